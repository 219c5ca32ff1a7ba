/** What the compose templates show: every name and value decided, and escaped for YAML and for Compose's `$`. */
import {
  clientSecretName,
  databaseVariable,
  hasDatabase,
  oauthClients,
  publicUrlName,
  SUPERUSER_PASSWORD,
} from '../../model/environment.ts';
import type { Application, Registry, System } from '../common/subset/model.ts';
import { yamlString } from '../common/escape.ts';
import { serviceNames, type ServiceNames } from './names.ts';

/** One line of an `environment:` block. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

export interface ComposeView {
  readonly title: string;
  readonly project: string;
  /** The published applications, in words. */
  readonly doors: string;
  readonly publicVariables: string;
  readonly registryUrl: string;
  readonly registryPassword: string;
  readonly uaaIssuer: string;
  readonly uaaUrl: string;
  readonly database: {
    readonly service: string;
    readonly volume: string;
    readonly environment: readonly Variable[];
  } | null;
  readonly applications: readonly ApplicationService[];
}

export interface ApplicationService {
  readonly service: string;
  readonly comments: readonly string[];
  readonly folder: string;
  readonly image: string;
  readonly environment: readonly Variable[];
  readonly published: string | null;
  readonly volumes: readonly string[];
  readonly dependencies: readonly string[];
}

/** In the order of their start: each kind needs the ones before it. */
const ORDER: readonly Application['kind'][] = ['registry', 'uaa', 'microservice', 'gateway'];

export function composeView(system: System): ComposeView {
  const names = serviceNames(system);
  const ordered = ORDER.flatMap((kind) => system.applications.filter((application) => application.kind === kind));
  const doors = ordered.filter(isPublished);
  const uaa = applicationNamed(system, system.auth.application);
  return {
    title: comment(system.name),
    project: plain(names.project),
    doors: inWords(doors.map(({ name }) => name)),
    publicVariables: inWords([...doors.filter(hasPublicUrl).map(({ name }) => publicUrlName(name)), 'UAA_ISSUER']),
    registryUrl: text(
      `http://${names.of(system.discovery.application)}:${applicationNamed(system, system.discovery.application).port}`,
    ),
    registryPassword: secret('REGISTRY_PASSWORD'),
    uaaIssuer: withDefault('UAA_ISSUER', `http://localhost:${uaa.port}`),
    uaaUrl: text(`http://${names.of(system.auth.application)}:${uaa.port}`),
    database: databaseView(system, names),
    applications: ordered.map((application) => applicationService(system, application, names)),
  };
}

function databaseView(system: System, names: ServiceNames): ComposeView['database'] {
  const owners = system.applications.filter(hasDatabase);
  if (owners.length === 0) return null;
  return {
    service: plain(names.database),
    volume: 'databases',
    environment: [
      required(SUPERUSER_PASSWORD),
      ...owners.map(({ name }) => required(databaseVariable(name, 'PASSWORD'))),
    ],
  };
}

function applicationService(system: System, application: Application, names: ServiceNames): ApplicationService {
  const owner = hasDatabase(application);
  return {
    service: plain(names.of(application.name)),
    comments: (application.documentation ?? '')
      .split('\n')
      .map(comment)
      .filter((line) => line !== ''),
    folder: text(`./${application.name}`),
    image: text(`${names.project}/${names.of(application.name)}:${system.version}`),
    environment: [
      ...ownEnvironment(system, application),
      ...(owner ? databaseEnvironment(application.name, names) : []),
    ],
    published: isPublished(application) ? published(application) : null,
    volumes:
      application.kind === 'registry' && !application.config
        ? [text(`./${application.name}/config-repo:/config-repo:ro`)]
        : [],
    dependencies: dependencies(system, application, names).map(plain),
  };
}

/** What only this kind of application is told. */
function ownEnvironment(system: System, application: Application): Variable[] {
  if (application.kind === 'uaa') return uaaEnvironment(system);
  const own = [required(clientSecretName(application.name))];
  if (application.kind === 'microservice') return own;
  own.push(publicUrl(application));
  // Whose word a gateway takes for where a request comes from; nobody's by default.
  if (application.kind === 'gateway') return [...own, variable('TRUSTED_PROXIES', withDefault('TRUSTED_PROXIES', ''))];
  return [...own, required('CONFIG_ENCRYPT_KEY'), ...configuration(application)];
}

