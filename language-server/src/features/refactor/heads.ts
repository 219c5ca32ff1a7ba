import { GrammarUtils, type AstNode } from 'langium';
import { childrenOf, type Declaration } from '../../../../src/language/index.ts';
import type { Place } from './offer.ts';

/** The declaration in whose head (all up to its brace) the cursor stands, or the whole selection does, if it is such a one. */
export function headAt<Node extends AstNode & Declaration>(
  place: Place,
  isOne: (node: unknown) => node is Node,
): Node | undefined {
  const found = nodeAround(place, isOne);
  const whole = found?.$cstNode;
  if (!whole || !found.name) return undefined;
  const head = GrammarUtils.findNodeForKeyword(whole, '{')?.end ?? whole.end;
  return place.end <= head ? found : undefined;
}

/** The innermost node of a kind that the selection lies in. */
export function nodeAround<Node extends AstNode>(
  place: Place,
  isOne: (node: unknown) => node is Node,
): Node | undefined {
  let found: Node | undefined;
  for (const node of nodesAround(place)) if (isOne(node)) found = node;
  return found;
}

/** The nodes that the selection lies in, outermost first. What stands beside them is not looked at. */
function* nodesAround({ file, start, end }: Place): Generator<AstNode> {
  let node: AstNode | undefined = file.tree;
  while (node) {
    yield node;
    node = childrenOf(node).find(({ $cstNode: text }) => text && text.offset <= start && end <= text.end);
  }
}
