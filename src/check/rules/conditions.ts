import {
  isNumberLiteral,
  isQuantityLiteral,
  isStringLiteral,
  isWordLiteral,
  locationOf,
  USER,
  type Allow,
  type Comparison,
  type Field,
  type FieldHolder,
  type Literal,
  type PlainType,
} from '../../language/index.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { findField } from '../lookup.ts';
import { checkSaidOnce } from '../once.ts';
import { checkEnumValue } from './default-values.ts';
import { reportValue } from './limits.ts';
import { checkUnit } from './measures.ts';
import { checkNumber } from './ranges.ts';
import { written } from './written.ts';

/** The condition of a rule: that each comparison leads to a value, fits it, and leaves room for the others. */
export function checkCondition({ condition, $container }: Allow, context: Context): void {
  const comparisons = condition?.comparisons ?? [];
  const before = context.diagnostics.length;
  for (const comparison of comparisons) checkComparison(comparison, $container, context);
  checkSaidOnce(comparisons, textOf, context);
  // Of what cannot be compared at all, it is not said that it contradicts.
  if (context.diagnostics.length === before) reportContradiction(comparisons, context);
}

/** A comparison as one text: the same text, the same comparison. */
export function textOf({ path, operator, value }: Comparison): string | undefined {
  return value?.value === undefined ? undefined : `${path.join('.')} ${operator} ${written(value)}`;
}

function checkComparison(comparison: Comparison, holder: FieldHolder, context: Context): void {
  const field = fieldAt(comparison, holder, context);
  const { value } = comparison;
  if (!field?.type?.target || value?.value === undefined) return;
  const last = comparison.path.length - 1;
  const reason = incomparable(field, context);
  const isMe = isWordLiteral(value) && value.value === 'me';
  const resolved = context.resolve(field.type);
  if (resolved.kind.startsWith('unknown')) return;
  if (isMe && resolved.kind !== 'user' && resolved.kind !== 'enum') {
    const user = userType(context);
    context.report(locationOf(comparison, 'path', last), say.notAUser({ field: field.name, user }));
  } else if (reason !== undefined)
    context.report(locationOf(comparison, 'path', last), say.incomparable({ field: field.name, reason }));
  else if (resolved.kind === 'user' && !isMe) reportValue(value, 'user', '`me`', context);
  else if (resolved.kind === 'enum') checkEnumValue(value, resolved.enum, context);
  else if (resolved.kind === 'plain') checkPlainValue(value, resolved.type, context);
}

/** How an account is written as a type. */
function userType(context: Context): string {
  const { accounts } = context.symbols;
  return accounts ? `${accounts.name}.${USER}` : USER;
}

/** The field at the end of a path; reports a name that is unknown, and what cannot be gone through. */
function fieldAt(node: Comparison, start: FieldHolder, context: Context): Field | undefined {
  let entity = start;
  for (const [index, name] of node.path.entries()) {
    const field = findField({ node, property: 'path', index, name, entity }, context);
    if (!field?.type?.target || index === node.path.length - 1) return field;
    const resolved = context.resolve(field.type);
    if (resolved.kind.startsWith('unknown')) return undefined;
    if (resolved.kind !== 'entity' || !leadsOn(field, context)) {
      const reason = blockedBy(field, context);
      context.report(locationOf(node, 'path', index), say.blockedPath({ field: name, reason }));
      return undefined;
    }
    entity = resolved.entity;
  }
  return undefined;
}

/** Whether a path can go on behind a field. */
export function leadsOn({ type }: Field, context: Context): boolean {
  return !type.many && context.resolve(type).kind === 'entity';
}

function blockedBy(field: Field, context: Context): string {
  const resolved = context.resolve(field.type);
  if (field.type.many) return 'it is a list, and a condition is about one row';
  if (resolved.kind === 'remote' || resolved.kind === 'user')
    return 'it points to another application, whose rows are not at hand here';
  if (resolved.kind === 'value') return 'the fields of a value type cannot be compared';
  return 'it is a value and points to no row';
}

/** Why there is nothing that a field could be compared with. */
export function incomparable(field: Field, context: Context): string | undefined {
  if (field.type.many) return 'it is a list';
  const resolved = context.resolve(field.type);
  switch (resolved.kind) {
    case 'entity':
      return `it points to a row: go on to one of its fields, as in \`${field.name}.…\``;
    case 'remote':
      return 'it points to another application';
    case 'value':
      return 'it is of a value type, and holds several values';
    case 'plain':
      if (resolved.type === 'Text') return 'a Text can be of any length';
      return COMPARED.has(resolved.type) ? undefined : `no value of the type ${resolved.type} can be written here`;
    default:
      return undefined;
  }
}

/** What values of a plain type look like in a condition. */
const COMPARED: ReadonlyMap<PlainType, string> = new Map([
  ['String', 'a text in quotes'],
  ['Int', 'a number'],
  ['Long', 'a number'],
  ['Float', 'a number'],
  ['Double', 'a number'],
  ['Decimal', 'a number'],
  ['Boolean', '`true` or `false`'],
]);

function checkPlainValue(value: Literal, type: PlainType, context: Context): void {
  const example = COMPARED.get(type) ?? '';
  if (isNumberLiteral(value) || isQuantityLiteral(value)) {
    const place = { node: value, property: 'value', text: value.value };
    if (example !== 'a number') reportValue(value, type, example, context);
    else if (checkUnit(place, type, context)) checkNumber(place, type, {}, context);
  } else if (isStringLiteral(value)) {
    if (type !== 'String') reportValue(value, type, example, context);
  } else if (type !== 'Boolean' || !['true', 'false'].includes(value.value)) reportValue(value, type, example, context);
}

/** A field that would have to be two things at once, or something and not that. */
function reportContradiction(comparisons: readonly Comparison[], context: Context): void {
  const equal = new Map<string, Comparison>();
  for (const each of comparisons)
    if (each.operator === '==' && !equal.has(each.path.join('.'))) equal.set(each.path.join('.'), each);
  for (const each of comparisons) {
    const other = equal.get(each.path.join('.'));
    if (!other || other === each || each.value?.value === undefined || other.value?.value === undefined) continue;
    const same = written(each.value) === written(other.value);
    if (same === (each.operator === '==')) continue;
    const [first, second] = [other, each].toSorted(
      (left, right) => comparisons.indexOf(left) - comparisons.indexOf(right),
    );
    if (!first || !second) continue;
    const params = { first: textOf(first) ?? '', second: textOf(second) ?? '' };
    return context.report(locationOf(second), say.impossibleCondition(params), {
      related: [related(say.impossibleCondition.related({}), first)],
    });
  }
}
