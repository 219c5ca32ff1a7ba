import type { AstNode } from 'langium';
import {
  isAllow,
  isApplication,
  isAuth,
  isCalls,
  isClient,
  isComparison,
  isDiscovery,
  isDisplay,
  isEntity,
  isEnum,
  isEnumValue,
  isEvent,
  isEventReference,
  isField,
  isFilter,
  isFullText,
  isIndex,
  isLimit,
  isMixin,
  isModifier,
  isParameter,
  isProcedure,
  isRole,
  isRoute,
  isSort,
  isSystem,
  isType,
  isValue,
  isWordLiteral,
  type Application,
  type Client,
  type Comparison,
  type Entity,
  type Enum,
  type EnumValue,
  type Event,
  type Field,
  type Mixin,
  type Parameter,
  type Procedure,
  type Role,
  type System,
  type Type,
  type Value,
} from './generated/ast.ts';
import { applicationOf, findDeclaration, resolveType, type FieldHolder, type Symbols } from './symbols.ts';

/** What has a name that other places can say. */
export type Declaration =
  | System
  | Role
  | Application
  | Client
  | Entity
  | Mixin
  | Value
  | Enum
  | EnumValue
  | Event
  | Procedure
  | Field
  | Parameter;

/** A place where a declaration is named: the declaration itself, or one that means it. */
export interface Mention {
  readonly node: AstNode;
  readonly property: string;
  /** For properties that are lists. */
  readonly index?: number;
  readonly target: Declaration;
}

export function isDeclaration(node: AstNode): node is Declaration {
  return (
    isField(node) ||
    isEntity(node) ||
    isEnumValue(node) ||
    isEnum(node) ||
    isApplication(node) ||
    isRole(node) ||
    isMixin(node) ||
    isValue(node) ||
    isEvent(node) ||
    isProcedure(node) ||
    isParameter(node) ||
    isSystem(node) ||
    isClientOfOthers(node)
  );
}

/** A program that signs users in at a uaa. Elsewhere `client` names a framework. */
function isClientOfOthers(node: AstNode): node is Client {
  return isClient(node) && applicationOf(node)?.kind === 'uaa';
}

/** All places below a node that name a declaration, in the order of the tree. What a name means is what the checker takes it for. */
export function mentionsIn(node: AstNode, symbols: Symbols): Mention[] {
  const found: Mention[] = [];
  for (const each of nodesIn(node)) {
    if (isDeclaration(each) && each.name) found.push({ node: each, property: 'name', target: each });
    for (const { property, index, target } of namesOf(each, symbols))
      if (target) found.push({ node: each, property, ...(index !== undefined && { index }), target });
  }
  return found;
}

/** A node and all below it, parents first. */
export function* nodesIn(node: AstNode): Generator<AstNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

/** The nodes right below a node, in the order of its properties. */
export function childrenOf(node: AstNode): AstNode[] {
  // What begins with `$` leads back up, or to texts.
  return Object.entries(node).flatMap(([key, part]) =>
    key.startsWith('$') ? [] : (Array.isArray(part) ? part : [part]).filter(isNode),
  );
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && '$type' in value;
}

interface Name {
  readonly property: string;
  readonly index?: number;
  readonly target: Declaration | undefined;
}

