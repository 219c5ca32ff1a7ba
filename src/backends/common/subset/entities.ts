/** Entities: what of them is kept and served. */
import type * as model from '../../../model/system.ts';
import { reduceField, reduceReference, reduceRelation, type Surroundings } from './fields.ts';
import type { Entity, Reference } from './model.ts';
import type { Notes } from './notes.ts';
import { reduceRules } from './rules.ts';
import { without } from './without.ts';
import { isPlainName } from './words.ts';

/** An entity with the fields that can be built, and with what is about those. */
export function reduceEntity(entity: model.Entity, surroundings: Surroundings, notes: Notes): Entity {
  notes.former(entity);
  const fields = entity.fields.flatMap((field) => reduceField(field, notes) ?? []);
  const relations = entity.relations.map((relation) => reduceRelation(relation, notes));
  const references = entity.references.flatMap((reference) => reduceReference(reference, surroundings, notes) ?? []);
  const kept = new Set([...fields, ...relations, ...references].map(({ name }) => name));
  const display = usualDisplay(entity);
  noteRows(entity, notes);
  noteLists(entity, notes);
  return {
    ...without(entity, 'was', 'table'),
    fields,
    relations,
    references,
    order: entity.order.filter((name) => kept.has(name)),
    indexes: entity.indexes.filter((index) => isOf(kept, index, notes)),
    page: reducePage(entity, kept, notes),
    filter: [],
    search: [],
    audit: false,
    softDelete: false,
    locking: 'optimistic',
    readOnly: false,
    ...(display !== undefined && { display }),
    pages: true,
    ...reduceTable(entity, notes),
    rules: reduceRules(entity, usersAmong(references, surroundings), notes),
  };
}

/** The names of the fields that may hold whoever asks. */
function usersAmong(references: readonly Reference[], { accounts }: Surroundings): ReadonlySet<string> {
  return new Set(references.filter(({ application }) => application === accounts).map(({ name }) => name));
}

/** What becomes of a row. That there are no pages for it (`pages none`) is so anyway. */
function noteRows(entity: model.Entity, notes: Notes): void {
  const { audit, softDelete, locking, readOnly, ownedBy, display } = entity;
  if (audit) notes.add(entity, 'audit', 'audit', 'who changed a row, and when, is not kept');
  if (softDelete) notes.add(entity, 'softDelete', 'soft delete', 'a row that is deleted is gone');
  if (locking === 'none') notes.add(entity, 'locking', 'locking none', 'a change names the version that it is of');
  if (readOnly && ownedBy) notes.add(entity, 'readOnly', 'read only', 'a part is written with what owns it');
  if (display !== undefined && display !== usualDisplay(entity))
    notes.add(entity, 'display', 'display', 'nothing shows a row by it');
}

function noteLists(entity: model.Entity, notes: Notes): void {
  const { filter, search } = entity;
  if (filter.length > 0) notes.add(entity, 'filter', 'filter', 'lists cannot be narrowed');
  if (search.length > 0) notes.add(entity, 'search', 'search', 'texts cannot be searched');
}

/** What stands for a row unless something else is said. */
function usualDisplay({ fields }: model.Entity): string | undefined {
  return fields.find(({ type, required }) => type.kind === 'String' && required)?.name;
}

function isOf(kept: ReadonlySet<string>, index: model.Index, notes: Notes): boolean {
  const built = index.fields.every((name) => kept.has(name));
  if (!built) notes.add(index, undefined, 'index', 'one over a field that is left out is left out too');
  return built;
}

/** Pages by their number, in the order of what is left to sort by. */
function reducePage(entity: model.Entity, kept: ReadonlySet<string>, notes: Notes): model.Page {
  const { mode, size, sort } = entity.page;
  if (mode !== 'offset') notes.add(entity, 'page', `page ${mode}`, 'lists come in pages by number');
  const left = sort.filter(({ field }) => field === 'id' || kept.has(field));
  if (left.length < sort.length)
    notes.add(entity, 'page', 'page … by', 'lists are not sorted by a field that is left out');
  return { mode: 'offset', size, sort: left };
}

function reduceTable(entity: model.Entity, notes: Notes): { readonly table?: string } {
  const { table } = entity;
  if (table === undefined) return {};
  if (isPlainName(table)) return { table };
  notes.add(entity, 'table', `table "${table}"`, 'the table is named after the entity');
  return {};
}
