import { describe, expect, it } from 'vitest';
import type { Backend, GeneratedFile, Unbuilt } from '../../src/backends/backend.ts';
import { composeBackend } from '../../src/backends/compose/backend.ts';
import { springBackend } from '../../src/backends/spring/backend.ts';
import { workspaceBackend } from '../../src/backends/workspace/backend.ts';
import type { System } from '../../src/model/system.ts';
import { cases } from './common/cases/index.ts';
import { shopSystem } from './fixtures.ts';

const backends: readonly Backend[] = [workspaceBackend, springBackend, composeBackend];

describe('nothing that a system says is dropped silently', () => {
  const before = files(shopSystem());

  describe.each(Object.keys(cases))('of a part of the kind %s', (part) => {
    const ofPart = Object.entries(cases[part] ?? {}).flatMap(([property, list]) =>
      list.map(({ change, construct }, index) => ({ property, index, change, construct })),
    );

    it.each(ofPart.filter(({ construct }) => construct === undefined))(
      '$property ($index) is seen in the files',
      ({ change }) => {
        const system = change(shopSystem());
        expect(constructs(system)).toEqual([]);
        expect(files(system)).not.toEqual(before);
      },
    );

    it.each(ofPart.filter(({ construct }) => construct !== undefined))(
      '$property ($index) is named: $construct',
      ({ change, construct }) => {
        const system = change(shopSystem());
        const named = unbuilt(system);
        expect(named.map((each) => each.construct)).toContain(construct);
        const parts = partsOf(system);
        for (const each of named) {
          expect(parts.has(each.part), `${each.construct} is said by a part of the model itself`).toBe(true);
          expect(each.effect).toMatch(/^\S.*[^.]$/);
        }
      },
    );
  });

  it('and what is built is not named', () => {
    expect(constructs(shopSystem())).toEqual([]);
  });
});

describe('a system whose foundation cannot be built', () => {
  it.each<Partial<System>>([{ auth: { kind: 'jwt' } }, { discovery: { kind: 'none' } }])(
    'has no files: %j',
    (changes) => {
      expect(files({ ...shopSystem(), ...changes })).toEqual([]);
    },
  );

  it('says nothing more than that', () => {
    const system: System = { ...shopSystem(), auth: { kind: 'jwt' }, build: 'gradle', edge: 'traefik' };
    expect(constructs(system)).toEqual(['auth jwt']);
  });

  it('says of monoliths alone that they are left out, whoever signs users in', () => {
    const change = cases['system']?.['applications']?.[0]?.change ?? ((shop: System) => shop);
    const { applications, ...rest } = change(shopSystem());
    const system: System = {
      ...rest,
      auth: { kind: 'session' },
      discovery: { kind: 'none' },
      applications: applications.filter(({ kind }) => kind === 'monolith'),
    };
    expect(constructs(system)).toEqual(['monolith']);
  });
});

function files(system: System): readonly GeneratedFile[] {
  return backends.flatMap((backend) => backend.generate(system));
}

function unbuilt(system: System): readonly Unbuilt[] {
  return [...new Set(backends.flatMap((backend) => backend.unbuilt(system)))];
}

function constructs(system: System): string[] {
  return unbuilt(system).map(({ construct }) => construct);
}

/** Every object that the model consists of. */
function partsOf(value: unknown, found = new Set<unknown>()): ReadonlySet<unknown> {
  if (typeof value !== 'object' || value === null) return found;
  found.add(value);
  for (const child of Object.values(value)) partsOf(child, found);
  return found;
}
