/** Syntax tree → model. Only for a program without errors: what the checker refuses is not looked at again here. */
import {
  ADMIN,
  ApplicationCache,
  documentationOf,
  isApplication,
  isBuild,
  isDeployment,
  isDiscovery,
  isEvent,
  isJava,
  isLanguages,
  isPackage,
  isRoleList,
  isVersion,
  type Application as ApplicationNode,
  type Program,
  type Role as RoleNode,
  type System as SystemNode,
} from '../language/index.ts';
import { DEFAULT_JAVA, DEFAULT_LANGUAGE, DEFAULT_VERSION } from '../model/defaults.ts';
import {
  MODEL_VERSION,
  type Application,
  type Discovery,
  type JavaVersion,
  type Role,
  type System,
} from '../model/system.ts';
import { lowerApplication } from './applications.ts';
import { systemAuth } from './auth.ts';
import { documented, optional, renamed, saidBy, type SystemDatabase } from './context.ts';
import { lowerDeployment } from './deployments.ts';
import { deepFreeze } from './freeze.ts';
import { must } from './must.ts';
import { OriginsRecorder, type Origins } from './origins.ts';
import { assignPorts } from './ports.ts';
import { databaseIn, environmentSettings, oneOf } from './settings.ts';
import { systemEnvironments } from './system-environments.ts';

export type { Origins } from './origins.ts';
export { KEY } from './entities.ts';
export { displayedField } from './display.ts';
export { assignPorts } from './ports.ts';

/** A model, and where its parts stand in the source. */
export interface Lowered {
  /** With every default filled in, deeply frozen. */
  readonly system: System;
  readonly origins: Origins;
}

/** What was made of each application, for who lowers again and again. */
export class LoweringCache extends ApplicationCache<LoweredApplication> {}

interface LoweredApplication {
  readonly application: Application;
  readonly origins: OriginsRecorder;
}

/** The system that a program describes. */
export function lower(program: Program, cache?: LoweringCache): Lowered {
  const steps = lowerInSteps(program, cache);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of an application each, for who has other things to do in between. */
export function* lowerInSteps(program: Program, cache?: LoweringCache): Generator<undefined, Lowered> {
  const { symbols } = program;
  const elements = program.files.flatMap((file) => file.tree.elements);
  const node = must(symbols.systems[0], 'a system');
  const nodes = elements.filter(isApplication);
  const origins = new OriginsRecorder();
  const { settings } = node;
  const auth = systemAuth(symbols, node, nodes);
  const languages = settings.find(isLanguages)?.languages ?? [DEFAULT_LANGUAGE];
  const database: SystemDatabase = {
    base: databaseIn(settings) ?? 'postgresql',
    in: {
      ...optional('dev', databaseIn(environmentSettings(settings, 'dev'))),
      ...optional('test', databaseIn(environmentSettings(settings, 'test'))),
      ...optional('prod', databaseIn(environmentSettings(settings, 'prod'))),
    },
  };
  const ports = assignPorts(nodes);
  const shared = { auth, database, languages, ports };
  const given = JSON.stringify({ ...shared, ports: [...ports].map(([{ name }, port]) => [name, port]) });
  const lowered = (each: ApplicationNode): Application => {
    if (!cache) return lowerApplication({ ...shared, symbols, origins }, each);
    const made = cache.get(each, program, given, (asked) => {
      const own = new OriginsRecorder();
      return { application: lowerApplication({ ...shared, symbols: asked.symbols, origins: own }, each), origins: own };
    });
    origins.include(made.origins);
    return made.application;
  };
  const applications: Application[] = [];
  for (const each of nodes) {
    applications.push(lowered(each));
    yield undefined;
  }
  const environments = systemEnvironments(
    settings,
    nodes.some((each) => each.members.some(isEvent)),
  );
  const system: System = {
    modelVersion: MODEL_VERSION,
    name: node.name,
    ...documented(node),
    package: settings.find(isPackage)?.package ?? defaultPackage(node.name),
    version: settings.find(isVersion)?.version ?? DEFAULT_VERSION,
    java: javaVersion(settings.find(isJava)?.version),
    build: oneOf(['maven', 'gradle'], settings.find(isBuild)?.tool) ?? 'maven',
    languages,
    roles: lowerRoles(
      elements.filter(isRoleList).flatMap((list) => list.roles),
      origins,
    ),
    auth,
    discovery: lowerDiscovery(node, nodes),
    ...environments.base,
    environments: environments.each,
    applications,
    deployments: elements
      .filter(isDeployment)
      .map((each) => origins.from(each, lowerDeployment(each, node.name), saidBy(each.settings))),
  };
  return { system: deepFreeze(origins.from(node, system, saidBy(settings, { Environment: 'environments' }))), origins };
}

/** The base package of a system that names none. */
export function defaultPackage(name: string): string {
  return `com.example.${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`;
}

function javaVersion(written: string | undefined): JavaVersion {
  const versions: readonly JavaVersion[] = [17, 21, 25];
  return versions.find((version) => String(version) === written) ?? DEFAULT_JAVA;
}

/** What the system says, else the only registry. */
function lowerDiscovery(system: SystemNode, applications: readonly ApplicationNode[]): Discovery {
  const said = system.settings.find(isDiscovery)?.provider;
  if (said === 'consul' || said === 'none') return { kind: said };
  const registries = applications.filter(({ kind }) => kind === 'registry');
  const application = said ?? (registries.length === 1 ? registries[0]?.name : undefined);
  return application === undefined ? { kind: 'none' } : { kind: 'registry', application };
}

function lowerRoles(nodes: readonly RoleNode[], origins: OriginsRecorder): Role[] {
  const roles = nodes.map((node) =>
    origins.from(
      node,
      { name: node.name, ...renamed(node), ...roleDocumentation(node), builtIn: false },
      { was: node.former },
    ),
  );
  return [...roles, { name: ADMIN, builtIn: true }];
}

/** A comment before `role` is the role's when it is the only one. */
function roleDocumentation(node: RoleNode): { documentation?: string } {
  const list = node.$container;
  const text = documentationOf(node) ?? (list.roles.length === 1 ? documentationOf(list) : undefined);
  return text === undefined ? {} : { documentation: text };
}
