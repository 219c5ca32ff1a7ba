/**
 * What becomes of a part of a system, in words that stand in the emitted files: for editors, which say it where the part
 * is declared. It is asked of the views that the files are made of, so that it cannot say something else.
 */
import type { System as WholeSystem } from '../../model/system.ts';
import type { Unbuilt } from '../backend.ts';
import { remembered } from '../common/remembered.ts';
import type { Application, Entity, Microservice, System, Type } from '../common/subset/model.ts';
import { subsetOf } from '../common/subset/subset.ts';
import { applicationView } from './application-view.ts';
import { checksOf } from './microservice/dto-view.ts';
import { entityView, joinTable } from './microservice/entity-view.ts';
import { enumConstant } from './microservice/enums.ts';
import { sqlType } from './microservice/field-types.ts';
import { columnType } from './microservice/migration-view.ts';
import {
  hasColumn,
  propertiesOf,
  restOf,
  serviceOf,
  tableOf,
  type Property,
  type Service,
} from './microservice/service.ts';
import { surroundingsOf } from './surroundings.ts';

/** Of which there is something to say; what an application, an entity or an enum holds is named by `member`. */
export interface Part {
  readonly application: string;
  /** An entity or an enum of the application. */
  readonly declaration?: string;
  /** A field of the entity, or a value of the enum. */
  readonly member?: string;
}

/** Plain texts, each absent where nothing becomes of the part there. */
export interface Outcome {
  /** A qualified class, or `type name` of a member. */
  readonly java?: string;
  /** `table`, or `table.column type not null`. */
  readonly sql?: string;
  /** A path, or `name: type` of a property in JSON. */
  readonly http?: string;
  /** Annotations of a member of a request, which is refused unless they hold: `@NotNull`. Absent where there are none. */
  readonly checks?: readonly string[];
}

/** What becomes of a part; `undefined` for what is not built. */
export function outcomeOf(whole: WholeSystem, part: Part): Outcome | undefined {
  const { system } = subsetOf(whole);
  const application = system?.applications.find(({ name }) => name === part.application);
  if (!system || !application) return undefined;
  if (part.declaration === undefined) {
    const { package: base, classPrefix } = applicationView(system, application);
    const routed = routesTo(system.applications, application.name);
    return { java: `${base}.${classPrefix}Application`, ...(routed && { http: `/services/${application.name}/` }) };
  }
  if (application.kind !== 'microservice') return undefined;
  const service = serviceIn(system)(application);
  const { declaration, member } = part;
  const entity = service.model.entities.find(({ name }) => name === declaration);
  if (entity) return member === undefined ? ofEntity(service, entity) : ofProperty(service, entity, member);
  return service.model.enums.some(({ name }) => name === declaration)
    ? ofEnum(service, declaration, member)
    : undefined;
}

/** What a part of the model says that is not built: the part itself, where no property is named. */
export function leftOut(whole: WholeSystem, part: object): readonly Unbuilt[] {
  return unbuiltIn(whole).get(part) ?? [];
}

const unbuiltIn = remembered((whole: WholeSystem): ReadonlyMap<object, readonly Unbuilt[]> => {
  const found = new Map<object, Unbuilt[]>();
  for (const each of subsetOf(whole).unbuilt) found.set(each.part, [...(found.get(each.part) ?? []), each]);
  return found;
});

/** The services of a system, each worked out when it is first asked about. */
const serviceIn = remembered((system: System) =>
  remembered((service: Microservice) => serviceOf(surroundingsOf(system, service).system, service)),
);

function routesTo(applications: readonly Application[], name: string): boolean {
  return applications.some((each) => each.kind === 'gateway' && each.routes.some(({ to }) => to === name));
}

function ofEntity(service: Service, entity: Entity): Outcome {
  return {
    java: `${service.application.package}.domain.${service.type(entity.name)}`,
    sql: tableOf(entity),
    ...(!entity.ownedBy && { http: `/api/${restOf(entity)}` }),
  };
}

function ofEnum(service: Service, name: string, value: string | undefined): Outcome {
  const type = service.type(name);
  if (value !== undefined) return { java: `${type}.${enumConstant(value)}`, http: `"${value}"` };
  return { java: `${service.application.package}.domain.${type}`, sql: sqlType({ kind: 'Enum', enum: name }) };
}

function ofProperty(service: Service, entity: Entity, name: string): Outcome | undefined {
  if (name === 'id' || name === 'version') return undefined;
  const property = propertiesOf(entity).find((each) => each.name.json === name);
  if (!property) return undefined;
  const { variable } = property.name;
  const java = entityView(service, entity).members.find((each) => each.variable === variable)?.getterType;
  const json = jsonOf(service, property);
  const sql = sqlOf(service, entity, property);
  const checks = checksOf(service, entity, property);
  return {
    ...(java !== undefined && { java: `${java} ${variable}` }),
    ...(sql !== undefined && { sql }),
    ...(json !== undefined && { http: `${name}: ${json}` }),
    ...(checks.length > 0 && { checks }),
  };
}

function sqlOf(service: Service, entity: Entity, property: Property): string | undefined {
  if (hasColumn(property)) {
    const presence = property.model.required ? ' not null' : '';
    return `${tableOf(entity)}.${property.column} ${columnType(service, property)}${presence}`;
  }
  if (property.kind !== 'relation' || property.shape !== 'ids') return undefined;
  const { table, own, other } = joinTable(service, entity, property.model);
  return `${table} (${own}, ${other})`;
}

/** The form of a property in JSON; `undefined` where it is not there. */
function jsonOf(service: Service, property: Property): string | undefined {
  if (property.kind === 'field') return jsonType(property.model.type);
  if (property.kind === 'reference') return jsonKey(property.model);
  const target = service.entity(property.model.target);
  switch (property.shape) {
    case 'id':
      return jsonKey(target);
    case 'ids':
      return `[${jsonKey(target)}]`;
    case 'part':
      return target.name;
    case 'parts':
      return `[${target.name}]`;
    default:
      return undefined;
  }
}

function jsonKey({ id }: Pick<Entity, 'id'>): string {
  return id === 'Long' ? 'number' : 'string (UUID)';
}

function jsonType(type: Type): string {
  switch (type.kind) {
    case 'Int':
    case 'Long':
    case 'Float':
    case 'Double':
    case 'Decimal':
      return 'number';
    case 'Boolean':
      return 'boolean';
    case 'String':
    case 'Text':
      return 'string';
    case 'Enum':
      return `string (${type.enum})`;
    default:
      return `string (${JSON_FORMATS[type.kind]})`;
  }
}

const JSON_FORMATS = {
  LocalDate: '2025-01-31',
  LocalTime: '08:30:00',
  Instant: '2025-01-31T08:30:00Z',
  UUID: 'UUID',
} as const;
