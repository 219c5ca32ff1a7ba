import {
  relationsOf,
  type Entity,
  type Field,
  type RelationSide,
  type Symbols,
} from '../../../../../src/language/index.ts';
import { sourceOf } from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { pieceOf, spanOf } from '../pieces.ts';
import type { Company } from './company.ts';

/**
 * Relations between what leaves and what stays. The side that keeps the key becomes a reference into the other
 * application; the other side goes, since nothing there can look into this table.
 *
 * @returns the fields that go
 */
export function cutRelations(draft: Draft, { from, entities }: Company, symbols: Symbols): ReadonlySet<Field> {
  const leaves = new Set<Entity>(entities);
  const gone = new Set<Field>();
  for (const side of relationsOf(symbols, from).values()) {
    if (leaves.has(side.entity) === leaves.has(side.target)) continue;
    const reason = whyNotCut(side);
    if (reason !== undefined) draft.refuse(reason);
    else if (isKept(side)) makeReference(draft, side);
    else {
      gone.add(side.field);
      draft.cut(pieceOf(side.field));
      const opposite = side.opposite ? `, which \`${side.target.name}.${side.opposite.name}\` tells from now on` : '';
      draft.note(
        `\`${side.entity.name}.${side.field.name}\` goes${opposite}: no field leads back from another application.`,
      );
    }
  }
  return gone;
}

function whyNotCut(side: RelationSide): string | undefined {
  const { entity, field, target, cardinality, opposite, many, owned } = side;
  const name = `\`${entity.name}.${field.name}\``;
  if (cardinality === 'many-to-many') return `${name} is a relation of many to many, whose table lies in one database.`;
  if (owned) return `\`${target.name}\` is a part of \`${entity.name}\`: move that, and its parts go along.`;
  return many && !opposite ? `${name} is a list, and a list leads to no other application.` : undefined;
}

function isKept({ many, opposite, holdsKey }: RelationSide): boolean {
  return !many && (!opposite || holdsKey);
}

/** What only relations have is taken away; that no two rows point to the same one is said, where a relation had implied it. */
function makeReference(draft: Draft, { field, entity, target, cardinality, opposite }: RelationSide): void {
  const name = `\`${entity.name}.${field.name}\``;
  for (const modifier of field.modifiers) {
    const { word } = modifier;
    if (word !== 'opposite' && word !== 'owning' && word !== 'on') continue;
    const { path, start, end } = spanOf(modifier);
    const before = sourceOf(field).text.slice(0, start);
    draft.delete({ path, start: before.trimEnd().length, end });
    if (word === 'on')
      draft.note(`Nothing becomes of ${name} when its \`${target.name}\` is deleted: another application is not told.`);
  }
  const isUnique = field.modifiers.some(({ word }) => word === 'unique');
  if (cardinality === 'one-to-one' && opposite && !isUnique) {
    const { path, end } = spanOf(field.type);
    draft.insert(path, end, ' unique');
  }
  draft.note(`${name} keeps its column, without a foreign key: the owner is asked when it is set.`);
}
