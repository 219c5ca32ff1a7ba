import { locationOf, type Field, type FieldHolder } from '../../language/index.ts';
import { camelCase, columnName } from '../../model/names.ts';
import type { Context } from '../context.ts';
import type { Message } from '../define.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';

/** Entities and enums that hold nothing, and what every entity holds already. */
export const entityRules: Rules = {
  Entity(entity, context) {
    if (entity.name && context.symbols.members(entity).length === 0 && context.isComplete)
      context.report(locationOf(entity, 'name'), say.emptyEntity({ name: entity.name }));
  },
  Field: checkBuiltIn,
  Enum(enumeration, context) {
    if (enumeration.name && enumeration.values.length === 0 && context.isComplete)
      context.report(locationOf(enumeration, 'name'), say.emptyEnum({ name: enumeration.name }));
  },
};

/** What every entity has besides its own fields. */
const BUILT_IN = ['id', 'version'];

function checkBuiltIn(field: Field, context: Context): void {
  if (!field.name || !isRow(field.$container)) return;
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

/** Value types and events have no keys: their fields are called as they like. */
function isRow(holder: FieldHolder): boolean {
  return holder.$type === 'Entity' || holder.$type === 'Mixin';
}
