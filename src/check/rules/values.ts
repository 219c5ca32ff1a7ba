import {
  isBounds,
  isNumberLiteral,
  isStringLiteral,
  isWordLiteral,
  locationOf,
  nearest,
  type Bounds,
  type Constraint,
  type Enum,
  type Field,
  type Literal,
  type NamedConstraint,
  type PlainType,
} from '../../language/index.ts';
import { DEFAULT_LENGTH, DEFAULT_PRECISION, DEFAULT_SCALE } from '../../model/defaults.ts';
import { replace, type Context } from '../context.ts';
import { compareDecimals, fractionDigits, smallInteger, wholeDigits } from '../decimals.ts';
import * as say from '../generated/catalogue.ts';
import { listed } from '../listed.ts';
import { checkSaidOnce } from '../once.ts';
import { checkPattern } from '../pattern.ts';
import type { Rules } from '../rules.ts';

/** The constraints of plain types, and defaults: that they fit the type and each other. */
export const valueRules: Rules = {
  Field(field, context) {
    if (!field.type?.target) return;
    const resolved = context.resolve(field.type);
    if (resolved.kind === 'plain') checkPlain(field, resolved.type, context);
    else if (!resolved.kind.startsWith('unknown')) {
      for (const constraint of field.type.constraints) reportUnfit(constraint, field.type.target, context);
      if (resolved.kind === 'enum') checkEnumDefault(field, resolved.enum, context);
    }
  },
};

/** A number of the source with its place. */
interface Place {
  readonly node: Constraint | Literal;
  readonly property: string;
  readonly text: string;
}

/** What the constraints of a field say. */
interface Limits {
  min?: Place;
  max?: Place;
  pattern?: string;
  precision?: number;
  scale?: number;
}

/** What each type takes in its parentheses, as people write it. */
const ALLOWED: Readonly<Record<PlainType, string | undefined>> = {
  String: 'a length (`12`, `..500`, `2..60`) and a `pattern "…"`',
  Int: 'a range (`1..999`), `min` and `max`',
  Long: 'a range (`1..999`), `min` and `max`',
  Float: 'a range (`0..1.5`), `min` and `max`',
  Double: 'a range (`0..1.5`), `min` and `max`',
  Decimal: 'its digits (`12, 2`), `min` and `max`',
  Text: undefined,
  Boolean: undefined,
  LocalDate: undefined,
  LocalTime: undefined,
  Instant: undefined,
  ZonedDateTime: undefined,
  Duration: 'a range (`1m..30d`), `min` and `max`',
  UUID: undefined,
  Binary: 'a size (`5MB`, `..5MB`), `min` and `max`',
  Image: 'a size (`5MB`, `..5MB`), `min` and `max`',
  Json: undefined,
};

/** The widest `varchar` that both PostgreSQL and H2 keep. */
const LONGEST_STRING = 1_048_576;
const MOST_DIGITS = 38;

const WHOLE_RANGES = {
  Int: { min: '-2147483648', max: '2147483647', wider: 'Long' },
  Long: { min: '-9223372036854775808', max: '9223372036854775807', wider: 'Decimal' },
} as const;

const FLOATING_RANGES = {
  Float: { largest: 3.4028234663852886e38, wider: 'Double' },
  Double: { largest: Number.MAX_VALUE, wider: undefined },
} as const;

function checkPlain(field: Field, type: PlainType, context: Context): void {
  const limits = readLimits(field, type, context);
  const sound = checkLimits(field, type, limits, context);
  if (field.default && sound) checkDefault(field.default, type, limits, context);
}

/** Sorts the constraints out and reports those that mean nothing for the type. */
function readLimits(field: Field, type: PlainType, context: Context): Limits {
  const limits: Limits = {};
  const { constraints } = field.type;
  checkSaidOnce(constraints, (constraint) => settingOf(constraint, type, constraints), context);
  for (const constraint of constraints) {
    if (isBounds(constraint)) readBounds(constraint, type, limits, context);
    else readNamed(constraint, type, limits, context);
  }
  return limits;
}

