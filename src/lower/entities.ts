import {
  isAllow,
  isField,
  isIndex,
  isPage,
  resolveType,
  type Allow,
  type Entity as EntityNode,
  type Field as FieldNode,
  type Page as PageNode,
  type Relations,
  type RelationSide,
  type ResolvedType,
  type Symbols,
} from '../language/index.ts';
import { DEFAULT_PAGE_SIZE } from '../model/defaults.ts';
import type { AccessRule, Entity, Field, Operation, Page, Reference, Relation } from '../model/system.ts';
import { documented } from './tools.ts';
import { lowerDefault, lowerType } from './types.ts';

const OPERATIONS: readonly Operation[] = ['create', 'read', 'update', 'delete'];
const KEY = 'id';

/** The entities of one application. */
export function lowerEntities(symbols: Symbols, relations: Relations, nodes: readonly EntityNode[]): Entity[] {
  const owners = new Map<EntityNode, RelationSide>();
  for (const side of relations.values()) if (side.owned) owners.set(side.target, side);
  return nodes.map((node) => lowerEntity(symbols, relations, node, owners.get(node)));
}

function lowerEntity(symbols: Symbols, relations: Relations, node: EntityNode, owner?: RelationSide): Entity {
  const properties = node.members.filter(isField).filter((field) => field.name !== KEY);
  const resolved = properties.map((field) => ({ field, type: resolveType(symbols, field.type) }));
  return {
    name: node.name,
    ...documented(node),
    id: keyType(node),
    fields: resolved.flatMap(({ field, type }) => lowerField(field, type)),
    relations: properties.flatMap((field) => lowerRelation(relations.get(field))),
    references: resolved.flatMap(({ field, type }) => lowerReference(field, type)),
    order: properties.map((field) => field.name),
    indexes: node.members.filter(isIndex).map((index) => ({ fields: [...index.fields], unique: index.unique })),
    page: lowerPage(node.members.find(isPage)),
    rules: node.members.filter(isAllow).map(lowerRule),
    ...(owner && { ownedBy: { entity: owner.entity.name, relation: owner.field.name } }),
  };
}

/** A field `id: Long` chooses the type of the key; there is a key without it too. */
function keyType(node: EntityNode): Entity['id'] {
  const key = node.members.filter(isField).find((field) => field.name === KEY);
  return key?.type.target === 'Long' ? 'Long' : 'UUID';
}

function lowerProperty(node: FieldNode): Pick<Field, 'name' | 'documentation' | 'required' | 'unique' | 'readonly'> {
  const words = new Set(node.modifiers.map((modifier) => modifier.word));
  return {
    name: node.name,
    ...documented(node),
    required: !node.type.optional,
    unique: words.has('unique'),
    readonly: words.has('readonly'),
  };
}

function lowerField(node: FieldNode, resolved: ResolvedType): Field[] {
  if (resolved.kind !== 'plain' && resolved.kind !== 'enum') return [];
  return [
    {
      ...lowerProperty(node),
      type: lowerType(node.type, resolved),
      ...(node.default && { default: lowerDefault(node.default, resolved) }),
    },
  ];
}

function lowerRelation(side: RelationSide | undefined): Relation[] {
  if (!side) return [];
  const { field, target, opposite, required, cardinality, owned } = side;
  return [
    {
      ...lowerProperty(field),
      required,
      target: target.name,
      cardinality,
      // A list that nothing points back from is the only side there is.
      owner: side.holdsKey || !opposite,
      ...(opposite && { opposite: opposite.name }),
      owned,
      ...(side.many && { many: lowerMultiplicity(field) }),
    },
  ];
}

/** `[3]` is exactly three. */
function lowerMultiplicity({ type }: FieldNode): { min: number; max?: number } {
  const { min, max, unbounded } = type.many ?? {};
  const exact = min !== undefined && max === undefined && !unbounded ? min : max;
  return { min: Number(min ?? 0), ...(exact !== undefined && { max: Number(exact) }) };
}

function lowerReference(node: FieldNode, resolved: ResolvedType): Reference[] {
  if (resolved.kind === 'user')
    return [{ ...lowerProperty(node), application: resolved.application.name, target: node.type.target, id: 'UUID' }];
  if (resolved.kind !== 'remote') return [];
  const { application, entity } = resolved;
  return [{ ...lowerProperty(node), application: application.name, target: entity.name, id: keyType(entity) }];
}

function lowerPage(node: PageNode | undefined): Page {
  const sort = node?.sort.map(({ field, direction }) => ({ field, direction: direction ?? ('asc' as const) })) ?? [];
  return {
    size: Number(node?.size ?? DEFAULT_PAGE_SIZE),
    sort: sort.length > 0 ? sort : [{ field: KEY, direction: 'asc' }],
  };
}

function lowerRule(node: Allow): AccessRule {
  const words = new Set(node.operations.map((operation) => operation.word));
  return {
    operations: OPERATIONS.filter((operation) => words.has('*') || words.has(operation)),
    roles: [...new Set(node.roles)],
    ...(node.condition && { when: { field: node.condition.field, is: 'me' } }),
  };
}
