import { expect, describe, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import { disk, loadProgram, virtualFiles } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';
import type { Application, Entity, Gateway, Microservice, System } from '../../src/model/system.ts';

const HEAD = 'system shop { auth accounts discovery hub }\nregistry hub {}\nuaa accounts {}\n';

/** Lowers a text after checking it: what the checker refuses is never lowered. */
function lowered(text: string): System {
  const program = loadProgram('main.msa', virtualFiles({ 'main.msa': text }));
  const errors = check(program).filter((diagnostic) => diagnostic.severity === 'error');
  expect(errors.map((error) => error.message)).toEqual([]);
  return lower(program).system;
}

function service(body: string): Microservice {
  return application(lowered(`${HEAD}role SELLER\nmicroservice catalog { ${body} }`), 'microservice');
}

function entity(body: string): Entity {
  const [first] = service(
    `entity Product { ${body} } enum Status { DRAFT, ON_SALE "For sale", OUT_OF_STOCK }`,
  ).entities;
  if (!first) throw new Error('no entity');
  return first;
}

function application<K extends Application['kind']>(system: System, kind: K): Application & { kind: K } {
  const found = system.applications.find((each): each is Application & { kind: K } => each.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

describe('defaults', () => {
  test('of a system', () => {
    expect(lowered(HEAD)).toMatchObject({
      modelVersion: 2,
      package: 'com.example.shop',
      version: '0.1.0',
      java: 17,
      roles: [{ name: 'ADMIN', builtIn: true }],
      deployments: [],
      build: 'maven',
      languages: ['en'],
      auth: { kind: 'uaa', application: 'accounts' },
      discovery: { kind: 'registry', application: 'hub' },
      edge: 'none',
      console: { product: 'none', alerts: [] },
      tracing: 'none',
      broker: 'none',
    });
  });

  test('of ports: the first of its kind that is free', () => {
    const { applications } = lowered(
      `${HEAD}gateway a {} gateway b {} microservice c { port 8082 } microservice d {} microservice e {}`,
    );
    expect(applications.map(({ name, port }) => `${name} ${port}`)).toEqual([
      'hub 8761',
      'accounts 9999',
      'a 8080',
      'b 8090',
      'c 8082',
      'd 8081',
      'e 8083',
    ]);
  });

  test('of an entity: key, page, order, no rules', () => {
    expect(entity('name: String')).toEqual({
      name: 'Product',
      id: 'UUID',
      fields: [
        { name: 'name', required: true, unique: false, readonly: false, type: { kind: 'String', maxLength: 255 } },
      ],
      relations: [],
      references: [],
      order: ['name'],
      indexes: [],
      page: { mode: 'offset', size: 20, sort: [{ field: 'id', direction: 'asc' }] },
      filter: [],
      search: [],
      audit: false,
      softDelete: false,
      locking: 'optimistic',
      readOnly: false,
      display: 'name',
      pages: true,
      rules: [],
    });
  });

  test('of enum values: the name in words', () => {
    expect(service('enum Status { DRAFT, ON_SALE "For sale", OUT_OF_STOCK }').enums[0]?.values).toEqual([
      { name: 'DRAFT', label: 'Draft' },
      { name: 'ON_SALE', label: 'For sale' },
      { name: 'OUT_OF_STOCK', label: 'Out of stock' },
    ]);
  });
});

test('what is written wins over defaults, and the built-in role comes last', () => {
  const system = lowered(
    `
    /** Sells. */
    system shop { package org.acme  version "2.0.0"  java 21  auth accounts  discovery hub }
    /** Buys. */
    role CUSTOMER
    role PACKER, SELLER
    registry hub { port 1000  config git "https://example.com/config" }
    uaa accounts { port 2000  database postgresql }
    gateway web { port 3000  route a, b  route c  limit 5 per 2h by address  limit 100 per 30s by user }
    microservice a { calls b, c } microservice b {} microservice c {}
    deploy compose`,
  );
  expect(system).toMatchObject({ documentation: 'Sells.', package: 'org.acme', version: '2.0.0', java: 21 });
  expect(system.roles).toEqual([
    { name: 'CUSTOMER', documentation: 'Buys.', builtIn: false },
    { name: 'PACKER', builtIn: false },
    { name: 'SELLER', builtIn: false },
    { name: 'ADMIN', builtIn: true },
  ]);
  const gateway: Gateway = application(system, 'gateway');
  const everything = { paths: [], methods: [], rewrites: [] };
  expect(gateway.routes).toEqual(['a', 'b', 'c'].map((to) => ({ to, ...everything })));
  expect(gateway.limits).toEqual([
    { requests: 5, seconds: 7200, by: 'address', roles: [] },
    { requests: 100, seconds: 30, by: 'user', roles: [] },
  ]);
  expect(application(system, 'registry')).toMatchObject({ port: 1000, config: { git: 'https://example.com/config' } });
  expect(application(system, 'microservice').calls).toEqual(['b', 'c']);
  expect(system.deployments).toEqual([{ kind: 'compose', settings: { tls: false } }]);
});

describe('environments', () => {
  const text = `system s { database mysql  dev { database mariadb }  prod { database oracle } }
    monolith a { entity E { x: Int } } monolith b { database postgresql  prod { instances 3 }  test { database postgresql }  entity E { x: Int } }`;
  const [a, b] = lowered(text).applications;

  test('the database: of the application in it, of the application, of the system in it, of the system', () => {
    expect(a).toMatchObject({
      database: 'oracle',
      environments: { dev: { database: 'mariadb' }, test: { database: 'h2' }, prod: { database: 'oracle' } },
    });
    expect(b).toMatchObject({
      database: 'postgresql',
      environments: {
        dev: { database: 'mariadb' },
        test: { database: 'postgresql' },
        prod: { database: 'postgresql' },
      },
    });
  });

  test('all else as the application says, unless it is said otherwise', () => {
    expect(b).toMatchObject({
      instances: { min: 1, max: 1 },
      environments: { dev: { instances: { max: 1 } }, prod: { instances: { min: 3, max: 3 }, port: 8090 } },
    });
  });

  test('a port that is said in one is not given to another by default', () => {
    const { applications } = lowered(`${HEAD}gateway a { dev { port 8090 } } gateway b {} gateway c {}`);
    expect(applications.map(({ port }) => port)).toEqual([8761, 9999, 8080, 8100, 8110]);
  });
});

describe('types', () => {
  test.each([
    ['String(12)', { kind: 'String', maxLength: 12 }],
    ['String(2..60)', { kind: 'String', minLength: 2, maxLength: 60 }],
    ['String(..500)', { kind: 'String', maxLength: 500 }],
    ['String(3..)', { kind: 'String', minLength: 3, maxLength: 255 }],
    ['String(pattern "\\d+")', { kind: 'String', maxLength: 255, pattern: '\\d+' }],
    ['Text', { kind: 'Text' }],
    ['Int(1..999)', { kind: 'Int', min: '1', max: '999' }],
    ['Long(min -9223372036854775808)', { kind: 'Long', min: '-9223372036854775808' }],
    ['Double(..1.5)', { kind: 'Double', max: '1.5' }],
    ['Decimal', { kind: 'Decimal', precision: 19, scale: 2 }],
    ['Decimal(8)', { kind: 'Decimal', precision: 8, scale: 0 }],
    ['Decimal(12, 3, min 0, max 10)', { kind: 'Decimal', precision: 12, scale: 3, min: '0', max: '10' }],
    ['Status', { kind: 'Enum', enum: 'Status' }],
    ['Instant', { kind: 'Instant' }],
  ])('%s', (text, type) => {
    expect(entity(`x: ${text}`).fields[0]?.type).toEqual(type);
  });

  test.each([
    ['Instant = now', { kind: 'now' }],
    ['UUID = random', { kind: 'random' }],
    ['Boolean = true', { kind: 'boolean', value: true }],
    ['Boolean = false', { kind: 'boolean', value: false }],
    ['String = "a"', { kind: 'string', value: 'a' }],
    ['Decimal = 1.50', { kind: 'number', value: '1.50' }],
    ['Status = DRAFT', { kind: 'enum', value: 'DRAFT' }],
  ])('a default: %s', (text, value) => {
    expect(entity(`x: ${text}`).fields[0]?.default).toEqual(value);
  });

  test('an enum of the service goes before what words mean otherwise', () => {
    const { entities } = service('entity E { x: Text = now } enum Text { now, random }');
    expect(entities[0]?.fields[0]).toMatchObject({
      type: { kind: 'Enum', enum: 'Text' },
      default: { kind: 'enum', value: 'now' },
    });
  });
});

describe('entities', () => {
  test('a field `id` chooses the type of the key', () => {
    expect(entity('id: Long  name: String')).toMatchObject({ id: 'Long', order: ['name'] });
  });

  test('modifiers, indexes, pages and rules', () => {
    const isMine = { path: ['owner'], operator: '==', value: { kind: 'me' } };
    const text = `a: Int? unique  b: Int readonly  index (a, b) unique  index (b)  page 50 by b desc, a
      allow update, read to SELLER, ADMIN  allow delete to ADMIN  owner: accounts.User  allow * to SELLER when owner == me`;
    expect(entity(text)).toMatchObject({
      fields: [
        { name: 'a', required: false, unique: true, readonly: false },
        { name: 'b', required: true, unique: false, readonly: true },
      ],
      indexes: [
        { fields: ['a', 'b'], unique: true },
        { fields: ['b'], unique: false },
      ],
      page: {
        size: 50,
        sort: [
          { field: 'b', direction: 'desc' },
          { field: 'a', direction: 'asc' },
        ],
      },
      rules: [
        { operations: ['read', 'update'], roles: ['SELLER', 'ADMIN'] },
        { operations: ['delete'], roles: ['ADMIN'] },
        { operations: ['create', 'read', 'update', 'delete'], roles: ['SELLER'], when: [isMine] },
      ],
      references: [{ name: 'owner', application: 'accounts', target: 'User', id: 'UUID' }],
    });
  });

  test('a reference to another service knows the type of the key there', () => {
    const system = lowered(
      `${HEAD}microservice a { calls b  entity A { b: b.B } } microservice b { entity B { id: Long  x: Int } }`,
    );
    expect(application(system, 'microservice').entities[0]?.references).toEqual([
      { name: 'b', required: true, unique: false, readonly: false, application: 'b', target: 'B', id: 'Long' },
    ]);
  });
});

describe('relations', () => {
  test.each([
    ['one side', 'entity A { b: B } entity B { x: Int }', ['A.b: many-to-one, key']],
    [
      'a list and its other side',
      'entity A { bs: B[] } entity B { a: A? }',
      ['A.bs: one-to-many, B.a', 'B.a: many-to-one, key, A.bs'],
    ],
    [
      'two lists',
      'entity A { bs: B[] } entity B { as: A[] }',
      ['A.bs: many-to-many, key, B.as', 'B.as: many-to-many, A.bs'],
    ],
    ['two single sides', 'entity A { b: B } entity B { a: A? }', ['A.b: one-to-one, key, B.a', 'B.a: one-to-one, A.b']],
    ['a tree', 'entity A { up: A?  down: A[] }', ['A.up: many-to-one, key, A.down', 'A.down: one-to-many, A.up']],
  ])('%s', (_, body, expected) => {
    expect(relations(body)).toEqual(expected);
  });

  test('exactly one side of a pair owns the key', () => {
    const body =
      'entity A { bs: B[1..5] owned  c: C? } entity B { a: A } entity C { a: A?  ds: D[] } entity D { cs: C[] }';
    const sides = relations(body);
    expect(sides.filter((side) => side.includes('key')).length * 2).toBe(sides.length);
  });

  test('a part knows its whole', () => {
    const [order, line] = service('entity Order { lines: Line[1..*] owned } entity Line { order: Order }').entities;
    expect(order?.relations[0]).toMatchObject({ owned: true, required: true, many: { min: 1 } });
    expect(line?.ownedBy).toEqual({ entity: 'Order', relation: 'lines' });
    expect(order?.ownedBy).toBeUndefined();
  });

  test.each([
    ['[]', { min: 0 }],
    ['[*]', { min: 0 }],
    ['[2..*]', { min: 2 }],
    ['[0..5]', { min: 0, max: 5 }],
    ['[3]', { min: 3, max: 3 }],
  ])('%s', (text, many) => {
    expect(service(`entity A { bs: B${text} } entity B { a: A? }`).entities[0]?.relations[0]?.many).toEqual(many);
  });
});

test('the model is frozen, plain and the same each time', () => {
  const system = lower(loadProgram('examples/shop/shop.msa', disk)).system;
  const again = lower(loadProgram('examples/shop/shop.msa', disk)).system;
  const parts: unknown[] = [system];
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) continue;
    expect(Object.isFrozen(part)).toBe(true);
    expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(part));
    parts.push(...Object.values(part));
  }
  expect(parts.length).toBeGreaterThan(400);
  expect(JSON.parse(JSON.stringify(system))).toEqual(system);
  expect(JSON.stringify(again)).toBe(JSON.stringify(system));
});

/** `Entity.field: cardinality, whether it owns the key, and the other side`. */
function relations(body: string): string[] {
  return service(body).entities.flatMap((each) =>
    each.relations.map(
      (relation) =>
        `${each.name}.${relation.name}: ${relation.cardinality}${relation.owner ? ', key' : ''}${relation.opposite ? `, ${relation.target}.${relation.opposite}` : ''}`,
    ),
  );
}
