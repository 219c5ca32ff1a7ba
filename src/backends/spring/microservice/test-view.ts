/** The emitted tests of a resource. */
import type { AccessRule, Entity, Operation, Relation } from '../../common/subset/model.ts';
import { javaString } from '../../common/escape.ts';
import { remembered } from '../../common/remembered.ts';
import { invalidValues, type InvalidValue } from './invalid-values.ts';
import { imports } from './java.ts';
import { MOST_ROWS, sampleOf } from './samples.ts';
import { entityVariable, inWords, propertiesOf, restOf, roots, type Property, type Service } from './service.ts';
import { callerOf, isPart, refersElsewhere, rulesOf, sortableFields } from './service-view.ts';
import { neededBy, rowMethod } from './test-support-view.ts';

const OPERATIONS: readonly Operation[] = ['create', 'read', 'update', 'delete'];

/** Resources that can be tested: somebody may do each operation, and there is a value for each required field. */
export const testedRoots = remembered((service: Service): readonly Entity[] =>
  roots(service).filter(
    (entity) =>
      OPERATIONS.every((operation) => granting(entity, operation) !== undefined) &&
      canBeSampled(service, entity, new Set()),
  ),
);

/** @param seen what has been looked at on the way; cycles are no hindrance */
function canBeSampled(service: Service, entity: Entity, seen: Set<Entity>): boolean {
  if (seen.has(entity)) return true;
  seen.add(entity);
  return propertiesOf(entity).every((property) => {
    if (property.kind === 'reference') return true;
    if (property.kind === 'field') return sampleOf(service, property.model) !== undefined;
    if (property.shape === 'inverse' || property.shape === 'unmapped') return true;
    return canBeSampled(service, service.entity(property.model.target), seen);
  });
}

export interface TestView {
  readonly type: string;
  readonly path: string;
  readonly words: string;
  readonly imports: string;
  readonly creator: string;
  readonly reader: string;
  readonly updater: string;
  readonly deleter: string;
  readonly bodies: readonly BodyView[];
  readonly body: string;
  readonly severalRows: boolean;
  readonly sortable: string;
  readonly change: ChangeView | null;
  readonly keepsVersion: boolean;
  readonly invalid: readonly InvalidValue[];
  readonly fixed: ChangeView | null;
  readonly taken: ChangeView | null;
  readonly localReference: { readonly json: string; readonly unknown: string } | null;
  readonly remoteReference: { readonly json: string; readonly pointer: string } | null;
  readonly refersElsewhere: boolean;
  readonly defaults: readonly DefaultView[];
  readonly otherReader: string;
  readonly hasDefaults: boolean;
  readonly partList: PartListView | null;
  /** Operations that a caller without any role may not do. */
  readonly denied: Readonly<Record<Operation, boolean>>;
  readonly isDenied: boolean;
  readonly hidesRows: boolean;
  readonly createsForCallerOnly: string | null;
  readonly numbered: boolean;
}

interface BodyView {
  readonly method: string;
  readonly required: readonly { readonly json: string; readonly value: string }[];
  readonly optional: readonly { readonly json: string; readonly value: string }[];
}

interface ChangeView {
  readonly json: string;
  readonly path: string;
}

interface PartListView {
  readonly json: string;
  readonly pointer: string;
  readonly method: string;
  readonly id: string;
}

