import type {
  Entity,
  Enum,
  Field,
  Microservice,
  Monolith,
  Reference,
  Relation,
  ValueType,
} from '../../model/system.ts';
import type { GraphNode, Row } from '../graph.ts';
import { oneLine } from '../text.ts';
import { suffix } from './multiplicity.ts';
import { typeText } from './type-text.ts';

/** Entities, value types and enums of an application, then the entities of others that they point to. */
export function tables({ entities, values, enums }: Microservice | Monolith): GraphNode[] {
  const references = entities.flatMap((entity) => entity.references);
  return [
    ...entities.map(entityTable),
    ...values.map(valueTable),
    ...enums.map(enumTable),
    ...new Map(references.map((reference) => [foreignId(reference), foreign(reference)])).values(),
  ];
}

/** Id of an entity that is not of this application: with a sign that no name has. */
export function foreignId({ application = '', target }: Reference): string {
  return `${application}.${target}`;
}

function entityTable(entity: Entity): GraphNode {
  const { name, documentation, ownedBy } = entity;
  return {
    id: name,
    kind: ownedBy ? 'part' : 'entity',
    title: name,
    detail: ownedBy ? `part of ${ownedBy.entity}` : '',
    tooltip: documentation === undefined ? `Entity ${name}.` : oneLine(documentation),
    rows: [key(entity), ...entity.order.flatMap((property) => row(entity, property))],
    shared: false,
  };
}

function key({ id }: Entity): Row {
  return { name: 'id', type: id, mark: 'key', tooltip: 'The key, made by the service.' };
}

function row(entity: Entity, name: string): Row[] {
  const field = entity.fields.find((field) => field.name === name);
  if (field) return [fieldRow(field)];
  const relation = entity.relations.find((relation) => relation.name === name);
  if (relation)
    return [propertyRow(relation, `${relation.target}${suffix(relation)}`, relation.owned ? ['owned'] : [])];
  const reference = entity.references.find((reference) => reference.name === name);
  return reference ? [referenceRow(reference)] : [];
}

function fieldRow(field: Field): Row {
  const unit = 'unit' in field.type && field.type.unit !== undefined ? [oneLine(field.type.unit)] : [];
  return propertyRow(field, `${typeText(field.type)}${field.required ? '' : '?'}`, unit);
}

function referenceRow(reference: Reference): Row {
  const { application, target, required } = reference;
  return propertyRow(reference, `${application === undefined ? '' : `${application}.`}${target}${required ? '' : '?'}`);
}

function propertyRow(property: Field | Relation | Reference, type: string, marks: readonly string[] = []): Row {
  const { name, unique, readonly, documentation } = property;
  const all = [...marks, ...(unique ? ['unique'] : [])];
  const said = [`${name}: ${type}`, ...all, ...(readonly ? ['readonly'] : [])].join(' ');
  return {
    name,
    type,
    mark: all.join(', '),
    tooltip: documentation === undefined ? said : `${said}: ${oneLine(documentation)}`,
  };
}

function valueTable({ name, documentation, fields }: ValueType): GraphNode {
  return {
    id: name,
    kind: 'value',
    title: name,
    detail: 'value',
    tooltip: documentation === undefined ? `Value type ${name}.` : oneLine(documentation),
    rows: fields.map(fieldRow),
    shared: false,
  };
}

function enumTable({ name, documentation, values }: Enum): GraphNode {
  return {
    id: name,
    kind: 'enum',
    title: name,
    detail: 'enum',
    tooltip: documentation === undefined ? `Enum ${name}.` : oneLine(documentation),
    rows: values.map(({ name, label }) => ({ name, type: '', mark: '', tooltip: `${name}: ${oneLine(label)}` })),
    shared: false,
  };
}

function foreign(reference: Reference): GraphNode {
  const { application, target } = reference;
  const owner = application ?? 'whoever signs people in';
  return {
    id: foreignId(reference),
    kind: 'foreign',
    title: target,
    detail: application === undefined ? 'account' : `of ${application}`,
    tooltip: `${target}, which ${owner} owns: only keys are kept here.`,
    rows: [],
    shared: false,
  };
}
