/** A microservice: REST resources over its own database, and typed clients for the services that it calls. */
import type { Entity, Microservice, System } from '../common/subset/model.ts';
import type { TextFile } from '../backend.ts';
import { javaString, springYamlString } from '../common/escape.ts';
import type { ApplicationView } from './application-view.ts';
import { emit } from './emit.ts';
import { clientType, clientViews, referencesOf, remoteEntities, type ClientView } from './microservice/client-view.ts';
import { dtoView } from './microservice/dto-view.ts';
import { entityView } from './microservice/entity-view.ts';
import { enumView } from './microservice/enums.ts';
import { comment, documentation, imports } from './microservice/java.ts';
import { mapperView } from './microservice/mapper-view.ts';
import { migrationView, uniqueConstraints } from './microservice/migration-view.ts';
import { isLookedUp, propertiesOf, restOf, roots, serviceOf, type Service } from './microservice/service.ts';
import {
  accessView,
  isPart,
  referencesView,
  refersElsewhere,
  resourceView,
  roleConstant,
  serviceView,
} from './microservice/service-view.ts';
import { testSupport } from './microservice/test-support-view.ts';
import { testView, testedRoots } from './microservice/test-view.ts';
import { VERSIONS } from './versions.ts';

const GROUP = 'microservice';
const JAVA = 'src/main/java/_package_';
const TEST = 'src/test/java/_package_';

/** All files of a microservice, in a folder of its name. */
export function microserviceFiles(system: System, model: Microservice): TextFile[] {
  const service = serviceOf(system, model);
  const clients = clientViews(service);
  const view = serviceWideView(service, clients);
  const places = { package: service.application.packagePath, App: service.application.classPrefix };
  const unused = unusedFiles(service, clients);
  return [
    ...[GROUP, 'shared/registry-client', 'shared/management'].flatMap((group) =>
      emit(group, model.name, places, view, (path) => unused.has(path)),
    ),
    ...model.entities.flatMap((entity) => entityFiles(service, entity, view, places)),
    ...model.enums.flatMap((each) => {
      const type = service.type(each.name);
      return emit(GROUP, model.name, { ...places, Enum: type }, { ...view, enum: enumView(type, each) });
    }),
    ...clients.flatMap((client) => clientFiles(service, client, view, places)),
  ];
}

type Places = Readonly<Record<string, string>>;

function serviceWideView(service: Service, clients: readonly ClientView[]) {
  const { application, system } = service;
  const owners = clients.filter((client) =>
    referencesOf(service).some((reference) => reference.application === client.name),
  );
  return {
    ...application,
    versions: VERSIONS,
    nameLiteral: javaString(application.name),
    versionLiteral: javaString(application.version),
    nameYaml: springYamlString(application.name),
    settings: settingsOf(application),
    clients,
    hasClients: clients.length > 0,
    owners,
    remoteEntities: remoteEntities(service),
    remoteReferencesImports: remoteReferencesImports(service, owners),
    roots: roots(service).map((entity) => ({ rest: restOf(entity) })),
    roles: system.roles.map((role) => ({
      javadoc: comment([documentation(role.documentation)], [], '    '),
      constant: roleConstant(role.name),
      literal: javaString(role.name),
    })),
    migration: migrationView(service),
    uniqueConstraints: roots(service)
      .flatMap(uniqueConstraints)
      .map(({ name, fields }) => ({
        // As databases spell it in their messages does not matter: the emitted class compares in lower case.
        name: javaString(name.toLowerCase()),
        pointers: fields.map((field) => javaString(`/${field}`)).join(', '),
      })),
    ...testSupport(service, clients),
  };
}

/** Settings with a default. Written here, because `}}` in a template is not a part of the text. */
function settingsOf(application: ApplicationView) {
  const { env, name, registry, uaa } = application;
  const issuer = setting('UAA_ISSUER', `http://localhost:${uaa.port}`);
  const database = ['HOST', 'PORT', 'NAME'] as const;
  const defaults = { HOST: 'localhost', PORT: '5432', NAME: name };
  const [host, port, schema] = database.map((part) => setting(`${env}_DB_${part}`, defaults[part]));
  return {
    registryUrl: setting('REGISTRY_URL', `http://localhost:${registry.port}`),
    issuer,
    uaaUrl: setting('UAA_URL', issuer),
    clientSecret: setting(`${env}_CLIENT_SECRET`),
    databaseUrl: `jdbc:postgresql://${host}:${port}/${schema}`,
    databaseUser: setting(`${env}_DB_USER`, name),
    databasePassword: setting(`${env}_DB_PASSWORD`),
  };
}

function setting(variable: string, value?: string): string {
  return value === undefined ? `\${${variable}}` : `\${${variable}:${value}}`;
}

