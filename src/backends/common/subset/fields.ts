/** What an entity consists of: which types can be built, and what of each field. */
import type * as model from '../../../model/system.ts';
import type { Field, Reference, Type } from './model.ts';
import type { Notes } from './notes.ts';
import { without } from './without.ts';
import { isPlainName } from './words.ts';

/** What an entity has to know of the system that it is in. */
export interface Surroundings {
  /** Whether an application of that name is built. */
  readonly isThere: (name: string) => boolean;
  /** The uaa that keeps the accounts. */
  readonly accounts: string;
}

/** A field, unless its type cannot be built. */
export function reduceField(field: model.Field, notes: Notes): Field | undefined {
  const type = reduceType(field, field.type, notes);
  if (!type) return undefined;
  return { ...without(field, 'was', 'column'), ...reduceNames(field, true, notes), type };
}

function reduceType(field: model.Field, type: model.Field['type'], notes: Notes): Type | undefined {
  if (!isBuilt(type)) {
    const construct = type.kind === 'Value' ? 'value' : type.kind;
    notes.add(field, 'type', construct, 'fields of this type are left out');
    return undefined;
  }
  if (!('unit' in type)) return type;
  notes.add(field, 'type', 'unit', 'it is shown nowhere');
  const { unit, ...rest } = type;
  return unit === undefined ? type : rest;
}

function isBuilt(type: model.Field['type']): type is Type {
  return !['Value', 'Binary', 'Image', 'Json', 'Duration', 'ZonedDateTime'].includes(type.kind);
}

/** A relation to rows of the same service. */
export function reduceRelation(relation: model.Relation, notes: Notes): model.Relation {
  const { cardinality, owner, onDelete } = relation;
  const keepsKey = owner && (cardinality === 'one-to-one' || cardinality === 'many-to-one');
  if (onDelete !== 'restrict')
    notes.add(relation, 'onDelete', `on delete ${onDelete}`, 'a row that others point to cannot be deleted');
  noteShows(relation, notes);
  return {
    ...without(relation, 'was', 'column', 'shows'),
    ...reduceNames(relation, keepsKey, notes),
    onDelete: 'restrict',
  };
}

/** A reference to a row that another application owns, unless that is left out. */
export function reduceReference(
  reference: model.Reference,
  { isThere }: Surroundings,
  notes: Notes,
): Reference | undefined {
  const { application, target } = reference;
  if (application === undefined || !isThere(application)) {
    const construct = application === undefined ? target : `${application}.${target}`;
    notes.add(reference, 'type', construct, 'it is an entity of an application that is left out');
    return undefined;
  }
  noteShows(reference, notes);
  return { ...without(reference, 'was', 'column', 'shows'), ...reduceNames(reference, true, notes), application };
}

function noteShows(property: model.Relation | model.Reference, notes: Notes): void {
  if (property.shows !== undefined) notes.add(property, 'shows', 'shows', 'rows show the key of what they point to');
}

type Property = model.Field | model.Relation | model.Reference;

/** The names that the field had and has in the database. */
function reduceNames(property: Property, hasColumn: boolean, notes: Notes): { readonly column?: string } {
  notes.former(property);
  const { column } = property;
  if (column === undefined) return {};
  if (hasColumn && isPlainName(column) && !/^(id|version)$/i.test(column)) return { column };
  notes.add(property, 'column', `column "${column}"`, 'the column is named after the field');
  return {};
}
