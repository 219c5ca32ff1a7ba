import type { Diagnostic } from '../../check/diagnostic.ts';
import type { ReportItem } from '../../import/jdl/index.ts';
import { formatPretty, type Sources } from '../reporters/pretty.ts';
import { printable } from '../reporters/source-text.ts';
import type { Terminal } from '../terminal.ts';

/** Tells what is wrong with the input. */
export function reportProblems(problems: readonly Diagnostic[], sources: Sources, terminal: Terminal): void {
  terminal.err(formatPretty(problems, sources, terminal).trimEnd());
}

/** What was left out, changed and added, a line each, and how much of it there is. Nothing when there is nothing. */
export function printReport(items: readonly ReportItem[], terminal: Terminal): void {
  if (items.length === 0) return;
  const same = new Map<string, ReportItem[]>();
  for (const item of items) {
    const key = JSON.stringify([item.kind, item.what, item.why]);
    same.set(key, [...(same.get(key) ?? []), item]);
  }
  for (const [first, ...others] of same.values()) if (first) terminal.err(printable(lineOf(first, others)));
  terminal.err(summaryOf(items));
}

function lineOf({ kind, at, what, why }: ReportItem, others: readonly ReportItem[]): string {
  const { line, column } = at.range.start;
  const places = others
    .map(({ at: other }) => `${other.file === at.file ? 'line ' : `${other.file}:`}${other.range.start.line}`)
    .filter((place, index, all) => place !== `line ${line}` && all.indexOf(place) === index);
  const shown = places.slice(0, MOST_PLACES).map((place, index) => (index > 0 ? place.replace('line ', '') : place));
  const more = places.length > shown.length ? ` and ${places.length - shown.length} more places` : '';
  const also = shown.length === 0 ? '' : ` (also in ${shown.join(', ')}${more})`;
  return `${at.file}:${line}:${column}: ${kind}: ${what}: ${why}${also}`;
}

/** More are counted only. */
const MOST_PLACES = 20;

/** `3 left out, 1 changed, 2 added`. */
function summaryOf(items: readonly ReportItem[]): string {
  const counts = (['left out', 'changed', 'added'] as const).flatMap((kind) => {
    const count = items.filter((item) => item.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return `Of the JDL: ${counts.join(', ')}.`;
}
