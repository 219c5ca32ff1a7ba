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
      'orders calls catalog',
      'storefront signs-in accounts',
      'accounts keeps accounts/database',
      'storefront keeps storefront/database',
      'catalog keeps catalog/database',
      'orders keeps orders/database',
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

  it('is a monolith and its database, when that is all', () => {
    const graph = architectureGraph(systemOf('system s {}  monolith m { client angular  database mariadb }'));
    expect(graph.nodes.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
      'People: ADMIN',
      'm: application · Angular · port 8080',
      'MariaDB: database',
    ]);
    expect(edges(graph, false)).toEqual(['@people opens m', 'm keeps m/database']);
    expect(edges(graph, true)).toEqual([]);
  });

  it('leads people through the proxy, and programs to where they get their tokens', () => {
    const graph = architectureGraph(
      systemOf(`system s { auth a  edge traefik }  uaa a { client mobile { redirect "com.example.app:/callback" } }
        gateway one {}  gateway two { client react }`),
    );
    expect(edges(graph, false).filter((edge) => !edge.includes('keeps'))).toEqual([
      '@people opens @edge',
      '@edge forwards one',
      '@edge forwards two',
      'one signs-in a',
      'two signs-in a',
      'a/mobile signs-in a',
    ]);
    expect(graph.nodes.find(({ id }) => id === 'two')?.detail).toMatch(/^gateway · React · port/);
  });

  it('shows who signs people in from outside, once', () => {
    const graph = architectureGraph(
      systemOf(`system s { auth oidc "https://login.example.com/realms/x" }  gateway one {}  monolith two {}`),
    );
    expect(graph.nodes.filter(({ kind }) => kind === 'issuer').map(({ title }) => title)).toEqual([
      'login.example.com',
    ]);
    expect(edges(graph, false).filter((edge) => edge.includes('signs-in'))).toHaveLength(2);
  });

  it('leads events from who publishes them to who reacts to them, by name', () => {
    const graph = architectureGraph(
      systemOf(`system s { auth jwt  broker rabbitmq }
        microservice a { event Begun { at: Instant }  event Ended { at: Instant } }
        microservice b { consumes a.Ended, a.Begun }`),
    );
    expect(graph.nodes.find(({ kind }) => kind === 'broker')?.title).toBe('RabbitMQ');
    expect(graph.edges.filter(({ quiet, kind }) => !quiet && kind !== 'keeps')).toMatchObject([
      { from: 'a', to: '@broker', kind: 'publishes', label: ['Begun', 'Ended'] },
      { from: '@broker', to: 'b', kind: 'delivers', label: ['Ended', 'Begun'] },
    ]);
  });

  it('shows what each application keeps data in, and how many of it run', () => {
    const graph = architectureGraph(
      systemOf(`system s { auth jwt }
        microservice a { database none  cache redis  search elasticsearch  instances 2..6 at cpu 70 }
        microservice b { database oracle  cache caffeine  instances 3 }`),
    );
    expect(graph.nodes.map(({ id, title, detail }) => `${id}: ${title}, ${detail}`)).toEqual([
      'a: a, service · port 8081 · 2–6 instances',
      'a/cache: Redis, shared cache',
      'a/search: Elasticsearch, search index',
      'b: b, service · port 8082 · 3 instances',
      'b/database: Oracle, database',
      'b/cache: Caffeine, cache in memory',
    ]);
  });

  it('keeps what serves every application apart', () => {
    const graph = architectureGraph(
      systemOf(`system s { auth jwt  discovery consul  tracing zipkin
        console grafana { alert errors > 20 per 5m to "ops@example.com" } }
        microservice a {}`),
    );
    expect(graph.nodes.filter(({ shared }) => shared).map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
      'Consul: registry and configuration',
      'Grafana: logs and metrics · 1 alert',
      'Zipkin: traces',
    ]);
    expect(edges(graph, true)).toEqual(['a registers @consul', 'a reports @console', 'a reports @tracing']);
  });
});