/** The uaa knows the secret of every client, and where browsers may be sent back to. */
function uaaEnvironment(system: System): Variable[] {
  return [
    ...oauthClients(system).map(({ name }) => required(clientSecretName(name))),
    ...system.applications.filter(hasPublicUrl).map(publicUrl),
    required('UAA_KEY_ENCRYPTION_KEY'),
    required('ADMIN_PASSWORD'),
  ];
}

function configuration(registry: Registry): Variable[] {
  if (!registry.config) {
    return [
      // "native" is the config server's word for a folder.
      variable('SPRING_PROFILES_ACTIVE', text('prod,native')),
      variable('SPRING_CLOUD_CONFIG_SERVER_NATIVE_SEARCHLOCATIONS', text('file:/config-repo')),
    ];
  }
  return [
    variable('CONFIG_GIT_URI', withDefault('CONFIG_GIT_URI', registry.config.git)),
    variable('CONFIG_GIT_LABEL', withDefault('CONFIG_GIT_LABEL', 'main')),
    variable('CONFIG_GIT_USERNAME', withDefault('CONFIG_GIT_USERNAME', '')),
    variable('CONFIG_GIT_PASSWORD', withDefault('CONFIG_GIT_PASSWORD', '')),
  ];
}

function databaseEnvironment(application: string, names: ServiceNames): Variable[] {
  return [
    variable(databaseVariable(application, 'HOST'), text(names.database)),
    variable(databaseVariable(application, 'NAME'), text(application)),
    variable(databaseVariable(application, 'USER'), text(application)),
    required(databaseVariable(application, 'PASSWORD')),
  ];
}

/** Services that have to be healthy first. */
function dependencies(system: System, application: Application, names: ServiceNames): string[] {
  const before = ORDER.slice(0, ORDER.indexOf(application.kind));
  const needed = system.applications.filter(({ name, kind }) => {
    if (!before.includes(kind)) return false;
    // A gateway waits for what it routes to, not for every service.
    return (
      application.kind !== 'gateway' || kind !== 'microservice' || application.routes.some(({ to }) => to === name)
    );
  });
  const services = needed.map(({ name }) => names.of(name));
  return hasDatabase(application) ? [names.database, ...services] : services;
}

function isPublished({ kind }: Application): boolean {
  return kind !== 'microservice';
}

function hasPublicUrl({ kind }: Application): boolean {
  return kind === 'gateway' || kind === 'registry';
}

/** The registry's pages are for administrators at this machine, whatever the others are published on. */
function published({ kind, port }: Application): string {
  const address = kind === 'registry' ? '127.0.0.1' : '${PUBLISH_ADDRESS:-127.0.0.1}';
  return yamlString(`${address}:${port}:${port}`);
}

function publicUrl({ name, port }: Application): Variable {
  return variable(publicUrlName(name), withDefault(publicUrlName(name), `http://localhost:${port}`));
}

function applicationNamed(system: System, name: string): Application {
  const found = system.applications.find((application) => application.name === name);
  if (!found) throw new Error(`The model names ${name}, which is not one of its applications.`);
  return found;
}

function variable(name: string, value: string): Variable {
  return { name, value };
}

/** A secret that an application or the database is given under the name that it has in `.env`. */
function required(name: string): Variable {
  return { name, value: secret(name) };
}

/** A value of the model: Compose must not take a `$` in it for a variable. */
function text(value: string): string {
  return yamlString(value.replaceAll('$', '$$$$'));
}

/** Words that YAML 1.1, which some readers still follow, takes for something else than a text. */
const YAML_WORDS = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n']);

/** A host name; in quotes only where it needs them. */
function plain(name: string): string {
  return YAML_WORDS.has(name) || !/^[a-z]/.test(name) ? yamlString(name) : name;
}

/** A value of `.env` without which nothing may start. */
function secret(name: string): string {
  return yamlString(`\${${name}:?is missing in .env; msac build adds it}`);
}

/** A value that `.env` may set. Compose reads a default up to the closing brace, which is therefore kept out of it. */
function withDefault(name: string, value: string): string {
  return yamlString(`\${${name}:-${value.replaceAll('$', '$$$$').replaceAll('}', '%7D')}}`);
}

/** One line of a YAML comment. */
function comment(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').trim();
}

function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
}
