import type { Entity, Microservice, Monolith, Reference, Relation, ValueType } from '../../model/system.ts';
import type { GraphEdge } from '../graph.ts';
import { multiplicity, seenFromTarget } from './multiplicity.ts';
import { foreignId } from './tables.ts';

/** Relations, references to other applications, and the use of enums and value types. A relation with two sides is one edge. */
export function entityEdges({ entities, values }: Microservice | Monolith): GraphEdge[] {
  return [
    ...entities.flatMap((entity) =>
      entity.relations
        .filter((relation) => isDrawnFrom(entities, entity, relation))
        .map((relation) => relationEdge(entities, entity, relation)),
    ),
    ...entities.flatMap((entity) => entity.references.map((reference) => referenceEdge(entity, reference))),
    ...[...entities, ...values].flatMap(useEdges),
  ];
}

/** Of two sides the one that owns the other as its parts, else the one that is declared first. */
function isDrawnFrom(entities: readonly Entity[], entity: Entity, relation: Relation): boolean {
  const other = oppositeOf(entities, relation);
  if (!other || relation.owned) return true;
  if (other.owned) return false;
  if (relation.target === entity.name) return entity.order.indexOf(relation.name) <= entity.order.indexOf(other.name);
  const place = (name: string): number => entities.findIndex((candidate) => candidate.name === name);
  return place(entity.name) < place(relation.target);
}

function oppositeOf(entities: readonly Entity[], { target, opposite }: Relation): Relation | undefined {
  return entities.find(({ name }) => name === target)?.relations.find(({ name }) => name === opposite);
}

function relationEdge(entities: readonly Entity[], entity: Entity, relation: Relation): GraphEdge {
  const other = oppositeOf(entities, relation);
  const many = multiplicity(relation);
  const back = other ? multiplicity(other) : relation.owned ? '1' : seenFromTarget(relation);
  return {
    id: `${entity.name}.${relation.name}`,
    from: entity.name,
    to: relation.target,
    kind: relation.owned ? 'part' : 'relation',
    label: [],
    tooltip: `${entity.name}.${relation.name}: ${many} ${relation.target}${relation.owned ? ', owned' : ''}.`,
    quiet: false,
    ends: { from: { field: other?.name ?? '', many: back }, to: { field: relation.name, many } },
  };
}

function referenceEdge(entity: Entity, reference: Reference): GraphEdge {
  const many = reference.required ? '1' : '0..1';
  return {
    id: `${entity.name}.${reference.name}`,
    from: entity.name,
    to: foreignId(reference),
    kind: 'reference',
    label: [],
    tooltip: `${entity.name}.${reference.name}: key of ${many} ${reference.target}${reference.application === undefined ? '' : ` of ${reference.application}`}.`,
    quiet: false,
    ends: { from: { field: '', many: seenFromTarget(reference) }, to: { field: reference.name, many } },
  };
}

/** One for each enum or value type, however many fields have its values. */
function useEdges({ name, fields }: Entity | ValueType): GraphEdge[] {
  const used = fields.flatMap(({ type }) =>
    type.kind === 'Enum' ? [type.enum] : type.kind === 'Value' ? [type.value] : [],
  );
  return [...new Set(used)].map((to) => ({
    id: `${name} uses ${to}`,
    from: name,
    to,
    kind: 'uses',
    label: [],
    tooltip: `${name} has values of ${to}.`,
    quiet: false,
  }));
}