function settingOf(constraint: Constraint, type: PlainType, all: readonly Constraint[]): string | undefined {
  if (!isBounds(constraint)) return constraint.key;
  if (type !== 'Decimal' || constraint.range) return 'range';
  const position = all.filter((each) => isBounds(each) && !each.range).indexOf(constraint);
  return ['digits', 'digits after the point'][position] ?? 'digits';
}

function readBounds(node: Bounds, type: PlainType, limits: Limits, context: Context): void {
  const { from, to, range } = node;
  if (ALLOWED[type] === undefined) return reportUnfit(node, type, context);
  if (range) {
    if (from !== undefined) limits.min = { node, property: 'from', text: from };
    if (to !== undefined) limits.max = { node, property: 'to', text: to };
  } else if (type === 'String' && from !== undefined) limits.max = { node, property: 'from', text: from };
  else if (type === 'Decimal' && from !== undefined) readDigits(from, limits);
  else reportUnfit(node, type, context);
}

function readDigits(text: string, limits: Limits): void {
  const number = smallInteger(text) ?? -1;
  if (limits.precision === undefined) limits.precision = number;
  else limits.scale ??= number;
}

function readNamed(node: NamedConstraint, type: PlainType, limits: Limits, context: Context): void {
  const { key, value } = node;
  const numeric = ALLOWED[type]?.includes('`min`') ?? false;
  if (!key || !value) return;
  if ((key === 'min' || key === 'max') && numeric) {
    if (isNumberLiteral(value)) limits[key] = { node: value, property: 'value', text: value.value };
    else reportValue(value, 'number', '`0`', context);
  } else if (key === 'pattern' && type === 'String') {
    if (!isStringLiteral(value)) reportValue(value, 'regular expression', '`pattern "[A-Z]+"`', context);
    else if (checkPattern(value, context)) limits.pattern = value.value;
  } else reportUnfit(node, type, context);
}

function reportUnfit(node: Constraint, type: string, context: Context): void {
  const known = (ALLOWED as Readonly<Record<string, string | undefined>>)[type];
  const constraint = isBounds(node) ? `${node.from ?? ''}${node.range ? '..' : ''}${node.to ?? ''}` : node.key;
  if (constraint) context.report(locationOf(node), say.unfitConstraint({ constraint, type, allowed: known }));
}

/** @returns true when the limits make sense, so that a default can be measured by them */
function checkLimits(field: Field, type: PlainType, limits: Limits, context: Context): boolean {
  const before = context.diagnostics.length;
  const { min, max } = limits;
  if (type === 'Decimal') checkPrecision(field, limits, context);
  for (const bound of [min, max]) {
    if (!bound) continue;
    if (type === 'String') checkLength(bound, bound === max ? 1 : 0, context);
    else checkNumber(bound, type, limits, context);
  }
  if (context.diagnostics.length > before) return false;
  if (type === 'String' && min && !max) return checkDefaultLength(min, context);
  if (!min || !max || compareDecimals(min.text, max.text) <= 0) return true;
  const edits = [replace(max.text, min.node, min.property), replace(min.text, max.node, max.property)];
  context.report(locationOf(max.node, max.property), say.emptyRange({ min: min.text, max: max.text }), { edits });
  return false;
}

/** `String(300..)` has the default length as its upper bound. */
function checkDefaultLength(min: Place, context: Context): boolean {
  if (Number(min.text) <= DEFAULT_LENGTH) return true;
  const message = say.emptyRange({ min: min.text, max: DEFAULT_LENGTH });
  context.report(locationOf(min.node, min.property), message);
  return false;
}

function checkLength(bound: Place, least: number, context: Context): void {
  const length = smallInteger(bound.text);
  if (length !== undefined && length >= least && length <= LONGEST_STRING) return;
  const message = say.badLength({ length: bound.text, min: least, max: LONGEST_STRING });
  context.report(locationOf(bound.node, bound.property), message);
}

