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
  const also = alsoIn(
    others.filter((other) => other.at.file === at.file && other.at.range.start.line !== line).map(lineOfItem),
    others.filter((other) => other.at.file !== at.file).map((other) => `${other.at.file}:${lineOfItem(other)}`),
  );
  return `${at.file}:${line}:${column}: ${kind}: ${what}: ${why}${also}`;
}

function lineOfItem({ at }: ReportItem): string {
  return String(at.range.start.line);
}

/** @param lines of the same file */
function alsoIn(lines: readonly string[], elsewhere: readonly string[]): string {
  const places = [...new Set([...lines, ...elsewhere])];
  if (places.length === 0) return '';
  const shown = places.slice(0, MOST_PLACES).join(', ');
  const more = places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : '';
  return ` (also in ${lines.length > 0 ? 'line ' : ''}${shown}${more})`;
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
