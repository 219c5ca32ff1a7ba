import {
  isCalls,
  isConfig,
  isLimit,
  isRoute,
  relationsOf,
  type Application as ApplicationNode,
  type Enum as EnumNode,
  type Limit,
  type Symbols,
} from '../language/index.ts';
import { label } from '../model/names.ts';
import type { Application, Enum, Gateway, Microservice, RateLimit, Registry, Uaa } from '../model/system.ts';
import { lowerEntities } from './entities.ts';
import { documented } from './tools.ts';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** One application, listening on `port`. */
export function lowerApplication(symbols: Symbols, node: ApplicationNode, port: number): Application {
  switch (node.kind) {
    case 'registry':
      return lowerRegistry(node, port);
    case 'uaa':
      return lowerUaa(node, port);
    case 'gateway':
      return lowerGateway(node, port);
    default:
      return lowerMicroservice(symbols, node, port);
  }
}

function lowerRegistry(node: ApplicationNode, port: number): Registry {
  const config = node.members.find(isConfig);
  return {
    kind: 'registry',
    name: node.name,
    ...documented(node),
    port,
    ...(config && { config: { git: config.url } }),
  };
}

function lowerUaa(node: ApplicationNode, port: number): Uaa {
  return { kind: 'uaa', name: node.name, ...documented(node), port, database: 'postgresql' };
}

function lowerGateway(node: ApplicationNode, port: number): Gateway {
  return {
    kind: 'gateway',
    name: node.name,
    ...documented(node),
    port,
    database: 'postgresql',
    routes: node.members
      .filter(isRoute)
      .flatMap((route) => route.applications)
      .map((to) => ({ to })),
    limits: node.members.filter(isLimit).map(lowerLimit),
  };
}

function lowerLimit(node: Limit): RateLimit {
  const [, count, unit] = /^([0-9]+)([a-z])$/.exec(node.period) ?? [];
  return {
    requests: Number(node.requests),
    seconds: Number(count) * (SECONDS[unit ?? ''] ?? 1),
    by: node.key === 'address' ? 'address' : 'user',
  };
}

function lowerMicroservice(symbols: Symbols, node: ApplicationNode, port: number): Microservice {
  const { entities, enums } = symbols.scope(node);
  return {
    kind: 'microservice',
    name: node.name,
    ...documented(node),
    port,
    database: 'postgresql',
    calls: [...new Set(node.members.filter(isCalls).flatMap((calls) => calls.applications))],
    entities: lowerEntities(symbols, relationsOf(symbols, node), entities),
    enums: enums.map(lowerEnum),
  };
}

function lowerEnum(node: EnumNode): Enum {
  return {
    name: node.name,
    ...documented(node),
    values: node.values.map((value) => ({
      name: value.name,
      label: value.label ?? label(value.name),
      ...documented(value),
    })),
  };
}