function checkPrecision(field: Field, limits: Limits, context: Context): void {
  const { precision, scale = 0 } = limits;
  if (precision === undefined) return;
  if (precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision) return;
  const lone = field.type.constraints.filter(isBounds).filter((each) => !each.range);
  const [first, second] = lone.map((each) => locationOf(each));
  if (!first) return;
  const at = { file: first.file, range: { start: first.range.start, end: (second ?? first).range.end } };
  const [digits, after] = lone.map((each) => each.from);
  context.report(at, say.badPrecision({ precision: digits ?? '', scale: after ?? '0' }));
}

/** A bound or a default as a value of a numeric type. */
function checkNumber(place: Place, type: PlainType, limits: Limits, context: Context): boolean {
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

/** What a default of each type looks like; numbers and texts are told by their form. */
const EXAMPLES: Readonly<Record<PlainType, string>> = {
  String: 'a text in quotes',
  Text: 'a text in quotes',
  Int: 'a number',
  Long: 'a number',
  Float: 'a number',
  Double: 'a number',
  Decimal: 'a number',
  Boolean: '`true` or `false`',
  LocalDate: '`now`',
  LocalTime: '`now`',
  Instant: '`now`',
  ZonedDateTime: '`now`',
  Duration: 'a length of time such as `90s`, `15m` or `2d`',
  UUID: '`random`',
  Binary: 'nothing',
  Image: 'nothing',
  Json: 'nothing',
};

function checkDefault(value: Literal, type: PlainType, limits: Limits, context: Context): void {
  if (value.value === undefined) return;
  if (!isOfType(value, type)) return reportValue(value, type, EXAMPLES[type], context);
  if (isNumberLiteral(value)) {
    const place = { node: value, property: 'value', text: value.value };
    if (checkNumber(place, type, limits, context)) checkDefaultBounds(value, value.value, limits, context);
  } else if (isStringLiteral(value) && type === 'String') {
    checkDefaultBounds(value, String(value.value.length), limits, context);
    if (limits.pattern !== undefined && !new RegExp(`^(?:${limits.pattern})$`, 'u').test(value.value))
      reportDefault(value, `it does not match the pattern`, context);
  }
}

function isOfType(value: Literal, type: PlainType): boolean {
  if (isNumberLiteral(value)) return EXAMPLES[type] === 'a number';
  if (isStringLiteral(value)) return EXAMPLES[type] === 'a text in quotes';
  return EXAMPLES[type].includes(`\`${value.value}\``);
}

function checkDefaultBounds(value: Literal, measure: string, { min, max }: Limits, context: Context): void {
  const what = isStringLiteral(value) ? 'its length must be' : 'it must be';
  if (min && compareDecimals(measure, min.text) < 0) reportDefault(value, `${what} at least ${min.text}`, context);
  if (max && compareDecimals(measure, max.text) > 0) reportDefault(value, `${what} at most ${max.text}`, context);
}

function reportDefault(value: Literal, bound: string, context: Context): void {
  context.report(locationOf(value), say.defaultOutOfBounds({ value: written(value), bound }));
}

function reportValue(value: Literal, type: string, example: string, context: Context): void {
  if (value.value !== undefined)
    context.report(locationOf(value), say.unfitValue({ value: written(value), type, example }));
}

function checkEnumDefault(field: Field, { name, values }: Enum, context: Context): void {
  const value = field.default;
  const known = values.map((each) => each.name);
  if (!value || values.length === 0 || value.value === undefined) return;
  if (!isWordLiteral(value)) return reportValue(value, name, listed(known) ?? 'one of its values', context);
  if (known.includes(value.value)) return;
  const near = nearest(value.value, known);
  if (context.isLost(value.value, near)) return;
  const message = say.unknownEnumValue({ enum: name, name: value.value, nearest: near, known: listed(known) });
  context.report(locationOf(value), message, { edits: near ? [replace(near, value)] : [] });
}

/** As the source has it. */
function written(value: Literal): string {
  return shortened(isStringLiteral(value) ? `"${value.value}"` : value.value);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
