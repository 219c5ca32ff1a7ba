import {
  ADMIN,
  isEntity,
  isEnum,
  isField,
  isRoleList,
  isApplication,
  locationOf,
  type Application,
  type Entity,
  type Enum,
  type EnumValue,
  type Field,
  type Role,
  type System,
} from '../../language/index.ts';
import { columnName, keyColumnName, restName, tableName } from '../../model/names.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';

/** What is declared: names that clash, and names that cannot be carried to where they go. */
export const nameRules: Rules = {
  program(context) {
    const elements = context.program.files.flatMap((file) => file.tree.elements);
    const applications = elements.filter(isApplication);
    checkDistinct(applications, context);
    checkPackages(applications, context);
    checkRoles(
      elements.filter(isRoleList).flatMap((list) => list.roles),
      context,
    );
  },
  System: (system, context) => checkName(system, context),
  Application(application, context) {
    checkApplicationName(application, context);
    checkDistinct(
      application.members.filter((member) => isEntity(member) || isEnum(member)),
      context,
    );
    checkTables(application.members.filter(isEntity), context);
  },
  Entity(entity, context) {
    checkName(entity, context);
    checkIdentifiers(entity, context);
    const fields = entity.members.filter(isField);
    checkDistinct(fields, context);
    checkColumns(fields, context);
  },
  Field: checkName,
  Enum(enumeration, context) {
    checkName(enumeration, context);
    checkDistinct(enumeration.values, context);
    for (const value of enumeration.values) checkName(value, context);
  },
};

type Named = System | Application | Role | Entity | Field | Enum | EnumValue;

/** Longer names could not be kept: values of enums stand in columns of this width. */
const NAME_LIMIT = 60;
/** A label of a host name has at most 63, and suffixes of deployments need some of them. */
const APPLICATION_NAME_LIMIT = 40;
/** PostgreSQL's NAMEDATALEN less one; emitted identifiers are ASCII, so bytes are characters. */
const IDENTIFIER_LIMIT = 63;

function checkName(node: Named, context: Context): void {
  if (!node.name || (/^[A-Za-z][A-Za-z0-9_]*$/.test(node.name) && node.name.length <= NAME_LIMIT)) return;
  context.report(locationOf(node, 'name'), say.badName({ name: shortened(node.name), limit: NAME_LIMIT }));
}

/** Whether a name can be an application's. Of one that cannot, nothing else is said: whoever means it cannot name it. */
export function isApplicationName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(name) && name.length <= APPLICATION_NAME_LIMIT;
}

function checkApplicationName(node: Application, context: Context): void {
  const { name } = node;
  if (!name || isApplicationName(name)) return;
  const message = say.badApplicationName({ name: shortened(name), limit: APPLICATION_NAME_LIMIT });
  context.report(locationOf(node, 'name'), message);
}

/** A message is no place for a name of a million letters. */
function shortened(name: string): string {
  return name.length > NAME_LIMIT ? `${name.slice(0, NAME_LIMIT)}…` : name;
}

/** Each name once, and no two that differ only in case. */
function checkDistinct(nodes: readonly Named[], context: Context): void {
  const seen = new Map<string, Named>();
  for (const node of nodes) {
    if (!node.name) continue;
    const former = seen.get(node.name) ?? seen.get(node.name.toLowerCase());
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
    if (role.name === ADMIN) context.report(locationOf(role), say.builtInRole({ role: ADMIN }));
  }
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

/** REST paths are named like tables, so that one message says it. */
function checkTables(entities: readonly Entity[], context: Context): void {
  reportFirstClashes(entities, restName, (node, other) => {
    const message = say.tableClash({ name: node.name, other: other.name, table: tableName(node.name) });
    context.report(locationOf(node, 'name'), message, {
      related: [related(say.tableClash.related({ other: other.name }), other, 'name')],
    });
  });
}

function checkColumns(fields: readonly Field[], context: Context): void {
  const columns = new Map(fields.map((field) => [field, columnOf(field, context)]));
  const kept = fields.filter((field) => columns.get(field) !== undefined);
  const byColumn = new Map<string, Field>();
  for (const field of kept) {
    const column = columns.get(field) ?? '';
    const other = byColumn.get(column);
    if (!other) byColumn.set(column, field);
    else if (!sameButForCase(field.name, other.name))
      context.report(locationOf(field, 'name'), say.columnClash({ name: field.name, other: other.name, column }), {
        related: [related(say.columnClash.related({ other: other.name }), other, 'name')],
      });
  }
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

/** The column that keeps a field; `undefined` for lists, and where it cannot be told. */
function columnOf(field: Field, context: Context): string | undefined {
  if (!field.name || !field.type?.target || field.type.many) return undefined;
  const resolved = context.resolve(field.type);
  if (resolved.kind === 'plain' || resolved.kind === 'enum') return columnName(field.name);
  if (resolved.kind === 'entity') return context.sideOf(field)?.holdsKey ? keyColumnName(field.name) : undefined;
  return resolved.kind === 'remote' || resolved.kind === 'user' ? keyColumnName(field.name) : undefined;
}

/** Identifiers are as `src/backends/spring` makes them: `pk_<table>`, `uk_<table>__<column>`, `fk_…`, `ix_…`. */
function checkIdentifiers(entity: Entity, context: Context): void {
  if (!entity.name || entity.name.length > NAME_LIMIT) return;
  const table = tableName(entity.name);
  if (reportLong(entity, 'key', `pk_${table}`, context)) return;
  for (const field of entity.members.filter(isField)) {
    const column = columnOf(field, context);
    if (column === undefined || field.name.length > NAME_LIMIT) continue;
    const unique = field.modifiers.some((modifier) => modifier.word === 'unique');
    const constrained = unique || column.endsWith('_id');
    if (constrained) reportLong(field, 'constraint', `uk_${table}__${column}`, context);
    else reportLong(field, 'column', column, context);
  }
}

function reportLong(node: Named, what: string, identifier: string, context: Context): boolean {
  if (identifier.length <= IDENTIFIER_LIMIT) return false;
  const params = { name: node.name, what, identifier, length: identifier.length, limit: IDENTIFIER_LIMIT };
  context.report(locationOf(node, 'name'), say.nameTooLong(params));
  return true;
}
