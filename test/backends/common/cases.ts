/**
 * Every property of every part of the model, turned on alone in the shop. The tables are complete by their types: a
 * property that the model gets later has no case here, and the tests do not compile until somebody says what becomes of it.
 */
import type * as model from '../../../src/model/system.ts';
import type { Type } from '../../../src/model/types.ts';
import { entity as plainEntity, settings, shopSystem } from '../fixtures.ts';

/** A change of the shop, and what it is called when it is named as not built; otherwise it is seen in the files. */
export interface Case {
  readonly change: (shop: model.System) => model.System;
  readonly construct?: string;
}

type Cases<Part> = Readonly<Record<keyof Required<Part>, readonly Case[]>>;

const built = (change: Case['change']): Case => ({ change });
const named = (construct: string, change: Case['change']): Case => ({ change, construct });

/** Cannot be another than it is, or is told by other properties. */
const FIXED: readonly Case[] = [];
/** Means nothing where there are no pages. */
const OF_PAGES: readonly Case[] = [];

const system =
  (changes: Partial<model.System>): Case['change'] =>
  (shop) => ({ ...shop, ...changes });

const each =
  <Kind extends 'registry' | 'uaa' | 'gateway'>(
    kind: Kind,
    changes: Partial<Extract<model.Application, { readonly kind: Kind }>>,
  ): Case['change'] =>
  (shop) => ({
    ...shop,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is changed is of that kind
    applications: shop.applications.map((each) =>
      each.kind === kind ? ({ ...each, ...changes } as typeof each) : each,
    ),
  });

const service =
  (change: (catalog: model.Microservice) => Partial<model.Microservice>, name = 'catalog'): Case['change'] =>
  (shop) => ({
    ...shop,
    applications: shop.applications.map((application) =>
      application.kind === 'microservice' && application.name === name
        ? { ...application, ...change(application) }
        : application,
    ),
  });

const entity = (
  change: (entity: model.Entity) => Partial<model.Entity>,
  name = 'Product',
  owner = 'catalog',
): Case['change'] =>
  service(
    ({ entities }) => ({
      entities: entities.map((each) => (each.name === name ? { ...each, ...change(each) } : each)),
    }),
    owner,
  );

const product = (changes: Partial<model.Entity>): Case['change'] => entity(() => changes);

const fieldOfProduct = (name: string, changes: Partial<model.Field>): Case['change'] =>
  entity(({ fields }) => ({ fields: fields.map((each) => (each.name === name ? { ...each, ...changes } : each)) }));

const anotherField = (type: Type, rest: Partial<model.Field> = {}): Case['change'] =>
  entity(({ fields, order }) => ({
    fields: [...fields, { name: `other${type.kind}`, type, required: false, unique: false, readonly: false, ...rest }],
    order: [...order, `other${type.kind}`],
  }));

const category = (changes: Partial<model.Relation>): Case['change'] =>
  entity(({ relations }) => ({ relations: relations.map((each) => ({ ...each, ...changes })) }));

const customer = (changes: Partial<model.Reference>): Case['change'] =>
  entity(({ references }) => ({ references: references.map((each) => ({ ...each, ...changes })) }), 'Order', 'orders');

const customerRule = (changes: Partial<model.AccessRule>): Case['change'] =>
  entity(
    ({ rules: [first, ...others] }) => ({ rules: [...(first ? [{ ...first, ...changes }] : []), ...others] }),
    'Order',
    'orders',
  );

const condition = (changes: Partial<model.RowCondition>): Case['change'] =>
  customerRule({ when: [{ path: ['customer'], operator: '==', value: { kind: 'me' }, ...changes }] });

const route = (changes: Partial<model.Route>): Case['change'] =>
  each('gateway', { routes: [{ to: 'catalog', paths: [], methods: [], rewrites: [], ...changes }] });

const environment = (name: model.EnvironmentName, changes: Partial<model.ApplicationEnvironment>): Case['change'] =>
  service(({ environments }) => ({ environments: { ...environments, [name]: { ...environments[name], ...changes } } }));

const systemEnvironment =
  (changes: Partial<model.SystemEnvironment>): Case['change'] =>
  (shop) =>
    system({ environments: { ...shop.environments, dev: { ...shop.environments.dev, ...changes } } })(shop);

const deployment = (settings: Partial<model.DeploymentSettings>): Case['change'] =>
  system({ deployments: [{ kind: 'compose', settings: { tls: false, ...settings } }] });

