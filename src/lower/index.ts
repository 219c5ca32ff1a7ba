/** Syntax tree → model. Only for a program without errors: what the checker refuses is not looked at again here. */
import {
  ADMIN,
  documentationOf,
  isApplication,
  isAuth,
  isDeployment,
  isDiscovery,
  isJava,
  isPackage,
  isRoleList,
  isVersion,
  type Program,
  type Role as RoleNode,
} from '../language/index.ts';
import { DEFAULT_JAVA, DEFAULT_VERSION } from '../model/defaults.ts';
import { MODEL_VERSION, type Deployment, type JavaVersion, type Role, type System } from '../model/system.ts';
import { lowerApplication } from './applications.ts';
import { deepFreeze } from './freeze.ts';
import { assignPorts } from './ports.ts';
import { documented, must } from './tools.ts';

/** The system that a program describes, with every default filled in, deeply frozen. */
export function lower(program: Program): System {
  const elements = program.files.flatMap((file) => file.tree.elements);
  const system = must(program.symbols.systems[0], 'a system');
  const applications = elements.filter(isApplication);
  const ports = assignPorts(applications);
  const { settings } = system;
  return deepFreeze({
    modelVersion: MODEL_VERSION,
    name: system.name,
    ...documented(system),
    package: settings.find(isPackage)?.package ?? defaultPackage(system.name),
    version: settings.find(isVersion)?.version ?? DEFAULT_VERSION,
    java: javaVersion(settings.find(isJava)?.version),
    roles: lowerRoles(elements.filter(isRoleList).flatMap((list) => list.roles)),
    auth: must(settings.find(isAuth)?.application, '`auth`'),
    discovery: must(settings.find(isDiscovery)?.application, '`discovery`'),
    applications: applications.map((each) => lowerApplication(program.symbols, each, must(ports.get(each), 'a port'))),
    deployments: elements.filter(isDeployment).map((): Deployment => ({ kind: 'compose' })),
  });
}

function defaultPackage(name: string): string {
  return `com.example.${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`;
}

function javaVersion(written: string | undefined): JavaVersion {
  const versions: readonly JavaVersion[] = [17, 21, 25];
  return versions.find((version) => String(version) === written) ?? DEFAULT_JAVA;
}

function lowerRoles(nodes: readonly RoleNode[]): Role[] {
  const roles = nodes.map((node) => ({ name: node.name, ...roleDocumentation(node), builtIn: false }));
  return [...roles, { name: ADMIN, builtIn: true }];
}

/** A comment before `role` is the role's when it is the only one. */
function roleDocumentation(node: RoleNode): { documentation?: string } {
  const list = node.$container;
  const text = documentationOf(node) ?? (list.roles.length === 1 ? documentationOf(list) : undefined);
  return text === undefined ? {} : { documentation: text };
}
