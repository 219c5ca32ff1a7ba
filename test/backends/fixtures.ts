/** Models for the tests of backends, written out: those tests must not depend on the parser. */
import type {
  AccessRule,
  Entity,
  Field,
  Microservice,
  Operation,
  Route,
  System,
  Type,
} from '../../src/backends/common/subset/model.ts';
import {
  MODEL_VERSION,
  type Application,
  type ApplicationEnvironment,
  type SystemEnvironment,
} from '../../src/model/system.ts';

/** The system of `examples/shop`, all of which is built. */
export function shopSystem(): System {
  return {
    modelVersion: MODEL_VERSION,
    name: 'shop',
    documentation: 'An online shop: one front door, two services, one place to sign in.',
    package: 'com.example.shop',
    version: '0.1.0',
    java: 17,
    build: 'maven',
    languages: ['en'],
    roles: [
      { name: 'CUSTOMER', builtIn: false },
      { name: 'SELLER', builtIn: false },
      { name: 'SUPPORT', builtIn: false },
      { name: 'ADMIN', builtIn: true },
    ],
    auth: AUTH,
    discovery: { kind: 'registry', application: 'hub' },
    ...BARE,
    environments: { dev: BARE, test: BARE, prod: BARE },
    applications: [
      catalog(),
      orders(),
      {
        kind: 'registry',
        name: 'hub',
        documentation: 'Where applications find each other and their configuration.',
        ...settings(8761),
        config: { git: 'https://git.example.com/shop-config' },
      },
      {
        kind: 'uaa',
        name: 'accounts',
        documentation: 'User accounts, roles and sign-in.',
        ...settings(9999, { database: 'postgresql' }),
        database: 'postgresql',
        clients: [],
      },
      {
        kind: 'gateway',
        name: 'storefront',
        documentation: "The shop's web front door.",
        ...settings(8080, { database: 'postgresql', cache: 'none' }),
        database: 'postgresql',
        cache: 'none',
        auth: AUTH,
        client: { framework: 'none', languages: ['en'] },
        routes: [route('catalog'), route('orders')],
        limits: [
          { requests: 100, seconds: 60, by: 'user', roles: [] },
          { requests: 300, seconds: 60, by: 'address', roles: [] },
        ],
      },
    ],
    deployments: [{ kind: 'compose', settings: { tls: false } }],
  };
}

function catalog(): Microservice {
  return {
    kind: 'microservice',
    name: 'catalog',
    documentation: 'What the shop sells.',
    ...serviceSettings(8081),
    calls: [],
    entities: [
      entity('Category', {
        documentation: 'A group of products.',
        fields: [field('name', { kind: 'String', minLength: 2, maxLength: 60 }, { unique: true })],
        relations: [
          {
            ...property('products', { required: false }),
            target: 'Product',
            cardinality: 'one-to-many',
            owner: false,
            opposite: 'category',
            owned: false,
            onDelete: 'restrict',
            many: { min: 0 },
          },
        ],
        rules: [allow(['read']), allow(['create', 'update', 'delete'], 'SELLER')],
      }),
      entity('Product', {
        documentation: 'Something the shop sells.',
        fields: [
          field(
            'sku',
            { kind: 'String', minLength: 3, maxLength: 20, pattern: '[A-Z0-9-]+' },
            { unique: true, readonly: true, documentation: 'Stock keeping unit: what the warehouse calls it.' },
          ),
          field('name', { kind: 'String', minLength: 1, maxLength: 120 }),
          field('description', { kind: 'Text' }, { required: false }),
          field('price', { kind: 'Decimal', precision: 12, scale: 2, min: '0' }),
          field('status', { kind: 'Enum', enum: 'ProductStatus' }, { default: { kind: 'enum', value: 'DRAFT' } }),
        ],
        relations: [
          {
            ...property('category', { required: false }),
            target: 'Category',
            cardinality: 'many-to-one',
            owner: true,
            opposite: 'products',
            owned: false,
            onDelete: 'restrict',
          },
        ],
        page: { mode: 'offset', size: 20, sort: [{ field: 'name', direction: 'asc' }] },
        rules: [allow(['read']), allow(['create', 'update', 'delete'], 'SELLER')],
      }),
    ],
    enums: [
      {
        name: 'ProductStatus',
        values: [
          { name: 'DRAFT', label: 'Draft' },
          { name: 'ON_SALE', label: 'On sale' },
          { name: 'RETIRED', label: 'Retired' },
        ],
      },
    ],
  };
}

