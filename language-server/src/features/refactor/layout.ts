/** Changed texts as `msac fmt` lays them out, and what of them is new. */
import { diffArrays } from 'diff';
import { format, formattingEdits, Source } from '../../../../src/language/index.ts';

/** A stretch that differs between two texts: offsets in UTF-16 code units in the one and in the other. */
export interface Hunk {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** More lines than this are not compared one by one: it would take longer than anybody waits. */
const MOST_CHANGED_LINES = 2_000;

/**
 * What a text becomes that was changed: formatted where it was before, else only in the lines that are new.
 *
 * @param before undefined for a new file
 */
export function laidOut(path: string, before: string | undefined, after: string): string {
  const source = new Source(path, after);
  if (before === undefined || isFormatted(path, before)) {
    const formatted = format(source);
    return formatted.kind === 'formatted' ? formatted.text : after;
  }
  let text = after;
  for (const { after: part } of hunksBetween(before, after).toReversed())
    for (const edit of (formattingEdits(source, part) ?? []).toReversed())
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

/** Whether `msac fmt` would leave a text as it is. */
export function isFormatted(path: string, text: string): boolean {
  const formatted = format(new Source(path, text));
  return formatted.kind === 'formatted' && formatted.text === text;
}

/** The lines that differ, in the order of the text. */
export function hunksBetween(before: string, after: string): Hunk[] {
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_CHANGED_LINES });
  if (!changes) return [wholeBetween(before, after)];
  const hunks: Hunk[] = [];
  let at = { before: 0, after: 0 };
  let open: { before: number; after: number } | undefined;
  const close = (): void => {
    if (open)
      hunks.push({ before: { start: open.before, end: at.before }, after: { start: open.after, end: at.after } });
    open = undefined;
  };
  for (const { added, removed, value } of changes) {
    const length = value.reduce((sum, line) => sum + line.length, 0);
    if (added || removed) open ??= at;
    else close();
    at = { before: at.before + (added ? 0 : length), after: at.after + (removed ? 0 : length) };
  }
  close();
  return hunks;
}

/** Everything between the lines that both texts begin with and those that both end with. */
function wholeBetween(before: string, after: string): Hunk {
  const [one, other] = [linesOf(before), linesOf(after)];
  const most = Math.min(one.length, other.length);
  let first = 0;
  while (first < most && one[first] === other[first]) first++;
  let last = 0;
  while (last < most - first && one.at(-1 - last) === other.at(-1 - last)) last++;
  const rangeIn = (lines: readonly string[]) => ({
    start: lines.slice(0, first).join('').length,
    end: lines.slice(0, lines.length - last).join('').length,
  });
  return { before: rangeIn(one), after: rangeIn(other) };
}

/** The lines of a text, each with its end. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}