const kubernetes: model.Deployment = {
  kind: 'kubernetes',
  settings: { tls: false },
  kubernetes: { namespace: 'shop', formats: ['kustomize'] },
};

const event: model.Event = { name: 'Repriced', entity: 'Product', carries: ['price'], fields: [] };
const operation: model.CustomOperation = { name: 'reprice', parameters: [], roles: [] };
const money: model.ValueType = { name: 'Money', fields: [] };
const monolith = (): model.Monolith => {
  const { calls: _, ...catalog } = shopSystem().applications.find((each) => each.kind === 'microservice')!;
  return {
    ...catalog,
    kind: 'monolith',
    name: 'backoffice',
    auth: { kind: 'session' },
    client: { framework: 'none', languages: ['en'] },
    limits: [],
  };
};

const systemCases: Cases<model.System> = {
  modelVersion: FIXED,
  name: [built(system({ name: 'market' }))],
  documentation: [built(system({ documentation: 'Something else.' }))],
  package: [built(system({ package: 'org.example' }))],
  version: [built(system({ version: '2.0.0' }))],
  java: [built(system({ java: 21 }))],
  build: [named('build gradle', system({ build: 'gradle' }))],
  languages: [named('languages en, fr', system({ languages: ['en', 'fr'] }))],
  roles: [built((shop) => system({ roles: [{ name: 'AUDITOR', builtIn: false }, ...shop.roles] })(shop))],
  auth: [
    named('auth jwt', system({ auth: { kind: 'jwt' } })),
    named('auth session', system({ auth: { kind: 'session' } })),
    named('auth oidc', system({ auth: { kind: 'oidc', issuer: 'https://id.example.com' } })),
  ],
  discovery: [
    named('discovery consul', system({ discovery: { kind: 'consul' } })),
    named('discovery none', system({ discovery: { kind: 'none' } })),
  ],
  edge: [named('edge traefik', system({ edge: 'traefik' }))],
  console: [
    named('console elk', system({ console: { product: 'elk', alerts: [] } })),
    named(
      'alert',
      system({ console: { product: 'elk', alerts: [{ metric: 'errors', above: 1, seconds: 60, to: 'a@b.c' }] } }),
    ),
  ],
  tracing: [named('tracing otlp', system({ tracing: 'otlp' }))],
  broker: [
    named('broker rabbitmq', system({ broker: 'rabbitmq' })),
    named('broker kafka', system({ broker: 'kafka' })),
  ],
  environments: [
    named('dev { edge traefik }', systemEnvironment({ edge: 'traefik' })),
    named('dev { console grafana }', systemEnvironment({ console: { product: 'grafana', alerts: [] } })),
    named('dev { tracing zipkin }', systemEnvironment({ tracing: 'zipkin' })),
    named('dev { broker kafka }', systemEnvironment({ broker: 'kafka' })),
  ],
  applications: [named('monolith', (shop) => system({ applications: [...shop.applications, monolith()] })(shop))],
  deployments: [
    built(system({ deployments: [] })),
    named('deploy kubernetes', system({ deployments: [kubernetes] })),
    named('deploy local', system({ deployments: [{ kind: 'local', settings: { tls: false } }] })),
  ],
};

const roleCases: Cases<model.Role> = {
  name: [built(system({ roles: [{ name: 'AUDITOR', builtIn: false }] }))],
  documentation: [
    built((shop) => system({ roles: shop.roles.map((role) => ({ ...role, documentation: 'Somebody.' })) })(shop)),
  ],
  builtIn: FIXED,
  was: [named('was', (shop) => system({ roles: shop.roles.map((role) => ({ ...role, was: 'FORMER' })) })(shop))],
};

const registryCases: Cases<model.Registry> = {
  kind: FIXED,
  name: [
    built((shop) =>
      system({ discovery: { kind: 'registry', application: 'desk' } })(each('registry', { name: 'desk' })(shop)),
    ),
  ],
  documentation: [built(each('registry', { documentation: 'Something else.' }))],
  was: [named('was', each('registry', { was: 'desk' }))],
  port: [built(each('registry', settings(8000)))],
  instances: [named('instances 2', each('registry', { instances: { min: 2, max: 2 } }))],
  resources: [named('resources', each('registry', { resources: { memory: { request: 1 } } }))],
  secrets: [named('secret', each('registry', { secrets: ['KEY'] }))],
  environments: FIXED,
  config: [built(each('registry', { config: { git: 'https://git.example.com/other' } }))],
};

