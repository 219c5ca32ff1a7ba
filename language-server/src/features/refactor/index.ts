/** The refactorings: what a place offers, and what comes of it. */
import { addOpposite } from './add-opposite.ts';
import { extractMixin } from './extract-mixin.ts';
import { extractValue } from './extract-value.ts';
import { inlineMixin } from './inline-mixin.ts';
import { inlineValue } from './inline-value.ts';
import { moveEntity } from './move/to-application.ts';
import { moveToFile } from './move/to-file.ts';
import { moveType } from './move/type.ts';
import { splitFile } from './split-file.ts';
import type { Offer, Place, Refactoring } from './offer.ts';

export type { Ground, Offer, Place } from './offer.ts';
export { outcomeOf, type Outcome } from './outcome.ts';

const REFACTORINGS: readonly Refactoring[] = [
  moveEntity,
  moveType,
  moveToFile,
  splitFile,
  extractMixin,
  extractValue,
  inlineMixin,
  inlineValue,
  addOpposite,
];

/** What can be done at a place. In texts that are not understood, nothing: nobody knows what would be torn apart. */
export function offersAt(place: Place): readonly Offer[] {
  if (place.programs.some(({ problems }) => problems.length > 0)) return [];
  return REFACTORINGS.flatMap((refactoring) => refactoring(place));
}
