import type { Field, PlainType } from '../../language/index.ts';
import type { Context } from '../context.ts';

const REASONS: ReadonlyMap<PlainType, string> = new Map([
  ['Text', 'a Text can be of any length'],
  ['Binary', 'its content has no order'],
  ['Image', 'its content has no order'],
  ['Json', 'JSON has no order'],
]);

/** Why the database cannot compare the values of a field in an index or a filter; nothing when it can. */
export function incomparableInTable(field: Field, context: Context): string | undefined {
  if (!field.type?.target) return undefined;
  const resolved = context.resolve(field.type);
  if (resolved.kind === 'plain') return REASONS.get(resolved.type);
  if (resolved.kind === 'value') return 'it is of a value type, which holds several values';
  if (field.type.many) return 'it is a list';
  if (resolved.kind !== 'entity') return undefined;
  const side = context.sideOf(field);
  return side && !side.holdsKey ? 'the other side of the relation keeps it' : undefined;
}

/** Why rows cannot be put in order by a field; nothing when they can. */
export function unsortable(field: Field, context: Context): string | undefined {
  if (!field.type?.target) return undefined;
  const { kind } = context.resolve(field.type);
  if (kind === 'plain' || kind === 'value') return incomparableInTable(field, context);
  if (kind === 'enum' || kind === 'mixin' || kind.startsWith('unknown')) return undefined;
  return field.type.many ? 'it is a list' : 'it points to another row';
}

/** Why a field cannot stand for a row before people; nothing when it can. */
export function unshowable(field: Field, context: Context): string | undefined {
  if (!field.type?.target) return undefined;
  const resolved = context.resolve(field.type);
  if (resolved.kind === 'enum' || resolved.kind.startsWith('unknown')) return undefined;
  if (resolved.kind === 'plain')
    return ['Text', 'Binary', 'Image', 'Json'].includes(resolved.type)
      ? `a ${resolved.type} is more than fits in a line`
      : undefined;
  return resolved.kind === 'value' ? 'it is of a value type, which holds several values' : 'it points to another row';
}