const uaaCases: Cases<Pick<model.Uaa, 'database' | 'storage' | 'clients'>> = {
  database: [named('database mysql', each('uaa', { database: 'mysql' }))],
  storage: [named('storage', each('uaa', { storage: 1 }))],
  clients: [
    named('client of a uaa', each('uaa', { clients: [{ name: 'mobile', grants: [], redirects: [], scopes: [] }] })),
  ],
};

const gatewayCases: Cases<Pick<model.Gateway, 'auth' | 'client' | 'routes' | 'limits' | 'cache'>> = {
  auth: [named('auth jwt', each('gateway', { auth: { kind: 'jwt' } }))],
  client: [
    named('client react', each('gateway', { client: { framework: 'react', languages: ['en'] } })),
    named('client angular', each('gateway', { client: { framework: 'angular', languages: ['en'] } })),
  ],
  routes: [built(each('gateway', { routes: [] }))],
  limits: [
    built(each('gateway', { limits: [] })),
    named('limit … for', each('gateway', { limits: [{ requests: 1, seconds: 1, by: 'user', roles: ['SELLER'] }] })),
  ],
  cache: [named('cache redis', each('gateway', { cache: 'redis' }))],
};

const routeCases: Cases<model.Route> = {
  to: [built(route({ to: 'orders' }))],
  paths: [
    built(route({ paths: ['/api/products/**', '/api/{id}/x*'] })),
    named('path', route({ paths: ['/api/{id:[a,b]+}'] })),
    named('path', route({ paths: ['/api/${secret}'] })),
  ],
  methods: [built(route({ methods: ['GET', 'PUT'] }))],
  rewrites: [named('rewrite', route({ rewrites: [{ from: '/a', to: '/b' }] }))],
};

const serviceCases: Cases<Omit<model.Microservice, keyof model.Registry>> &
  Cases<Pick<model.Microservice, 'instances' | 'was' | 'environments'>> = {
  was: [
    named(
      'was',
      service(() => ({ was: 'former' })),
    ),
  ],
  instances: [
    named(
      'instances 2..6',
      service(() => ({ instances: { min: 2, max: 6 } })),
    ),
  ],
  environments: [
    named('dev { port 1 }', environment('dev', { port: 1 })),
    named('prod { instances 3 }', environment('prod', { instances: { min: 3, max: 3 } })),
    named('dev { database mysql }', environment('dev', { database: 'mysql' })),
    named('test { database postgresql }', environment('test', { database: 'postgresql' })),
    named('prod { database oracle }', environment('prod', { database: 'oracle' })),
    named('prod { cache caffeine }', environment('prod', { cache: 'caffeine' })),
    named('prod { search elasticsearch }', environment('prod', { search: 'elasticsearch' })),
    named('prod { resources }', environment('prod', { resources: { cpu: { request: 1 } } })),
    named('prod { storage }', environment('prod', { storage: 1 })),
  ],
  database: [
    named(
      'database mariadb',
      service(() => ({ database: 'mariadb' })),
    ),
    named(
      'database none',
      service(() => ({ database: 'none' })),
    ),
  ],
  storage: [
    named(
      'storage',
      service(() => ({ storage: 1 })),
    ),
  ],
  auth: [
    named(
      'auth jwt',
      service(() => ({ auth: { kind: 'jwt' } })),
    ),
  ],
  cache: [
    named(
      'cache hazelcast',
      service(() => ({ cache: 'hazelcast' })),
    ),
    named(
      'cache caffeine',
      service(() => ({ cache: 'caffeine' })),
    ),
  ],
  search: [
    named(
      'search elasticsearch',
      service(() => ({ search: 'elasticsearch' })),
    ),
  ],
  calls: [built(service(() => ({ calls: ['orders'] })))],
  consumes: [
    named(
      'consumes',
      service(() => ({ consumes: [{ application: 'orders', event: 'Placed' }] })),
    ),
  ],
  entities: [built(service(({ entities }) => ({ entities: [...entities, plainEntity('Shelf', {})] })))],
  enums: [built(service(({ enums }) => ({ enums: [...enums, { name: 'Other', values: [] }] })))],
  values: [
    named(
      'value',
      service(() => ({ values: [money] })),
    ),
  ],
  events: [
    named(
      'event',
      service(() => ({ events: [event] })),
    ),
  ],
  operations: [
    named(
      'operation',
      service(() => ({ operations: [operation] })),
    ),
  ],
};

