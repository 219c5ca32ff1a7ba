import type { AstNode } from 'langium';
import {
  isApplication,
  isAuth,
  isEntity,
  isEnum,
  isEvent,
  isField,
  isMixin,
  isProcedure,
  isRoleList,
  isSystem,
  isValue,
  type Application,
  type Entity,
  type EntityMember,
  type Enum,
  type EnumValue,
  type Event,
  type Field,
  type File,
  type Member,
  type Mixin,
  type Procedure,
  type Role,
  type System,
  type Type,
  type Value,
} from './generated/ast.ts';
import { isPlainType, type PlainType } from './plain-types.ts';

/**
 * Everything a program declares, by name. A name may have been declared more than once (which the checker reports):
 * the lists are in the order of the source, and the first declaration is the one that counts.
 */
export interface Symbols {
  readonly systems: readonly System[];
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  readonly applications: ReadonlyMap<string, readonly Application[]>;
  /** What stands outside of applications, for all of them. */
  readonly shared: Scope;
  /** The uaa that keeps the accounts, if one does. */
  readonly accounts: Application | undefined;
  /** What stands inside an application. */
  readonly scope: (application: Application) => Scope;
  /** What an entity or mixin consists of: what its mixins bring, in their order, then its own. A mixin's are read once. */
  readonly members: (holder: FieldHolder) => readonly EntityMember[];
  readonly fields: (holder: FieldHolder) => ReadonlyMap<string, readonly Field[]>;
  readonly values: (enumeration: Enum) => ReadonlyMap<string, readonly EnumValue[]>;
}

/** What can be the type of a field, or bring fields along: one set of names. */
export type TypeDeclaration = Entity | Enum | Value | Mixin;

/** What has fields. */
export type FieldHolder = Entity | Mixin | Value | Event;

export interface Scope {
  readonly types: ReadonlyMap<string, readonly TypeDeclaration[]>;
  readonly events: ReadonlyMap<string, readonly Event[]>;
  readonly entities: readonly Entity[];
  readonly enums: readonly Enum[];
  readonly valueTypes: readonly Value[];
  readonly mixins: readonly Mixin[];
  readonly procedures: readonly Procedure[];
}

/** The role that every system has. */
export const ADMIN = 'ADMIN';

/** The entity that whoever signs users in has. */
export const USER = 'User';

/** What the type of a field says. */
export type ResolvedType =
  | { readonly kind: 'plain'; readonly type: PlainType }
  | { readonly kind: 'enum'; readonly enum: Enum }
  /** Fields that are embedded. */
  | { readonly kind: 'value'; readonly value: Value }
  /** An entity of the same application. */
  | { readonly kind: 'entity'; readonly entity: Entity }
  /** An entity of another application. */
  | { readonly kind: 'remote'; readonly application: Application; readonly entity: Entity }
  /** An account of who signs users in: a uaa, unless `application` is absent. */
  | { readonly kind: 'user'; readonly application: Application | undefined }
  /** An enum or a value type of another application, which a field may not have. */
  | { readonly kind: 'remote-enum'; readonly application: Application; readonly enum: Enum | Value }
  /** Mixins are no types. */
  | { readonly kind: 'mixin'; readonly mixin: Mixin }
  | { readonly kind: 'unknown-application'; readonly name: string }
  /** `in` is the application that was searched, if the type stands in one or names one. */
  | { readonly kind: 'unknown-type'; readonly name: string; readonly in: Application | undefined };

/** Gathers what the files of a program declare, in one pass; what stands inside is gathered when first asked for. */
export function collectSymbols(files: readonly File[]): Symbols {
  const elements = files.flatMap((file) => file.elements);
  const systems = elements.filter(isSystem);
  const applications = byName(elements.filter(isApplication));
  const shared = scopeOf(elements);
  const members = memoised((holder: FieldHolder) => membersOf(holder, shared));
  return {
    systems,
    roles: byName(elements.filter(isRoleList).flatMap((list) => list.roles)),
    applications,
    shared,
    accounts: accountsOf(systems[0], applications),
    scope: scopeOfApplication,
    members,
    fields: memoised((holder: FieldHolder) => byName(members(holder).filter(isField))),
    values: memoised((enumeration: Enum) => byName(enumeration.values)),
  };
}

