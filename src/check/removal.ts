import type { AstNode } from 'langium';
import { documentationOf, locationOf, sourceOf } from '../language/index.ts';
import type { Position, TextEdit } from './diagnostic.ts';

/**
 * Takes a statement, a declaration, a modifier or an element of a list away, with the comma, the `and`, the line or the
 * blanks that go with it, and the documentation of what is declared.
 */
export function removed(node: AstNode, property?: string, index?: number): TextEdit {
  const source = sourceOf(node);
  const { text } = source;
  const { file, range } = locationOf(node, property, index);
  const start = property === undefined ? beforeDocumentation(node, text, range.start) : range.start.offset;
  const [from, to] = withSeparator(text, start, range.end.offset);
  return { ...source.location(from, to), file, text: '' };
}

/** Takes a value of a list property away; the statement with it, when it is the only one. */
export function removedFromList(node: AstNode, property: string, index: number): TextEdit {
  const values: unknown = Reflect.get(node, property);
  return Array.isArray(values) && values.length === 1 ? removed(node) : removed(node, property, index);
}

function withSeparator(text: string, start: number, end: number): readonly [number, number] {
  const before = text.slice(0, start);
  const lead = /\s*,\s*$|\s+and\s+$/.exec(lastOf(before))?.[0];
  if (lead !== undefined) return [start - lead.length, end];
  const after = text.slice(end);
  const trail = /^\s*,\s*|^\s+and\s+/.exec(after)?.[0];
  if (trail !== undefined) return [start, end + trail.length];
  const endsLine = /^[ \t]*(?:\r?\n|$)/.test(after);
  // Of a line that holds something else, the blanks on one side go; a line that holds nothing else goes as a whole.
  const blanks = endsLine ? /(?:\r?\n)?[ \t]*$/.exec(lastOf(before)) : /[ \t]+$/.exec(lastOf(before));
  if (endsLine || !beginsLine(before)) return [start - (blanks?.[0].length ?? 0), end];
  return [start, end + (/^[ \t]*/.exec(after)?.[0].length ?? 0)];
}

function beginsLine(before: string): boolean {
  return /(?:^|\n)[ \t]*$/.test(lastOf(before));
}

/** As much of a text as white space and a comma may take: a search for them from the end would begin at the start. */
function lastOf(before: string): string {
  return before.slice(-1000);
}

function beforeDocumentation(node: AstNode, text: string, start: Position): number {
  if (documentationOf(node) === undefined) return start.offset;
  const comment = text.lastIndexOf('/**', start.offset);
  return comment < 0 ? start.offset : comment;
}
