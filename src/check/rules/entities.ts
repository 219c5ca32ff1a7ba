import type { AstNode } from 'langium';
import {
  isPage,
  locationOf,
  type Field,
  type FieldHolder,
  type Index,
  type Modifier,
  type Page,
  type ResolvedType,
} from '../../language/index.ts';
import { camelCase, columnName } from '../../model/names.ts';
import { replace, type Context } from '../context.ts';
import { smallInteger } from '../decimals.ts';
import type { Message } from '../define.ts';
import * as say from '../generated/catalogue.ts';
import { findField } from '../lookup.ts';
import { checkListedOnce, checkSaidOnce, namesIn } from '../once.ts';
import type { Rules } from '../rules.ts';
import { findType } from '../types.ts';

/** Entities, their fields and enums, save for what constraints, relations and access rules say. */
export const entityRules: Rules = {
  Entity(entity, context) {
    if (entity.name && context.symbols.members(entity).length === 0 && context.isComplete)
      context.report(locationOf(entity, 'name'), say.emptyEntity({ name: entity.name }));
    checkSaidOnce(entity.members, (member) => (isPage(member) ? 'page' : undefined), context);
  },
  Field(field, context) {
    checkBuiltIn(field, context);
    checkType(field, context);
  },
  Index: checkIndex,
  Page: checkPage,
  Enum(enumeration, context) {
    if (enumeration.name && enumeration.values.length === 0 && context.isComplete)
      context.report(locationOf(enumeration, 'name'), say.emptyEnum({ name: enumeration.name }));
  },
};

/** What every entity has besides its own fields. */
const BUILT_IN = ['id', 'version'];

function checkBuiltIn(field: Field, context: Context): void {
  if (!field.name) return;
  const column = columnName(field.name);
  if (!BUILT_IN.includes(column)) return;
  const { type, modifiers, default: value } = field;
  const bare = !type?.many && !type?.optional && !type?.application && !type?.constraints.length;
  const isKey = field.name === 'id' && bare && (type?.target === 'UUID' || type?.target === 'Long');
  if (!isKey || modifiers.length > 0 || value) context.report(locationOf(field, 'name'), builtInMessage(column, field));
}

function builtInMessage(column: string, field: Field): Message {
  if (column === 'id') return say.builtInField({ field: column, meaning: 'the key of a row', key: column });
  const other = `${camelCase(field.$container.name ?? 'row')}Version`;
  return say.builtInField({ field: column, meaning: 'the number of its changes', other });
}

function checkType(field: Field, context: Context): void {
  if (!field.type?.target) return;
  checkSaidOnce(field.modifiers, (modifier) => modifier.word ?? 'was', context);
  const resolved = findType(field.type, context);
  if (resolved) checkShape(field, resolved, context);
}

/** `[]`, `?`, modifiers and defaults where they mean something. */
function checkShape(field: Field, resolved: ResolvedType, context: Context): void {
  const { type, modifiers, default: value } = field;
  const what = describe(field, resolved);
  const pointer = !['plain', 'enum', 'value'].includes(resolved.kind);
  if (type.many && resolved.kind !== 'entity') reportMisplaced(type.many, '[]', what, context);
  else if (type.many) {
    if (type.optional) reportMisplaced({ node: type, property: 'optional' }, '?', what, context);
    checkMultiplicity(field, context);
  }
  for (const modifier of modifiers)
    if (!fits(modifier, field, resolved)) reportMisplaced(modifier, modifier.word ?? 'was', what, context);
  if (value && pointer) context.report(locationOf(value), say.misplacedModifier({ modifier: '=', what }));
}

function describe(field: Field, resolved: ResolvedType): string {
  if (resolved.kind === 'plain') return resolved.type;
  if (resolved.kind === 'enum') return 'an enum';
  if (resolved.kind === 'value') return 'a value type';
  if (resolved.kind !== 'entity') return 'a reference to another application';
  return field.type.many ? 'a list' : 'a field that points to a row';
}

function fits(modifier: Modifier, field: Field, resolved: ResolvedType): boolean {
  const list = field.type.many !== undefined;
  switch (modifier.word) {
    case 'owned':
      return resolved.kind === 'entity';
    case 'readonly':
      return !list || field.modifiers.some(({ word }) => word === 'owned');
    case 'unique':
      return !list && !(resolved.kind === 'plain' && ['Text', 'Boolean'].includes(resolved.type));
    default:
      return true;
  }
}

function reportMisplaced(
  at: AstNode | { readonly node: AstNode; readonly property: string },
  modifier: string,
  what: string,
  context: Context,
): void {
  const place = 'node' in at ? locationOf(at.node, at.property) : locationOf(at);
  context.report(place, say.misplacedModifier({ modifier, what }), { edits: [{ ...place, text: '' }] });
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

function checkIndex(node: Index, context: Context): void {
  const entity: FieldHolder = node.$container;
  const names = namesIn(node, 'fields');
  for (const { name, property, index } of checkListedOnce(names, context)) {
    const field = findField({ node, property, index, name, entity }, context);
    const reason = field && unindexable(field, context);
    if (reason) context.report(locationOf(node, property, index), say.unindexed({ field: name, reason }));
  }
}

function unindexable(field: Field, context: Context): string | undefined {
  if (!field.type?.target) return undefined;
  const resolved = context.resolve(field.type);
  if (resolved.kind === 'plain') return resolved.type === 'Text' ? 'a Text can be of any length' : undefined;
  if (field.type.many) return 'it is a list';
  if (resolved.kind !== 'entity') return undefined;
  const side = context.sideOf(field);
  return side && !side.holdsKey ? 'the other side of the relation keeps it' : undefined;
}

const LARGEST_PAGE = 200;

function checkPage(node: Page, context: Context): void {
  const { size } = node;
  const rows = size === undefined ? undefined : (smallInteger(size) ?? 0);
  if (size !== undefined && rows !== undefined && !(rows >= 1 && rows <= LARGEST_PAGE))
    context.report(locationOf(node, 'size'), say.badPageSize({ size }));
  const names = node.sort.flatMap((sort) =>
    sort.field ? [{ node: sort, property: 'field', index: 0, name: sort.field }] : [],
  );
  for (const place of checkListedOnce(names, context)) {
    if (place.name === 'id') continue;
    const field = findField({ ...place, entity: node.$container }, context);
    const reason = field && unsortable(field, context);
    if (reason) context.report(locationOf(place.node, 'field'), say.unsortable({ field: place.name, reason }));
  }
}

function unsortable(field: Field, context: Context): string | undefined {
  if (!field.type?.target) return undefined;
  const resolved = context.resolve(field.type);
  if (resolved.kind === 'plain') return resolved.type === 'Text' ? 'a Text can be of any length' : undefined;
  if (resolved.kind === 'enum' || resolved.kind.startsWith('unknown')) return undefined;
  return field.type.many ? 'it is a list' : 'it points to another row';
}
