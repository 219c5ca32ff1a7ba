/** One microservice with the names that its parts have in Java, SQL and HTTP. */
import type { Entity, Enum, Field, Microservice, Reference, Relation, System } from '../../common/subset/model.ts';
import { camelCase, columnName, keyColumnName, restName, tableName } from '../../../model/names.ts';
import { applicationView, type ApplicationView } from '../application-view.ts';
import { remembered } from '../../common/remembered.ts';
import { accessorSuffix, className, isTakenType, variableName } from '../names.ts';

/** What a name of an entity is the head of: `OrderDto`, `OrderMapper`, … */
const TAILS = ['Repository', 'Dto', 'Mapper', 'Access', 'Service', 'References', 'Resource', 'ResourceTest'];

/** Names that the templates use for something else where an entity's variable stands. */
const TAKEN_VARIABLES = new Set(
  'dto id ifMatch version location page pageable service repository mapper access references transactions transaction entityManager stored operation withId'.split(
    ' ',
  ),
);

export interface Service {
  readonly system: System;
  readonly model: Microservice;
  readonly application: ApplicationView;
  entity(name: string): Entity;
  enumeration(name: string): Enum;
  /** Class of an entity or an enum. */
  type(name: string): string;
}

export function serviceOf(system: System, model: Microservice): Service {
  const entities = new Map(model.entities.map((entity) => [entity.name, entity]));
  const enums = new Map(model.enums.map((each) => [each.name, each]));
  const types = classNames(model);
  return {
    system,
    model,
    application: applicationView(system, model),
    entity: (name) => known(entities, name),
    enumeration: (name) => known(enums, name),
    type: (name) => known(types, name),
  };
}

function known<T>(parts: ReadonlyMap<string, T>, name: string): T {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`The model has no ${name}.`);
  return part;
}

/** Class names, different from each other (on file systems that ignore case too) and from those that the templates use. */
function classNames(model: Microservice): Map<string, string> {
  const types = new Map<string, string>();
  const used = new Set<string>();
  const heads = new Set(model.entities.map((entity) => className(entity.name, 'Entity').toLowerCase()));
  const add = (name: string, suffix: 'Entity' | 'Enum'): void => {
    let type = className(name, suffix);
    const tails = suffix === 'Entity' ? TAILS : [];
    if (tails.some((tail) => isTakenType(type + tail)) || looksDerived(type, heads)) type += suffix;
    while (used.has(type.toLowerCase())) type += '_';
    used.add(type.toLowerCase());
    types.set(name, type);
  };
  for (const entity of model.entities) add(entity.name, 'Entity');
  for (const each of model.enums) add(each.name, 'Enum');
  return types;
}

/** `OrderDto` beside `Order`: both would have an `OrderDto`. */
function looksDerived(type: string, heads: ReadonlySet<string>): boolean {
  return TAILS.some((tail) => type.endsWith(tail) && heads.has(type.slice(0, -tail.length).toLowerCase()));
}

/** A local variable or parameter that holds an entity. */
export function entityVariable(type: string): string {
  const variable = variableName(type.charAt(0).toLowerCase() + type.slice(1));
  return TAKEN_VARIABLES.has(variable) ? 'entity' : variable;
}

/** A field, a relation or a reference, in one list. */
export type Property =
  | { readonly kind: 'field'; readonly model: Field; readonly name: JavaName; readonly column: string }
  | { readonly kind: 'reference'; readonly model: Reference; readonly name: JavaName; readonly column: string }
  | {
      readonly kind: 'relation';
      readonly model: Relation;
      readonly name: JavaName;
      readonly column: string;
      /** Where the relation stands in the JSON: an id, ids, the parts themselves, or nowhere. */
      readonly shape: Shape;
    };

export type Shape = 'id' | 'ids' | 'part' | 'parts' | 'back' | 'inverse' | 'unmapped';

export interface JavaName {
  readonly variable: string;
  readonly suffix: string;
  /** The model's name, which is the name in JSON. */
  readonly json: string;
}

