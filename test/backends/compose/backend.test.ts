import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeBackend } from '../../../src/backends/compose/backend.ts';
import { systemSecrets } from '../../../src/model/environment.ts';
import type { System } from '../../../src/model/system.ts';
import { shopSystem } from '../fixtures.ts';
import { hostileSystem } from '../hostile.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly deploy?: { readonly resources: { readonly limits: { readonly memory: string } } };
}

interface Compose {
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
}

function files(system: System): Map<string, string> {
  return new Map(composeBackend.generate(system).map((file) => [file.path, file.kind === 'text' ? file.content : '']));
}

function compose(system: System): Compose {
  return parse(files(system).get('compose.yaml') ?? '', { merge: true });
}

function service(system: System, name: string): Service {
  const found = compose(system).services[name];
  if (!found) throw new Error(`There is no service ${name}.`);
  return found;
}

const schema: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/compose-spec/compose-spec.json'), 'utf8'),
);
// The formats "ports", "expose" and "duration" are the specification's own.
const valid = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

/** The environment variables that a text asks for without giving a default. */
function required(text: string): string[] {
  return [...new Set([...text.matchAll(/\$\{(\w+):\?/g)].map((match) => match[1] ?? ''))];
}

function dependencies(name: string): string[] {
  return Object.keys(service(shopSystem(), name).depends_on ?? {}).sort();
}

function secrets(name: string): string[] {
  return required(JSON.stringify(service(shopSystem(), name))).sort();
}

describe('compose.yaml', () => {
  it.each([
    ['the shop', shopSystem()],
    ['hostile names', hostileSystem()],
  ])('follows the compose specification: %s', (_, system) => {
    valid(compose(system));
    expect(valid.errors).toBeNull();
  });

  it('starts the registry, then the uaa, then the services, then the gateway, each when what it needs is healthy', () => {
    expect(dependencies('hub')).toEqual([]);
    expect(dependencies('accounts')).toEqual(['hub', 'postgresql']);
    expect(dependencies('catalog')).toEqual(['accounts', 'hub', 'postgresql']);
    expect(dependencies('storefront')).toEqual(['accounts', 'catalog', 'hub', 'orders', 'postgresql']);
    for (const { depends_on = {} } of Object.values(compose(shopSystem()).services)) {
      expect(Object.values(depends_on).every(({ condition }) => condition === 'service_healthy')).toBe(true);
    }
  });

  it('publishes the gateway, the uaa and the registry, on the loopback interface, and nothing else', () => {
    const published = Object.entries(compose(shopSystem()).services).map(([name, { ports }]) => [name, ports]);
    expect(Object.fromEntries(published)).toEqual({
      postgresql: undefined,
      hub: ['127.0.0.1:8761:8761'],
      accounts: ['${PUBLISH_ADDRESS:-127.0.0.1}:9999:9999'],
      catalog: undefined,
      orders: undefined,
      storefront: ['${PUBLISH_ADDRESS:-127.0.0.1}:8080:8080'],
    });
  });

  it('takes every secret from .env, and asks for none that .env does not have', () => {
    const asked = required(files(shopSystem()).get('compose.yaml') ?? '');
    const given = systemSecrets(shopSystem()).map(({ name }) => name);
    // The users of development are not for production.
    expect(asked.sort()).toEqual(given.filter((name) => name !== 'DEV_USERS_PASSWORD').sort());
  });

  it('gives an application its own secrets and no others', () => {
    expect(secrets('orders')).toEqual(['ORDERS_CLIENT_SECRET', 'ORDERS_DB_PASSWORD', 'REGISTRY_PASSWORD']);
    expect(secrets('storefront')).toEqual(['REGISTRY_PASSWORD', 'STOREFRONT_CLIENT_SECRET', 'STOREFRONT_DB_PASSWORD']);
  });

  it('tells applications where the others are inside, and browsers where they are outside', () => {
    expect(service(shopSystem(), 'storefront').environment).toMatchObject({
      SPRING_PROFILES_ACTIVE: 'prod',
      REGISTRY_URL: 'http://hub:8761',
      UAA_URL: 'http://accounts:9999',
      UAA_ISSUER: '${UAA_ISSUER:-http://localhost:9999}',
      STOREFRONT_URL: '${STOREFRONT_URL:-http://localhost:8080}',
      STOREFRONT_DB_HOST: 'postgresql',
    });
  });

  it('reads the configuration from git, or from the folder when the model names no repository', () => {
    const shop = shopSystem();
    expect(service(shop, 'hub').environment['CONFIG_GIT_URI']).toBe(
      '${CONFIG_GIT_URI:-https://git.example.com/shop-config}',
    );
    const applications = shop.applications.map((application) => {
      if (application.kind !== 'registry') return application;
      const { config: _, ...rest } = application;
      return rest;
    });
    const hub = service({ ...shop, applications }, 'hub');
    expect(hub.volumes).toEqual(['./hub/config-repo:/config-repo:ro']);
    expect(hub.environment['SPRING_PROFILES_ACTIVE']).toBe('prod,native');
  });

  it('bounds what every service may use, and lets none write to its image', () => {
    for (const { deploy, read_only } of Object.values(compose(shopSystem()).services)) {
      expect(deploy?.resources.limits.memory).toMatch(/^\d+M$/);
      expect(read_only).toBe(true);
    }
  });

  it('makes nothing for a model without `deploy compose`', () => {
    expect(composeBackend.generate({ ...shopSystem(), deployments: [] })).toEqual([]);
  });
});

describe('hostile names', () => {
  const { name, services } = compose(hostileSystem());

  it('become host names, which differ from each other and from the database', () => {
    expect(name).toBe('order-desk');
    expect(Object.keys(services).sort()).toEqual(['null', 'order-desk', 'postgresql', 'postgresql-2', 'select', 'yes']);
    expect(services['postgresql-2']?.image).toBe('postgres:18');
    expect(services['postgresql']?.build).toBe('./postgresql');
    expect(services['yes']?.environment['YES_DB_HOST']).toBe('postgresql-2');
  });

  it('cannot have Compose put in a variable', () => {
    expect(services['select']?.environment['CONFIG_GIT_URI']).toBe(
      '${CONFIG_GIT_URI:-https://git.example.com/$${X%7D/$$y?a={b%7D#"c}',
    );
  });

  it('keep their folders', () => {
    expect([...files(hostileSystem()).keys()]).toContain('order_desk/Dockerfile');
    expect(services['order-desk']?.build).toBe('./order_desk');
  });
});

describe('compose.databases.sql', () => {
  it('makes a user and a database for each application that has one, without a password in it', () => {
    const sql = files(hostileSystem()).get('compose.databases.sql') ?? '';
    expect(sql).toContain(
      [
        '\\getenv password ORDER_DESK_DB_PASSWORD',
        `CREATE ROLE "order_desk" LOGIN PASSWORD :'password';`,
        'CREATE DATABASE "order_desk" OWNER "order_desk";',
        'REVOKE ALL ON DATABASE "order_desk" FROM PUBLIC;',
      ].join('\n'),
    );
    expect(sql).toContain('CREATE DATABASE "Null" OWNER "Null";');
    expect(sql.match(/CREATE ROLE/g)).toHaveLength(4);
  });
});

describe('an image', () => {
  const dockerfile = files(shopSystem()).get('catalog/Dockerfile') ?? '';

  it('is built in layers, and runs as an ordinary user', () => {
    expect(dockerfile).toContain('extract --layers');
    const layers = ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'];
    expect([...dockerfile.matchAll(/build\/layers\/([a-z-]+)\//g)].map((match) => match[1])).toEqual(layers);
    expect(dockerfile.indexOf('USER 10001')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
  });

  it('has a health check whose command is a list, as the Dockerfile reference asks', () => {
    const command: unknown = JSON.parse(/HEALTHCHECK[^[]*(\[.*\])$/m.exec(dockerfile)?.[1] ?? '');
    expect(command).toEqual(['bash', '-c', expect.stringContaining('GET /management/health/readiness HTTP/1.0\\r\\n')]);
  });

  it('is built from sources only: no secret reaches the engine', () => {
    const ignore = files(shopSystem()).get('catalog/.dockerignore') ?? '';
    expect(ignore.split('\n').filter((line) => line && !line.startsWith('#'))).toEqual(['*', '!pom.xml', '!src/main']);
  });
});
