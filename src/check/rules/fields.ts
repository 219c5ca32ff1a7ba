import type { AstNode } from 'langium';
import {
  locationOf,
  sourceOf,
  type Field,
  type Modifier,
  type Multiplicity,
  type PlainType,
  type ResolvedType,
} from '../../language/index.ts';
import { makesPart, replace, type Context } from '../context.ts';
import { smallInteger } from '../decimals.ts';
import * as say from '../generated/catalogue.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';
import { findType } from '../types.ts';
import { hasDefaults } from './default-values.ts';

/** Fields: that their type means something, and `[]`, `?`, modifiers and defaults something for it. */
export const fieldRules: Rules = {
  Field(field, context) {
    if (!field.type?.target) return;
    checkSaidOnce(field.modifiers, modifierOf, context);
    const resolved = findType(field.type, context);
    if (resolved) checkShape(field, resolved, context);
  },
};

/** Each stands once. */
export function modifierOf({ word }: Modifier): string {
  return word ?? 'was';
}

function checkShape(field: Field, resolved: ResolvedType, context: Context): void {
  const { type, modifiers, default: value } = field;
  const what = describe(field, resolved);
  if (type.many && resolved.kind !== 'entity' && isWritten(type.many)) {
    const why = insteadOfList(field, resolved);
    context.report(locationOf(type.many), say.misplacedModifier({ modifier: '[]', what, why }));
  } else if (type.many) {
    if (type.optional) reportMisplaced({ node: type, property: 'optional' }, '?', what, undefined, context);
    checkMultiplicity(field, context);
  }
  for (const modifier of modifiers)
    if (!takesModifier(modifier.word, field, resolved, context))
      reportMisplaced(modifier, nameOf(modifier), ofHolder(field) ?? what, whyNot(modifier, field, resolved), context);
  if (value && !takesDefault(field, resolved))
    context.report(locationOf(value), say.misplacedModifier({ modifier: '=', what: ofHolder(field) ?? what }));
}

/** Whether a value can be taken where none is given. */
export function takesDefault({ $container }: Field, resolved: ResolvedType): boolean {
  const fillable = resolved.kind === 'enum' || (resolved.kind === 'plain' && hasDefaults(resolved.type));
  return fillable && $container.$type !== 'Event';
}

function nameOf({ word }: Modifier): string {
  return word === 'on' ? 'on delete' : (word ?? 'was');
}

function describe(field: Field, resolved: ResolvedType): string {
  if (resolved.kind === 'plain') return resolved.type;
  if (resolved.kind === 'enum') return 'an enum';
  if (resolved.kind === 'value') return 'a value type';
  if (resolved.kind !== 'entity') return 'a reference to another application';
  return field.type.many ? 'a list' : 'a field that points to a row';
}

/** What a field is, when it stands in something that is no row. */
function ofHolder({ $container }: Field): string | undefined {
  if ($container.$type === 'Value') return 'a field of a value type';
  return $container.$type === 'Event' ? 'a field of an event' : undefined;
}

/** Of whose values no two can be told apart in an index. */
const NOT_UNIQUE: ReadonlySet<PlainType> = new Set(['Text', 'Boolean', 'Binary', 'Image', 'Json']);

/** Whether a modifier means something for a field; without a word, it is what the field was called before. */
export function takesModifier(
  word: string | undefined,
  field: Field,
  resolved: ResolvedType,
  context: Context,
): boolean {
  const list = field.type.many !== undefined;
  if (word === undefined) return true;
  if (ofHolder(field) !== undefined) return false;
  const side = context.sideOf(field);
  switch (word) {
    case 'owned':
    case 'opposite':
    case 'owning':
      return resolved.kind === 'entity';
    case 'shows':
      return ['entity', 'remote', 'user'].includes(resolved.kind);
    case 'on':
      return resolved.kind === 'entity' && !list && side?.holdsKey !== false;
    case 'column':
      return resolved.kind !== 'value' && !list && side?.holdsKey !== false;
    case 'readonly':
      return !list || (side !== undefined && makesPart(side)) || field.modifiers.some((each) => each.word === 'owned');
    case 'unique':
      return !list && resolved.kind !== 'value' && !(resolved.kind === 'plain' && NOT_UNIQUE.has(resolved.type));
    default:
      return true;
  }
}

/** What is behind it, or what to do instead. */
function whyNot({ word }: Modifier, field: Field, resolved: ResolvedType): string | undefined {
  if (ofHolder(field) !== undefined) return undefined;
  if (word === 'on' && resolved.kind === 'entity')
    return 'It stands on the side that keeps the key, whose row would point to nothing';
  if (word === 'on') return 'Only rows of the same application are known to be deleted';
  if (word === 'column' && resolved.kind === 'value') return 'Each of its fields has a column of its own';
  if (word === 'column') return 'The column is in the table of the other side';
  if (word !== 'unique') return undefined;
  if (resolved.kind === 'value')
    return 'Several columns are unique by `index (…) unique`, and those of plain fields only';
  if (resolved.kind !== 'plain') return undefined;
  if (resolved.type === 'Boolean') return 'There could be two rows at most';
  return resolved.type === 'Text'
    ? 'A Text can be of any length, and no database compares those. A `String(..500)` can be unique'
    : 'No database compares such contents';
}

/** A list may be written as other languages write one, of which is told where that is. */
function isWritten(many: Multiplicity): boolean {
  return sourceOf(many).text.charAt(locationOf(many).range.start.offset) === '[';
}

/** What is written where a list of values was meant. */
export function insteadOfList(field: Field, resolved: ResolvedType): string | undefined {
  if (ofHolder(field) !== undefined) return undefined;
  const { target } = field.type;
  return resolved.kind === 'remote' || resolved.kind === 'user'
    ? `Write an entity that points to one ${target}, and a list of those: \`${field.name}: …[] owned\``
    : `Write an entity that holds one ${target}, and a list of those: \`${field.name}: …[] owned\``;
}

function reportMisplaced(
  at: AstNode | { readonly node: AstNode; readonly property: string },
  modifier: string,
  what: string,
  why: string | undefined,
  context: Context,
): void {
  const place = 'node' in at ? locationOf(at.node, at.property) : locationOf(at);
  context.report(place, say.misplacedModifier({ modifier, what, why }), { edits: [{ ...place, text: '' }] });
}

function checkMultiplicity(field: Field, context: Context): void {
  const many = field.type.many;
  for (const property of ['min', 'max'] as const) {
    const text = many?.[property];
    if (many && text !== undefined && !((smallInteger(text) ?? -1) >= 0)) {
      context.report(
        locationOf(many, property),
        say.unfitValue({ value: text, type: 'number of rows', example: '`[1..*]`' }),
      );
      return;
    }
  }
  if (many?.min === undefined || many.max === undefined || Number(many.min) <= Number(many.max)) return;
  const edits = [replace(many.max, many, 'min'), replace(many.min, many, 'max')];
  context.report(locationOf(many, 'max'), say.emptyRange({ min: many.min, max: many.max }), { edits });
}