export function testView(service: Service, entity: Entity): TestView {
  const { package: base } = service.application;
  const type = service.type(entity.name);
  const properties = propertiesOf(entity);
  const me = callerField(entity);
  const bodies = bodyViews(service, entity, me);
  const invalid = properties.flatMap((property) =>
    property.kind === 'field' ? invalidValues(property.model) : invalidRelation(property),
  );
  const denied = {
    create: isClosed(entity, 'create'),
    read: isClosed(entity, 'read'),
    update: isClosed(entity, 'update'),
    delete: isClosed(entity, 'delete'),
  };
  const change = changeOf(service, properties);
  const several = distinctRows(service, entity) >= 3;
  const text = JSON.stringify([bodies, invalid]);
  const localReference = localReferenceOf(service, properties);
  const needsUuid =
    entity.id === 'UUID' || me !== undefined || localReference?.unknown.includes('UUID') || text.includes('UUID');
  const remote = entity.references[0];
  const list = properties.find((property) => isPart(property) && property.shape === 'parts');
  const defaults = properties.flatMap(defaultOf);
  return {
    type,
    path: javaString(`/api/${restOf(entity)}`),
    words: inWords(entity.name),
    imports: imports(
      [
        'java.util.HashMap',
        'java.util.List',
        'java.util.Map',
        ...(needsUuid ? ['java.util.UUID'] : []),
        ...(text.includes('BigDecimal') ? ['java.math.BigDecimal'] : []),
        `${base}.ApiTest`,
        `${base}.Tokens`,
        'org.jspecify.annotations.Nullable',
        'org.junit.jupiter.api.Test',
        'org.junit.jupiter.params.ParameterizedTest',
        'org.junit.jupiter.params.provider.Arguments',
        'org.junit.jupiter.params.provider.MethodSource',
        'org.junit.jupiter.params.provider.ValueSource',
        'org.springframework.http.HttpHeaders',
        'org.springframework.http.HttpMethod',
        'org.springframework.http.HttpStatus',
        'org.springframework.http.MediaType',
        'org.springframework.test.web.servlet.assertj.MvcTestResult',
      ],
      ['org.assertj.core.api.Assertions.assertThat'],
    ),
    creator: tokenOf(entity, 'create'),
    reader: tokenOf(entity, 'read'),
    updater: tokenOf(entity, 'update'),
    deleter: tokenOf(entity, 'delete'),
    bodies,
    body: bodies[0]?.method ?? 'body',
    severalRows: several,
    sortable: sortableFields(entity)
      .map(({ json }) => javaString(json))
      .join(', '),
    change,
    keepsVersion: change === null,
    invalid,
    fixed: several ? fixedOf(service, properties) : null,
    taken: several ? takenOf(properties) : null,
    localReference,
    remoteReference: remote ? { json: javaString(remote.name), pointer: javaString(`/${remote.name}`) } : null,
    refersElsewhere: refersElsewhere(service, entity),
    defaults,
    hasDefaults: several && defaults.length > 0,
    otherReader: tokenOf(entity, 'read').replace('ME', 'UUID.randomUUID()'),
    partList: list && isPart(list) ? partListOf(service, list) : null,
    denied,
    isDenied: OPERATIONS.some((operation) => denied[operation]),
    hidesRows:
      rulesFor(entity, 'read').every((rule) => isAboutCaller(rule) || rule.roles.length > 0) &&
      isAboutCaller(granting(entity, 'read')),
    createsForCallerOnly: me !== undefined && isAboutCaller(granting(entity, 'create')) ? javaString(me) : null,
    numbered: entity.id === 'Long',
  };
}

/** True when it takes a role. */
function isClosed(entity: Entity, operation: Operation): boolean {
  return rulesFor(entity, operation).every((rule) => rule.roles.length > 0);
}

function rulesFor(entity: Entity, operation: Operation): readonly AccessRule[] {
  return rulesOf(entity).filter((rule) => rule.operations.includes(operation));
}

/** A rule that grants an operation; one without a condition where there is a choice. */
function granting(entity: Entity, operation: Operation): AccessRule | undefined {
  const rules = rulesFor(entity, operation);
  return operation === 'read'
    ? (rules.find(isAboutCaller) ?? rules[0])
    : (rules.find((rule) => !isAboutCaller(rule)) ?? rules[0]);
}

/** The field that names the caller in rules with a condition. */
function callerField(entity: Entity): string | undefined {
  return rulesOf(entity).flatMap((rule) => callerOf(rule) ?? [])[0];
}

/** True for a rule about the rows that name the caller. */
function isAboutCaller(rule: AccessRule | undefined): boolean {
  return rule !== undefined && callerOf(rule) !== undefined;
}

function tokenOf(entity: Entity, operation: Operation): string {
  const role = granting(entity, operation)?.roles[0];
  return role === undefined ? 'Tokens.user(ME)' : `Tokens.user(ME, ${javaString(role)})`;
}

/** One for the entity and one for each kind of part. */
function bodyViews(service: Service, entity: Entity, me: string | undefined, root = entity): BodyView[] {
  const properties = propertiesOf(entity);
  const valued = properties.flatMap((property) => {
    const value = property.name.json === me ? 'ME' : valueOf(service, property);
    return value === undefined || looksUp(service, property, root)
      ? []
      : [{ property, json: javaString(property.name.json), value }];
  });
  const isRequired = ({ property }: { property: Property }): boolean =>
    property.name.json === me ||
    (property.model.required && !(property.kind === 'field' && property.model.default !== undefined));
  const own: BodyView = {
    method: bodyMethod(service, entity),
    required: valued.filter(isRequired).map(({ json, value }) => ({ json, value })),
    optional: valued.filter((each) => !isRequired(each)).map(({ json, value }) => ({ json, value })),
  };
  const parts = properties.filter(isPart).map((part) => service.entity(part.model.target));
  return [own, ...parts.flatMap((part) => bodyViews(service, part, undefined, root))];
}

/** True for a relation whose row would bring along one of the kind that is tested, and be counted with those. */
function looksUp(service: Service, property: Property, tested: Entity): boolean {
  if (property.kind !== 'relation' || (property.shape !== 'id' && property.shape !== 'ids')) return false;
  return neededBy(service, service.entity(property.model.target)).has(tested);
}

function bodyMethod(service: Service, entity: Entity): string {
  return `${entityVariable(service.type(entity.name))}Body`;
}

function valueOf(service: Service, property: Property): string | undefined {
  switch (property.kind) {
    case 'field':
      return sampleOf(service, property.model)?.json;
    case 'reference':
      return property.model.id === 'Long' ? 'n' : '"00000000-0000-7000-8000-%012d".formatted(n)';
    default:
      return relationValue(service, property.model, property);
  }
}

