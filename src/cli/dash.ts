/**
 * yargs takes a lone `-` for an option without a name and loses it, where everybody else means standard input. So it is
 * hidden from it behind a character that no argument can hold.
 */
const HIDDEN = '\0-';

/** Arguments as yargs is to see them. */
export function hideDashes(args: readonly string[]): string[] {
  return args.map((arg) => (arg === '-' ? HIDDEN : arg));
}

/** What yargs made of them, as it was meant. */
export function showDashes<Arguments>(parsed: Arguments): Arguments {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a text becomes a text
  return shown(parsed) as Arguments;
}

function shown(value: unknown): unknown {
  if (value === HIDDEN) return '-';
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]));
}
