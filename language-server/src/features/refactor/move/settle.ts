import type { AstNode } from 'langium';
import type { Application } from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { bodyOf, linesOf, pieceOf, spanOf } from '../pieces.ts';

/** Puts declarations behind what an application holds, in their order. */
export function settleIn(draft: Draft, nodes: readonly AstNode[], target: Application): void {
  const body = bodyOf(target);
  if (!body) return void draft.refuse(`\`${target.name}\` has no braces.`);
  for (const node of inOrder(nodes)) {
    draft.cut(pieceOf(node));
    draft.insert(body.path, body.end, '\n', linesOf(node), '\n');
  }
}

/** Puts declarations before the application that they stood in. */
export function settleOutside(draft: Draft, nodes: readonly AstNode[], from: Application): void {
  const { path, start } = pieceOf(from);
  for (const node of inOrder(nodes)) {
    draft.cut(pieceOf(node));
    draft.insert(path, start, linesOf(node), '\n\n');
  }
}

function inOrder(nodes: readonly AstNode[]): readonly AstNode[] {
  return nodes.toSorted((one, other) => spanOf(one).start - spanOf(other).start);
}
