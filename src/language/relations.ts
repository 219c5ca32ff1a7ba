import type { Application, Entity, Field } from './generated/ast.ts';
import { resolveType, type Symbols } from './symbols.ts';

export type Cardinality = 'one-to-one' | 'many-to-one' | 'one-to-many' | 'many-to-many';

/** A field that points to rows of its own application, and what it is one side of. */
export interface RelationSide {
  readonly field: Field;
  /** The entity that the field stands in. */
  readonly entity: Entity;
  readonly target: Entity;
  /** Written with `[]`. */
  readonly many: boolean;
  /** There must be a row: no `?`, or at least one of a list. */
  readonly required: boolean;
  readonly owned: boolean;
  /** Said to be the side that keeps the key. */
  readonly owning: boolean;
  /** The field of the target that is the other side. */
  readonly opposite?: Field;
  /** Fields of the target that could be the other side, when that is more than one and so cannot be told. */
  readonly candidates: readonly Field[];
  readonly cardinality: Cardinality;
  /** The table of this side's entity keeps the key; for many to many, this side names the table between the two. */
  readonly holdsKey: boolean;
}

/** All relations within an application by their field, in the order of the source. */
export type Relations = ReadonlyMap<Field, RelationSide>;

type Half = Omit<RelationSide, 'opposite' | 'candidates' | 'cardinality' | 'holdsKey'>;

/**
 * Pairs the fields of an application that point to each other's entities. A list's other side is the one field of its
 * target that points back. Two single fields are the sides of a one-to-one relation when they are the only ones between
 * their entities; otherwise each stands for itself.
 */
export function relationsOf(symbols: Symbols, application: Application): Relations {
  const halves = halvesOf(symbols, application);
  const between = new Map<Entity, Map<Entity, Half[]>>();
  for (const half of halves) {
    const targets = between.get(half.entity) ?? new Map<Entity, Half[]>();
    between.set(half.entity, targets);
    targets.set(half.target, [...(targets.get(half.target) ?? []), half]);
  }
  const sides = new Map<Field, RelationSide>();
  for (const half of halves) {
    const along = between.get(half.entity)?.get(half.target) ?? [];
    const back = (between.get(half.target)?.get(half.entity) ?? []).filter((other) => other !== half);
    sides.set(half.field, sideOf(half, along, back, sides));
  }
  return sides;
}

function halvesOf(symbols: Symbols, application: Application): readonly Half[] {
  return symbols.scope(application).entities.flatMap((entity) =>
    [...symbols.fields(entity).values()].flatMap(([field]) => {
      if (!field?.type) return [];
      const resolved = resolveType(symbols, field.type);
      return resolved.kind === 'entity' ? [halfOf(field, entity, resolved.entity)] : [];
    }),
  );
}

function halfOf(field: Field, entity: Entity, target: Entity): Half {
  const { many, optional } = field.type;
  return {
    field,
    entity,
    target,
    many: many !== undefined,
    required: many === undefined ? !optional : Number(many.min ?? 0) > 0,
    owned: field.modifiers.some((modifier) => modifier.word === 'owned'),
    owning: field.modifiers.some((modifier) => modifier.word === 'owning'),
  };
}

/** `along`: all fields from the half's entity to its target, itself among them; `back`: those from there to here. */
function sideOf(half: Half, along: readonly Half[], back: readonly Half[], former: Relations): RelationSide {
  const candidates = candidatesOf(half, along, back);
  const opposite = candidates.length === 1 ? candidates[0] : undefined;
  return {
    ...half,
    ...(opposite && { opposite: opposite.field }),
    candidates: candidates.length > 1 ? candidates.map((candidate) => candidate.field) : [],
    cardinality: cardinalityOf(half, opposite),
    holdsKey: holdsKey(half, opposite, former),
  };
}

/**
 * Symmetric where it finds one: what this half takes as its other side takes this half. What `opposite` names, on either
 * side, is out of the question for all others.
 */
function candidatesOf(half: Half, along: readonly Half[], back: readonly Half[]): readonly Half[] {
  const named = namedOpposite(half);
  if (named !== undefined) return back.filter((other) => other.field.name === named);
  const naming = back.filter((other) => namedOpposite(other) === half.field.name);
  if (naming.length > 0) return naming;
  const isFree = (from: Half, others: readonly Half[]): boolean =>
    namedOpposite(from) === undefined && !others.some((other) => namedOpposite(other) === from.field.name);
  return impliedOpposites(
    half,
    along.filter((each) => isFree(each, back)),
    back.filter((each) => isFree(each, along)),
  );
}

/** What `opposite` names. */
function namedOpposite({ field }: Half): string | undefined {
  return field.modifiers.find((modifier) => modifier.word === 'opposite')?.field;
}

function impliedOpposites(half: Half, along: readonly Half[], back: readonly Half[]): readonly Half[] {
  const lists = back.filter((other) => other.many);
  if (half.entity === half.target) {
    const paired = half.many || (along.length === 2 && lists.length === 1);
    return paired ? back : [];
  }
  if (half.many) {
    // Several lists that share one field: which it is, is asked once, of that field.
    return back.length === 1 && along.filter((other) => other.many).length > 1 ? [] : back;
  }
  if (lists.length === 0) return along.length === 1 && back.length === 1 ? back : [];
  return along.length === 1 ? lists : [];
}

function cardinalityOf(half: Half, opposite: Half | undefined): Cardinality {
  if (half.many) return opposite?.many ? 'many-to-many' : 'one-to-many';
  if (opposite) return opposite.many ? 'many-to-one' : 'one-to-one';
  return half.owned ? 'one-to-one' : 'many-to-one';
}

function holdsKey(half: Half, opposite: Half | undefined, former: Relations): boolean {
  if (!opposite) return !half.many;
  if (half.many !== opposite.many) return !half.many;
  if (half.owning !== opposite.owning) return half.owning;
  const first = !former.has(opposite.field);
  if (half.many) return first;
  if (half.owned !== opposite.owned) return opposite.owned;
  return half.required === opposite.required ? first : half.required;
}
