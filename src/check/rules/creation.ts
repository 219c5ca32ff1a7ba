import { locationOf, sourceOf, type Entity, type Field, type RelationSide } from '../../language/index.ts';
import { components } from '../circles.ts';
import { makesPart, related, type Context } from '../context.ts';
import type { RelatedLocation } from '../diagnostic.ts';
import * as say from '../generated/catalogue.ts';

/** Why a row of `from` cannot be made without one of `to`. */
interface Need {
  /**
   * `row`: it points to one, which must be there before; `part`: it has parts, which are made with it; `whole`: it is a
   * part, which is made with its whole or after it.
   */
  readonly kind: 'row' | 'part' | 'whole';
  readonly from: Entity;
  readonly to: Entity;
  readonly side: RelationSide;
}

/**
 * Reports entities of which no row could ever be created. Rows are made one after the other, which needs a first that
 * needs nothing; only parts are made together with their whole. So a circle of needs is possible as long as all of them
 * are between parts and wholes.
 */
export function checkCreation(sides: readonly RelationSide[], context: Context): void {
  const all = needsOf(sides);
  const needs = new Map<Entity, Need[]>();
  for (const need of all) needs.set(need.from, [...(needs.get(need.from) ?? []), need]);
  const needed = (entity: Entity): readonly Entity[] => (needs.get(entity) ?? []).map(({ to }) => to);
  const groups = components([...needs.keys()], needed);
  const groupOf = new Map(groups.flatMap((group) => group.map((entity) => [entity, group] as const)));
  const told = new Set<unknown>();
  for (const need of all) {
    const group = groupOf.get(need.from);
    if (need.kind !== 'row' || !group || group !== groupOf.get(need.to) || told.has(group)) continue;
    told.add(group);
    report([need, ...shortestWay(need.to, need.from, new Set(group), needs)], context);
  }
}

function needsOf(sides: readonly RelationSide[]): Need[] {
  const byField = new Map(sides.map((side) => [side.field, side]));
  return sides.flatMap((side): Need[] => {
    const { entity, target, required, owned, opposite } = side;
    const whole: Need = { kind: 'whole', from: target, to: entity, side };
    if (makesPart(side)) return required ? [{ kind: 'part', from: entity, to: target, side }, whole] : [whole];
    const isPart = opposite !== undefined && byField.get(opposite)?.owned;
    return required && !owned && !isPart ? [{ kind: 'row', from: entity, to: target, side }] : [];
  });
}

/** The fewest needs that lead from one entity to another within a group in which each leads to each. */
function shortestWay(
  start: Entity,
  end: Entity,
  members: ReadonlySet<Entity>,
  needs: ReadonlyMap<Entity, readonly Need[]>,
): Need[] {
  const way = new Map<Entity, readonly Need[]>([[start, []]]);
  const waiting = [start];
  for (let entity = waiting.shift(); entity && entity !== end; entity = waiting.shift())
    for (const need of needs.get(entity) ?? []) {
      if (!members.has(need.to) || way.has(need.to)) continue;
      way.set(need.to, [...(way.get(entity) ?? []), need]);
      waiting.push(need.to);
    }
  return [...(way.get(end) ?? [])];
}

function report(circle: readonly Need[], context: Context): void {
  const [first, ...others] = circle;
  if (!first) return;
  const { field, entity } = first.side;
  const message = say.impossibleRow({
    entity: entity.name,
    circle: circle.map(describe).join(', '),
    optional: `${field.name}: ${optionalType(field)}`,
  });
  context.report(locationOf(field, 'name'), message, { related: others.map(placeOf) });
}

function describe({ kind, from, to, side }: Need): string {
  return kind === 'whole'
    ? `\`${from.name}\` is a part of \`${to.name}\``
    : `\`${from.name}.${side.field.name}\` needs \`${to.name}\``;
}

function placeOf({ kind, from, to, side }: Need): RelatedLocation {
  const field = kind === 'whole' ? (side.opposite ?? side.field) : side.field;
  return related(say.impossibleRow.related({ entity: from.name, target: to.name }), field, 'name');
}

/** The type of a field as it would be written if there need not be a row: `Employee?`, `Line[]`, `Line[0..5]`. */
function optionalType({ type }: Field): string {
  const { start } = locationOf(type).range;
  const { end } = locationOf(type, 'target').range;
  const name = sourceOf(type).text.slice(start.offset, end.offset);
  if (!type.many) return `${name}?`;
  const { min, max, unbounded } = type.many;
  const most = max ?? (unbounded ? undefined : min);
  return most === undefined ? `${name}[]` : `${name}[0..${most}]`;
}
