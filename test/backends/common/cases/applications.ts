/** What is said of applications. */
import type * as model from '../../../../src/model/system.ts';
import { entity as plainEntity, settings } from '../../fixtures.ts';
import {
  FIXED,
  built,
  each,
  environment,
  event,
  money,
  named,
  operation,
  route,
  service,
  system,
  type Cases,
} from './change.ts';

export const registryCases: Cases<model.Registry> = {
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

export const uaaCases: Cases<Pick<model.Uaa, 'database' | 'storage' | 'clients'>> = {
  database: [named('database mysql', each('uaa', { database: 'mysql' }))],
  storage: [named('storage', each('uaa', { storage: 1 }))],
  clients: [
    named('client mobile', each('uaa', { clients: [{ name: 'mobile', grants: [], redirects: [], scopes: [] }] })),
  ],
};

export const gatewayCases: Cases<Pick<model.Gateway, 'auth' | 'client' | 'routes' | 'limits' | 'cache'>> = {
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

export const routeCases: Cases<model.Route> = {
  to: [built(route({ to: 'orders' }))],
  paths: [
    built(route({ paths: ['/api/products/**', '/api/{id}/x*'] })),
    named('path', route({ paths: ['/api/{id:[a,b]+}'] })),
    named('path', route({ paths: ['/api/${secret}'] })),
  ],
  methods: [built(route({ methods: ['GET', 'PUT'] }))],
  rewrites: [named('rewrite', route({ rewrites: [{ from: '/a', to: '/b' }] }))],
};

export const serviceCases: Cases<Omit<model.Microservice, keyof model.Registry>> &
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
