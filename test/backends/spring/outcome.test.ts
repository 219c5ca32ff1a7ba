import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TextFile } from '../../../src/backends/backend.ts';
import { springBackend } from '../../../src/backends/spring/backend.ts';
import { outcomeOf } from '../../../src/backends/spring/outcome.ts';
import { loadProgram, virtualFiles } from '../../../src/language/index.ts';
import { lower } from '../../../src/lower/index.ts';

const files = ['shop', 'catalog', 'orders'].map((name) => [
  `${name}.msa`,
  readFileSync(`examples/shop/${name}.msa`, 'utf8'),
]);
const shop = lower(loadProgram('shop.msa', virtualFiles(Object.fromEntries(files)))).system;
const emitted = springBackend
  .generate(shop)
  .filter((file): file is TextFile => file.kind === 'text')
  .map(({ path, content }) => ({ path, content: content.replaceAll('"', '') }));

const contents = (tail: string) => emitted.filter(({ path }) => path.endsWith(tail)).map(({ content }) => content);

describe('what is said to become of a part', () => {
  it.each([
    ['catalog', 'Product'],
    ['orders', 'Order'],
    ['orders', 'OrderStatus'],
  ])('%s.%s is a class that is emitted', (application, declaration) => {
    const { java = '' } = outcomeOf(shop, { application, declaration }) ?? {};
    expect(emitted.map(({ path }) => path)).toContain(`${application}/src/main/java/${java.replaceAll('.', '/')}.java`);
  });

  it('an application is a class that starts it, and a path where a gateway routes to it', () => {
    expect(outcomeOf(shop, { application: 'catalog' })).toEqual({
      java: 'com.example.shop.catalog.CatalogApplication',
      http: '/services/catalog/',
    });
    expect(outcomeOf(shop, { application: 'hub' })).toEqual({ java: 'com.example.shop.hub.HubApplication' });
  });

  const members = shop.applications.flatMap((application) =>
    application.kind === 'microservice'
      ? application.entities.flatMap(({ name, order }) =>
          order.map((member) => [application.name, name, member] as const),
        )
      : [],
  );

  it.each(members)('%s.%s.%s is a field of the class, a column of the migration and a property in JSON', (...names) => {
    const [application, declaration, member] = names;
    const { java, sql, http } = outcomeOf(shop, { application, declaration, member }) ?? {};
    if (java) expect(contents(`/domain/${declaration}.java`).join()).toContain(`private ${java}`);
    if (sql) {
      const [, table = '', column = ''] = /^(\w+)\.(.*)$/.exec(sql) ?? [];
      expect(contents('V1__create_tables.sql').join()).toMatch(
        new RegExp(`create table ${table} \\([^;]*?${escape(column)},`),
      );
    }
    if (http) expect(contents(`/dto/${declaration}Dto.java`).join()).toMatch(new RegExp(`\\b${member}\\b`));
    expect(java).toBeDefined();
  });

  it('a part has no address, a list that is not owned no property, and its column stands in the other table', () => {
    expect(outcomeOf(shop, { application: 'orders', declaration: 'OrderLine' })).not.toHaveProperty('http');
    expect(outcomeOf(shop, { application: 'orders', declaration: 'Order' })).toMatchObject({ http: '/api/orders' });
    expect(outcomeOf(shop, { application: 'catalog', declaration: 'Category', member: 'products' })).toEqual({
      java: 'List<Product> products',
    });
  });

  it('a value of an enum is a constant', () => {
    expect(outcomeOf(shop, { application: 'orders', declaration: 'OrderStatus', member: 'PAID' })).toEqual({
      java: 'OrderStatus.PAID',
      http: '"PAID"',
    });
  });

  it('nothing is said of what is not there', () => {
    expect(outcomeOf(shop, { application: 'nowhere' })).toBeUndefined();
    expect(outcomeOf(shop, { application: 'catalog', declaration: 'Nothing' })).toBeUndefined();
    expect(outcomeOf(shop, { application: 'catalog', declaration: 'Product', member: 'nothing' })).toBeUndefined();
  });
});

function escape(text: string): string {
  return text.replaceAll(/[().]/g, String.raw`\$&`);
}
