import type { Diagnostic } from '../../../../src/check/index.ts';
import {
  isDeclaration,
  isField,
  locationOf,
  nodesIn,
  sourceOf,
  type Entity,
  type File,
  type Program,
} from '../../../../src/language/index.ts';
import { displayedField } from '../../../../src/lower/index.ts';
import { fileOf, type Imagined } from '../../workspace.ts';
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
  const imagined = workspace.whatIf(texts);
  const news = imagined.flatMap((each) => each.news);
  const mistakes = news.filter(({ severity }) => severity === 'error');
  // A code that is told more often is news with all its places: what was said before is not what is in the way.
  const mistake = mistakes.find((each) => !isSaid(each, workspace)) ?? mistakes[0];
  if (mistake) return { kind: 'impossible', reason: whyWrong(mistake, imagined) };
  const warnings = news.filter((each) => each.severity === 'warning' && !isSaid(each, workspace));
  const shown = imagined.flatMap(shownOtherwise);
  const notes = [...draft.notes, ...shown, ...warnings.map(({ message }) => sentence(message))];
  return { kind: 'done', texts, created: draft.created, notes: [...new Set(notes)] };
}

/** Entities whose rows people would be shown by another field: nobody says which, so that it follows from the order of fields. */
function shownOtherwise({ now, program }: Imagined): string[] {
  return [...now.symbols.applications.values()].flatMap(([before]) => {
    const after = before && program.symbols.applications.get(before.name)?.[0];
    if (!after || after === before) return [];
    return program.symbols.scope(after).entities.flatMap((entity) => {
      const former = now.symbols.scope(before).entities.find(({ name }) => name === entity.name);
      const [was, is] = [former && displayOf(former, now), displayOf(entity, program)];
      if (was === undefined || was === is) return [];
      const instead = is === undefined ? 'by its key' : `by \`${is}\``;
      return `\`${entity.name}\` is shown ${instead}, and no longer by \`${was}\`.`;
    });
  });
}

function displayOf(entity: Entity, { symbols }: Program): string | undefined {
  return displayedField(symbols.members(entity), symbols);
}

/** A mistake that would be, and where: its place is in a text that nobody sees. */
function whyWrong({ message, file, range }: Diagnostic, imagined: readonly Imagined[]): string {
  const tree = imagined.flatMap(({ program }) => fileOf(program, file)?.tree ?? [])[0];
  const place = tree && placeIn(tree, range.start.offset);
  return place === undefined ? sentence(message) : `Then ${place} would be wrong: ${message}`;
}

const LONGEST_STATEMENT = 40;

/** A statement, and what it is in by the name of its application and its own: "`index (total)` in `orders.Order`". */
function placeIn(tree: File, offset: number): string | undefined {
  const around = [...nodesIn(tree)].filter((node) => {
    const { start, end } = locationOf(node).range;
    return start.offset <= offset && offset < end.offset;
  });
  const blocks = around.filter((node) => isDeclaration(node) && !isField(node));
  const last = blocks.at(-1);
  if (!last) return undefined;
  const statement = around[around.indexOf(last) + 1];
  const place = blocks.flatMap((node) => (isDeclaration(node) ? [node.name] : [])).join('.');
  if (!statement) return `\`${place}\``;
  const { start, end } = locationOf(statement).range;
  const text = sourceOf(tree).text.slice(start.offset, end.offset).replaceAll(/\s+/g, ' ');
  const shown = text.length > LONGEST_STATEMENT ? `${text.slice(0, LONGEST_STATEMENT - 1)}…` : text;
  return `\`${shown}\` in \`${place}\``;
}

function isSaid({ code, message }: Diagnostic, { systems }: Ground['workspace']): boolean {
  return systems.some(({ diagnostics }) => diagnostics.some((each) => each.code === code && each.message === message));
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(first) ? first : `${first}.`;
}