/** All properties of an entity in the order of the source. */
export const propertiesOf = remembered((entity: Entity): readonly Property[] => {
  const fields = new Map(entity.fields.map((each) => [each.name, each]));
  const references = new Map(entity.references.map((each) => [each.name, each]));
  const relations = new Map(entity.relations.map((each) => [each.name, each]));
  return entity.order.flatMap((json): Property[] => {
    const name = javaName(entity, json);
    const field = fields.get(json);
    if (field) return [{ kind: 'field', model: field, name, column: field.column ?? columnName(json) }];
    const reference = references.get(json);
    if (reference)
      return [{ kind: 'reference', model: reference, name, column: reference.column ?? keyColumnName(json) }];
    const relation = relations.get(json);
    if (!relation) return [];
    const shape = shapeOf(entity, relation);
    return [{ kind: 'relation', model: relation, name, column: relation.column ?? keyColumnName(json), shape }];
  });
});

/**
 * The name of a property in Java. It has no underscore and no capital at its head: Spring Data would read the one as a
 * step into another entity, and the other as a small letter.
 */
export function javaName(entity: Entity, name: string): JavaName {
  const [first = '', ...rest] = name.split('_').filter((part) => part !== '');
  let variable = uncapitalised(first) + rest.map(accessorSuffix).join('');
  if (variableName(variable) !== variable || variable === '') {
    variable = variable === '' ? 'value' : `${variable}Value`;
    while (entity.order.includes(variable)) variable += 'Value';
  }
  return { variable, suffix: accessorSuffix(variable), json: name };
}

/** `Name` → `name`, `URL` → `url`, `URLPath` → `urlPath`. */
function uncapitalised(text: string): string {
  return text.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+/, (capitals) => capitals.toLowerCase());
}

function shapeOf(entity: Entity, relation: Relation): Shape {
  const many = relation.cardinality === 'one-to-many' || relation.cardinality === 'many-to-many';
  if (relation.owned) return many ? 'parts' : 'part';
  const { ownedBy } = entity;
  if (ownedBy && relation.target === ownedBy.entity && relation.opposite === ownedBy.relation) return 'back';
  if (relation.cardinality === 'many-to-many') return relation.owner ? 'ids' : 'inverse';
  if (many) return 'inverse';
  return relation.owner ? 'id' : 'unmapped';
}

/** True when the column stands in the entity's own table. */
export function hasColumn(property: Property): boolean {
  if (property.kind !== 'relation') return true;
  const { shape, model } = property;
  return shape === 'id' || shape === 'back' || (shape === 'part' && model.owner);
}

export function idType(entity: Pick<Entity, 'id'>): 'UUID' | 'Long' {
  return entity.id;
}

export const tableOf = (entity: Entity): string => entity.table ?? tableName(entity.name);
export const restOf = (entity: Entity): string => restName(entity.name);

/** Entities with a REST resource of their own: all that are no part of another. */
export function roots(service: Service): readonly Entity[] {
  return service.model.entities.filter((entity) => !entity.ownedBy);
}

/** Entities that others of the service refer to by id, so that they have to be looked up. */
export function isLookedUp(service: Service, entity: Entity): boolean {
  return lookedUp(service).has(entity.name);
}

const lookedUp = remembered((service: Service): ReadonlySet<string> => {
  const targets = new Set<string>();
  for (const property of service.model.entities.flatMap(propertiesOf))
    if (property.kind === 'relation' && (property.shape === 'id' || property.shape === 'ids'))
      targets.add(property.model.target);
  return targets;
});

/** A name in words for a sentence: `OrderLine` → `order line`. */
export function inWords(name: string): string {
  return camelCase(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** Keeps an identifier within what PostgreSQL reads; the checksum keeps shortened ones apart. */
export function identifier(name: string): string {
  if (name.length <= 63) return name;
  let hash = 0;
  for (const character of name) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return `${name.slice(0, 54)}_${hash.toString(16).padStart(8, '0')}`;
}
