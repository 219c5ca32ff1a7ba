/** Statements that list names, and where in an application another statement goes. */
import { sourceOf, type Application, type Member } from '../../../../src/language/index.ts';
import type { AstNode } from 'langium';
import type { Draft } from './draft.ts';
import { bodyOf, isOnOneLine, pieceOf, spanOf } from './pieces.ts';

/** Adds a name to the end of the list that a statement holds. */
export function append(draft: Draft, node: AstNode, property: string, length: number, name: string): void {
  const { path, end } = spanOf(node, property, length - 1);
  draft.insert(path, end, `, ${name}`);
}

/** Takes names out of the list that a statement holds; the statement as well, when none is left. */
export function takeOut(
  draft: Draft,
  node: AstNode,
  property: string,
  length: number,
  indices: readonly number[],
): void {
  const gone = new Set(indices);
  if (gone.size === length) return draft.cut(pieceOf(node));
  const spans = Array.from({ length }, (_, index) => spanOf(node, property, index));
  let kept: number | undefined;
  for (const [index, span] of spans.entries()) {
    if (!gone.has(index)) kept = index;
    else {
      const former = kept === undefined ? undefined : spans[index - 1];
      const next = spans[index + 1];
      if (former) draft.delete({ ...span, start: former.end });
      else if (next) draft.delete({ ...span, end: next.start });
    }
  }
}

/** Adds a statement to an application: behind the last of its settings. */
export function addSetting(draft: Draft, application: Application, text: string): void {
  const last = application.members.findLast(({ $type }) => SETTINGS.has($type));
  if (last) return addBehind(draft, last, text);
  const body = bodyOf(application);
  if (body) draft.insert(body.path, body.start, isOnOneLine(application) ? ` ${text} ` : `\n  ${text}\n`);
}

/** Adds a statement behind another one, on a line of its own where that has one. */
export function addBehind(draft: Draft, node: AstNode, text: string): void {
  const { path, end } = pieceOf(node);
  const isLine = node.$container !== undefined && isOnOneLine(node.$container);
  draft.insert(path, end, isLine ? `  ${text}` : `\n${indentOf(node)}${text}`);
}

/** What says how an application runs and whom it talks to, as opposed to what it holds. */
const SETTINGS: ReadonlySet<Member['$type']> = new Set([
  ...([
    'Auth',
    'Port',
    'Database',
    'Cache',
    'Search',
    'Instances',
    'Resources',
    'Storage',
    'Secret',
    'Client',
  ] as const),
  ...(['Config', 'Route', 'Limit', 'Calls', 'Consumes'] as const),
]);

/** White space before the first word of the line that a node begins in. */
export function indentOf(node: AstNode): string {
  const { text } = sourceOf(node);
  const before = text.slice(0, spanOf(node).start);
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
