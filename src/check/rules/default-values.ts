import {
  isNumberLiteral,
  isQuantityLiteral,
  isStringLiteral,
  isWordLiteral,
  locationOf,
  nearest,
  type Enum,
  type Literal,
  type PlainType,
} from '../../language/index.ts';
import { replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { listed } from '../listed.ts';
import { reportValue, type Limits } from './limits.ts';
import { checkAmount, checkUnit, compareMeasures, hasUnits } from './measures.ts';
import { checkNumber } from './ranges.ts';
import { written } from './written.ts';

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

/** Types whose values no file can write. */
export function hasDefaults(type: PlainType): boolean {
  return EXAMPLES[type] !== 'nothing';
}

/** What is often taken by default, as it is written. */
const FREQUENT: Readonly<Partial<Record<PlainType, readonly string[]>>> = {
  String: ['""'],
  Text: ['""'],
  Int: ['0', '1'],
  Long: ['0', '1'],
  Float: ['0', '1'],
  Double: ['0', '1'],
  Decimal: ['0', '1'],
  Boolean: ['true', 'false'],
  LocalDate: ['now'],
  LocalTime: ['now'],
  Instant: ['now'],
  ZonedDateTime: ['now'],
  Duration: ['30s', '5m', '1h', '1d'],
  UUID: ['random'],
};

/** Values that a field of a type may well have by default: frequent ones within its limits, else the limits themselves. */
export function plausibleDefaults(type: PlainType, limits: Limits): readonly string[] {
  const { min, max, pattern } = limits;
  const frequent = FREQUENT[type] ?? [];
  if (type === 'String') return pattern === undefined && isWithin('0', type, limits) ? frequent : [];
  if (!min && !max) return frequent;
  const within = frequent.filter((value) => isWithin(value, type, limits));
  return within.length > 0 ? within : [(min ?? max)?.text ?? ''];
}

function isWithin(measure: string, type: PlainType, { min, max }: Limits): boolean {
  return (
    (!min || compareMeasures(type, measure, min.text) >= 0) && (!max || compareMeasures(type, measure, max.text) <= 0)
  );
}

/** Checks that a default is of its field's type and within its limits. */
export function checkDefault(value: Literal, type: PlainType, limits: Limits, context: Context): void {
  if (value.value === undefined || !hasDefaults(type)) return;
  if (!isOfType(value, type)) return reportValue(value, type, EXAMPLES[type], context);
  if (isNumberLiteral(value) || isQuantityLiteral(value)) {
    const place = { node: value, property: 'value', text: value.value };
    const sound = checkUnit(place, type, context) && checkAmount(place, type, context);
    if (sound && checkNumber(place, type, limits, context)) checkBounds(value, value.value, type, limits, context);
  } else if (isStringLiteral(value) && type === 'String') {
    checkBounds(value, String(value.value.length), type, limits, context);
    if (limits.pattern !== undefined && !new RegExp(`^(?:${limits.pattern})$`, 'u').test(value.value))
      reportDefault(value, `it does not match the pattern`, context);
  }
}

function isOfType(value: Literal, type: PlainType): boolean {
  if (isNumberLiteral(value) || isQuantityLiteral(value)) return EXAMPLES[type] === 'a number' || hasUnits(type);
  if (isStringLiteral(value)) return EXAMPLES[type] === 'a text in quotes';
  return !hasUnits(type) && EXAMPLES[type].includes(`\`${value.value}\``);
}

function checkBounds(value: Literal, measure: string, type: PlainType, { min, max }: Limits, context: Context): void {
  const what = isStringLiteral(value) ? 'its length must be' : 'it must be';
  if (min && compareMeasures(type, measure, min.text) < 0)
    reportDefault(value, `${what} at least ${min.text}`, context);
  if (max && compareMeasures(type, measure, max.text) > 0) reportDefault(value, `${what} at most ${max.text}`, context);
}

function reportDefault(value: Literal, bound: string, context: Context): void {
  context.report(locationOf(value), say.defaultOutOfBounds({ value: written(value), bound }));
}

/** Checks that a word is a value of an enum: a default, or what is compared with. */
export function checkEnumValue(value: Literal, { name, values }: Enum, context: Context): boolean {
  const known = values.map((each) => each.name);
  if (values.length === 0 || value.value === undefined) return false;
  if (!isWordLiteral(value)) {
    const meant = known.find((each) => each === value.value);
    reportValue(value, name, listed(known, 'or') ?? 'one of its values', context, meant);
    return false;
  }
  if (known.includes(value.value)) return true;
  const near = nearest(value.value, known);
  if (context.isLost(value.value, near)) return false;
  const message = say.unknownEnumValue({ enum: name, name: value.value, nearest: near, known: listed(known) });
  context.report(locationOf(value), message, { edits: near ? [replace(near, value)] : [] });
  return false;
}
