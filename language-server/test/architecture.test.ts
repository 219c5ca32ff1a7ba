import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { Draughtsman } from '../src/features/architecture/architecture.ts';
import type { Place } from '../src/features/architecture/protocol.ts';
import type { KnownSystem } from '../src/workspace.ts';

const SHOP = `system shop { auth accounts  discovery hub  broker kafka }
registry hub {}
uaa accounts {}
gateway web { route catalog, orders }
microservice catalog {
  database mysql
  entity Product { name: String  status: Status }
  enum Status { DRAFT, ON_SALE }
}
microservice orders {
  calls catalog
  entity Order { product: catalog.Product  lines: Line[] owned }
  entity Line { order: Order  amount: Int }
}
`;

/** What an editor knows of a system with this text. */
function known(text: string): KnownSystem {
  const program = loadProgram('shop.msa', virtualFiles({ 'shop.msa': text }));
  return { entry: 'shop.msa', program, diagnostics: check(program) };
}

/** The text that a place selects. */
function at({ range: { start, end } }: Place, text = SHOP): string {
  return text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
}

describe('the picture of a system', () => {
  const drawn = new Draughtsman().draw(known(SHOP), undefined);

  test('is of the applications, and names those that can be looked into', () => {
    expect(drawn).toMatchObject({ system: 'shop', isStale: false, applications: ['catalog', 'orders'] });
    expect(drawn?.graph.nodes.map(({ title }) => title)).toEqual(expect.arrayContaining(['web', 'catalog', 'hub']));
    expect(drawn?.mermaid).toContain('flowchart');
  });

  test.each([
    ['an application', 'catalog', 'catalog', 4],
    ['a store, at the line that asks for it', 'catalog/database', 'database mysql', 5],
    ['a store that is there by default, at its application', 'orders/database', 'orders', 9],
    ['a route', 'web routes orders', 'orders', 3],
    ['a call', 'orders calls catalog', 'catalog', 10],
    ['what all share, at its setting', '@broker', 'broker kafka', 0],
  ])('leads to %s', (_, id, text, line) => {
    const place = drawn?.places[id];
    expect(place && [at(place), place.range.start.line]).toEqual([text, line]);
  });

  test('has a place for every application and every way between two', () => {
    const applications = ['hub', 'accounts', 'web', 'catalog', 'orders'];
    const edges = drawn?.graph.edges.filter(({ kind }) => kind === 'routes' || kind === 'calls').map(({ id }) => id);
    expect(edges).toHaveLength(3);
    expect(Object.keys(drawn?.places ?? {})).toEqual(expect.arrayContaining([...applications, ...(edges ?? [])]));
  });
});

describe('the picture of an application', () => {
  const drawn = new Draughtsman().draw(known(SHOP), 'orders');

  test('is of its entities', () => {
    expect(drawn?.of).toBe('orders');
    expect(drawn?.graph.nodes.map(({ title }) => title)).toEqual(['Order', 'Line', 'Product']);
  });

  test.each([
    ['an entity', 'Line', 'Line', 12],
    ['a field', 'Line.amount', 'amount', 12],
    ['a relation', 'Order.lines', 'lines', 11],
  ])('leads to %s', (_, id, text, line) => {
    const place = drawn?.places[id];
    expect(place && [at(place), place.range.start.line]).toEqual([text, line]);
  });

  test('is of the system when the application is gone', () => {
    expect(new Draughtsman().draw(known(SHOP), 'stock')).not.toHaveProperty('of');
  });
});

test('while a text has errors, the picture is the last one, and its places are those of the text', () => {
  const draughtsman = new Draughtsman();
  draughtsman.draw(known(SHOP), undefined);
  const broken = `\n${SHOP.replace('name: String', 'name: Strin')}`;
  const drawn = draughtsman.draw(known(broken), undefined);
  expect(drawn).toMatchObject({ isStale: true, system: 'shop' });
  expect(drawn?.places['catalog']?.range.start.line).toBe(5);
});

test('of a system that never was right there is none', () => {
  expect(new Draughtsman().draw(known('system shop { auth nobody }'), undefined)).toBeUndefined();
});
