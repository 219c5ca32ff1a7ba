/** Numbers with a unit, as they are written in a file. All give `undefined` for what is none. */

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** `30s`, `5m`, `1h`, `2d`, `500ms` in seconds. */
export function secondsOf(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? [];
  const factor = SECONDS[unit ?? ''];
  return factor === undefined ? undefined : Number(amount) * factor;
}

/** `1h` as `PT1H`, `30d` as `P30D`: a duration of ISO 8601, which Java and the JSON API read. */
export function isoDuration(text: string): string | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  if (unit === 'ms') return `PT${trimmed(Number(amount) / 1000)}S`;
  return unit === 'd' && !amount.includes('.')
    ? `P${amount}D`
    : unit === 'd'
      ? `PT${trimmed(Number(amount) * 24)}H`
      : `PT${amount}${unit.toUpperCase()}`;
}

const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  K: 1e3,
  KB: 1e3,
  M: 1e6,
  MB: 1e6,
  G: 1e9,
  GB: 1e9,
  T: 1e12,
  TB: 1e12,
  Ki: 2 ** 10,
  KiB: 2 ** 10,
  Mi: 2 ** 20,
  MiB: 2 ** 20,
  Gi: 2 ** 30,
  GiB: 2 ** 30,
  Ti: 2 ** 40,
  TiB: 2 ** 40,
};

/** `5MB`, `512Mi`, `10Gi` in bytes; a lone number is bytes already. */
export function bytesOf(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = unit === '' ? 1 : BYTES[unit ?? '?'];
  return factor === undefined ? undefined : Math.round(Number(amount) * factor);
}

const WHOLE_UNITS = ['GiB', 'GB', 'MiB', 'MB', 'KiB', 'KB'] as const;

/** The opposite: bytes in the largest unit that leaves no fraction. @param between what stands before the unit */
export function bytesText(count: number, between = ''): string {
  const unit = WHOLE_UNITS.find((each) => count > 0 && count % (BYTES[each] ?? 1) === 0) ?? 'B';
  return `${count / (BYTES[unit] ?? 1)}${between}${unit}`;
}

/** `2`, `0.5` or `250m`, as Kubernetes writes shares of a processor's cores, in thousandths. */
export function millicoresOf(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m?)$/.exec(text) ?? [];
  return amount === undefined ? undefined : Math.round(Number(amount) * (unit === 'm' ? 1 : 1000));
}

function trimmed(number: number): string {
  return String(Number(number.toFixed(6)));
}
