import type { Diagnostic } from '../../../../src/check/index.ts';
import type { Ground, Offer } from './offer.ts';
import { laidOut } from './layout.ts';

/** What becomes of a refactoring that is chosen. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** The texts of the files that change, by path. */
      readonly texts: ReadonlyMap<string, string>;
      /** Those among them that are not there yet. */
      readonly created: ReadonlySet<string>;
      /** What is left to do, or is different now, in sentences. */
      readonly notes: readonly string[];
    }
  /** `reason` is a sentence. */
  | { readonly kind: 'impossible'; readonly reason: string };

/** Carries an offer out in the mind: drafted, laid out as `msac fmt` would, and checked. A system that it would break refuses it. */
export function outcomeOf(offer: Offer, { workspace }: Ground): Outcome {
  const draft = offer.draft();
  if (draft.refusal !== undefined) return { kind: 'impossible', reason: sentence(draft.refusal) };
  const texts = new Map(
    [...draft.texts()].map(([path, text]) => {
      const read = workspace.fileSystem.read(path);
      return [path, laidOut(path, read.kind === 'text' ? read.text : undefined, text)];
    }),
  );
  // Only now is it known that no two changes meet.
  if (draft.refusal !== undefined) return { kind: 'impossible', reason: sentence(draft.refusal) };
  const news = workspace.whatIf(texts).flatMap((imagined) => imagined.news);
  const mistakes = news.filter(({ severity }) => severity === 'error');
  // A code that is told more often is news with all its places: what was said before is not what is in the way.
  const mistake = mistakes.find((each) => !isSaid(each, workspace)) ?? mistakes[0];
  if (mistake) return { kind: 'impossible', reason: sentence(mistake.message) };
  const warnings = news.filter((each) => each.severity === 'warning' && !isSaid(each, workspace));
  const notes = [...draft.notes, ...warnings.map(({ message }) => sentence(message))];
  return { kind: 'done', texts, created: draft.created, notes: [...new Set(notes)] };
}

function isSaid({ code, message }: Diagnostic, { systems }: Ground['workspace']): boolean {
  return systems.some(({ diagnostics }) => diagnostics.some((each) => each.code === code && each.message === message));
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(first) ? first : `${first}.`;
}
