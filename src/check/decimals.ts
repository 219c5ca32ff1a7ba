/** Numbers as they are written (`-12.50`), compared and measured without losing a digit. */

/** Negative, zero or positive, as `left` is less than, equal to or greater than `right`. */
export function compareDecimals(left: string, right: string): number {
  const a = partsOf(left);
  const b = partsOf(right);
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const size = compareSizes(a, b);
  return a.negative ? -size : size;
}

/** Digits before the point, without leading zeros: 0 for `0.5`. */
export function wholeDigits(number: string): number {
  return partsOf(number).whole.length;
}

/** Digits after the point, without zeros at the end: 1 for `0.50`. */
export function fractionDigits(number: string): number {
  return partsOf(number).fraction.length;
}

/** The number as an integer, when it is a whole one that needs no more than nine digits. */
export function smallInteger(number: string): number | undefined {
  return /^-?\d{1,9}$/.test(number) ? Number(number) : undefined;
}

interface Parts {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function partsOf(number: string): Parts {
  const [, sign, digits = '', after = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(number) ?? [];
  const whole = digits.replace(/^0+/, '');
  const fraction = withoutEndingZeros(after);
  return { negative: sign === '-' && whole + fraction !== '', whole, fraction };
}

function withoutEndingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function compareSizes(left: Parts, right: Parts): number {
  if (left.whole.length !== right.whole.length) return left.whole.length - right.whole.length;
  const a = left.whole + left.fraction;
  const b = right.whole + right.fraction;
  // Without ending zeros the longer of two fractions that begin alike is the greater, which is the order of texts.
  return a < b ? -1 : Number(a > b);
}
