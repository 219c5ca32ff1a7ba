/** Declarations as pieces of text: with the comments that belong to them, and with the lines that they have to themselves. */
import { GrammarUtils, type AstNode } from 'langium';
import { commentsIn, locationOf, sourceOf, type File } from '../../../../src/language/index.ts';

/** A part of a file: offsets in UTF-16 code units, the end just after it. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export function spanOf(node: AstNode, property?: string, index?: number): Span {
  const { file, range } = locationOf(node, property, index);
  return { path: file, start: range.start.offset, end: range.end.offset };
}

/**
 * A node with its comments: those right above it, without an empty line between (a documentation comment belongs to it
 * whatever is between), and the one at the end of its last line.
 */
export function pieceOf(node: AstNode): Span {
  const { path, text } = sourceOf(node);
  const { start, end } = spanOf(node);
  const comments = commentsIn(fileOf(node));
  let from = start;
  for (const comment of comments.filter((each) => each.end <= start).toReversed()) {
    const gap = text.slice(comment.end, from);
    if (gap.trim() !== '' || !leads(text, comment.start, gap)) break;
    const isItsDocumentation = from === start && text.startsWith('/**', comment.start);
    if (!isItsDocumentation && /\n\s*\n/.test(gap.replaceAll('\r', ''))) break;
    from = comment.start;
  }
  const trailing = comments.find((each) => each.start >= end && /^[ \t]*$/.test(text.slice(end, each.start)));
  const isTrailing = trailing && /^[ \t]*(\r|\n|$)/.test(text.slice(trailing.end));
  return { path, start: from, end: isTrailing ? trailing.end : end };
}

/** A comment behind something else on its line belongs to that, unless the node goes on in the same line. */
function leads(text: string, start: number, gap: string): boolean {
  return !/[\r\n]/.test(gap) || /(^|[\r\n])[ \t]*$/.test(text.slice(0, start));
}

/** A piece from the beginning of its line, so that the lines of a comment keep their shape. */
export function linesOf(node: AstNode): Span {
  const { path, start, end } = pieceOf(node);
  const { text } = sourceOf(node);
  const lineStart = lineStartAt(text, start);
  return { path, start: text.slice(lineStart, start).trim() === '' ? lineStart : start, end };
}

/** What goes away with a piece: whole lines where it has them to itself, with the empty lines that would be left over. */
export function cutOf({ path, start, end }: Span, text: string): Span {
  const lineStart = lineStartAt(text, start);
  const lineEnd = lineEndAt(text, end);
  const isAlone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (!isAlone) return { path, start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) };
  const isLast = /^\s*(\}|$)/.test(text.slice(lineEnd)) || /^[ \t]*[\r\n]/.test(text.slice(lineEnd));
  return { path, start: isLast ? withoutBlankLines(text, lineStart) : lineStart, end: lineEnd };
}

/** Where the empty lines begin that stand right before a line. */
function withoutBlankLines(text: string, lineStart: number): number {
  let at = lineStart;
  while (at > 0) {
    const former = lineStartAt(text, text.slice(0, at).endsWith('\r\n') ? at - 2 : at - 1);
    if (text.slice(former, at).trim() !== '') return at;
    at = former;
  }
  return at;
}

function lineStartAt(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !'\r\n'.includes(text.charAt(at - 1))) at--;
  return at;
}

/** Just after the end of the line. */
function lineEndAt(text: string, offset: number): number {
  return offset + (/^[^\r\n]*(\r\n|\r|\n|$)/.exec(text.slice(offset))?.[0].length ?? 0);
}

/** The inside of the braces of a node, from just after the one to just before the other; undefined when it has none. */
export function bodyOf(node: AstNode): Span | undefined {
  const { path, text } = sourceOf(node);
  const open = GrammarUtils.findNodeForKeyword(node.$cstNode, '{');
  const { end } = spanOf(node);
  return open && text.charAt(end - 1) === '}' ? { path, start: open.end, end: end - 1 } : undefined;
}

/** What stands between the braces of a node, from the beginning of its first line; undefined when that is nothing. */
export function contentOf(node: AstNode): Span | undefined {
  const body = bodyOf(node);
  if (!body) return undefined;
  const text = sourceOf(node).text.slice(body.start, body.end);
  const lead = /^[ \t]*(\r\n|\r|\n)/.exec(text)?.[0].length ?? 0;
  return text.trim() === ''
    ? undefined
    : { ...body, start: body.start + lead, end: body.start + text.trimEnd().length };
}

/** Whether a node stands on one line. */
export function isOnOneLine(node: AstNode): boolean {
  const { range } = locationOf(node);
  return range.start.line === range.end.line;
}

export function textOf(node: AstNode): string {
  const { start, end } = spanOf(node);
  return sourceOf(node).text.slice(start, end);
}

/** The tree that a node is a part of. */
export function fileOf(node: AstNode): File {
  let root = node;
  while (root.$container) root = root.$container;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every tree of this grammar is that of a file
  return root as File;
}
