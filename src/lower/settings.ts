/** Settings of applications and of their environments. */
import {
  isCache,
  isDatabase,
  isEnvironment,
  isInstances,
  isPort,
  isResources,
  isSearch,
  isStorage,
  type Environment,
  type EnvironmentSetting,
  type Instances as InstancesNode,
  type Member,
  type Resources as ResourcesNode,
} from '../language/index.ts';
import { DEFAULT_SCALE_PERCENT } from '../model/defaults.ts';
import { bytesOf, millicoresOf } from '../model/quantities.ts';
import type {
  ApplicationEnvironment,
  Cache,
  Database,
  EnvironmentName,
  Instances,
  ResourceRange,
  Resources,
  SearchEngine,
} from '../model/system.ts';
import { optional, type SystemDatabase } from './context.ts';

const DATABASES = ['postgresql', 'mysql', 'mariadb', 'oracle', 'sqlserver', 'h2', 'none'] as const;
const CACHES = ['redis', 'hazelcast', 'caffeine', 'none'] as const;
const SEARCH_ENGINES = ['elasticsearch', 'none'] as const;

type Statement = Member | EnvironmentSetting;

/** The word, when it is one of those. */
export function oneOf<const T extends string>(words: readonly T[], written: string | undefined): T | undefined {
  return words.find((word) => word === written);
}

export function databaseIn(nodes: readonly { readonly $type: string }[]): Database | undefined {
  return oneOf(DATABASES, nodes.find((node) => isDatabase(node))?.database);
}

/** What an application says of itself, with defaults filled in, for what its kind has. */
export function baseSettings(
  members: readonly Member[],
  port: number,
  has: { readonly database?: SystemDatabase; readonly cache?: boolean; readonly search?: boolean },
): ApplicationEnvironment {
  return {
    port,
    instances: instancesIn(members) ?? { min: 1, max: 1 },
    ...said(members),
    ...(has.database !== undefined && { database: databaseIn(members) ?? has.database.in.prod ?? has.database.base }),
    ...(has.cache && { cache: cacheIn(members) ?? 'none' }),
    ...(has.search && { search: searchIn(members) ?? 'none' }),
  };
}

/**
 * Every environment. `dev` and `test` are on an embedded database unless they, or the system's, say otherwise; `prod` is as
 * the application itself says, which is what the system's `prod`, else the system says when it says nothing.
 */
export function environmentsOf(
  members: readonly Member[],
  base: ApplicationEnvironment,
  system?: SystemDatabase,
): Record<EnvironmentName, ApplicationEnvironment> {
  const stores = base.database !== undefined && base.database !== 'none';
  const embedded = (name: 'dev' | 'test') => (stores ? { database: system?.in[name] ?? ('h2' as const) } : {});
  const settings = (name: EnvironmentName) => environmentSettings(members, name);
  return {
    dev: { ...base, ...embedded('dev'), ...overrides(settings('dev')) },
    test: { ...base, ...embedded('test'), ...overrides(settings('test')) },
    prod: { ...base, ...overrides(settings('prod')) },
  };
}

export function environmentSettings(
  nodes: readonly { readonly $type: string }[],
  name: EnvironmentName,
): readonly EnvironmentSetting[] {
  return nodes
    .filter((node): node is Environment => isEnvironment(node) && node.name === name)
    .flatMap((node) => node.settings);
}

function overrides(settings: readonly EnvironmentSetting[]): Partial<ApplicationEnvironment> {
  const port = settings.find(isPort)?.port;
  return {
    ...optional('port', port === undefined ? undefined : Number(port)),
    ...optional('instances', instancesIn(settings)),
    ...optional('database', databaseIn(settings)),
    ...optional('cache', cacheIn(settings)),
    ...optional('search', searchIn(settings)),
    ...said(settings),
  };
}

function said(nodes: readonly Statement[]): Pick<ApplicationEnvironment, 'resources' | 'storage'> {
  const resources = nodes.find(isResources);
  const storage = nodes.find(isStorage);
  return {
    ...optional('resources', resources && lowerResources(resources)),
    ...optional('storage', storage && bytesOf(storage.size)),
  };
}

function cacheIn(nodes: readonly Statement[]): Cache | undefined {
  return oneOf(CACHES, nodes.find(isCache)?.product);
}

function searchIn(nodes: readonly Statement[]): SearchEngine | undefined {
  return oneOf(SEARCH_ENGINES, nodes.find(isSearch)?.product);
}

function instancesIn(nodes: readonly Statement[]): Instances | undefined {
  const node = nodes.find(isInstances);
  return node && lowerInstances(node);
}

function lowerInstances({ min, max, metric, percent }: InstancesNode): Instances {
  const from = Number(min);
  const to = Number(max ?? min);
  if (from === to) return { min: from, max: to };
  const scale = {
    metric: oneOf(['cpu', 'memory'], metric) ?? 'cpu',
    percent: Number(percent ?? DEFAULT_SCALE_PERCENT),
  };
  return { min: from, max: to, scale };
}

function lowerResources({ limits }: ResourcesNode): Resources {
  const range = (resource: 'cpu' | 'memory', read: (text: string) => number | undefined): ResourceRange | undefined => {
    const node = limits.find((each) => each.resource === resource);
    const request = node && read(node.request);
    if (request === undefined) return undefined;
    return { request, ...optional('limit', node?.limit === undefined ? undefined : read(node.limit)) };
  };
  return { ...optional('cpu', range('cpu', millicoresOf)), ...optional('memory', range('memory', bytesOf)) };
}
