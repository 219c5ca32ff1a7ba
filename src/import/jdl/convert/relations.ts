import pluralize from 'pluralize';
import type { Location } from '../../../language/index.ts';
import type { Lookup } from '../lookup.ts';
import type { JdlEntity, JdlField, JdlRelationship, JdlSide, Word } from '../model.ts';
import type { Line } from '../msa.ts';
import { fieldNamesOf, lowerFirst } from '../relation-fields.ts';
import type { Report } from '../report.ts';
import { FieldNames, type Renamed, type TypeNames } from './names.ts';
import { SHOWN, sideLine, type Side } from './relation-side.ts';
import { relationModifiers } from './relation-annotations.ts';
import { userField, type UserSide } from './user-fields.ts';

export interface RelationContext {
  readonly lookup: Lookup;
  readonly types: TypeNames;
  readonly report: Report;
}

/** The fields of one application's entities: plain ones by what they are called here, and lines of relations. */
export interface Fields {
  readonly plain: ReadonlyMap<JdlField, Renamed>;
  readonly relations: readonly Line[];
}

/** Names all fields of the entities of one application, and turns its relationships into fields. */
export function convertRelations(
  entities: readonly JdlEntity[],
  context: RelationContext,
): ReadonlyMap<JdlEntity, Fields> {
  const converter = new RelationConverter(entities, context);
  return converter.convert();
}

class RelationConverter {
  readonly #entities: readonly JdlEntity[];
  readonly #context: RelationContext;
  readonly #names = new Map<JdlEntity, FieldNames>();
  readonly #plain = new Map<JdlEntity, ReadonlyMap<JdlField, Renamed>>();
  readonly #sides: Side[] = [];
  readonly #places: ReadonlyMap<JdlEntity, number>;
  /** How many sides there are between two entities. */
  readonly #between = new Map<string, number>();
  /** References to users, and what cannot be said, by entity. */
  readonly #others = new Map<JdlEntity, readonly Line[]>();

  constructor(entities: readonly JdlEntity[], context: RelationContext) {
    this.#entities = entities;
    this.#context = context;
    this.#places = new Map(entities.map((entity, place) => [entity, place]));
    for (const entity of entities) {
      const names = new FieldNames(context.report);
      this.#names.set(entity, names);
      const fields = entity.fields.filter((field) => !isKey(field));
      this.#plain.set(entity, new Map(fields.map((field) => [field, names.of(field.name)])));
    }
  }

