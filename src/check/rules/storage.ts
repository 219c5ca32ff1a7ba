import {
  isAudit,
  isDatabase,
  isField,
  isTable,
  locationOf,
  type Application,
  type Entity,
  type Field,
  type Location,
  type Value,
} from '../../language/index.ts';
import { columnName, keyColumnName, restName, tableName } from '../../model/names.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';
import { NAME_LIMIT } from './names.ts';

/** Tables and columns: two that would be one, and names that the database cannot keep. */
export const storageRules: Rules = {
  Application(application, context) {
    const { entities } = context.symbols.scope(application);
    const database = databaseOf(application, context);
    checkTables(entities, context);
    for (const entity of entities) {
      const columns = columnsOf(entity, context);
      checkAudit(entity, columns, context);
      checkColumns(columns, context);
      checkLengths(entity, columns, database, context);
    }
  },
};

interface DatabaseLimit {
  readonly title: string;
  readonly limit: number;
}

/** Characters of an identifier that each database keeps; those that are emitted are ASCII, so bytes are characters. */
const DATABASES: Readonly<Record<string, DatabaseLimit>> = {
  postgresql: { title: 'PostgreSQL', limit: 63 },
  mysql: { title: 'MySQL', limit: 64 },
  mariadb: { title: 'MariaDB', limit: 64 },
  oracle: { title: 'Oracle', limit: 128 },
  sqlserver: { title: 'SQL Server', limit: 128 },
  h2: { title: 'H2', limit: 256 },
};

/** The database that an application runs on in production. */
function databaseOf(application: Application, context: Context): DatabaseLimit {
  const own = application.members.find(isDatabase) ?? context.symbols.systems[0]?.settings.find(isDatabase);
  return DATABASES[own?.database ?? ''] ?? { title: 'PostgreSQL', limit: 63 };
}

// ---- tables

function writtenTable(entity: Entity, context: Context): string | undefined {
  return context.symbols.members(entity).find(isTable)?.name;
}

function checkTables(entities: readonly Entity[], context: Context): void {
  const byTable = new Map<string, Entity>();
  const byPath = new Map<string, Entity>();
  for (const entity of entities) {
    if (!entity.name) continue;
    const table = writtenTable(entity, context) ?? tableName(entity.name);
    const path = restName(entity.name);
    const other = byTable.get(table.toLowerCase()) ?? byPath.get(path);
    if (!byTable.has(table.toLowerCase())) byTable.set(table.toLowerCase(), entity);
    if (!byPath.has(path)) byPath.set(path, entity);
    if (!other || sameButForCase(entity.name, other.name)) continue;
    const sameTable = byTable.get(table.toLowerCase()) === other;
    const place = sameTable ? { place: 'table', name: table } : { place: 'REST path', name: `/api/${path}` };
    reportTable(entity, other, place, context);
  }
}

function reportTable(
  entity: Entity,
  other: Entity,
  { place, name: table }: { readonly place: string; readonly name: string },
  context: Context,
): void {
  const written = entity.members.find(isTable);
  const at = place === 'table' && written ? locationOf(written, 'name') : locationOf(entity, 'name');
  context.report(at, say.tableClash({ name: entity.name, other: other.name, place, table }), {
    related: [related(say.tableClash.related({ other: other.name }), other, 'name')],
  });
}

// ---- columns

/** A column, and the field that it is for: of the entity itself or one of its mixins. */
interface Column {
  readonly name: string;
  readonly field: Field;
  /** `total.amount`, for a part of a value type. */
  readonly path: string;
  /** Where its name comes from. */
  readonly at: Location;
  /** Names something that must be unique in the database. */
  readonly constrained: boolean;
}

function columnsOf(entity: Entity, context: Context): Column[] {
  return context.symbols.members(entity).flatMap((member) => {
    if (!isField(member) || !member.name || !member.type?.target || member.type.many || member.name === 'id') return [];
    return columnsOfField(member, entity, context);
  });
}