/** Which declaration the type of a field means. Names are looked up in the field's own application unless qualified. */
export function resolveType(symbols: Symbols, type: Type): ResolvedType {
  const own = applicationOf(type);
  if (type.application === undefined) return resolveName(symbols, type.target, own);
  const owner = symbols.applications.get(type.application)?.[0];
  if (!owner) return { kind: 'unknown-application', name: type.application };
  const declared = symbols.scope(owner).types.get(type.target)?.[0];
  if (declared) return resolveDeclared(declared, owner, own);
  if (owner.kind === 'uaa' && type.target === USER) return { kind: 'user', application: owner };
  return { kind: 'unknown-type', name: type.target, in: owner };
}

/** The declaration that a name means inside an application, or outside of all: the application's own, then a shared one. */
export function findDeclaration(
  symbols: Symbols,
  name: string,
  own: Application | undefined,
): TypeDeclaration | undefined {
  return (own && symbols.scope(own).types.get(name)?.[0]) ?? symbols.shared.types.get(name)?.[0];
}

/** The application that a node stands in. */
export function applicationOf(node: AstNode): Application | undefined {
  let each: AstNode | undefined = node;
  while (each && !isApplication(each)) each = each.$container;
  return each;
}

function resolveName(symbols: Symbols, name: string, own: Application | undefined): ResolvedType {
  const declared = findDeclaration(symbols, name, own);
  if (declared) return resolveDeclared(declared, own, own);
  if (isPlainType(name)) return { kind: 'plain', type: name };
  if (name === USER) return { kind: 'user', application: symbols.accounts };
  return { kind: 'unknown-type', name, in: own };
}

function resolveDeclared(
  declared: TypeDeclaration,
  owner: Application | undefined,
  own: Application | undefined,
): ResolvedType {
  if (isMixin(declared)) return { kind: 'mixin', mixin: declared };
  if (!owner || owner === own) {
    if (isEntity(declared)) return { kind: 'entity', entity: declared };
    return isEnum(declared) ? { kind: 'enum', enum: declared } : { kind: 'value', value: declared };
  }
  if (isEntity(declared)) return { kind: 'remote', application: owner, entity: declared };
  return { kind: 'remote-enum', application: owner, enum: declared };
}

// What stands in an application is known by its node alone, which never changes: it is gathered once, whatever is read again.

const scopeOfApplication = memoised((application: Application) => scopeOf(application.members));

/** What an application says of itself: what stands in it but for what it declares, which is most of it. */
export const statementsOf = memoised((application: Application): readonly Member[] =>
  application.members.filter((member) => !isDeclared(member)),
);

function isDeclared(member: Member): boolean {
  return isTypeDeclaration(member) || isEvent(member) || isProcedure(member);
}

/** The uaa that `auth` names, else the only one there is. */
function accountsOf(
  system: System | undefined,
  applications: ReadonlyMap<string, readonly Application[]>,
): Application | undefined {
  const auth = system?.settings.find(isAuth);
  const uaas = [...applications.values()].flatMap(([first]) => (first?.kind === 'uaa' ? [first] : []));
  if (auth) return uaas.find(({ name }) => name === auth.provider);
  return uaas.length === 1 ? uaas[0] : undefined;
}

function scopeOf(nodes: readonly AstNode[]): Scope {
  const entities = nodes.filter(isEntity);
  const enums = nodes.filter(isEnum);
  const valueTypes = nodes.filter(isValue);
  const mixins = nodes.filter(isMixin);
  return {
    entities,
    enums,
    valueTypes,
    mixins,
    procedures: nodes.filter(isProcedure),
    events: byName(nodes.filter(isEvent)),
    types: byName(nodes.filter(isTypeDeclaration)),
  };
}

function isTypeDeclaration(node: AstNode): node is TypeDeclaration {
  return isEntity(node) || isEnum(node) || isValue(node) || isMixin(node);
}

function membersOf(holder: FieldHolder, shared: Scope): EntityMember[] {
  const found: EntityMember[] = [];
  const seen = new Set<FieldHolder>([holder]);
  const take = (each: FieldHolder): void => {
    for (const name of isEntity(each) || isMixin(each) ? each.mixins : []) {
      const own = applicationOf(each);
      const mixin = (own && scopeOfApplication(own).types.get(name)?.[0]) ?? shared.types.get(name)?.[0];
      if (!isMixin(mixin) || seen.has(mixin)) continue;
      seen.add(mixin);
      take(mixin);
    }
    found.push(...each.members);
  };
  take(holder);
  return found;
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
