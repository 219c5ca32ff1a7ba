/** Values that a field must not have, for the emitted tests. */
import type { Field } from '../../common/subset/model.ts';
import type { DecimalType, FloatingType, StringType, WholeNumberType } from '../../../model/types.ts';
import { javaString } from '../../common/escape.ts';
import { constraints } from './field-types.ts';
import { patternMismatch } from './pattern-sample.ts';
import { scaled, unscaled } from './samples.ts';

export interface InvalidValue {
  /** The field's name as a literal. */
  readonly json: string;
  /** A Java expression. */
  readonly value: string;
  /** The code that the answer has for it, as a literal. */
  readonly code: string;
}

/** One value for each constraint of the field, and one of another type. */
export function invalidValues(field: Field): InvalidValue[] {
  const presence = constraints(field).find(({ text }) => text === '@NotBlank' || text === '@NotNull');
  return [
    ...(presence ? [{ value: 'null', code: presence.text.slice(1) }] : []),
    ...outOfBounds(field),
    ...otherType(field),
  ].map(({ value, code }) => ({ json: javaString(field.name), value, code: javaString(code) }));
}

type Wrong = Pick<InvalidValue, 'value' | 'code'>;

function outOfBounds({ type }: Field): Wrong[] {
  switch (type.kind) {
    case 'String':
      return wrongTexts(type);
    case 'Text':
      return [{ value: '"x".repeat(65_536)', code: 'Size' }];
    case 'Int':
    case 'Long':
      return wrongWholeNumbers(type);
    case 'Decimal':
      return wrongDecimals(type);
    case 'Float':
    case 'Double':
      return wrongFloatingNumbers(type);
    default:
      return [];
  }
}

function wrongTexts({ minLength = 0, maxLength, pattern }: StringType): Wrong[] {
  const mismatch = pattern === undefined ? undefined : patternMismatch(pattern);
  return [
    ...(minLength > 1 ? [{ value: `"x".repeat(${minLength - 1})`, code: 'Size' }] : []),
    ...(maxLength < 100_000 ? [{ value: `"x".repeat(${maxLength + 1})`, code: 'Size' }] : []),
    ...(mismatch === undefined ? [] : [{ value: javaString(mismatch), code: 'Pattern' }]),
  ];
}

const RANGES = {
  Int: { min: -2147483648n, max: 2147483647n },
  Long: { min: -9223372036854775808n, max: 9223372036854775807n },
} as const;

function wrongWholeNumbers({ kind, min, max }: WholeNumberType): Wrong[] {
  const range = RANGES[kind];
  const below = min === undefined ? undefined : BigInt(min) - 1n;
  const above = max === undefined ? undefined : BigInt(max) + 1n;
  return [
    ...(below !== undefined && below >= range.min ? [{ value: `${below}L`, code: 'Min' }] : []),
    ...(above !== undefined && above <= range.max ? [{ value: `${above}L`, code: 'Max' }] : []),
  ];
}

function wrongDecimals({ precision, scale, min, max }: DecimalType): Wrong[] {
  return [
    { value: number(10n ** BigInt(precision), scale), code: 'Digits' },
    { value: number(1n, scale + 1), code: 'Digits' },
    ...(min === undefined ? [] : [{ value: number(scaled(min, scale) - 1n, scale), code: 'DecimalMin' }]),
    ...(max === undefined ? [] : [{ value: number(scaled(max, scale) + 1n, scale), code: 'DecimalMax' }]),
  ];
}

function number(value: bigint, digits: number): string {
  return `new BigDecimal(${javaString(unscaled(value, digits))})`;
}

function wrongFloatingNumbers({ min, max }: FloatingType): Wrong[] {
  return [
    ...(min !== undefined && Math.abs(Number(min)) < 1e30 ? [{ value: beyond(min, -1), code: 'DecimalMin' }] : []),
    ...(max !== undefined && Math.abs(Number(max)) < 1e30 ? [{ value: beyond(max, 1), code: 'DecimalMax' }] : []),
  ];
}

function beyond(bound: string, sign: number): string {
  return `${Number(bound) + sign * Math.max(1, Math.abs(Number(bound)))}d`;
}

function otherType({ type }: Field): Wrong[] {
  if (type.kind === 'String' || type.kind === 'Text') return [];
  return [{ value: '"no such value"', code: 'typeMismatch' }];
}
