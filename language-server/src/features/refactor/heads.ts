import { nodesIn, type Declaration } from '../../../../src/language/index.ts';
import { GrammarUtils, type AstNode } from 'langium';
import type { Place } from './offer.ts';
import { spanOf } from './pieces.ts';

/** The declaration in whose head (all up to its brace) the cursor stands, or the whole selection does, if it is such a one. */
export function headAt<Node extends AstNode & Declaration>(
  { file, start, end }: Place,
  isOne: (node: unknown) => node is Node,
): Node | undefined {
  for (const node of nodesIn(file.tree)) {
    if (!isOne(node) || !node.name) continue;
    const span = spanOf(node);
    const head = GrammarUtils.findNodeForKeyword(node.$cstNode, '{')?.end ?? span.end;
    if (span.start <= start && end <= head) return node;
  }
  return undefined;
}

/** The innermost node of a kind that the selection lies in. */
export function nodeAround<Node extends AstNode>(
  { file, start, end }: Place,
  isOne: (node: unknown) => node is Node,
): Node | undefined {
  let found: Node | undefined;
  for (const node of nodesIn(file.tree)) {
    if (!isOne(node)) continue;
    const span = spanOf(node);
    if (span.start <= start && end <= span.end) found = node;
  }
  return found;
}
