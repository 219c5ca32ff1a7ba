import { isEntity, isMixin, type Entity, type EntityMember, type Mixin } from '../../../../src/language/index.ts';
import { nodeAround } from './heads.ts';
import type { Place } from './offer.ts';
import { bodyOf, pieceOf } from './pieces.ts';

/** Statements of an entity or a mixin, all of them between its braces. */
export interface Selected {
  readonly holder: Entity | Mixin;
  /** At least one; whatever the selection touches is meant as a whole. */
  readonly members: readonly [EntityMember, ...EntityMember[]];
}

/** What is selected of an entity or a mixin; nothing where there is but a cursor, or the selection is more than that. */
export function selectedMembers(place: Place): Selected | undefined {
  const { source } = place.file;
  const text = source.text.slice(place.start, place.end);
  const start = place.start + (text.length - text.trimStart().length);
  const end = place.end - (text.length - text.trimEnd().length);
  if (start >= end) return undefined;
  const holder = nodeAround({ ...place, start, end }, (node) => isEntity(node) || isMixin(node));
  const body = holder && bodyOf(holder);
  if (!body || start < body.start || end > body.end) return undefined;
  const [first, ...others] = holder.members.filter((member) => {
    const piece = pieceOf(member);
    return piece.start < end && start < piece.end;
  });
  return first && { holder, members: [first, ...others] };
}
