import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { disk, loadProgram } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';

const schema: object = JSON.parse(readFileSync('schema/system.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: false, formats: { regex: true } });
const accepts = ajv.compile(schema);
const shop = lower(loadProgram('examples/shop/shop.msa', disk)).system;

/** A system that says everything that the language has. */
const everything = lower(loadProgram('test/fixtures/everything.msa', disk)).system;

/** A system with one thing changed: the value at a path of keys and indices, or nothing there. */
function changed(path: string, value: unknown, system: unknown = shop): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(system));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at: unknown = copy;
  for (const key of keys) at = Reflect.get(Object(at), key);
  if (value === undefined) Reflect.deleteProperty(Object(at), last);
  else Reflect.set(Object(at), last, value);
  return copy;
}

const PRODUCT = 'applications.3.entities.1';
const ORDER = 'applications.4.entities.0';

describe('the published schema', () => {
  test('accepts the shop', () => {
    accepts(shop);
    expect(accepts.errors).toBeNull();
  });

  test('accepts what says everything', () => {
    accepts(everything);
    expect(accepts.errors).toBeNull();
  });

  test.each([
    ['build', 'ant'],
    ['languages', []],
    ['auth', { kind: 'uaa' }],
    ['auth', { kind: 'oidc' }],
    ['discovery', { kind: 'zookeeper' }],
    ['edge', 'nginx'],
    ['console.product', 'splunk'],
    ['console.alerts.0.metric', 'mood'],
    ['console.alerts.0.above', 0],
    ['environments.dev', undefined],
    ['environments.prod.broker', 'mqtt'],
    ['roles.1.was', ''],
    ['applications.0.instances', undefined],
    ['applications.0.instances.min', 0],
    ['applications.0.environments.test', undefined],
    ['applications.1.clients.0.grants', []],
    ['applications.1.clients.0.scopes', undefined],
    ['applications.2.client.framework', 'vue'],
    ['applications.2.routes.0.paths.0', 'no-slash'],
    ['applications.2.routes.0.methods.0', 'FETCH'],
    ['applications.2.routes.0.rewrites.0.to', undefined],
    ['applications.2.limits.1.roles', 'SELLER'],
    ['applications.4.cache', 'memcached'],
    ['applications.4.search', 'solr'],
    ['applications.4.resources.cpu.request', 0],
    ['applications.4.storage', '10Gi'],
    ['applications.4.secrets.0', 'not-a-name'],
    ['applications.4.environments.dev.database', 'sqlite'],
    ['applications.4.consumes.0.event', undefined],
    ['applications.4.events.0.carries', undefined],
    ['applications.4.operations.0.parameters.0.type.many', undefined],
    ['applications.4.values.0.fields', []],
    ['applications.4.entities.0.page.mode', 'endless'],
    ['applications.4.entities.0.locking', 'pessimistic'],
    ['applications.4.entities.0.softDelete', undefined],
    ['applications.4.entities.0.rules.0.when', undefined],
    ['applications.4.entities.0.rules.1.when.0.operator', '<'],
    ['applications.4.entities.0.rules.1.when.0.path', []],
    ['applications.4.entities.0.relations.1.onDelete', 'explode'],
    ['applications.5.kind', 'microservice'],
    ['deployments.1.kubernetes.namespace', 'Shop_1'],
    ['deployments.1.kubernetes.formats', []],
    ['deployments.0.settings.tls', undefined],
  ])('refuses what says everything with %s set to %j', (path, value) => {
    expect(accepts(changed(path, value, everything))).toBe(false);
  });

  test.each([
    ['modelVersion', 1],
    ['name', ''],
    ['name', '../shop'],
    ['name', undefined],
    ['package', 'com..shop'],
    ['version', ''],
    ['java', 18],
    ['documentation', ''],
    ['roles', []],
    ['roles.0.builtIn', undefined],
    ['auth', undefined],
    ['discovery', 7],
    ['color', 'red'],
    ['applications.0.kind', 'cluster'],
    ['applications.0.port', 0],
    ['applications.0.port', 65_536],
    ['applications.0.port', '8761'],
    ['applications.0.database', 'postgresql'],
    ['applications.0.config.git', ''],
    ['applications.1.database', 'db2'],
    ['applications.2.routes.0.to', undefined],
    ['applications.2.limits.0.requests', 0],
    ['applications.2.limits.0.seconds', 0.5],
    ['applications.2.limits.0.by', 'cookie'],
    ['applications.4.calls', ['catalog', 'catalog']],
    ['applications.3.enums.0.values', []],
    ['applications.3.enums.0.values.0.label', undefined],
    [`${PRODUCT}.id`, 'Int'],
    [`${PRODUCT}.order`, ['sku', 'sku']],
    [`${PRODUCT}.page.size`, 201],
    [`${PRODUCT}.page.sort`, []],
    [`${PRODUCT}.page.sort.0.direction`, 'up'],
    [`${PRODUCT}.fields.0.unique`, undefined],
    [`${PRODUCT}.fields.0.type.maxLength`, undefined],
    [`${PRODUCT}.fields.0.type.minLength`, -1],
    [`${PRODUCT}.fields.0.type.scale`, 2],
    [`${PRODUCT}.fields.3.type.min`, 0],
    [`${PRODUCT}.fields.3.type.precision`, 0],
    [`${PRODUCT}.fields.4.type.kind`, 'Currency'],
    [`${PRODUCT}.fields.4.default.value`, undefined],
    [`${PRODUCT}.relations.0.cardinality`, 'one-to-few'],
    [`${PRODUCT}.relations.0.owner`, undefined],
    [`${PRODUCT}.rules.0.operations`, []],
    [`${PRODUCT}.rules.0.operations`, ['drop']],
    [`${PRODUCT}.rules.0.when`, [{ path: [], operator: '==', value: { kind: 'me' } }]],
    [`${ORDER}.references.0.id`, 'String'],
    [`${ORDER}.indexes.0.fields`, []],
    [`${ORDER}.relations.0.many.min`, -1],
    ['applications.4.entities.1.ownedBy.relation', undefined],
    ['deployments.0.kind', 'swarm'],
  ])('refuses the shop with %s set to %j', (path, value) => {
    expect(accepts(changed(path, value))).toBe(false);
  });

  test('says as much as the model: a property that the model has, the schema names', () => {
    const text = JSON.stringify(schema);
    const keys = new Set<string>();
    const parts: unknown[] = [shop, everything];
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      if (!Array.isArray(part)) for (const key of Object.keys(part)) keys.add(key);
      parts.push(...Object.values(part));
    }
    expect([...keys].filter((key) => !text.includes(`"${key}":`))).toEqual([]);
  });
});