function orders(): Microservice {
  return {
    kind: 'microservice',
    name: 'orders',
    documentation: 'What customers buy.',
    ...serviceSettings(8082),
    calls: ['catalog'],
    entities: [
      entity('Order', {
        documentation: 'What a customer bought.',
        fields: [
          field('number', { kind: 'String', maxLength: 12 }, { unique: true, readonly: true }),
          field('placedAt', { kind: 'Instant' }, { default: { kind: 'now' } }),
          field('status', { kind: 'Enum', enum: 'OrderStatus' }, { default: { kind: 'enum', value: 'OPEN' } }),
          field('total', { kind: 'Decimal', precision: 12, scale: 2, min: '0' }),
          field('note', { kind: 'Text' }, { required: false }),
        ],
        references: [{ ...property('customer'), application: 'accounts', target: 'User', id: 'UUID' }],
        relations: [
          {
            ...property('lines'),
            target: 'OrderLine',
            cardinality: 'one-to-many',
            owner: false,
            opposite: 'order',
            owned: true,
            onDelete: 'restrict',
            many: { min: 1 },
          },
        ],
        indexes: [{ fields: ['status', 'placedAt'], unique: false }],
        page: { mode: 'offset', size: 20, sort: [{ field: 'placedAt', direction: 'desc' }] },
        rules: [
          {
            ...allow(['create', 'read'], 'CUSTOMER'),
            when: [{ path: ['customer'], operator: '==', value: { kind: 'me' } }],
          },
          allow(['read', 'update', 'delete'], 'SUPPORT'),
        ],
      }),
      entity('OrderLine', {
        documentation: 'One product of an order.',
        relations: [
          {
            ...property('order'),
            target: 'Order',
            cardinality: 'many-to-one',
            owner: true,
            opposite: 'lines',
            owned: false,
            onDelete: 'restrict',
          },
        ],
        references: [{ ...property('product'), application: 'catalog', target: 'Product', id: 'UUID' }],
        fields: [
          field('quantity', { kind: 'Int', min: '1', max: '999' }),
          field('price', { kind: 'Decimal', precision: 12, scale: 2, min: '0' }),
        ],
        ownedBy: { entity: 'Order', relation: 'lines' },
      }),
    ],
    enums: [
      {
        name: 'OrderStatus',
        values: [
          { name: 'OPEN', label: 'Open' },
          { name: 'PAID', label: 'Paid' },
          { name: 'SHIPPED', label: 'On its way' },
          { name: 'CANCELLED', label: 'Cancelled' },
        ],
      },
    ],
  };
}

const AUTH = { kind: 'uaa', application: 'accounts' } as const;

/** A system with nothing beside its applications. */
const BARE: SystemEnvironment = {
  edge: 'none',
  console: { product: 'none', alerts: [] },
  tracing: 'none',
  broker: 'none',
};

/** What every application has, with nothing said of it. */
export function settings(
  port: number,
  has: Pick<ApplicationEnvironment, 'database' | 'cache' | 'search'> = {},
): Pick<Application, 'port' | 'instances' | 'secrets' | 'environments'> {
  const instances = { min: 1, max: 1 };
  const prod = { port, instances, ...has };
  const dev = { ...prod, ...(has.database && { database: 'h2' as const }) };
  return { port, instances, secrets: [], environments: { dev, test: dev, prod } };
}

/** What every microservice has, with nothing said of it. */
function serviceSettings(port: number) {
  return {
    ...settings(port, { database: 'postgresql', cache: 'none', search: 'none' }),
    database: 'postgresql',
    cache: 'none',
    search: 'none',
    auth: AUTH,
    consumes: [],
    values: [],
    events: [],
    operations: [],
  } as const;
}

/** A route that every request takes unless `rest` says otherwise. */
export function route(to: string, rest: Partial<Route> = {}): Route {
  return { to, paths: [], methods: [], rewrites: [], ...rest };
}

/** An entity; what is not given is empty or the default. `order` follows references, relations and fields as given. */
export function entity(name: string, parts: Partial<Entity>): Entity {
  const order = [parts.fields, parts.references, parts.relations].flatMap((list) =>
    (list ?? []).map((part) => part.name),
  );
  return {
    name,
    id: 'UUID',
    fields: [],
    relations: [],
    references: [],
    order,
    indexes: [],
    page: { mode: 'offset', size: 20, sort: [] },
    filter: [],
    search: [],
    audit: false,
    softDelete: false,
    locking: 'optimistic',
    readOnly: false,
    pages: true,
    rules: [],
    ...parts,
  };
}

/** A required, plain field unless `rest` says otherwise. */
export function field(name: string, type: Type, rest: Partial<Field> = {}): Field {
  return { ...property(name), type, ...rest };
}

type Property = Pick<Field, 'name' | 'documentation' | 'required' | 'unique' | 'readonly'>;

/** What fields, relations and references share: required, not unique, not readonly unless `rest` says otherwise. */
export function property(name: string, rest: Partial<Property> = {}): Property {
  return { name, required: true, unique: false, readonly: false, ...rest };
}

/** Lets roles do something; everyone who is signed in when no role is given. */
export function allow(operations: readonly Operation[], ...roles: readonly string[]): AccessRule {
  return { operations, roles, when: [] };
}
