import type { Diagnostic } from '../../../check/diagnostic.ts';
import { nearest } from '../../../language/nearest.ts';
import { isBuiltIn, type Lookup } from '../lookup.ts';
import type { JdlRelationship, JdlSide, Word } from '../model.ts';
import { problem } from '../problem.ts';
import { fieldNamesOf } from '../relation-fields.ts';

const TYPES = ['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany'];
const OPTIONS = ['builtInEntity', 'jpaDerivedIdentifier'];

/** Relationships that cannot be. */
export function wrongRelations(lookup: Lookup): readonly Diagnostic[] {
  const { relationships } = lookup.model;
  const types = new Map(relationships.map(({ type }) => [type.at, type]));
  const wrongTypes = [...types.values()].flatMap(wrongType);
  if (wrongTypes.length > 0) return wrongTypes;
  const names = relationNames(relationships);
  const problems = relationships.flatMap((each) => wrongRelation(each, names, lookup));
  return [...problems, ...sameFields(lookup), ...mutualNeeds(relationships)];
}

function wrongType({ text, at }: Word): readonly Diagnostic[] {
  if (TYPES.includes(text)) return [];
  const near = nearest(text, TYPES);
  const help = near ? `Did you mean \`${near}\`?` : 'There are `OneToOne`, `OneToMany`, `ManyToOne` and `ManyToMany`.';
  return [problem(at, `There is no type of relationship \`${text}\`.`, help)];
}

function wrongRelation(
  { from, to, options }: JdlRelationship,
  names: RelationNames,
  lookup: Lookup,
): readonly Diagnostic[] {
  const unknown = options.filter((option) => !OPTIONS.includes(option.text));
  const problems = unknown.map(({ text, at }) => {
    const near = nearest(text, OPTIONS) ?? 'builtInEntity';
    return problem(at, `A relationship takes no \`${text}\`.`, `Did you mean \`${near}\`?`);
  });
  problems.push(...[from, to].flatMap((side) => wrongEntity(side.entity, lookup)));
  if (isBuiltIn(from.entity.text) && isBuiltIn(to.entity.text))
    problems.push(problem(from.entity.at, 'A relationship between two built-in entities cannot be declared.'));
  if (from.entity.text === to.entity.text && (from.required || to.required)) {
    const at = (from.required ? from : to).field?.at ?? from.entity.at;
    problems.push(
      problem(
        at,
        `No first \`${from.entity.text}\` could ever be made: each needs another one.`,
        'Leave out `required` where an entity points to its own kind.',
      ),
    );
  }
  if (problems.length > 0) return problems;
  return [...wrongDisplay(from, to, names, lookup), ...wrongDisplay(to, from, names, lookup)];
}

export function wrongEntity({ text, at }: Word, lookup: Lookup): readonly Diagnostic[] {
  if (lookup.entities.has(text) || isBuiltIn(text)) return [];
  const near = nearest(text, [...lookup.entities.keys(), 'User']);
  return [problem(at, `There is no entity \`${text}\`.`, near && `Did you mean \`${near}\`?`)];
}

/** What is shown of the other entity must be there. Users have more fields than their `.jdl` shows. */
function wrongDisplay(
  { display }: JdlSide,
  other: JdlSide,
  relations: RelationNames,
  lookup: Lookup,
): readonly Diagnostic[] {
  const entity = lookup.entities.get(other.entity.text);
  if (!display || !entity || isBuiltIn(entity.name.text) || display.text === 'id') return [];
  const names = [...entity.fields.map((field) => field.name.text), ...(relations.get(entity.name.text) ?? [])];
  if (names.some((name) => name.toLowerCase() === display.text.toLowerCase())) return [];
  const near = nearest(display.text, names);
  const message = `\`${entity.name.text}\` has no field \`${display.text}\` that could be shown.`;
  return [problem(display.at, message, near && `Did you mean \`${near}\`?`)];
}

/** Fields that relationships give to entities, by entity. */
type RelationNames = ReadonlyMap<string, readonly string[]>;

function relationNames(relationships: readonly JdlRelationship[]): RelationNames {
  const names = new Map<string, string[]>();
  const add = ({ entity }: JdlSide, name: string | undefined): void => {
    const known = names.get(entity.text);
    if (name !== undefined && known) known.push(name);
    else if (name !== undefined) names.set(entity.text, [name]);
  };
  for (const relation of relationships) {
    const { from, to } = fieldNamesOf(relation);
    add(relation.from, from);
    add(relation.to, to);
  }
  return names;
}

/** Two sides, or a side and a field, with one name in one entity. */
function sameFields({ model, entities }: Lookup): readonly Diagnostic[] {
  const seen = new Map(
    [...entities].map(([name, { fields }]) => [
      name,
      new Map(fields.map((each) => [lower(each.name.text), each.name.at])),
    ]),
  );
  return model.relationships.flatMap((relation) => {
    const names = fieldNamesOf(relation);
    return (
      [
        ['from', names.from],
        ['to', names.to],
      ] as const
    ).flatMap(([which, name]) => {
      const side = relation[which];
      const taken = seen.get(side.entity.text);
      if (name === undefined || !taken) return [];
      const former = taken.get(lower(name));
      const at = side.field?.at ?? side.entity.at;
      if (!former) {
        taken.set(lower(name), at);
        return [];
      }
      const message = `\`${side.entity.text}\` has a field \`${name}\` already.`;
      return [
        problem(at, message, 'Name it otherwise, in braces: `Entity{name}`.', [
          { ...former, message: 'It is declared here first.' },
        ]),
      ];
    });
  });
}

/** Two single sides that need each other, whichever relationships they belong to. */
function mutualNeeds(relationships: readonly JdlRelationship[]): readonly Diagnostic[] {
  const needs = relationships.flatMap(({ type, from, to }) => {
    const [one, other] = type.text.split('To');
    return [
      ...(from.required && other === 'One' ? [{ from, to, side: from }] : []),
      ...(to.required && one === 'One' ? [{ from: to, to: from, side: to }] : []),
    ];
  });
  return needs.flatMap(({ from, to, side }, index) => {
    const former = needs
      .slice(0, index)
      .find((each) => each.from.entity.text === to.entity.text && each.to.entity.text === from.entity.text);
    if (!former || from.entity.text === to.entity.text) return [];
    const message = `No row could ever be made: \`${from.entity.text}\` needs \`${to.entity.text}\`, which needs \`${from.entity.text}\`.`;
    const at = side.field?.at ?? side.entity.at;
    const first = former.side.field?.at ?? former.side.entity.at;
    return [problem(at, message, 'Leave out one `required`.', [{ ...first, message: 'The other one stands here.' }])];
  });
}

function lower(name: string): string {
  return name.toLowerCase();
}
