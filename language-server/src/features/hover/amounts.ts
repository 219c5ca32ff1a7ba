/** Amounts as people say them: `1m` is "1 minute", `10Gi` is 10,737,418,240 bytes. */
import { bytesOf, bytesText, millicoresOf } from '../../../../src/model/quantities.ts';

const UNITS: Readonly<Record<string, string>> = {
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
};

/** `1 minute`; a text that is no period as it is. */
export function periodInWords(text: string): string {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? [];
  const name = UNITS[unit];
  return name === undefined ? text : `${grouped(amount)} ${name}${amount === '1' ? '' : 's'}`;
}

/** `5 MB (5,000,000 bytes)`; a text that is no size as it is. */
export function sizeInWords(text: string): string {
  const bytes = bytesOf(text);
  if (bytes === undefined) return text;
  return bytes < 1000 ? counted(String(bytes), 'byte') : `${bytesText(bytes, ' ')} (${grouped(String(bytes))} bytes)`;
}

/** `0.25 cores`; a text that is none as it is. */
export function coresInWords(text: string): string {
  const thousandths = millicoresOf(text);
  return thousandths === undefined ? text : counted(String(thousandths / 1000), 'core');
}

/** `1 character`, `1,000 characters`. */
export function counted(number: string, what: string): string {
  return `${grouped(number)} ${what}${number === '1' ? '' : 's'}`;
}

/** Digits in threes: `9,999,999.99`. */
export function grouped(number: string): string {
  const [whole = '', ...fraction] = number.split('.');
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
