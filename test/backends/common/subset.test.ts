import { describe, expect, it } from 'vitest';
import type { Entity, System as Built } from '../../../src/backends/common/subset/model.ts';
import { subsetOf } from '../../../src/backends/common/subset/subset.ts';
import { composeBackend } from '../../../src/backends/compose/backend.ts';
import { springBackend } from '../../../src/backends/spring/backend.ts';
import { workspaceBackend } from '../../../src/backends/workspace/backend.ts';
import type * as model from '../../../src/model/system.ts';
import { shopSystem } from '../fixtures.ts';
import { cases, type Case } from './cases/index.ts';

const all: readonly Case[] = Object.values(cases).flatMap((properties) => Object.values(properties).flat());

/** Changes that take the ground from under everything, so that little is left to look at. */
const foundation = new Set([...(cases['system']?.['auth'] ?? []), ...(cases['system']?.['discovery'] ?? [])]);

describe('what is left of a system', () => {
  const everything = all.filter((each) => !foundation.has(each));

  it('is the shop, when the system is the shop', () => {
    const { system, unbuilt } = subsetOf(shopSystem());
    expect(unbuilt).toEqual([]);
    expect(system?.applications.map(({ name }) => name)).toEqual(shopSystem().applications.map(({ name }) => name));
  });

  it.each<readonly [string, readonly Case[]]>([
    ['with everything at once', everything],
    ...Array.from({ length: 60 }, (_, seed) => [`with some of it (${seed})`, someOf(everything, seed)] as const),
  ])('%s is a system of its own that is built as it is', (_, changes) => {
    const whole = changes.reduce((system, { change }) => change(system), shopSystem() as model.System);
    const system = subsetOf(whole).system!;
    expect(danglingNames(system)).toEqual([]);
    expect(moreOpen(whole, system)).toEqual([]);
    expect(subsetOf(system)).toEqual({ system, unbuilt: [] });
    for (const backend of [springBackend, composeBackend, workspaceBackend])
      expect(backend.generate(system)).toEqual(backend.generate(whole));
  });

  it('keeps nothing for an entity all of whose rules it cannot enforce', () => {
    const rules: readonly model.AccessRule[] = [
      {
        operations: ['read'],
        roles: [],
        when: [{ path: ['sku'], operator: '==', value: { kind: 'string', value: 'A' } }],
      },
    ];
    expect(productOf(withProduct({ rules })).rules.flatMap(({ operations }) => operations)).toEqual([]);
    expect(accessOf(withProduct({ rules }))).not.toContain('allow(');
  });

  it('lets an entity that is read only be read by those who may, and changed by nobody', () => {
    expect(accessOf(withProduct({ readOnly: true }))).toContain('        allow(READ);\n    }');
    expect(accessOf(withProduct({ readOnly: true, rules: [] }))).toContain('        allow(READ);\n    }');
    const writing: model.AccessRule = { operations: ['create', 'delete'], roles: ['SELLER'], when: [] };
    expect(accessOf(withProduct({ readOnly: true, rules: [writing] }))).not.toContain('allow(');
  });
});

/** A few of them, the same for the same seed. */
function someOf<Item>(items: readonly Item[], seed: number): readonly Item[] {
  let state = seed + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: 1 + next(25) }, () => items[next(items.length)]!);
}

/** Names in the model that mean nothing in it. */
function danglingNames(system: Built): string[] {
  const applications = new Map(system.applications.map((each) => [each.name, each]));
  const missing: string[] = [];
  const expectOne = (where: string, name: string, of: { has(name: string): boolean }): void => {
    if (!of.has(name)) missing.push(`${where}: ${name}`);
  };
  expectOne('auth', system.auth.application, applications);
  expectOne('discovery', system.discovery.application, applications);
  for (const application of system.applications) {
    if (application.kind === 'gateway') for (const { to } of application.routes) expectOne('route', to, applications);
    if (application.kind !== 'microservice') continue;
    for (const name of application.calls) expectOne('calls', name, applications);
    const entities = new Map(application.entities.map((each) => [each.name, each]));
    const enums = new Set(application.enums.map(({ name }) => name));
    for (const each of application.entities) {
      const names = namesOf(each);
      expect(new Set(each.order)).toEqual(names);
      for (const { type } of each.fields) if (type.kind === 'Enum') expectOne('enum', type.enum, enums);
      for (const { target, opposite } of each.relations) {
        expectOne('relation', target, entities);
        const other = entities.get(target);
        if (opposite !== undefined && other) expectOne('opposite', opposite, namesOf(other));
      }
      for (const reference of each.references) expectOne('reference', reference.application, applications);
      for (const { fields } of each.indexes) for (const name of fields) expectOne('index', name, names);
      for (const { field } of each.page.sort) expectOne('page', field, new Set([...names, 'id']));
      for (const { when } of each.rules) for (const { path } of when) expectOne('when', path[0], names);
    }
  }
  return missing;
}

function namesOf({ fields, relations, references }: Entity): Set<string> {
  return new Set([...fields, ...relations, ...references].map(({ name }) => name));
}

/** Rights that the whole model does not give. */
function moreOpen(whole: model.System, system: Built): string[] {
  return system.applications.flatMap((application) => {
    const before = whole.applications.find(({ name }) => name === application.name)!;
    if (application.kind === 'gateway' && before.kind === 'gateway')
      return application.routes.filter((route) => !before.routes.includes(route)).map(({ to }) => `route ${to}`);
    if (application.kind !== 'microservice' || before.kind !== 'microservice') return [];
    return application.entities.flatMap((entity) => {
      const rights = new Set(before.entities.filter(({ name }) => name === entity.name).flatMap(rightsOf));
      return rightsOf(entity).filter((right) => !rights.has(right));
    });
  });
}

/** `read SELLER []`: operation, role and condition. Without rules signed-in users read and administrators write. */
function rightsOf({ name, rules, readOnly, ownedBy }: model.Entity): string[] {
  const usual: readonly model.AccessRule[] = [
    { operations: ['read'], roles: [], when: [] },
    { operations: ['create', 'update', 'delete'], roles: ['ADMIN'], when: [] },
  ];
  return (rules.length > 0 ? rules : usual).flatMap(({ operations, roles, when }) =>
    operations
      .filter((operation) => operation === 'read' || !readOnly || ownedBy !== undefined)
      .map((operation) => `${name} ${operation} ${roles.join()} ${JSON.stringify(when)}`),
  );
}

function withProduct(changes: Partial<model.Entity>): model.System {
  const shop = shopSystem();
  return {
    ...shop,
    applications: shop.applications.map((each) =>
      each.kind === 'microservice'
        ? { ...each, entities: each.entities.map((one) => (one.name === 'Product' ? { ...one, ...changes } : one)) }
        : each,
    ),
  };
}

function productOf(system: model.System): Entity {
  const entities = subsetOf(system).system!.applications.flatMap((each) =>
    each.kind === 'microservice' ? each.entities : [],
  );
  return entities.find(({ name }) => name === 'Product')!;
}

function accessOf(system: model.System): string {
  const file = springBackend.generate(system).find(({ path }) => path.endsWith('/ProductAccess.java'));
  return file?.kind === 'text' ? file.content : '';
}
