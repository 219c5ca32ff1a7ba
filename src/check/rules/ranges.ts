import { locationOf, type PlainType } from '../../language/index.ts';
import { DEFAULT_PRECISION, DEFAULT_SCALE } from '../../model/defaults.ts';
import type { Context } from '../context.ts';
import { compareDecimals, fractionDigits, wholeDigits } from '../decimals.ts';
import * as say from '../generated/catalogue.ts';
import type { Limits } from './limits.ts';
import { shortened, type Place } from './written.ts';

const WHOLE_RANGES = {
  Int: { min: '-2147483648', max: '2147483647', wider: 'Long' },
  Long: { min: '-9223372036854775808', max: '9223372036854775807', wider: 'Decimal' },
} as const;

const FLOATING_RANGES = {
  Float: { largest: 3.4028234663852886e38, wider: 'Double' },
  Double: { largest: Number.MAX_VALUE, wider: undefined },
} as const;

/** Checks a bound, a default or what is compared with as a value of a numeric type. */
export function checkNumber(place: Place, type: PlainType, limits: Limits, context: Context): boolean {
  const at = locationOf(place.node, place.property);
  const range = rangeOf(type, limits);
  const bound = shortened(place.text);
  if (!range) return true;
  if (fractionDigits(place.text) > range.digits) {
    const digits = range.digits === 0 ? 'none' : String(range.digits);
    context.report(at, say.boundNotExact({ bound, type, digits }));
    return false;
  }
  if (range.holds(place.text)) return true;
  const { min, max, wider } = range;
  context.report(at, say.boundOutOfRange({ bound, type, min, max, wider }));
  return false;
}

interface NumericRange {
  readonly min: string;
  readonly max: string;
  readonly wider?: string | undefined;
  /** Digits after the point. */
  readonly digits: number;
  holds(number: string): boolean;
}

function rangeOf(type: PlainType, limits: Limits): NumericRange | undefined {
  if (type === 'Int' || type === 'Long') {
    const { min, max, wider } = WHOLE_RANGES[type];
    const holds = (number: string): boolean => compareDecimals(number, min) >= 0 && compareDecimals(number, max) <= 0;
    return { min, max, wider, digits: 0, holds };
  }
  if (type === 'Float' || type === 'Double') {
    const { largest, wider } = FLOATING_RANGES[type];
    const holds = (number: string): boolean => Math.abs(Number(number)) <= largest;
    return { min: String(-largest), max: String(largest), wider, digits: Infinity, holds };
  }
  if (type !== 'Decimal') return undefined;
  const { precision = DEFAULT_PRECISION, scale = limits.precision === undefined ? DEFAULT_SCALE : 0 } = limits;
  if (scale > precision) return undefined;
  const max = `${'9'.repeat(precision - scale) || '0'}${scale > 0 ? `.${'9'.repeat(scale)}` : ''}`;
  return { min: `-${max}`, max, digits: scale, holds: (number) => wholeDigits(number) <= precision - scale };
}