function remoteReferencesImports(service: Service, owners: readonly ClientView[]): string {
  const { package: base } = service.application;
  return imports([
    'java.util.ArrayList',
    'java.util.HashMap',
    'java.util.List',
    'java.util.Map',
    ...remoteEntities(service).flatMap(({ idType }) => (idType === 'UUID' ? ['java.util.UUID'] : [])),
    `${base}.client.RemoteReference.Target`,
    ...owners.map((owner) => `${base}.client.${owner.part}.${owner.type}`),
    `${base}.config.ClientConfiguration`,
    `${base}.problem.FieldProblem`,
    `${base}.problem.Problems`,
    'org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException',
    'org.springframework.stereotype.Component',
    'org.springframework.web.client.HttpClientErrorException',
  ]);
}

/** Files that this service has no use for. */
function unusedFiles(service: Service, clients: readonly ClientView[]): ReadonlySet<string> {
  const properties = service.model.entities.flatMap(propertiesOf);
  const uses: Readonly<Record<string, boolean>> = {
    [`${JAVA}/domain/BaseEntity.java`]: service.model.entities.some((entity) => entity.id === 'UUID'),
    [`${JAVA}/domain/NumberedEntity.java`]: service.model.entities.some((entity) => entity.id === 'Long'),
    [`${JAVA}/service/mapper/Parts.java`]: properties.some(isPart),
    [`${JAVA}/service/mapper/PartMapper.java`]: properties.some(isPart),
    [`${JAVA}/service/mapper/LocalReferences.java`]: service.model.entities.some((entity) =>
      isLookedUp(service, entity),
    ),
    [`${JAVA}/service/mapper/ReadonlyFields.java`]: service.model.entities.some(
      (entity) => mapperView(service, entity).fixed.length > 0,
    ),
    [`${JAVA}/client/package-info.java`]: referencesOf(service).length > 0,
    [`${JAVA}/client/RemoteReference.java`]: referencesOf(service).length > 0,
    [`${JAVA}/client/RemoteReferences.java`]: referencesOf(service).length > 0,
    [`${JAVA}/config/ClientConfiguration.java`]: clients.length > 0,
    [`${TEST}/OwnersStub.java`]: clients.length > 0,
    [`${TEST}/Rows.java`]: service.model.entities.some((entity) => isLookedUp(service, entity)),
  };
  return new Set(Object.keys(uses).filter((path) => uses[path] === false));
}

function entityFiles(service: Service, entity: Entity, view: object, places: Places): TextFile[] {
  const type = service.type(entity.name);
  const part = entity.ownedBy !== undefined;
  const tested = testedRoots(service).includes(entity);
  const entityViews = {
    ...view,
    entity: entityView(service, entity),
    repository: repositoryView(service, entity),
    dto: dtoView(service, entity),
    mapper: mapperView(service, entity),
    service: { ...serviceView(service, entity), idType: entity.id },
    references: referencesView(service, entity),
    access: accessView(service, entity),
    resource: resourceView(service, entity),
    test: tested ? testView(service, entity) : null,
  };
  const ofRoots = [
    `${JAVA}/service/_Entity_Service.java`,
    `${JAVA}/access/_Entity_Access.java`,
    `${JAVA}/web/_Entity_Resource.java`,
  ];
  return emit(GROUP, service.model.name, { ...places, Entity: type }, entityViews, (path) => {
    if (path === `${JAVA}/repository/_Entity_Repository.java`) return part && !isLookedUp(service, entity);
    if (path === `${JAVA}/service/_Entity_References.java`) return part || !refersElsewhere(service, entity);
    if (path === `${TEST}/web/_Entity_ResourceTest.java`) return !tested;
    return part && ofRoots.includes(path);
  });
}

function repositoryView(service: Service, entity: Entity) {
  const type = service.type(entity.name);
  return {
    type,
    idType: entity.id,
    imports: imports([
      ...(entity.id === 'UUID' ? ['java.util.UUID'] : []),
      `${service.application.package}.domain.${type}`,
      'org.springframework.data.jpa.repository.JpaRepository',
      'org.springframework.data.jpa.repository.JpaSpecificationExecutor',
    ]),
  };
}

function clientFiles(service: Service, client: ClientView, view: object, places: Places): TextFile[] {
  const folder = service.model.name;
  const inClient = { ...places, peer: client.part };
  return [
    ...emit(GROUP, folder, inClient, { ...view, client }),
    ...emit(GROUP, folder, { ...inClient, Client: clientType(client.name) }, { ...view, client }),
    ...client.records.flatMap((record) =>
      emit(GROUP, folder, { ...inClient, Record: record.type }, { ...view, client, record }),
    ),
  ];
}
