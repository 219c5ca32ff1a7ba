import type { AstNode } from 'langium';
import {
  isApplication,
  isEntity,
  isEnum,
  isField,
  isRoleList,
  isSystem,
  type Application,
  type Entity,
  type Enum,
  type EnumValue,
  type Field,
  type File,
  type Role,
  type System,
  type Type,
} from './generated/ast.ts';

/**
 * Everything a program declares, by name. A name may have been declared more than once (which the checker reports):
 * the lists are in the order of the source, and the first declaration is the one that counts.
 */
export interface Symbols {
  readonly systems: readonly System[];
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  readonly applications: ReadonlyMap<string, readonly Application[]>;
  /** What stands inside an application. */
  scope(application: Application): Scope;
  fields(entity: Entity): ReadonlyMap<string, readonly Field[]>;
  values(enumeration: Enum): ReadonlyMap<string, readonly EnumValue[]>;
}

export interface Scope {
  /** Entities and enums share one set of names. */
  readonly types: ReadonlyMap<string, readonly (Entity | Enum)[]>;
  readonly entities: readonly Entity[];
  readonly enums: readonly Enum[];
}

/** The plain types. A type that the application itself declares goes first, so that a later plain type breaks no file. */
export const PLAIN_TYPES = [
  'String',
  'Text',
  'Int',
  'Long',
  'Float',
  'Double',
  'Decimal',
  'Boolean',
  'LocalDate',
  'LocalTime',
  'Instant',
  'UUID',
] as const;
export type PlainType = (typeof PLAIN_TYPES)[number];

/** The role that every system has. */
export const ADMIN = 'ADMIN';

/** The entity that every uaa has. */
export const USER = 'User';

/** What the type of a field says. */
export type ResolvedType =
  | { readonly kind: 'plain'; readonly type: PlainType }
  | { readonly kind: 'enum'; readonly enum: Enum }
  /** An entity of the same application. */
  | { readonly kind: 'entity'; readonly entity: Entity }
  /** An entity of another application. */
  | { readonly kind: 'remote'; readonly application: Application; readonly entity: Entity }
  /** The built-in entity of a uaa. */
  | { readonly kind: 'user'; readonly application: Application }
  /** An enum of another application, which a field may not have. */
  | { readonly kind: 'remote-enum'; readonly application: Application; readonly enum: Enum }
  | { readonly kind: 'unknown-application'; readonly name: string }
  /** `in` is the application that was searched. */
  | { readonly kind: 'unknown-type'; readonly name: string; readonly in: Application };

/** Gathers what the files of a program declare, in one pass; what stands inside is gathered when first asked for. */
export function collectSymbols(files: readonly File[]): Symbols {
  const elements = files.flatMap((file) => file.elements);
  return {
    systems: elements.filter(isSystem),
    roles: byName(elements.filter(isRoleList).flatMap((list) => list.roles)),
    applications: byName(elements.filter(isApplication)),
    scope: memoised(scopeOf),
    fields: memoised((entity: Entity) => byName(entity.members.filter(isField))),
    values: memoised((enumeration: Enum) => byName(enumeration.values)),
  };
}

/** Which declaration the type of a field means. Names are looked up in the field's own application unless qualified. */
export function resolveType(symbols: Symbols, type: Type): ResolvedType {
  const own = type.$container.$container.$container;
  const owner = type.application === undefined ? own : symbols.applications.get(type.application)?.[0];
  if (!owner) return { kind: 'unknown-application', name: type.application ?? '' };
  const declared = symbols.scope(owner).types.get(type.target)?.[0];
  if (declared) return resolveDeclared(declared, owner, own);
  if (type.application === undefined && isPlainType(type.target)) return { kind: 'plain', type: type.target };
  if (owner.kind === 'uaa' && type.target === USER) return { kind: 'user', application: owner };
  return { kind: 'unknown-type', name: type.target, in: owner };
}

export function isPlainType(name: string): name is PlainType {
  return (PLAIN_TYPES as readonly string[]).includes(name);
}

function resolveDeclared(declared: Entity | Enum, owner: Application, own: Application): ResolvedType {
  if (isEntity(declared))
    return owner === own
      ? { kind: 'entity', entity: declared }
      : { kind: 'remote', application: owner, entity: declared };
  return owner === own ? { kind: 'enum', enum: declared } : { kind: 'remote-enum', application: owner, enum: declared };
}

function scopeOf(application: Application): Scope {
  const entities = application.members.filter(isEntity);
  const enums = application.members.filter(isEnum);
  return { entities, enums, types: byName(application.members.filter((member) => isEntity(member) || isEnum(member))) };
}

/** What has no name (a broken declaration) is left out. */
function byName<T extends { readonly name: string }>(nodes: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const node of nodes) {
    if (!node.name) continue;
    const known = map.get(node.name);
    if (known) known.push(node);
    else map.set(node.name, [node]);
  }
  return map;
}

function memoised<K extends AstNode, V>(compute: (key: K) => V): (key: K) => V {
  const cache = new WeakMap<K, V>();
  return (key) => {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    cache.set(key, value);
    return value;
  };
}
