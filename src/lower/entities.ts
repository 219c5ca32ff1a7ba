import {
  isAllow,
  isAudit,
  isField,
  isFilter,
  isFullText,
  isIndex,
  isLocking,
  isPage,
  isPages,
  isReadOnly,
  isSoftDelete,
  isTable,
  resolveType,
  type Entity as EntityNode,
  type EntityMember,
  type Field as FieldNode,
  type Page as PageNode,
  type RelationSide,
} from '../language/index.ts';
import { DEFAULT_PAGE_SIZE } from '../model/defaults.ts';
import type { Entity, Field, OnDelete, Page, Reference, Relation } from '../model/system.ts';
import { documented, optional, renamed, saidBy, type ApplicationContext } from './context.ts';
import { displayedField } from './display.ts';
import { lowerFields, lowerProperty, saidOf } from './fields.ts';
import { lowerRule } from './rules.ts';
import { oneOf } from './settings.ts';

/** What the key of every entity is called. */
export const KEY = 'id';

/** What property of the model a kind of statement says, where it is not of the same name. */
const PROPERTIES = { FullText: 'search', Allow: 'rules', Index: 'indexes' };

/** The entities of an application. */
export function lowerEntities(context: ApplicationContext): Entity[] {
  const owners = new Map<EntityNode, RelationSide>();
  for (const side of context.relations.values()) if (side.owned) owners.set(side.target, side);
  return context.symbols
    .scope(context.application)
    .entities.map((node) => lowerEntity(context, node, owners.get(node)));
}

function lowerEntity(context: ApplicationContext, node: EntityNode, owner: RelationSide | undefined): Entity {
  const members = context.symbols.members(node);
  const properties = members.filter(isField).filter((field) => field.name !== KEY);
  const fields = lowerFields(context, properties);
  const relations = properties.flatMap((field) => lowerRelation(context, context.relations.get(field)));
  const references = properties.flatMap((field) => lowerReference(context, field));
  const entity: Entity = {
    name: node.name,
    ...renamed(node),
    ...documented(node),
    id: keyType(members),
    fields,
    relations,
    references,
    order: properties.map((field) => field.name),
    indexes: members
      .filter(isIndex)
      .map((index) => context.origins.from(index, { fields: [...index.fields], unique: index.unique })),
    page: lowerPage(members.find(isPage)),
    filter: filtered(members, fields, relations, references),
    search: searched(members, fields),
    audit: members.some(isAudit),
    softDelete: members.some(isSoftDelete),
    locking: oneOf(['optimistic', 'none'], members.find(isLocking)?.kind) ?? 'optimistic',
    readOnly: members.some(isReadOnly),
    ...optional('display', displayedField(members, context.symbols)),
    pages: members.find(isPages)?.which !== 'none',
    ...optional('table', members.find(isTable)?.name),
    rules: members.filter(isAllow).map((rule) => context.origins.from(rule, lowerRule(context, node, rule))),
    ...(owner && { ownedBy: { entity: owner.entity.name, relation: owner.field.name } }),
  };
  return context.origins.from(node, entity, { ...saidBy(members, PROPERTIES), was: node.former });
}

/** `filter` without names: everything whose values can be compared. */
function filtered(
  members: readonly EntityMember[],
  fields: readonly Field[],
  relations: readonly Relation[],
  references: readonly Reference[],
): string[] {
  const node = members.find(isFilter);
  if (!node) return [];
  if (node.fields.length > 0) return [...new Set(node.fields)];
  const comparable = fields.filter(({ type }) => !['Text', 'Binary', 'Image', 'Json', 'Value'].includes(type.kind));
  const single = relations.filter(({ many, owner }) => !many && owner);
  const names = new Set([...comparable, ...single, ...references].map(({ name }) => name));
  return members.filter(isField).flatMap(({ name }) => (names.has(name) ? [name] : []));
}

/** `search` without names: every text. */
function searched(members: readonly EntityMember[], fields: readonly Field[]): string[] {
  const node = members.find(isFullText);
  if (!node) return [];
  if (node.fields.length > 0) return [...new Set(node.fields)];
  return fields.filter(({ type }) => type.kind === 'String' || type.kind === 'Text').map(({ name }) => name);
}

/** A field `id: Long` chooses the type of the key; there is a key without it too. */
function keyType(members: readonly EntityMember[]): Entity['id'] {
  const key = members.filter(isField).find((field) => field.name === KEY);
  return key?.type.target === 'Long' ? 'Long' : 'UUID';
}

function lowerRelation(context: ApplicationContext, side: RelationSide | undefined): Relation[] {
  if (!side) return [];
  const { field, target, opposite, required, cardinality, owned } = side;
  const relation: Relation = {
    ...lowerProperty(field),
    required,
    target: target.name,
    cardinality,
    // A list that nothing points back from is the only side there is.
    owner: side.holdsKey || !opposite,
    ...(opposite && { opposite: opposite.name }),
    owned,
    ...(side.many && { many: lowerMultiplicity(field) }),
    onDelete: onDelete(field),
    ...optional('shows', shown(field)),
  };
  return [context.origins.from(field, relation, saidOf(field))];
}

/** `[3]` is exactly three. */
function lowerMultiplicity({ type }: FieldNode): { min: number; max?: number } {
  const { min, max, unbounded } = type.many ?? {};
  const exact = min !== undefined && max === undefined && !unbounded ? min : max;
  return { min: Number(min ?? 0), ...(exact !== undefined && { max: Number(exact) }) };
}

function onDelete(node: FieldNode): OnDelete {
  const said = node.modifiers.find((modifier) => modifier.word === 'on')?.action;
  return oneOf(['restrict', 'cascade', 'clear'], said) ?? 'restrict';
}

function shown(node: FieldNode): string | undefined {
  return node.modifiers.find((modifier) => modifier.word === 'shows')?.field;
}

function lowerReference(context: ApplicationContext, node: FieldNode): Reference[] {
  const resolved = resolveType(context.symbols, node.type);
  if (resolved.kind !== 'user' && resolved.kind !== 'remote') return [];
  const remote = resolved.kind === 'remote' ? context.symbols.members(resolved.entity) : [];
  const reference: Reference = {
    ...lowerProperty(node),
    ...optional('application', resolved.application?.name),
    target: node.type.target,
    ...optional('shows', shown(node)),
    id: keyType(remote),
  };
  return [context.origins.from(node, reference, saidOf(node))];
}

function lowerPage(node: PageNode | undefined): Page {
  const sort = node?.sort.map(({ field, direction }) => ({ field, direction: direction ?? ('asc' as const) })) ?? [];
  return {
    mode: node?.mode ?? 'offset',
    size: Number(node?.size ?? DEFAULT_PAGE_SIZE),
    sort: sort.length > 0 ? sort : [{ field: KEY, direction: 'asc' }],
  };
}