function columnsOfField(field: Field, entity: Entity, context: Context): Column[] {
  const modifier = field.modifiers.find(({ column }) => column !== undefined);
  const own = field.$container === entity;
  const at = own ? locationOf(modifier ?? field, modifier ? 'column' : 'name') : locationOf(entity, 'name');
  const unique = field.modifiers.some(({ word }) => word === 'unique');
  const column = (name: string, path: string, constrained: boolean): Column => ({ name, field, path, at, constrained });
  const resolved = context.resolve(field.type);
  switch (resolved.kind) {
    case 'plain':
    case 'enum':
      return [column(modifier?.column ?? columnName(field.name), field.name, unique)];
    case 'value':
      return embedded(resolved.value, [field.name], new Set(), context).map((path) =>
        column(columnName(path.join('_')), path.join('.'), false),
      );
    case 'entity':
      if (context.sideOf(field)?.holdsKey !== true) return [];
      return [column(modifier?.column ?? keyColumnName(field.name), field.name, true)];
    case 'remote':
    case 'user':
      return [column(modifier?.column ?? keyColumnName(field.name), field.name, true)];
    default:
      return [];
  }
}

/** The paths of all plain values in a value type. */
function embedded(value: Value, path: readonly string[], within: ReadonlySet<Value>, context: Context): string[][] {
  if (within.has(value)) return [];
  return value.members.flatMap((field) => {
    if (!field.name || !field.type?.target) return [];
    const resolved = context.resolve(field.type);
    const here = [...path, field.name];
    return resolved.kind === 'value' ? embedded(resolved.value, here, new Set([...within, value]), context) : [here];
  });
}

function checkColumns(columns: readonly Column[], context: Context): void {
  const byName = new Map<string, Column>([]);
  const told = new Set<Field>();
  for (const column of columns) {
    const { name, field, path, at } = column;
    const key = name.toLowerCase();
    const other = byName.get(key);
    if (!other) byName.set(key, column);
    if (field.modifiers.some((modifier) => modifier.column === name) && ['id', 'version'].includes(key))
      context.report(at, say.builtInColumn({ column: name }));
    // The same field by way of two mixins is one, and names that clash themselves are told as such.
    if (!other || other.field === field || sameButForCase(path, other.path) || told.has(field)) continue;
    told.add(field);
    context.report(at, say.columnClash({ name: path, other: other.path, column: name }), {
      related: [related(say.columnClash.related({ other: other.path }), other.field, 'name')],
    });
  }
}

/** What `audit` keeps of each row. */
const AUDITED: ReadonlySet<string> = new Set(['created_at', 'created_by', 'changed_at', 'changed_by']);

function checkAudit(entity: Entity, columns: readonly Column[], context: Context): void {
  const audit = context.symbols.members(entity).find(isAudit);
  if (!audit) return;
  for (const { name, field, at } of columns)
    if (AUDITED.has(name.toLowerCase()))
      context.report(at, say.auditField({ field: field.name, entity: entity.name }), {
        related: [related(say.auditField.related({}), audit)],
      });
}

/** Identifiers are as `src/backends/spring` makes them: `pk_<table>`, `uk_<table>__<column>`, `fk_…`, `ix_…`. */
function checkLengths(entity: Entity, columns: readonly Column[], database: DatabaseLimit, context: Context): void {
  if (!entity.name || entity.name.length > NAME_LIMIT) return;
  const written = entity.members.find(isTable);
  const table = writtenTable(entity, context) ?? tableName(entity.name);
  const tooLong = (at: Location, name: string, what: string, identifier: string): boolean => {
    const { title, limit } = database;
    if (identifier.length <= limit) return false;
    const params = { name, what, identifier, length: identifier.length, limit, database: title };
    context.report(at, say.nameTooLong(params));
    return true;
  };
  const at = locationOf(written ?? entity, 'name');
  if (tooLong(at, written?.name ?? entity.name, 'key', `pk_${table}`)) return;
  for (const { name, field, at: place, constrained } of columns) {
    if (field.name.length > NAME_LIMIT) continue;
    if (constrained) tooLong(place, field.name, 'constraint', `uk_${table}__${name}`);
    else tooLong(place, field.name, 'column', name);
  }
}

function sameButForCase(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
