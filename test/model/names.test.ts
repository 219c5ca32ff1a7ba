import { describe, expect, it } from 'vitest';
import {
  camelCase,
  constantCase,
  kebabCase,
  keyColumnName,
  label,
  pascalCase,
  restName,
  snakeCase,
  tableName,
  words,
} from '../../src/model/names.ts';

describe('names that all targets share', () => {
  it.each([
    ['placedAt', ['placed', 'at']],
    ['OrderLine', ['order', 'line']],
    ['HTTPServer', ['http', 'server']],
    ['ON_SALE', ['on', 'sale']],
    ['line2', ['line2']],
    ['line2Of3', ['line2', 'of3']],
    ['a', ['a']],
    ['_', []],
  ])('%s consists of the words %j', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it('write one name in every form', () => {
    expect(snakeCase('placedAt')).toBe('placed_at');
    expect(kebabCase('OrderLine')).toBe('order-line');
    expect(constantCase('orderLine')).toBe('ORDER_LINE');
    expect(pascalCase('order_line')).toBe('OrderLine');
    expect(camelCase('OrderLine')).toBe('orderLine');
    expect(label('ON_SALE')).toBe('On sale');
  });

  it.each([
    ['Order', 'orders', 'orders'],
    ['OrderLine', 'order_lines', 'order-lines'],
    ['Category', 'categories', 'categories'],
    ['Person', 'people', 'people'],
    ['Address', 'addresses', 'addresses'],
    ['News', 'news', 'news'],
  ])('%s is kept in the table %s and served at /api/%s', (entity, table, rest) => {
    expect(tableName(entity)).toBe(table);
    expect(restName(entity)).toBe(rest);
  });

  it('tell the column of a key from that of a value', () => {
    expect(keyColumnName('customer')).toBe('customer_id');
  });
});
