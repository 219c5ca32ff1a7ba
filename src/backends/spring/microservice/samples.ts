/** Values for the emitted tests, as Java expressions in which `n` is the number of the row: 1, 2, 3, … */
import type { Field } from '../../common/subset/model.ts';
import type { DecimalType, FloatingType, StringType, WholeNumberType } from '../../../model/types.ts';
import { javaString } from '../../common/escape.ts';
import { enumConstant } from './enums.ts';
import { patternSamples } from './pattern-sample.ts';
import type { Service } from './service.ts';

/** Rows that a test makes at most. */
export const MOST_ROWS = 5;

export interface Sample {
  /** The expression; its value is what stands in JSON. */
  readonly json: string;
  /** The same for a column of the database. */
  readonly column: string;
  /** How many rows have different values: at least one. */
  readonly distinct: number;
}

/** A value for each row, or `undefined` where none could be found. */
export function sampleOf(service: Service, { name, type }: Field): Sample | undefined {
  switch (type.kind) {
    case 'String':
      return stringSample(name, type);
    case 'Text':
      return endless(`${javaString(`${name} `)} + n`);
    case 'Int':
    case 'Long':
      return wholeSample(type);
    case 'Decimal':
      return decimalSample(type);
    case 'Float':
    case 'Double':
      return floatingSample(type);
    case 'Boolean':
      return { json: 'n % 2 == 1', column: 'n % 2 == 1', distinct: 2 };
    case 'LocalDate':
      return endless('"2026-01-%02d".formatted(n)');
    case 'LocalTime':
      return endless('"%02d:30:00.123456".formatted(n)');
    case 'Instant':
      return endless('"2026-01-%02dT12:30:00.123456Z".formatted(n)');
    case 'UUID':
      return endless('"00000000-0000-7000-8000-%012d".formatted(n)');
    default: {
      const names = service.enumeration(type.enum).values.map((value) => value.name);
      const json = picked(names.map(javaString));
      return (
        json && { ...json, column: picked(names.map((value) => javaString(enumConstant(value))))?.json ?? json.json }
      );
    }
  }
}

/** A different value for every row that a test may make. */
function endless(json: string): Sample {
  return { json, column: json, distinct: MOST_ROWS };
}

/** One of a few values, over and over. */
function picked(values: readonly string[]): Sample | undefined {
  const few = values.slice(0, MOST_ROWS);
  if (few.length === 0) return undefined;
  const json = few.length === 1 ? (few[0] ?? '') : `pick(n, ${few.join(', ')})`;
  return { json, column: json, distinct: few.length };
}

function stringSample(name: string, { minLength = 0, maxLength, pattern }: StringType): Sample | undefined {
  if (pattern !== undefined) return picked(patternSamples(pattern, minLength, maxLength, MOST_ROWS).map(javaString));
  const head = `${name} `.slice(0, Math.max(0, maxLength - 1)).padStart(Math.max(0, minLength - 1), 'x');
  if (maxLength === 0) return picked(['""']);
  return endless(head === '' ? 'String.valueOf(n)' : `${javaString(head)} + n`);
}

function wholeSample({ kind, min, max }: WholeNumberType): Sample | undefined {
  const lowest = min === undefined ? undefined : BigInt(min);
  const highest = max === undefined ? undefined : BigInt(max);
  if ((lowest ?? 1n) <= 1n && (highest ?? 9n) >= 9n) return endless('n');
  const start = lowest ?? (highest ?? 0n) - BigInt(MOST_ROWS) + 1n;
  const values = Array.from({ length: MOST_ROWS }, (_, index) => start + BigInt(index));
  return picked(
    values
      .filter((value) => highest === undefined || value <= highest)
      .map((value) => `${value}${kind === 'Long' ? 'L' : ''}`),
  );
}

function decimalSample({ precision, scale, min, max }: DecimalType): Sample | undefined {
  const unit = 10n ** BigInt(scale);
  const limit = 10n ** BigInt(precision) - 1n;
  const lowest = min === undefined ? -limit : scaled(min, scale);
  const highest = max === undefined ? limit : scaled(max, scale);
  if (lowest <= unit && highest >= 9n * unit)
    return endless(`BigDecimal.valueOf(n)${scale > 0 ? `.setScale(${scale})` : ''}`);
  const start = lowest < 0n && highest >= 0n ? 0n : lowest;
  const values = Array.from({ length: MOST_ROWS }, (_, index) => start + BigInt(index));
  return picked(
    values.filter((value) => value <= highest).map((value) => `new BigDecimal(${javaString(unscaled(value, scale))})`),
  );
}

/** A decimal number times a power of ten; what is finer is cut off. */
export function scaled(digits: string, scale: number): bigint {
  const negative = digits.startsWith('-');
  const [whole = '0', fraction = ''] = digits.replace(/^[-+]/, '').split('.');
  const value = BigInt((whole || '0') + fraction.slice(0, scale).padEnd(scale, '0'));
  return negative ? -value : value;
}

export function unscaled(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const split = digits.length - scale;
  return `${value < 0n ? '-' : ''}${digits.slice(0, split)}${scale > 0 ? `.${digits.slice(split)}` : ''}`;
}

function floatingSample({ kind, min, max }: FloatingType): Sample | undefined {
  const lowest = min === undefined ? -Infinity : Number(min);
  const highest = max === undefined ? Infinity : Number(max);
  if (lowest <= 1 && highest >= 10) return endless('n + 0.5');
  const start = Number.isFinite(lowest) ? lowest : highest;
  return picked([
    kind === 'Float' ? `${String(Math.fround(start) === start ? start : Number(start.toPrecision(6)))}f` : `${start}d`,
  ]);
}
