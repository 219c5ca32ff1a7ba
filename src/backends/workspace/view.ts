/** What the templates of the workspace show: every text decided, and escaped for XML and Markdown. */
import { databaseVariable, hasDatabase, publicUrlName, systemSecrets } from '../../model/environment.ts';
import type { Application, System } from '../common/subset/model.ts';
import { markdown, xml } from '../common/escape.ts';

export function pomView(system: System): object {
  return {
    groupId: xml(system.package),
    artifactId: xml(rootArtifact(system)),
    version: xml(`${system.version}-SNAPSHOT`),
    name: xml(system.name),
    description: system.documentation === undefined ? null : xml(oneLine(system.documentation)),
    modules: inOrder(system).map(({ name }) => xml(name)),
  };
}

/** Of the system's name, unless an application has it: two modules of one build may not share theirs. */
function rootArtifact(system: System): string {
  const taken = system.applications.some(({ name }) => name.toLowerCase() === system.name.toLowerCase());
  return taken ? `${system.name}-system` : system.name;
}

type Kind = Application['kind'];

const KINDS: Readonly<Record<Kind, string>> = {
  registry: 'registry: discovery, configuration, dashboards',
  uaa: 'uaa: accounts and sign-in',
  gateway: 'gateway',
  microservice: 'microservice',
};

export function readmeView(system: System): object {
  const { applications, roles } = system;
  const registry = applications.find(({ name }) => name === system.discovery.application);
  if (registry?.kind !== 'registry')
    throw new Error(`The model names ${system.discovery.application} as its registry, but it is not one.`);
  const testUsers = roles.filter(({ builtIn }) => !builtIn).map(({ name }) => code(name.toLowerCase()));
  return {
    title: markdown(system.name),
    description: system.documentation === undefined ? null : markdown(oneLine(system.documentation)),
    applications: inOrder(system).map((application) => ({
      name: application.name,
      folder: encodeURIComponent(application.name),
      what: what(application),
      port: application.port,
    })),
    java: system.java,
    modelFile: `${system.name}.msa`,
    startOrder: inOrder(system).map(({ name }) => name),
    compose: system.deployments.some(({ kind }) => kind === 'compose'),
    configGit: registry.config ? registry.config.git.replaceAll(/[`\s]/g, '') : null,
    gateways: applications.filter(({ kind }) => kind === 'gateway').map(({ port }) => ({ port })),
    testUsers: testUsers.length > 0 ? testUsers.join(', ') : null,
    registryPort: registry.port,
    registryFolder: registry.name,
  };
}

export function environmentExampleView(system: System): object {
  const uaa = system.applications.find(({ name }) => name === system.auth.application);
  return {
    secrets: systemSecrets(system),
    settings: [
      setting(
        'UAA_ISSUER',
        `http://localhost:${uaa?.port ?? ''}`,
        'Where browsers reach the uaa; tokens name it as their issuer.',
      ),
      ...system.applications
        .filter(({ kind }) => kind === 'gateway' || kind === 'registry')
        .map(({ name, port }) =>
          setting(publicUrlName(name), `http://localhost:${port}`, `Where browsers reach ${name}.`),
        ),
      ...system.applications
        .filter(hasDatabase)
        .map(({ name }) =>
          setting(
            databaseVariable(name, 'HOST'),
            'localhost',
            `Where the PostgreSQL of ${name} is, in production; likewise _PORT, _NAME and _USER.`,
          ),
        ),
    ],
  };
}

function setting(name: string, value: string, comment: string): object {
  return { name, value, comment };
}

/** In the order of their start, as people should read them. */
function inOrder(system: System): Application[] {
  const order: readonly Kind[] = ['registry', 'uaa', 'microservice', 'gateway'];
  return order.flatMap((kind) => system.applications.filter((application) => application.kind === kind));
}

function what({ kind, documentation }: Application): string {
  return documentation === undefined ? KINDS[kind] : `${KINDS[kind]}. ${markdown(oneLine(documentation))}`;
}

function code(name: string): string {
  return `\`${name}\``;
}

/** The first paragraph: what a one-line description has room for. */
function oneLine(documentation: string): string {
  const [paragraph = ''] = documentation.trim().split(/\n\s*\n/, 1);
  return paragraph.replaceAll(/\s+/g, ' ');
}
