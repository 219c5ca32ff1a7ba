import {
  isEntity,
  isEvent,
  mentionsIn,
  relationsOf,
  type Application,
  type Entity,
  type Event,
  type Member,
  type Symbols,
  type TypeDeclaration,
} from '../../../../../src/language/index.ts';

/** What leaves an application together. */
export interface Company {
  readonly from: Application;
  /** What was chosen first, with its parts. */
  readonly entities: readonly Entity[];
  /** What tells of the rows of those. */
  readonly events: readonly Event[];
  /** Enums, value types and mixins that nothing needs but what leaves: they leave as well. */
  readonly own: readonly TypeDeclaration[];
  /** Those that what stays needs too: they have to stand outside of applications, for both. */
  readonly shared: readonly TypeDeclaration[];
}

/** What goes along when an entity leaves its application. */
export function companyOf(entity: Entity, symbols: Symbols): Company {
  const from = entity.$container;
  const entities = withParts(entity, symbols);
  const names = new Set(entities.map(({ name }) => name));
  const events = from.members.filter(isEvent).filter((event) => event.entity !== undefined && names.has(event.entity));
  return { from, entities, events, ...needed([...entities, ...events], from, symbols) };
}

/** What goes along when something else leaves its application, or is to stand outside of all. */
export function needed(
  leaving: readonly Member[],
  from: Application,
  symbols: Symbols,
): Pick<Company, 'own' | 'shared'> {
  const uses = usesIn(from, symbols);
  const wanted = new Set<TypeDeclaration>();
  const want = (member: Member): void => {
    for (const used of uses.get(member) ?? [])
      if (!wanted.has(used) && !leaving.includes(used)) {
        wanted.add(used);
        want(used);
      }
  };
  for (const member of leaving) want(member);
  const own = new Set(wanted);
  const isNeededHere = (type: TypeDeclaration): boolean =>
    [...uses].some(
      ([member, used]) => used.has(type) && !leaving.includes(member) && ![...own].some((each) => each === member),
    );
  for (let stays = [...own].filter(isNeededHere); stays.length > 0; stays = [...own].filter(isNeededHere))
    for (const each of stays) own.delete(each);
  const all = [...wanted];
  return { own: all.filter((each) => own.has(each)), shared: all.filter((each) => !own.has(each)) };
}

/** The enums, value types and mixins of an application that each of its members names; itself left out. */
function usesIn(from: Application, symbols: Symbols): ReadonlyMap<Member, ReadonlySet<TypeDeclaration>> {
  return new Map(
    from.members.map((member) => {
      const named = mentionsIn(member, symbols).flatMap(({ target }) =>
        target.$container === from && isLent(target) && target !== member ? [target] : [],
      );
      return [member, new Set(named)];
    }),
  );
}

function isLent(target: { readonly $type: string }): target is TypeDeclaration {
  return ['Enum', 'Value', 'Mixin'].includes(target.$type);
}

/** An entity and what it owns, and what that owns: parts are never away from their whole. */
function withParts(entity: Entity, symbols: Symbols): Entity[] {
  const found = [entity];
  const sides = [...relationsOf(symbols, entity.$container).values()];
  for (const each of found)
    for (const { entity: whole, target, owned } of sides)
      if (owned && whole === each && isEntity(target) && !found.includes(target)) found.push(target);
  return found;
}