const enumValueCases: Cases<model.EnumValue> = {
  name: FIXED,
  label: [
    built(
      service(({ enums }) => ({
        enums: enums.map((each) => ({ ...each, values: each.values.map((value) => ({ ...value, label: 'X' })) })),
      })),
    ),
  ],
  documentation: [
    built(
      service(({ enums }) => ({
        enums: enums.map((each) => ({
          ...each,
          values: each.values.map((value) => ({ ...value, documentation: 'X' })),
        })),
      })),
    ),
  ],
  was: [
    named(
      'was',
      service(({ enums }) => ({
        enums: enums.map((each) => ({ ...each, values: each.values.map((value) => ({ ...value, was: 'X' })) })),
      })),
    ),
  ],
};

const entityCases: Cases<model.Entity> = {
  name: FIXED,
  was: [named('was', product({ was: 'Good' }))],
  documentation: [built(product({ documentation: 'Something else.' }))],
  id: [built(entity(() => ({ id: 'Long' }), 'Category'))],
  fields: FIXED,
  relations: FIXED,
  references: FIXED,
  order: FIXED,
  indexes: [
    built(product({ indexes: [{ fields: ['name'], unique: false }] })),
    built(product({ indexes: [{ fields: ['name'], unique: true }] })),
    named('index', (shop) =>
      product({ indexes: [{ fields: ['name', 'otherDuration'], unique: true }] })(
        anotherField({ kind: 'Duration' })(shop),
      ),
    ),
  ],
  page: [
    built(product({ page: { mode: 'offset', size: 7, sort: [] } })),
    named('page cursor', product({ page: { mode: 'cursor', size: 20, sort: [] } })),
    named('page none', product({ page: { mode: 'none', size: 20, sort: [] } })),
    named('page … by', (shop) =>
      product({ page: { mode: 'offset', size: 20, sort: [{ field: 'otherDuration', direction: 'asc' }] } })(
        anotherField({ kind: 'Duration' })(shop),
      ),
    ),
  ],
  filter: [named('filter', product({ filter: ['name'] }))],
  search: [named('search', product({ search: ['name'] }))],
  audit: [named('audit', product({ audit: true }))],
  softDelete: [named('soft delete', product({ softDelete: true }))],
  locking: [named('locking none', product({ locking: 'none' }))],
  readOnly: [
    built(product({ readOnly: true })),
    built(product({ readOnly: true, rules: [] })),
    named(
      'read only',
      entity(() => ({ readOnly: true }), 'OrderLine', 'orders'),
    ),
  ],
  display: [named('display', product({ display: 'name' }))],
  pages: OF_PAGES,
  table: [
    built(product({ table: 'crm_Products' })),
    named('table "pro ducts"', product({ table: 'pro ducts' })),
    named('table "a"b"', product({ table: 'a"b' })),
  ],
  rules: [built(product({ rules: [] }))],
  ownedBy: FIXED,
};

const fieldCases: Cases<model.Field> = {
  name: FIXED,
  was: [named('was', fieldOfProduct('name', { was: 'title' }))],
  documentation: [built(fieldOfProduct('name', { documentation: 'X' }))],
  required: [built(fieldOfProduct('name', { required: false }))],
  unique: [built(fieldOfProduct('name', { unique: true }))],
  readonly: [built(fieldOfProduct('name', { readonly: true }))],
  column: [
    built(fieldOfProduct('name', { column: 'theName' })),
    named('column "the name"', fieldOfProduct('name', { column: 'the name' })),
    named('column "VERSION"', fieldOfProduct('name', { column: 'VERSION' })),
  ],
  type: FIXED,
  default: [built(fieldOfProduct('name', { default: { kind: 'string', value: 'x' } }))],
};

const relationCases: Cases<Omit<model.Relation, 'name' | 'documentation' | 'required' | 'unique' | 'readonly'>> = {
  was: [named('was', category({ was: 'group' }))],
  column: [
    built(category({ column: 'group_key' })),
    named(
      'column "x"',
      entity(({ relations }) => ({ relations: relations.map((each) => ({ ...each, column: 'x' })) }), 'Category'),
    ),
  ],
  target: FIXED,
  cardinality: FIXED,
  owner: FIXED,
  opposite: FIXED,
  owned: FIXED,
  many: [
    built(
      entity(
        ({ relations }) => ({ relations: relations.map((each) => ({ ...each, many: { min: 2 } })) }),
        'Order',
        'orders',
      ),
    ),
  ],
  onDelete: [
    named('on delete cascade', category({ onDelete: 'cascade' })),
    named('on delete clear', category({ onDelete: 'clear' })),
  ],
  shows: [named('shows', category({ shows: 'name' }))],
};

