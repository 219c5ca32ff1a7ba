import {
  isCalls,
  isEntity,
  isField,
  locationOf,
  type Application,
  type Entity,
  type Field,
  type RelationSide,
  type Type,
} from '../../language/index.ts';
import { camelCase, tableName } from '../../model/names.ts';
import { circles } from '../circles.ts';
import { insertMember, insertSetting, makesPart, related, type Context } from '../context.ts';
import type { TextEdit } from '../diagnostic.ts';
import * as say from '../generated/catalogue.ts';
import { listed } from '../listed.ts';
import type { Rules } from '../rules.ts';
import { checkCreation } from './creation.ts';

/** Fields that point to rows: of their own application, and of others. */
export const relationRules: Rules = {
  Application(application, context) {
    // What a mixin may not point to is said of the mixin, once.
    const sides = [...context.relationsOf(application).values()].filter(({ field }) => isEntity(field.$container));
    for (const side of sides) {
      if (side.candidates.length > 0) reportAmbiguous(side, context);
      else if (side.many && !side.opposite && !pointsBack(side, context)) reportNoOpposite(side, context);
      if (side.owned && !makesPart(side)) reportMisplacedOwned(side, context);
    }
    checkOwners(sides, context);
    checkCreation(sides, context);
    checkReferences(application, context);
  },
};

function reportAmbiguous({ field, target, candidates }: RelationSide, context: Context): void {
  const names =
    listed(
      candidates.map((candidate) => candidate.name),
      'or',
    ) ?? 'several';
  const message = say.ambiguousOpposite({
    field: field.name,
    target: target.name,
    candidates: names,
    first: candidates[0]?.name,
  });
  context.report(locationOf(field, 'name'), message, {
    related: candidates.map((candidate) => related(say.ambiguousOpposite.related({}), candidate, 'name')),
  });
}

/** True when lists share a field that points back: which of them it means is asked of that field. */
function pointsBack({ target, entity, field }: RelationSide, context: Context): boolean {
  const relations = context.relationsOf(entity.$container);
  return target.members.some((member) => {
    if (!isField(member) || member === field) return false;
    const back = relations.get(member);
    if (back) return back.target === entity;
    // A type that is missing or that nobody knows is reported itself, and may well be what was meant to point back.
    const type: Type | undefined = member.type;
    return type === undefined || context.resolve(type).kind === 'unknown-type';
  });
}

function reportNoOpposite({ field, target, entity }: RelationSide, context: Context): void {
  if (!context.isComplete) return;
  const back = camelCase(entity.name);
  const backs = camelCase(tableName(entity.name));
  // A row that needs another of its own kind could never be the first.
  const type = target === entity ? `${entity.name}?` : entity.name;
  const message = say.noOpposite({ target: target.name, entity: entity.name, back, backs, type });
  const isFree = ![...context.symbols.fields(target).keys()].some((name) => name.toLowerCase() === back.toLowerCase());
  context.report(locationOf(field, 'name'), message, {
    edits: isFree ? [insertMember(target, `${back}: ${type}`)] : [],
    asks: true,
  });
}

function reportMisplacedOwned(side: RelationSide, context: Context): void {
  const { field, target, entity, opposite, candidates, many } = side;
  const modifier = field.modifiers.find(({ word }) => word === 'owned');
  if (!modifier || candidates.length > 0) return;
  const at = locationOf(modifier);
  if (many) {
    const params = { field: field.name, target: target.name, entity: entity.name, opposite: opposite?.name };
    context.report(at, say.ownedManyToMany(params), {
      related: opposite ? [related(say.ownedManyToMany.related({}), opposite, 'name')] : [],
    });
  } else context.report(at, say.ownedOnPart({ field: field.name, target: target.name, opposite: opposite?.name }));
}

function checkOwners(sides: readonly RelationSide[], context: Context): void {
  const owning = sides.filter(makesPart);
  const first = new Map<Entity, RelationSide>();
  for (const side of owning) {
    const other = first.get(side.target);
    if (!other) first.set(side.target, side);
    else reportSecondOwner(side, other, context);
  }
  const parts = new Map<Entity, RelationSide[]>();
  for (const side of owning) parts.set(side.entity, [...(parts.get(side.entity) ?? []), side]);
  const partsOf = (entity: Entity): readonly Entity[] => (parts.get(entity) ?? []).map((side) => side.target);
  for (const circle of circles([...parts.keys()], partsOf)) reportOwnedCircle(circle, parts, context);
}

