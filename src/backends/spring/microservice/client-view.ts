/** Other services as this one sees them. */
import type { Application, Entity, Microservice, Reference, System } from '../../common/subset/model.ts';
import { constantCase, pascalCase, restName, tableName } from '../../../model/names.ts';
import { javaString } from '../../common/escape.ts';
import { applicationClassPrefix, packagePart, variableName } from '../names.ts';
import { boxedType, typeImports } from './field-types.ts';
import { nullable, nullableImport } from './entity-view.ts';
import { comment, documentation, imports } from './java.ts';
import { propertiesOf, restOf, serviceOf, type Property, type Service } from './service.ts';

export interface ClientView {
  readonly name: string;
  readonly nameLiteral: string;
  /** Last part of the package. */
  readonly part: string;
  readonly type: string;
  readonly variable: string;
  readonly imports: string;
  readonly methods: readonly MethodView[];
  readonly records: readonly RecordView[];
}

interface MethodView {
  readonly javadoc: string | null;
  readonly path: string;
  readonly text: string;
}

interface RecordView {
  readonly type: string;
  readonly imports: string;
  readonly javadoc: string | null;
  readonly components: readonly { readonly text: string }[];
}

export interface RemoteEntityView {
  readonly constant: string;
  readonly ownerLiteral: string;
  readonly variable: string;
  readonly method: string;
  readonly idType: string;
}

/** A client for each service that this one calls, and for each that it refers to. */
export function clientViews(service: Service): ClientView[] {
  const names = new Set([...service.model.calls, ...referencesOf(service).map((reference) => reference.application)]);
  return [...names].sort().map((name) => clientView(service.system, applicationOf(service.system, name)));
}

function clientView(system: System, application: Application): ClientView {
  const { name } = application;
  const type = clientType(name);
  const base = {
    name,
    nameLiteral: javaString(name),
    part: packagePart(name),
    type,
    variable: clientVariable(name),
  };
  return application.kind === 'microservice'
    ? { ...base, ...serviceMembers(serviceOf(system, application)) }
    : { ...base, ...userMembers(name) };
}

export function clientType(application: string): string {
  return `${applicationClassPrefix(application)}Client`;
}

export function clientVariable(application: string): string {
  return variableName(packagePart(application));
}

const CLIENT_IMPORTS = [
  'org.springframework.security.oauth2.client.annotation.ClientRegistrationId',
  'org.springframework.web.service.annotation.HttpExchange',
];
const METHOD_IMPORTS = [
  'org.springframework.web.bind.annotation.PathVariable',
  'org.springframework.web.service.annotation.GetExchange',
];
const TOLERANT = 'com.fasterxml.jackson.annotation.JsonIgnoreProperties';

/** What the uaa shows other services of a user. */
function userMembers(name: string): Pick<ClientView, 'imports' | 'methods' | 'records'> {
  return {
    imports: imports(['java.util.UUID', ...CLIENT_IMPORTS, ...METHOD_IMPORTS]),
    methods: [{ javadoc: null, path: javaString('/api/users/{id}'), text: 'User getUser(@PathVariable UUID id);' }],
    records: [
      {
        type: 'User',
        imports: imports(['java.util.UUID', TOLERANT]),
        javadoc: comment([`A user, as far as ${name} shows one to other services. What it adds later is ignored.`]),
        components: ['UUID id', 'String login', 'String name'].map((text) => ({ text })),
      },
    ],
  };
}

function serviceMembers(owner: Service): Pick<ClientView, 'imports' | 'methods' | 'records'> {
  const entities = owner.model.entities;
  const shown = entities.filter((entity) => !entity.ownedBy);
  return {
    imports: imports([
      ...CLIENT_IMPORTS,
      ...(shown.length > 0
        ? [
            ...METHOD_IMPORTS,
            'java.util.List',
            'org.springframework.http.ResponseEntity',
            'org.springframework.web.bind.annotation.RequestParam',
          ]
        : []),
      ...(shown.some((entity) => entity.id === 'UUID') ? ['java.util.UUID'] : []),
    ]),
    methods: shown.flatMap((entity) => methodsOf(owner, entity)),
    records: entities.map((entity) => recordOf(owner, entity)),
  };
}

