/** Models for the tests of backends, written out: those tests must not depend on the parser. */
import type { AccessRule, Entity, Field, Microservice, Operation, System } from '../../src/model/system.ts';
import type { Type } from '../../src/model/types.ts';

/** The system of `examples/shop`. */
export function shopSystem(): System {
  return {
    modelVersion: 1,
    name: 'shop',
    documentation: 'An online shop: one front door, two services, one place to sign in.',
    package: 'com.example.shop',
    version: '0.1.0',
    java: 17,
    roles: [
      { name: 'CUSTOMER', builtIn: false },
      { name: 'SELLER', builtIn: false },
      { name: 'SUPPORT', builtIn: false },
      { name: 'ADMIN', builtIn: true },
    ],
    auth: 'accounts',
    discovery: 'hub',
    applications: [
      catalog(),
      orders(),
      {
        kind: 'registry',
        name: 'hub',
        documentation: 'Where applications find each other and their configuration.',
        port: 8761,
        config: { git: 'https://git.example.com/shop-config' },
      },
      {
        kind: 'uaa',
        name: 'accounts',
        documentation: 'User accounts, roles and sign-in.',
        port: 9999,
        database: 'postgresql',
      },
      {
        kind: 'gateway',
        name: 'storefront',
        documentation: "The shop's web front door.",
        port: 8080,
        database: 'postgresql',
        routes: [{ to: 'catalog' }, { to: 'orders' }],
        limits: [
          { requests: 100, seconds: 60, by: 'user' },
          { requests: 300, seconds: 60, by: 'address' },
        ],
      },
    ],
    deployments: [{ kind: 'compose' }],
  };
}

function catalog(): Microservice {
  return {
    kind: 'microservice',
    name: 'catalog',
    documentation: 'What the shop sells.',
    port: 8081,
    database: 'postgresql',
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
          },
        ],
        page: { size: 20, sort: [{ field: 'name', direction: 'asc' }] },
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
    port: 8082,
    database: 'postgresql',
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
            many: { min: 1 },
          },
        ],
        indexes: [{ fields: ['status', 'placedAt'], unique: false }],
        page: { size: 20, sort: [{ field: 'placedAt', direction: 'desc' }] },
        rules: [
          { ...allow(['create', 'read'], 'CUSTOMER'), when: { field: 'customer', is: 'me' } },
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
    page: { size: 20, sort: [] },
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
  return { operations, roles };
}