function reportSecondOwner(side: RelationSide, other: RelationSide, context: Context): void {
  const params = { target: side.target.name, entity: side.entity.name, other: other.entity.name };
  context.report(locationOf(side.field, 'name'), say.twoOwners(params), {
    related: [related(say.twoOwners.related({}), other.field, 'name')],
  });
}

function reportOwnedCircle(
  circle: readonly Entity[],
  parts: ReadonlyMap<Entity, readonly RelationSide[]>,
  context: Context,
): void {
  const [first, ...others] = hopsOf(circle, parts);
  if (!first) return;
  const text = [...circle, first.entity].map(({ name }) => `\`${name}\``).join(' → ');
  context.report(locationOf(first.field, 'name'), say.ownedCycle({ entity: first.entity.name, circle: text }), {
    related: others.map(({ field, entity, target }) =>
      related(say.ownedCycle.related({ part: target.name, whole: entity.name }), field, 'name'),
    ),
  });
}

/** The sides by which each entity of a circle leads to the next. */
function hopsOf(
  circle: readonly Entity[],
  sides: ReadonlyMap<Entity, readonly RelationSide[]>,
): readonly RelationSide[] {
  return circle.flatMap((entity, index) => {
    const next = circle[(index + 1) % circle.length];
    return sides.get(entity)?.find((side) => side.target === next) ?? [];
  });
}

/** References into other services: each needs a `calls`, and something that has an address. */
function checkReferences(application: Application, context: Context): void {
  const calls = application.members.filter(isCalls);
  const called = new Set(calls.flatMap((node) => node.applications));
  for (const entity of context.symbols.scope(application).entities)
    for (const field of context.symbols.members(entity).filter(isField)) {
      if (!field.type?.target) continue;
      const resolved = context.resolve(field.type);
      if (resolved.kind !== 'remote') continue;
      const owner = resolved.application;
      if (reportMonolith(field, application, owner, resolved.entity, context)) continue;
      if (context.isComplete && !called.has(owner.name) && owner.kind === 'microservice') {
        called.add(owner.name);
        reportMissingCall(field, application, owner, resolved.entity, context);
      }
      if (field.$container === entity) reportReferenceToPart(field, owner, resolved.entity, context);
    }
}

/** A monolith stands alone: it has no credentials for others, nor others for it. */
function reportMonolith(
  field: Field,
  application: Application,
  owner: Application,
  entity: Entity,
  context: Context,
): boolean {
  const alone = [application, owner].find(({ kind }) => kind === 'monolith');
  if (!alone) return false;
  const reason = alone === application ? 'calls no other application' : 'no other application calls';
  const params = { field: field.name, application: owner.name, entity: entity.name, monolith: alone.name, reason };
  context.report(locationOf(field.type), say.unreachableOwner(params), {
    related: [related(say.unreachableOwner.related({ monolith: alone.name }), alone, 'name')],
  });
  return true;
}

function reportMissingCall(
  field: Field,
  service: Application,
  owner: Application,
  entity: Entity,
  context: Context,
): void {
  const params = { service: service.name, application: owner.name, entity: entity.name };
  context.report(locationOf(field.type), say.missingCall(params), { edits: missingCall(service, owner) });
}

/** What lets a service refer to what another one keeps; nothing where it may, or never will. */
export function missingCall(service: Application, owner: Application): TextEdit[] {
  if (service === owner || [service, owner].some(({ kind }) => kind !== 'microservice')) return [];
  const all = service.members.filter(isCalls);
  if (all.some(({ applications }) => applications.includes(owner.name))) return [];
  const [calls] = all;
  if (!calls) return [insertSetting(service, `calls ${owner.name}`)];
  const { file, range } = locationOf(calls);
  return [{ file, range: { start: range.end, end: range.end }, text: `, ${owner.name}` }];
}

function reportReferenceToPart(field: Field, owner: Application, entity: Entity, context: Context): void {
  const side = context.partsOf(owner).get(entity);
  if (!side) return;
  const params = { application: owner.name, entity: entity.name, owner: side.entity.name };
  context.report(locationOf(field.type), say.referenceToPart(params), {
    related: [related(say.referenceToPart.related({}), side.field, 'name')],
  });
}
