import {
  isField,
  resolveType,
  type Application,
  type Entity,
  type Field,
  type Program,
} from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';

/**
 * References between what arrives and what is there already: they are relations from then on. Two that would be taken for
 * the sides of one relation, which they are not, are refused.
 */
export function joinReferences(
  draft: Draft,
  arriving: readonly Entity[],
  target: Application,
  { symbols }: Program,
): void {
  const there = symbols.scope(target).entities;
  for (const entity of arriving)
    for (const other of there) {
      const [out] = pointing(entity, other);
      const [back, ...more] = pointing(other, entity);
      if (out && back && more.length === 0 && pointing(entity, other).length === 1)
        draft.refuse(`${nameOf(entity, out)} and ${nameOf(other, back)} would become the two sides of one relation.`);
      for (const [holder, field] of [...pairs(entity, other), ...pairs(other, entity)])
        draft.note(`${nameOf(holder, field)} is a relation now: its column gets a foreign key.`);
    }

  function pairs(holder: Entity, pointed: Entity): (readonly [Entity, Field])[] {
    return pointing(holder, pointed).map((field) => [holder, field]);
  }

  function pointing(holder: Entity, pointed: Entity): readonly Field[] {
    return symbols.members(holder).filter((member): member is Field => {
      if (!isField(member) || !member.type?.target) return false;
      const resolved = resolveType(symbols, member.type);
      return resolved.kind === 'remote' && resolved.entity === pointed;
    });
  }
}

function nameOf({ name }: Entity, field: Field): string {
  return `\`${name}.${field.name}\``;
}