/** What the names that a node says mean; not its own. */
function namesOf(node: AstNode, symbols: Symbols): readonly Name[] {
  const application = (name: string | undefined): Application | undefined =>
    name === undefined ? undefined : symbols.applications.get(name)?.[0];
  const field = (holder: FieldHolder | undefined, name: string | undefined): Field | undefined =>
    holder && name !== undefined ? symbols.fields(holder).get(name)?.[0] : undefined;
  const role = (name: string): Role | undefined => symbols.roles.get(name)?.[0];

  if (isAuth(node) || isDiscovery(node)) return [{ property: 'provider', target: application(node.provider) }];
  if (isRoute(node) || isCalls(node)) return each('applications', node.applications, application);
  if (isEventReference(node)) {
    const owner = node.application === undefined ? applicationOf(node) : application(node.application);
    const event = owner && symbols.scope(owner).events.get(node.event)?.[0];
    return [
      { property: 'application', target: application(node.application) },
      { property: 'event', target: event },
    ];
  }
  if (isType(node))
    return [
      { property: 'application', target: application(node.application) },
      { property: 'target', target: declarationOf(node, symbols) },
    ];
  if (isModifier(node)) return [{ property: 'field', target: field(targetOf(node.$container, symbols), node.field) }];
  if (isIndex(node) || isFilter(node) || isFullText(node))
    return each('fields', node.fields, (name) => field(holderOf(node), name));
  if (isSort(node) || isDisplay(node)) return [{ property: 'field', target: field(holderOf(node), node.field) }];
  if (isAllow(node) || isProcedure(node) || isLimit(node)) return each('roles', node.roles, role);
  if (isEvent(node)) return namesOfEvent(node, symbols, field);
  if (isEntity(node) || isMixin(node)) {
    const mixin = (name: string): Declaration | undefined => {
      const found = findDeclaration(symbols, name, applicationOf(node));
      return isMixin(found) ? found : undefined;
    };
    return each('mixins', node.mixins, mixin);
  }
  if (isComparison(node)) {
    const steps = alongPath(node, symbols);
    return node.path.map((_, index) => ({ property: 'path', index, target: steps[index] }));
  }
  if (isWordLiteral(node)) return [{ property: 'value', target: enumValueOf(node.$container, node.value, symbols) }];
  return [];
}

function each(property: string, names: readonly string[], find: (name: string) => Declaration | undefined): Name[] {
  return names.map((name, index) => ({ property, index, target: find(name) }));
}

function namesOfEvent(
  event: Event,
  symbols: Symbols,
  field: (holder: FieldHolder | undefined, name: string) => Field | undefined,
): Name[] {
  const found = event.entity === undefined ? undefined : findDeclaration(symbols, event.entity, applicationOf(event));
  const entity = isEntity(found) ? found : undefined;
  return [{ property: 'entity', target: entity }, ...each('fields', event.fields, (name) => field(entity, name))];
}

/** The declaration that a type names, unless it is a plain one. */
function declarationOf(type: Type, symbols: Symbols): Declaration | undefined {
  const resolved = resolveType(symbols, type);
  switch (resolved.kind) {
    case 'enum':
    case 'remote-enum':
      return resolved.enum;
    case 'value':
      return resolved.value;
    case 'entity':
    case 'remote':
      return resolved.entity;
    case 'mixin':
      return resolved.mixin;
    default:
      return undefined;
  }
}

/** The entity that a field, or whatever else has a type, points to. */
function targetOf(node: AstNode | undefined, symbols: Symbols): Entity | undefined {
  const declared = node && isField(node) && node.type ? declarationOf(node.type, symbols) : undefined;
  return isEntity(declared) ? declared : undefined;
}

function holderOf(node: AstNode): FieldHolder | undefined {
  for (let each: AstNode | undefined = node; each; each = each.$container)
    if (isEntity(each) || isMixin(each) || isValue(each) || isEvent(each)) return each;
  return undefined;
}

/** What each step of a path is: a field of the entity that the rule is for, then one of what that points to. */
function alongPath(comparison: Comparison, symbols: Symbols): readonly Field[] {
  const steps: Field[] = [];
  let holder = holderOf(comparison);
  for (const name of comparison.path) {
    const step = holder && symbols.fields(holder).get(name)?.[0];
    if (!step) return steps;
    steps.push(step);
    holder = targetOf(step, symbols);
  }
  return steps;
}

/** The value of an enum that a word means where a field is given it, or compared with it. */
function enumValueOf(node: AstNode, word: string, symbols: Symbols): EnumValue | undefined {
  const field = isField(node) ? node : isComparison(node) ? lastOf(node, symbols) : undefined;
  const declared = field?.type && declarationOf(field.type, symbols);
  return isEnum(declared) ? symbols.values(declared).get(word)?.[0] : undefined;
}

function lastOf(comparison: Comparison, symbols: Symbols): Field | undefined {
  return alongPath(comparison, symbols)[comparison.path.length - 1];
}
