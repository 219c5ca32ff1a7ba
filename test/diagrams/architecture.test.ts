import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/cli/compile.ts';
import { architectureGraph, type Graph } from '../../src/diagrams/index.ts';
import type { System } from '../../src/model/system.ts';
import { bigSystem, systemOf } from './kit.ts';

function shop(): System {
  const { system } = compile(resolve(import.meta.dirname, '../../examples/shop/shop.msa'));
  if (!system) throw new Error('The shop does not compile.');
  return system;
}

/** `storefront routes catalog`. */
function edges({ edges }: Graph, quiet: boolean): string[] {
  return edges.filter((edge) => edge.quiet === quiet).map(({ from, kind, to }) => `${from} ${kind} ${to}`);
}

describe('the architecture of the shop', () => {
  const graph = architectureGraph(shop());

  it('has a node for people, for every application, and for what each keeps its data in', () => {
    expect(graph.nodes.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'people @people',
      'registry hub',
      'uaa accounts',
      'database accounts/database',
      'gateway storefront',
      'database storefront/database',
      'microservice catalog',
      'database catalog/database',
      'microservice orders',
      'database orders/database',
    ]);
  });

  it('tells who opens, routes to, signs in with, and calls whom', () => {
    expect(edges(graph, false)).toEqual([
      '@people opens storefront',
      'storefront routes catalog',
      'storefront routes orders',
      'storefront signs-in accounts',
      'accounts keeps accounts/database',
      'storefront keeps storefront/database',
      'catalog keeps catalog/database',
      'orders keeps orders/database',
      'orders calls catalog',
    ]);
    expect(graph.edges.find(({ kind }) => kind === 'calls')?.label).toEqual(['calls · HTTP']);
  });

  it('knows of what nearly all applications do, and calls it quiet', () => {
    expect(edges(graph, true)).toEqual(
      expect.arrayContaining(['catalog registers hub', 'orders tokens accounts', 'orders refers accounts']),
    );
    expect(edges(graph, true)).not.toContain('hub registers hub');
  });

  it('says what each is, and what its author says of it', () => {
    const storefront = graph.nodes.find(({ id }) => id === 'storefront');
    expect(storefront).toMatchObject({ detail: 'gateway · port 8080', tooltip: "The shop's web front door." });
    expect(graph.caption).toBe('An online shop: one front door, two services, one place to sign in.');
  });
});

describe('the architecture of any system', () => {
  it('has every application, every route and every call, and nothing twice', () => {
    const system = bigSystem();
    const graph = architectureGraph(system);
    const ids = graph.nodes.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(system.applications.map(({ name }) => name)));
    expect(new Set(ids).size).toBe(ids.length);
    const expected = system.applications.flatMap((application) => {
      if (application.kind === 'gateway') return application.routes.map(({ to }) => `${application.name} routes ${to}`);
      return application.kind === 'microservice'
        ? application.calls.map((to) => `${application.name} calls ${to}`)
        : [];
    });
    expect(expected.length).toBeGreaterThan(30);
    expect(
      edges(graph, false)
        .filter((edge) => / (routes|calls) /.test(edge))
        .sort(),
    ).toEqual(expected.sort());
    expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(graph.edges.length);
  });

  it('has no people where no one can come in', () => {
    const graph = architectureGraph(systemOf('system s { auth a  discovery h }\nregistry h {}\nuaa a {}'));
    expect(graph.nodes.map(({ kind }) => kind)).toEqual(['registry', 'uaa', 'database']);
  });
});
