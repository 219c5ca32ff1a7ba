import {
  isBounds,
  isField,
  isNamedConstraint,
  isNumberLiteral,
  isQuantityLiteral,
  isStringLiteral,
  locationOf,
  sourceOf,
  type Bounds,
  type Constraint,
  type Field,
  type Literal,
  type NamedConstraint,
  type PlainType,
} from '../../language/index.ts';
import { replace, type Context } from '../context.ts';
import { smallInteger } from '../decimals.ts';
import type { TextEdit } from '../diagnostic.ts';
import * as say from '../generated/catalogue.ts';
import { checkSaidOnce, type ListedName } from '../once.ts';
import { patternFault } from '../pattern.ts';
import { checkUnit } from './measures.ts';
import { valueMeant } from './meant.ts';
import { written, type Place } from './written.ts';

/** What the constraints of a type say. */
export interface Limits {
  min?: Place;
  max?: Place;
  pattern?: string;
  precision?: number;
  scale?: number;
}

/** What each type takes in its parentheses, as people write it. */
const ALLOWED: Readonly<Record<PlainType, string | undefined>> = {
  String: 'a length (`12`, `..500`, `2..60`), `min`, `max` and a `pattern "…"`',
  Int: 'a range (`1..999`), `min`, `max` and a `unit "…"`',
  Long: 'a range (`1..999`), `min`, `max` and a `unit "…"`',
  Float: 'a range (`0..1.5`), `min`, `max` and a `unit "…"`',
  Double: 'a range (`0..1.5`), `min`, `max` and a `unit "…"`',
  Decimal: 'its digits (`12, 2`), `min`, `max` and a `unit "…"`',
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

/** Types of which a lone number is the most. */
const MOST_ALONE: ReadonlySet<PlainType> = new Set(['String', 'Binary', 'Image']);

/** People see it beside each number. */
const LONGEST_UNIT = 20;

/** Sorts the constraints out and reports those that mean nothing for the type. */
export function readLimits(type: PlainType, { constraints }: Field['type'], context: Context): Limits {
  const limits: Limits = {};
  if (isRangeWithComma(type, constraints, context)) return limits;
  checkSaidOnce(constraints, (constraint) => settingOf(constraint, type, constraints), context);
  for (const constraint of constraints) {
    if (isBounds(constraint)) readBounds(constraint, type, limits, context);
    else readNamed(constraint, type, limits, context);
  }
  return limits;
}

/** `min`, `pattern`: each stands once. */
export function namesOfConstraints({ constraints }: Field['type']): readonly ListedName[] {
  return constraints
    .filter(isNamedConstraint)
    .flatMap((node) => (node.key ? [{ node, property: 'key', index: 0, name: settingOfNamed(node) }] : []));
}

function settingOfNamed({ key }: NamedConstraint): string {
  return key;
}

/** Reports a constraint that a type does not take. */
export function reportUnfit(node: Constraint, type: string, context: Context): void {
  const known = (ALLOWED as Readonly<Record<string, string | undefined>>)[type];
  const constraint = isBounds(node) ? `${node.from ?? ''}${node.range ? '..' : ''}${node.to ?? ''}` : node.key;
  if (constraint) context.report(locationOf(node), say.unfitConstraint({ constraint, type, allowed: known }));
}

/**
 * Reports a literal that is of another type than is meant.
 *
 * @param meant how it is written, where that can be told
 */
export function reportValue(
  value: Literal,
  type: string,
  example: string,
  context: Context,
  meant = valueMeant(value, type),
): void {
  if (value.value === undefined) return;
  const edits = meant === undefined ? withoutNull(value) : [replace(meant, value)];
  const none = meant === undefined && edits.length > 0 ? value.value : undefined;
  context.report(locationOf(value), say.unfitValue({ value: written(value), type, example, meant, none }), { edits });
}

/** `Int? = null` without what it says of every field that may be missing. */
function withoutNull(value: Literal): TextEdit[] {
  const field = value.$container;
  if (!isField(field) || !field.type.optional || !/^(null|nil|none|undefined)$/i.test(value.value)) return [];
  const { file, range } = locationOf(value);
  const source = sourceOf(value);
  const [sign = ''] = /\s*=\s*$/.exec(source.text.slice(0, range.start.offset).slice(-1000)) ?? [];
  return [{ file, range: source.location(range.start.offset - sign.length, range.end.offset).range, text: '' }];
}

/** Reports `Int(1, 10)`, which is a range with another sign between its ends. */
function isRangeWithComma(type: PlainType, constraints: readonly Constraint[], context: Context): boolean {
  const [from, to, more] = constraints;
  if (!isLoneNumber(from) || !isLoneNumber(to) || more || type === 'Decimal' || !ALLOWED[type]) return false;
  const { file, range } = locationOf(from);
  const place = { file, range: { start: range.start, end: locationOf(to).range.end } };
  const meant = `${from.from}..${to.from}`;
  const message = say.unfitConstraint({ constraint: `${from.from}, ${to.from}`, type, meant });
  context.report(place, message, { edits: [{ ...place, text: meant }] });
  return true;
}

function isLoneNumber(node: Constraint | undefined): node is Bounds & { from: string } {
  return node !== undefined && isBounds(node) && !node.range && node.from !== undefined;
}

function settingOf(constraint: Constraint, type: PlainType, all: readonly Constraint[]): string | undefined {
  if (!isBounds(constraint)) return settingOfNamed(constraint);
  if (type !== 'Decimal' || constraint.range) return 'range';
  const position = all.filter((each) => isBounds(each) && !each.range).indexOf(constraint);
  return ['digits', 'digits after the point'][position] ?? 'digits';
}

function readBounds(node: Bounds, type: PlainType, limits: Limits, context: Context): void {
  const { from, to, range } = node;
  if (ALLOWED[type] === undefined) return reportUnfit(node, type, context);
  if (range) {
    takeBound('min', { node, property: 'from', text: from }, type, limits, context);
    takeBound('max', { node, property: 'to', text: to }, type, limits, context);
  } else if (MOST_ALONE.has(type)) takeBound('max', { node, property: 'from', text: from }, type, limits, context);
  else if (type === 'Decimal' && from !== undefined) {
    if (checkUnit({ node, property: 'from', text: from }, type, context)) readDigits(from, limits);
  } else reportUnfit(node, type, context);
}

function takeBound(
  end: 'min' | 'max',
  place: Omit<Place, 'text'> & { readonly text: string | undefined },
  type: PlainType,
  limits: Limits,
  context: Context,
): void {
  const { text } = place;
  if (text !== undefined && checkUnit({ ...place, text }, type, context)) limits[end] = { ...place, text };
}

function readDigits(text: string, limits: Limits): void {
  const number = smallInteger(text) ?? -1;
  if (limits.precision === undefined) limits.precision = number;
  else limits.scale ??= number;
}

/** What a plain type takes in its parentheses, as a phrase; `undefined` when that is nothing. */
export function constraintsInWords(type: PlainType): string | undefined {
  return ALLOWED[type];
}

/** The constraints with a name that a plain type can have: `pattern`. */
export function constraintsOf(type: PlainType): string[] {
  return [...(ALLOWED[type] ?? '').matchAll(/`(min|max|pattern|unit)\b/g)].map(([, key = '']) => key);
}

function readNamed(node: NamedConstraint, type: PlainType, limits: Limits, context: Context): void {
  const { key, value } = node;
  if (!key || !value) return;
  if (!ALLOWED[type]?.includes(`\`${key}`)) return reportUnfit(node, type, context);
  if (key === 'min' || key === 'max') {
    if (isNumberLiteral(value) || isQuantityLiteral(value))
      takeBound(key, { node: value, property: 'value', text: value.value }, type, limits, context);
    else reportValue(value, 'number', '`0`', context);
  } else if (key === 'unit') checkUnitText(value, context);
  else if (!isStringLiteral(value)) reportValue(value, 'regular expression', '`pattern "[A-Z]+"`', context);
  else {
    const fault = patternFault(value.value);
    if (fault) context.report(locationOf(value), fault);
    else limits.pattern = value.value;
  }
}

function checkUnitText(value: Literal, context: Context): void {
  if (!isStringLiteral(value)) return reportValue(value, 'unit', '`unit "kg"`', context);
  const { length } = value.value.trim();
  if (length === 0 || length > LONGEST_UNIT)
    context.report(locationOf(value), say.badUnit({ unit: value.value, max: LONGEST_UNIT }));
}