const referenceCases: Cases<Omit<model.Reference, 'name' | 'documentation' | 'required' | 'unique' | 'readonly'>> = {
  was: [named('was', customer({ was: 'buyer' }))],
  column: [built(customer({ column: 'buyer' })), named('column "the buyer"', customer({ column: 'the buyer' }))],
  application: [
    named('backoffice.Note', customer({ application: 'backoffice', target: 'Note' })),
    named('User', (shop) =>
      entity(
        ({ references }) => ({ references: references.map(({ application: _, ...rest }) => rest) }),
        'Order',
        'orders',
      )(shop),
    ),
  ],
  target: FIXED,
  id: FIXED,
  shows: [named('shows', customer({ shows: 'name' }))],
};

const ruleCases: Cases<model.AccessRule> = {
  operations: [built(customerRule({ operations: ['read'] }))],
  roles: [built(customerRule({ roles: [] }))],
  when: [
    built(customerRule({ when: [] })),
    named('when', condition({ operator: '!=' })),
    named('when', condition({ path: ['lines', 'customer'] })),
    named('when', condition({ path: ['number'], value: { kind: 'string', value: 'x' } })),
    named('when', condition({ path: ['status'] })),
    named('when', (shop) =>
      customerRule({
        when: [
          { path: ['customer'], operator: '==', value: { kind: 'me' } },
          { path: ['status'], operator: '==', value: { kind: 'enum', value: 'OPEN' } },
        ],
      })(shop),
    ),
  ],
  message: [named('message', customerRule({ message: 'Only yours.' }))],
};

const typeCases: Readonly<Record<Type['kind'], readonly Case[]>> = {
  String: [built(anotherField({ kind: 'String', maxLength: 9 }))],
  Text: [built(anotherField({ kind: 'Text' }))],
  Int: [built(anotherField({ kind: 'Int' })), named('unit', anotherField({ kind: 'Int', unit: 'kg' }))],
  Long: [built(anotherField({ kind: 'Long' }))],
  Float: [built(anotherField({ kind: 'Float' }))],
  Double: [built(anotherField({ kind: 'Double' }))],
  Decimal: [built(anotherField({ kind: 'Decimal', precision: 9, scale: 2 }))],
  Boolean: [built(anotherField({ kind: 'Boolean' }))],
  LocalDate: [built(anotherField({ kind: 'LocalDate' }))],
  LocalTime: [built(anotherField({ kind: 'LocalTime' }))],
  Instant: [built(anotherField({ kind: 'Instant' }))],
  UUID: [built(anotherField({ kind: 'UUID' }))],
  Enum: [built(anotherField({ kind: 'Enum', enum: 'ProductStatus' }))],
  ZonedDateTime: [named('ZonedDateTime', anotherField({ kind: 'ZonedDateTime' }))],
  Duration: [named('Duration', anotherField({ kind: 'Duration' }))],
  Binary: [named('Binary', anotherField({ kind: 'Binary', maxBytes: 9 }))],
  Image: [named('Image', anotherField({ kind: 'Image', maxBytes: 9 }))],
  Json: [named('Json', anotherField({ kind: 'Json' }))],
  Value: [named('value', anotherField({ kind: 'Value', value: 'Money' }))],
};

const deploymentCases: Cases<model.DeploymentSettings> = {
  images: [named('images', deployment({ images: 'ghcr.io/example' }))],
  host: [named('host', deployment({ host: 'shop.example.com' }))],
  tls: [named('tls', deployment({ tls: true }))],
};

/** All tables: what is changed, by the part that it is a property of. */
export const cases: Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>> = {
  system: systemCases,
  role: roleCases,
  registry: registryCases,
  uaa: uaaCases,
  gateway: gatewayCases,
  route: routeCases,
  microservice: serviceCases,
  'enum value': enumValueCases,
  entity: entityCases,
  field: fieldCases,
  relation: relationCases,
  reference: referenceCases,
  rule: ruleCases,
  type: typeCases,
  deployment: deploymentCases,
};