function methodsOf(owner: Service, entity: Entity): MethodView[] {
  const type = owner.type(entity.name);
  return [
    {
      javadoc: null,
      path: javaString(`/api/${restOf(entity)}/{id}`),
      text: `${type} get${type}(@PathVariable ${entity.id} id);`,
    },
    {
      javadoc: '/** One page; the header X-Total-Count says how many there are in all. */',
      path: javaString(`/api/${restName(entity.name)}`),
      text: `ResponseEntity<List<${type}>> list${pascalCase(tableName(entity.name))}(@RequestParam int page, @RequestParam int size);`,
    },
  ];
}

interface Component {
  readonly text: string;
  readonly imports: readonly string[];
  readonly isEnum?: boolean;
}

function recordOf(owner: Service, entity: Entity): RecordView {
  const components: Component[] = [
    { text: `${entity.id} id`, imports: entity.id === 'UUID' ? ['java.util.UUID'] : [] },
    ...(entity.ownedBy ? [] : [{ text: 'Long version', imports: [] }]),
    ...propertiesOf(entity).flatMap((property) => componentOf(owner, property)),
  ];
  const texts = components.some((component) => component.isEnum);
  return {
    type: owner.type(entity.name),
    imports: imports([TOLERANT, ...components.flatMap((component) => component.imports)]),
    javadoc: comment([
      documentation(entity.documentation),
      `What ${owner.model.name} adds later is ignored.${texts ? ' Values of enums are texts, so that one that is added later can be read too.' : ''}`,
    ]),
    components: components.map(({ text }) => ({ text })),
  };
}

function componentOf(owner: Service, property: Property): Component[] {
  const type = componentType(owner, property);
  if (!type) return [];
  const { variable, json } = property.name;
  const required = property.model.required;
  const renamed = variable === json ? '' : `@JsonProperty(${javaString(json)}) `;
  return [
    {
      text: `${renamed}${nullable(type.text, required)} ${variable}`,
      imports: [
        ...type.imports,
        ...nullableImport(required),
        ...(renamed ? ['com.fasterxml.jackson.annotation.JsonProperty'] : []),
      ],
      isEnum: property.kind === 'field' && property.model.type.kind === 'Enum',
    },
  ];
}

function componentType(owner: Service, property: Property): Component | undefined {
  if (property.kind === 'field') {
    const { type } = property.model;
    if (type.kind === 'Enum') return { text: 'String', imports: [] };
    return { text: boxedType(owner, type), imports: typeImports(owner, type) };
  }
  if (property.kind === 'reference') return key(property.model.id);
  const target = owner.entity(property.model.target);
  switch (property.shape) {
    case 'id':
      return key(target.id);
    case 'ids':
      return { text: `Set<${target.id}>`, imports: ['java.util.Set', ...key(target.id).imports] };
    case 'part':
      return { text: owner.type(target.name), imports: [] };
    case 'parts':
      return { text: `List<${owner.type(target.name)}>`, imports: ['java.util.List'] };
    default:
      return undefined;
  }
}

function key(id: 'UUID' | 'Long'): Component {
  return { text: id, imports: id === 'UUID' ? ['java.util.UUID'] : [] };
}

/** All references of the service to others. */
export function referencesOf(service: Service): readonly Reference[] {
  return service.model.entities.flatMap((entity) => entity.references);
}

/** The entities of other services that this one refers to, each once. */
export function remoteEntities(service: Service): RemoteEntityView[] {
  const found = new Map<string, RemoteEntityView>();
  for (const reference of referencesOf(service)) {
    const owner = applicationOf(service.system, reference.application);
    const constant = remoteConstant(reference);
    found.set(constant, {
      constant,
      ownerLiteral: javaString(owner.name),
      variable: clientVariable(owner.name),
      method: `get${targetType(service.system, owner, reference.target)}`,
      idType: reference.id,
    });
  }
  return [...found.values()].sort((left, right) => (left.constant < right.constant ? -1 : 1));
}

/** `ACCOUNTS_USER`. */
export function remoteConstant(reference: Reference): string {
  return variableName(`${constantCase(reference.application)}_${constantCase(reference.target)}`);
}

function targetType(system: System, owner: Application, target: string): string {
  return owner.kind === 'microservice' ? serviceOf(system, owner).type(target) : 'User';
}

function applicationOf(system: System, name: string): Microservice | Application {
  const found = system.applications.find((application) => application.name === name);
  if (!found) throw new Error(`The model has no application ${name}.`);
  return found;
}
