/** The operations on an entity, its access rules, its resource, and what it refers to in other services. */
import type { AccessRule, Entity } from '../../common/subset/model.ts';
import { constantCase } from '../../../model/names.ts';
import { javaString } from '../../common/escape.ts';
import { variableName } from '../names.ts';
import { remoteConstant } from './client-view.ts';
import { imports } from './java.ts';
import { entityVariable, inWords, javaName, propertiesOf, restOf, type Property, type Service } from './service.ts';
import { article } from './dto-view.ts';

export interface ServiceView {
  readonly type: string;
  readonly variable: string;
  /** `an order line`. */
  readonly article: string;
  readonly hasReferences: boolean;
  readonly hasParts: boolean;
  readonly imports: string;
}

export function serviceView(service: Service, entity: Entity): ServiceView {
  const type = service.type(entity.name);
  const { package: base } = service.application;
  const hasReferences = refersElsewhere(service, entity);
  const hasParts = propertiesOf(entity).some(isPart);
  return {
    type,
    variable: entityVariable(type),
    article: article(inWords(entity.name)),
    hasReferences,
    hasParts,
    imports: imports([
      ...(hasReferences ? ['java.util.List'] : []),
      ...(entity.id === 'UUID' ? ['java.util.UUID'] : []),
      `${base}.access.${type}Access`,
      `${base}.access.Operation`,
      `${base}.domain.${type}`,
      `${base}.problem.Problems`,
      `${base}.repository.${type}Repository`,
      `${base}.service.dto.${type}Dto`,
      `${base}.service.mapper.${type}Mapper`,
      'org.springframework.data.domain.Page',
      'org.springframework.data.domain.Pageable',
      'org.springframework.data.jpa.domain.Specification',
      'org.springframework.stereotype.Service',
      'org.springframework.transaction.annotation.Transactional',
      ...(hasParts ? ['jakarta.persistence.EntityManager', 'jakarta.persistence.LockModeType'] : []),
      ...(hasReferences
        ? [`${base}.client.RemoteReferences`, 'org.springframework.transaction.support.TransactionOperations']
        : []),
    ]),
  };
}

export function isPart(property: Property): property is Property & { kind: 'relation' } {
  return property.kind === 'relation' && (property.shape === 'part' || property.shape === 'parts');
}

/** True when the entity or one of its parts refers to another service. */
export function refersElsewhere(service: Service, entity: Entity): boolean {
  return (
    entity.references.length > 0 ||
    propertiesOf(entity).some((each) => isPart(each) && refersElsewhere(service, service.entity(each.model.target)))
  );
}

export interface ReferencesView {
  readonly type: string;
  readonly article: string;
  readonly imports: string;
  /** One for the entity and one for each kind of part that has references. */
  readonly collected: readonly CollectedView[];
}

interface CollectedView {
  readonly dto: string;
  readonly references: readonly { readonly pointer: string; readonly constant: string; readonly variable: string }[];
  readonly lists: readonly PartView[];
  readonly singles: readonly PartView[];
}

interface PartView {
  readonly pointer: string;
  readonly variable: string;
  readonly optional: boolean;
}

export function referencesView(service: Service, entity: Entity): ReferencesView {
  const type = service.type(entity.name);
  const { package: base } = service.application;
  const collected = collect(service, entity);
  return {
    type,
    article: article(inWords(entity.name)),
    imports: imports([
      'java.util.ArrayList',
      'java.util.List',
      `${base}.client.RemoteReference`,
      `${base}.client.RemoteReference.Entity`,
      ...collected.map(({ dto }) => `${base}.service.dto.${dto}`),
    ]),
    collected,
  };
}

function collect(service: Service, entity: Entity): CollectedView[] {
  const properties = propertiesOf(entity);
  const parts = properties.filter(isPart).filter((part) => refersElsewhere(service, service.entity(part.model.target)));
  const own: CollectedView = {
    dto: `${service.type(entity.name)}Dto`,
    references: properties.flatMap((property) =>
      property.kind === 'reference'
        ? [
            {
              pointer: javaString(`/${property.name.json}`),
              constant: remoteConstant(property.model),
              variable: property.name.variable,
            },
          ]
        : [],
    ),
    lists: parts.filter((part) => part.shape === 'parts').map(viewOf),
    singles: parts.filter((part) => part.shape === 'part').map(viewOf),
  };
  return [own, ...parts.flatMap((part) => collect(service, service.entity(part.model.target)))];
}

function viewOf(part: Property & { kind: 'relation' }): PartView {
  return {
    pointer: javaString(`/${part.name.json}${part.shape === 'parts' ? '/' : ''}`),
    variable: part.name.variable,
    optional: !part.model.required,
  };
}