function relationValue(
  service: Service,
  relation: Relation,
  property: Property & { kind: 'relation' },
): string | undefined {
  const target = service.entity(relation.target);
  const row = `rows.${rowMethod(service, relation.target)}`;
  const count = Math.max(1, relation.many?.min ?? 1);
  const numbers = Array.from({ length: count }, (_, index) => (index === 0 ? 'n' : `n + ${index * MOST_ROWS}`));
  if (relation.many?.max === 0) return 'List.of()';
  switch (property.shape) {
    case 'id':
      return `${row}(n)`;
    case 'ids':
      return `List.of(${numbers.map((number) => `${row}(${number})`).join(', ')})`;
    case 'part':
      return `${bodyMethod(service, target)}(n, all)`;
    case 'parts':
      return `List.of(${numbers.map((number) => `${bodyMethod(service, target)}(${number}, all)`).join(', ')})`;
    default:
      return undefined;
  }
}

function invalidRelation(property: Property): InvalidValue[] {
  if (property.kind === 'relation' && ['back', 'inverse', 'unmapped'].includes(property.shape)) return [];
  if (!property.model.required) return [];
  const list = property.kind === 'relation' && (property.shape === 'ids' || property.shape === 'parts');
  const single =
    property.kind === 'relation' && property.model.many?.min === 1 && property.model.many.max === undefined;
  return [
    { json: javaString(property.name.json), value: 'null', code: javaString(list && single ? 'NotEmpty' : 'NotNull') },
  ];
}

/** Rows whose unique values differ. */
function distinctRows(service: Service, entity: Entity): number {
  const parts = propertiesOf(entity).filter(isPart);
  return Math.min(
    MOST_ROWS,
    ...propertiesOf(entity).map((property) => distinctValues(service, entity, property)),
    ...parts.map((part) => distinctRows(service, service.entity(part.model.target))),
    ...entity.indexes.filter((index) => index.unique).map(() => MOST_ROWS),
  );
}

function distinctValues(service: Service, entity: Entity, property: Property): number {
  const inIndex = entity.indexes.some((index) => index.unique && index.fields.includes(property.name.json));
  if (property.name.json === callerField(entity)) return property.model.unique || inIndex ? 1 : MOST_ROWS;
  if (property.kind !== 'field') return MOST_ROWS;
  const isUnique = property.model.unique || inIndex;
  return isUnique ? (sampleOf(service, property.model)?.distinct ?? 1) : MOST_ROWS;
}

/** A plain field that can be given another value. */
function changeOf(service: Service, properties: readonly Property[]): ChangeView | null {
  const found = properties.find(
    (property) =>
      property.kind === 'field' &&
      !property.model.readonly &&
      isComparable(property) &&
      (sampleOf(service, property.model)?.distinct ?? 1) >= 2,
  );
  return found ? viewOf(found) : null;
}

/** Texts, numbers and such, whose JSON is what was sent. */
function isComparable(property: Property): boolean {
  return (
    property.kind === 'field' &&
    ['String', 'Text', 'Int', 'Enum', 'LocalDate', 'UUID'].includes(property.model.type.kind)
  );
}

function viewOf({ name }: Property): ChangeView {
  return { json: javaString(name.json), path: javaString(`$['${name.json}']`) };
}

function fixedOf(service: Service, properties: readonly Property[]): ChangeView | null {
  const found = properties.find(
    (property) =>
      property.kind === 'field' && property.model.readonly && (sampleOf(service, property.model)?.distinct ?? 1) >= 2,
  );
  return found ? viewOf(found) : null;
}

function takenOf(properties: readonly Property[]): ChangeView | null {
  const found = properties.find((property) => property.kind === 'field' && property.model.unique);
  return found ? viewOf(found) : null;
}

function localReferenceOf(service: Service, properties: readonly Property[]): TestView['localReference'] {
  const found = properties.find((property) => property.kind === 'relation' && property.shape === 'id');
  if (found?.kind !== 'relation') return null;
  const unknown = service.entity(found.model.target).id === 'Long' ? '4711L' : 'UUID.randomUUID()';
  return { json: javaString(found.name.json), unknown };
}

interface DefaultView {
  readonly json: string;
  readonly field: string;
  readonly expected: string;
}

function defaultOf(property: Property): DefaultView[] {
  if (property.kind !== 'field' || property.model.default?.kind !== 'enum' || !property.model.required) return [];
  const { json } = property.name;
  return [
    {
      json: javaString(`$['${json}']`),
      field: javaString(json),
      expected: javaString(property.model.default.value),
    },
  ];
}

function partListOf(service: Service, property: Property & { kind: 'relation' }): PartListView | null {
  const { model, name } = property;
  if (model.readonly || model.many?.max === 0) return null;
  const target = service.entity(model.target);
  return {
    json: javaString(name.json),
    pointer: javaString(`/${name.json}/0/id`),
    method: bodyMethod(service, target),
    id: target.id === 'Long' ? '4711L' : 'UUID.randomUUID()',
  };
}
