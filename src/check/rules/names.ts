import type { AstNode } from 'langium';
import {
  ADMIN,
  isEntity,
  isEnum,
  isField,
  isApplication,
  isDeclaration,
  isMixin,
  isRoleList,
  isValue,
  locationOf,
  type Application,
  type Entity,
  type Enum,
  type Role,
  type Mixin,
  type Value,
} from '../../language/index.ts';
import { related, type Context } from '../context.ts';
import type { Message } from '../define.ts';
import type { TextEdit } from '../diagnostic.ts';
import * as say from '../generated/catalogue.ts';
import { removed } from '../removal.ts';
import { renamed, rightName } from '../renaming.ts';
import type { Rules } from '../rules.ts';

/** What is declared: names that clash, and names that cannot be carried to where they go. */
export const nameRules: Rules = {
  program(context) {
    const elements: AstNode[] = context.program.files.flatMap((file) => file.tree.elements);
    const applications = elements.filter(isApplication);
    checkDistinct(applications, context);
    checkDistinct(elements.filter(isType), context);
    checkPackages(applications, context);
    checkRoles(
      elements.filter(isRoleList).flatMap((list) => list.roles),
      context,
    );
  },
  System: (system, context) => checkName(system, context),
  Application(application, context) {
    checkApplicationName(application, context);
    // A name means the same wherever it is seen: what is shared goes first.
    checkDistinct(application.members.filter(isType), context, [...context.symbols.shared.types.values()].flat());
  },
  Entity(entity, context) {
    checkName(entity, context);
    checkDistinct(entity.members.filter(isField), context);
  },
  Mixin(mixin, context) {
    checkName(mixin, context);
    checkDistinct(mixin.members.filter(isField), context);
  },
  Value(value, context) {
    checkName(value, context);
    checkDistinct(value.members, context);
  },
  Field: checkName,
  Enum(enumeration, context) {
    checkName(enumeration, context);
    checkDistinct(enumeration.values, context);
    for (const value of enumeration.values) checkName(value, context);
  },
};

/** What is declared: its name is written where others can mean it. */
type Named = AstNode & { readonly name: string };

/** What shares one set of names. */
function isType(node: AstNode): node is Entity | Enum | Value | Mixin {
  return isEntity(node) || isEnum(node) || isValue(node) || isMixin(node);
}

/** Longer names could not be kept: values of enums stand in columns of this width. */
export const NAME_LIMIT = 60;
/** A label of a host name has at most 63, and suffixes of deployments need some of them. */
const APPLICATION_NAME_LIMIT = 40;

/** Whether a name is one at all. */
export function checkName(node: Named, context: Context): void {
  const { name } = node;
  if (!name || beginsWithDigit(name) || (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= NAME_LIMIT)) return;
  const right = rightName(name, '_');
  const nearest = right !== undefined && right.length <= NAME_LIMIT ? right : undefined;
  const edits = nearest === undefined || !isDeclaration(node) ? [] : renamed(node, nearest, context);
  context.report(locationOf(node, 'name'), badName(name, nearest), { edits });
}

/** @param nearest a name that it could be */
export function badName(name: string, nearest?: string): Message {
  return say.badName({ name: shortened(name), limit: NAME_LIMIT, nearest });
}

/** Such a name is refused where it is read, whatever it is the name of. */
export function beginsWithDigit(name: string): boolean {
  return /^\d/.test(name);
}

/** Whether a name can be an application's. Of one that cannot, nothing else is said: whoever means it cannot name it. */
export function isApplicationName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(name) && name.length <= APPLICATION_NAME_LIMIT;
}

function checkApplicationName(node: Application, context: Context): void {
  const { name } = node;
  if (!name || beginsWithDigit(name) || isApplicationName(name)) return;
  const right = rightName(name, '-');
  const nearest = right !== undefined && isApplicationName(right) ? right : undefined;
  const message = say.badApplicationName({ name: shortened(name), limit: APPLICATION_NAME_LIMIT, nearest });
  const edits = nearest === undefined ? [] : renamed(node, nearest, context);
  context.report(locationOf(node, 'name'), message, { edits });
}

/** A message is no place for a name of a million letters. */
function shortened(name: string): string {
  return name.length > NAME_LIMIT ? `${name.slice(0, NAME_LIMIT)}…` : name;
}

/** Each name once, and no two that differ only in case. */
export function checkDistinct(nodes: readonly Named[], context: Context, before: readonly Named[] = []): void {
  const seen = new Map(before.flatMap((node) => (node.name ? [[node.name.toLowerCase(), node] as const] : [])));
  for (const node of nodes) {
    if (!node.name) continue;
    const former = seen.get(node.name.toLowerCase());
    if (!former) seen.set(node.name.toLowerCase(), node);
    else reportClash(node, former, context);
  }
}

function reportClash(node: Named, former: Named, context: Context): void {
  const { name } = node;
  const at = locationOf(node, 'name');
  if (former.name === name)
    context.report(at, say.declaredTwice({ name }), {
      related: [related(say.declaredTwice.related({}), former, 'name')],
    });
  else
    context.report(at, say.caseClash({ name, other: former.name }), {
      related: [related(say.caseClash.related({ other: former.name }), former, 'name')],
    });
}

function checkRoles(roles: readonly Role[], context: Context): void {
  checkDistinct(
    roles.filter((role) => role.name !== ADMIN),
    context,
  );
  for (const role of roles) {
    checkName(role, context);
    if (role.name === ADMIN)
      context.report(locationOf(role), say.builtInRole({ role: ADMIN }), { edits: [removedRole(role)] });
  }
}

/** The statement with it, when it is the only role. */
function removedRole(role: Role): TextEdit {
  const { $container: list } = role;
  return removed(list.roles.length === 1 ? list : role);
}

/** The Java package of an application. */
function packagePart(application: string): string {
  return application.toLowerCase().replaceAll('-', '');
}

function checkPackages(applications: readonly Application[], context: Context): void {
  reportFirstClashes(applications, packagePart, (node, other, name) => {
    context.report(locationOf(node, 'name'), say.packageClash({ name: node.name, other: other.name, package: name }), {
      related: [related(say.packageClash.related({ other: other.name }), other, 'name')],
    });
  });
}

/** Calls back for each node whose name maps to that of a former one, unless the names themselves clash already. */
function reportFirstClashes<T extends Named>(
  nodes: readonly T[],
  keyOf: (name: string) => string,
  report: (node: T, other: T, key: string) => void,
): void {
  const seen = new Map<string, T>();
  for (const node of nodes) {
    if (!node.name) continue;
    const key = keyOf(node.name);
    const other = seen.get(key);
    if (!other) seen.set(key, node);
    else if (!sameButForCase(node.name, other.name)) report(node, other, key);
  }
}

function sameButForCase(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