export interface AccessView {
  readonly type: string;
  readonly imports: string;
  readonly rules: readonly { readonly text: string }[];
}

export function accessView(service: Service, entity: Entity): AccessView {
  const type = service.type(entity.name);
  const { package: base } = service.application;
  const rules = rulesOf(entity).filter((rule) => rule.operations.length > 0);
  const operations = rules.flatMap((rule) => rule.operations.map(constantCase));
  return {
    type,
    imports: imports(
      [`${base}.domain.${type}`, 'org.springframework.stereotype.Component'],
      operations.map((operation) => `${base}.access.Operation.${operation}`),
    ),
    rules: rules.map((rule) => ({ text: ruleText(entity, rule, type) })),
  };
}

/** The entity's rules; without any, signed-in users read and administrators write. */
export function rulesOf(entity: Entity): readonly AccessRule[] {
  if (entity.rules.length > 0) return entity.rules;
  return [
    { operations: ['read'], roles: [], when: [] },
    { operations: ['create', 'update', 'delete'], roles: ['ADMIN'], when: [] },
  ];
}

/** The field that must name the caller, if the rule asks for it. */
export function callerOf({ when: [condition] }: AccessRule): string | undefined {
  return condition?.path[0];
}

function ruleText(entity: Entity, rule: AccessRule, type: string): string {
  const { operations, roles } = rule;
  const to = roles.length > 0 ? `.to(${roles.map((role) => `Roles.${roleConstant(role)}`).join(', ')})` : '';
  const caller = callerOf(rule);
  const field = caller === undefined ? undefined : javaName(entity, caller);
  const condition = field ? `.whenMe(${javaString(field.variable)}, ${type}::get${field.suffix})` : '';
  return `allow(${operations.map(constantCase).join(', ')})${to}${condition};`;
}

export function roleConstant(role: string): string {
  return variableName(role);
}

export interface ResourceView {
  readonly type: string;
  readonly variable: string;
  readonly idType: string;
  readonly path: string;
  readonly imports: string;
  readonly pageSize: number;
  /** Arguments of `Sort.by`. */
  readonly sort: string;
  readonly sortable: readonly { readonly json: string; readonly attribute: string }[];
}

export function resourceView(service: Service, entity: Entity): ResourceView {
  const type = service.type(entity.name);
  const { package: base } = service.application;
  const sort = entity.page.sort.length > 0 ? entity.page.sort : [{ field: 'id', direction: 'asc' as const }];
  return {
    type,
    variable: entityVariable(type),
    idType: entity.id,
    path: javaString(`/api/${restOf(entity)}`),
    pageSize: entity.page.size,
    sort: sort
      .map(({ field, direction }) => `Sort.Order.${direction}(${javaString(javaName(entity, field).variable)})`)
      .join(', '),
    sortable: sortableFields(entity).map(({ variable, json }) => ({
      json: javaString(json),
      attribute: javaString(variable),
    })),
    imports: imports([
      'java.net.URI',
      'java.util.List',
      'java.util.Map',
      ...(entity.id === 'UUID' ? ['java.util.UUID'] : []),
      `${base}.service.${type}Service`,
      `${base}.service.IfMatch`,
      `${base}.service.dto.${type}Dto`,
      'jakarta.validation.Valid',
      'org.jspecify.annotations.Nullable',
      'org.springdoc.core.annotations.ParameterObject',
      'org.springframework.data.domain.Pageable',
      'org.springframework.data.domain.Sort',
      'org.springframework.data.web.PageableDefault',
      'org.springframework.http.HttpHeaders',
      'org.springframework.http.ResponseEntity',
      'org.springframework.web.bind.annotation.DeleteMapping',
      'org.springframework.web.bind.annotation.GetMapping',
      'org.springframework.web.bind.annotation.PathVariable',
      'org.springframework.web.bind.annotation.PostMapping',
      'org.springframework.web.bind.annotation.PutMapping',
      'org.springframework.web.bind.annotation.RequestBody',
      'org.springframework.web.bind.annotation.RequestHeader',
      'org.springframework.web.bind.annotation.RequestMapping',
      'org.springframework.web.bind.annotation.RestController',
      'org.springframework.web.servlet.support.ServletUriComponentsBuilder',
    ]),
  };
}

/** Rows can be sorted by the key and by every plain field but texts of any length. */
export function sortableFields(entity: Entity): { readonly variable: string; readonly json: string }[] {
  const fields = propertiesOf(entity).flatMap((property) =>
    property.kind === 'field' && property.model.type.kind !== 'Text' ? [property.name] : [],
  );
  return [{ variable: 'id', json: 'id' }, ...fields];
}