  convert(): ReadonlyMap<JdlEntity, Fields> {
    for (const relation of this.#context.lookup.model.relationships) this.#read(relation);
    this.#separate();
    for (const side of this.#sides.slice()) if (!side.other && side.many) this.#addOther(side);
    for (const side of this.#sides)
      this.#between.set(this.#pairOf(side), (this.#between.get(this.#pairOf(side)) ?? 0) + 1);
    for (const side of this.#sides) this.#modify(side);
    const lines = new Map<JdlEntity, Line[]>(this.#entities.map((entity) => [entity, []]));
    for (const side of this.#sides) {
      const type = this.#context.types.of(side.target.name.text).name;
      lines.get(side.entity)?.push(sideLine(side, type, this.#context.report));
    }
    return new Map(
      this.#entities.map((entity) => [
        entity,
        {
          plain: this.#plain.get(entity) ?? new Map<JdlField, Renamed>(),
          relations: [...(lines.get(entity) ?? []), ...(this.#others.get(entity) ?? [])],
        },
      ]),
    );
  }

  #read(relation: JdlRelationship): void {
    const { from, to, type, options } = relation;
    const [source, target] = [this.#entity(from), this.#entity(to)];
    const names = fieldNamesOf(relation);
    const [one, other] = type.text.split('To');
    if (!source || !target) {
      if (source && isUsers(to)) this.#refer(source, { near: from, far: to, many: other === 'Many' }, names.from, type);
      if (target && isUsers(from)) this.#refer(target, { near: to, far: from, many: one === 'Many' }, names.to, type);
      return;
    }
    const holds = type.text !== 'OneToMany';
    const make = (
      entity: JdlEntity,
      near: JdlSide,
      far: JdlSide,
      facing: JdlEntity,
      name: string,
      many: boolean,
    ): Side =>
      this.#side({
        entity,
        target: facing,
        required: near.required,
        display: near.display,
        annotations: far.annotations,
        documentation: near.documentation,
        comments: near.comments,
        at: near.entity.at,
        many,
        other: undefined,
        name: this.#name(entity, near.field, name, many),
        holds: near === from ? holds : !holds,
        modifiers: [],
        notes: options
          .filter(({ text }) => text !== 'builtInEntity')
          .map((option) => this.#leftOut(option.at, `with ${option.text}`, 'every entity has a key of its own')),
      });
    const first = make(source, from, to, target, names.from, other === 'Many');
    if (names.to === undefined) {
      if (type.text === 'OneToOne') first.modifiers.push('unique');
      return;
    }
    const second = make(target, to, from, source, names.to, one === 'Many');
    first.other = second;
    second.other = first;
  }

  #entity({ entity }: JdlSide): JdlEntity | undefined {
    const found = this.#context.lookup.entities.get(entity.text);
    return found && this.#places.has(found) ? found : undefined;
  }

  #side(side: Side): Side {
    this.#sides.push(side);
    return side;
  }

  #name(entity: JdlEntity, word: Word | undefined, name: string, many: boolean): string {
    const wanted = many ? pluralize(name) : name;
    const at = word?.at ?? entity.name.at;
    return this.#names.get(entity)?.of({ text: name, at }, wanted).name ?? wanted;
  }

  #refer(
    entity: JdlEntity,
    sides: Pick<UserSide, 'near' | 'far' | 'many'>,
    wanted: string | undefined,
    type: Word,
  ): void {
    const name = wanted === undefined ? undefined : () => this.#name(entity, sides.near.field, wanted, false);
    const lines = userField({ ...sides, type: type.text, name }, this.#context.report);
    this.#others.set(entity, [...(this.#others.get(entity) ?? []), ...lines]);
  }

  /** Two single fields that point at each other's entities would be taken for the sides of one relation. */
  #separate(): void {
    for (const side of this.#sides.slice()) {
      if (side.other || side.many || side.entity === side.target) continue;
      const back = this.#sides.some(
        (each) => !each.other && !each.many && each.entity === side.target && each.target === side.entity,
      );
      if (back) this.#addOther(side);
    }
  }

  /** The side of a relation that the JDL leaves out, and the language wants to hear of. */
  #addOther(side: Side): void {
    // Of two single sides, `unique` made one to one of this one; the other side does so too.
    const unique = side.modifiers.indexOf('unique');
    if (unique >= 0) side.modifiers.splice(unique, 1);
    const many = side.holds && unique < 0;
    const back = lowerFirst(side.entity.name.text);
    const name = this.#name(side.target, undefined, back, many);
    const comment = this.#context.report.added(
      side.at,
      `${side.target.name.text}.${name}`,
      `the other side of ${side.entity.name.text}.${side.name}`,
    );
    const other = this.#side({
      entity: side.target,
      target: side.entity,
      name,
      many,
      required: false,
      annotations: [],
      at: side.at,
      other: side,
      holds: !side.holds,
      notes: [comment],
      modifiers: [],
      comments: [],
    });
    side.other = other;
  }

  #modify(side: Side): void {
    const { other, entity, target, modifiers } = side;
    if (other && side.holds && side.many === other.many && !this.#holdsByItself(side, other)) modifiers.push('owning');
    if (other && this.#isAmbiguous(side, other) && (side.holds || entity === target))
      modifiers.push(`opposite ${other.name}`);
    const { modifiers: more, comments } = relationModifiers(
      side.annotations,
      { holdsKey: side.holds && !side.many, required: side.required },
      this.#context.report,
    );
    modifiers.push(...more);
    side.notes.push(...comments);
    const shown = this.#shown(side);
    if (shown !== undefined) modifiers.push(`shows ${shown}`);
  }

  /** Which side keeps the key when nothing says so: the required one of two single sides, else the first declared. */
  #holdsByItself(side: Side, other: Side): boolean {
    if (!side.many && side.required !== other.required) return side.required;
    const [first, second] = [this.#placeOf(side.entity), this.#placeOf(other.entity)];
    return first === second ? this.#sides.indexOf(side) < this.#sides.indexOf(other) : first < second;
  }

  /** Whether the two entities have more than this one relation, or it is one that is not seen as such by itself. */
  #isAmbiguous(side: Side, other: Side): boolean {
    if ((this.#between.get(this.#pairOf(side)) ?? 0) > 2) return true;
    return side.entity === side.target && !side.many && !other.many;
  }

  /** Of an entity, in the order of the application. */
  #placeOf(entity: JdlEntity): number {
    return this.#places.get(entity) ?? 0;
  }

  /** The same for both directions. */
  #pairOf({ entity, target }: Side): string {
    const [one, other] = [this.#placeOf(entity), this.#placeOf(target)];
    return `${Math.min(one, other)} ${Math.max(one, other)}`;
  }

  #shown({ display, target, notes }: Side): string | undefined {
    if (!display || display.text === 'id') return undefined;
    const fields = [...(this.#plain.get(target) ?? [])];
    const found = fields.find(([field]) => field.name.text.toLowerCase() === display.text.toLowerCase());
    if (found && SHOWN.has(found[0].type.text)) return found[1].name;
    const why = found
      ? `a field of type ${found[0].type.text} does not stand for a row`
      : 'a relation does not stand for a row';
    notes.push(this.#leftOut(display.at, `(${display.text})`, why));
    return undefined;
  }

  #leftOut(at: Location, what: string, why: string): string {
    return this.#context.report.leftOut(at, what, why);
  }
}

/** The key of an entity, which is there without being declared. */
export function isKey({ name }: JdlField): boolean {
  return name.text.toLowerCase() === 'id';
}

function isUsers({ entity }: JdlSide): boolean {
  return entity.text === 'User' || entity.text === 'Authority';
}
