/**
 * Names in the forms that every target shares: tables, columns, REST paths, environment variables, labels.
 * What one language reserves is that backend's own business.
 */
import pluralize from 'pluralize';
import { byText } from './by-text.ts';

/** The words of a name: `placedAt` → placed, at; `HTTPServer2` → http, server2; `ON_SALE` → on, sale. Lower case. */
export const words: (name: string) => readonly string[] = byText((name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
);

/** `placedAt` → `placed_at`. */
export function snakeCase(name: string): string {
  return words(name).join('_');
}

/** `OrderLine` → `order-line`. */
export function kebabCase(name: string): string {
  return words(name).join('-');
}

/** `orderLine` → `ORDER_LINE`. */
export function constantCase(name: string): string {
  return words(name).join('_').toUpperCase();
}

/** `order_line` → `OrderLine`. */
export function pascalCase(name: string): string {
  return words(name).map(capitalise).join('');
}

/** `OrderLine` → `orderLine`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** What people read: `ON_SALE` → `On sale`. */
export function label(name: string): string {
  return capitalise(words(name).join(' '));
}

/** Table of an entity: `OrderLine` → `order_lines`. */
export function tableName(entity: string): string {
  return plural(words(entity)).join('_');
}

/** Column of a plain field: `placedAt` → `placed_at`. */
export function columnName(field: string): string {
  return snakeCase(field);
}

/** Column of a relation's or a reference's key: `customer` → `customer_id`. */
export function keyColumnName(relation: string): string {
  return `${snakeCase(relation)}_id`;
}

/** Last part of an entity's REST path: `OrderLine` → `order-lines`. */
export function restName(entity: string): string {
  return plural(words(entity)).join('-');
}

/** Head of an application's environment variables: `catalog` → `CATALOG`. */
export function environmentPrefix(application: string): string {
  return constantCase(application);
}

function plural(parts: readonly string[]): string[] {
  return [...parts.slice(0, -1), pluralised(parts.at(-1) ?? '')];
}

const pluralised = byText((word) => pluralize(word));

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
