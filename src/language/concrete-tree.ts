import type { IToken, TokenType } from 'chevrotain';
import { AbstractCstNode, CstNodeBuilder, type AstNode, type DocumentSegment, type RootCstNode } from 'langium';
import { Source } from './source.ts';

type Range = DocumentSegment['range'];

/** A token in the tree. Langium's keeps its lines and columns, for which nearly nobody asks, and needs half as much room again. */
class Leaf extends AbstractCstNode {
  readonly offset: number;
  readonly length: number;
  readonly hidden: boolean;
  readonly tokenType: TokenType;

  constructor({ startOffset, image, tokenType }: IToken, hidden: boolean) {
    super();
    this.offset = startOffset;
    this.length = image.length;
    this.hidden = hidden;
    this.tokenType = tokenType;
  }

  get end(): number {
    return this.offset + this.length;
  }

  get astNode(): AstNode {
    if (!this.container) throw new Error('A leaf that is in no tree');
    return this.container.astNode;
  }

  get range(): Range {
    const { start, end } = sourceOf(this.root).range(this.offset, this.end);
    return {
      start: { line: start.line - 1, character: start.column - 1 },
      end: { line: end.line - 1, character: end.column - 1 },
    };
  }
}

/** To find lines in the texts of trees. */
const sources = new WeakMap<RootCstNode, Source>();

function sourceOf(root: RootCstNode): Source {
  const source = sources.get(root) ?? new Source('', root.fullText);
  sources.set(root, source);
  return source;
}

/** Builds concrete trees as Langium does, with less to do for each token. */
export class MsaCstNodeBuilder extends CstNodeBuilder {
  /**
   * Before every token Langium looks for where the comments before it belong, by a search through all siblings, even when
   * there are none: a row of n elements costs n². Without comments there is nothing to look for.
   */
  override addHiddenNodes(tokens: IToken[]): void {
    if (tokens.length > 0) super.addHiddenNodes(tokens);
  }
}

// Langium has it make leaves of its own class.
Reflect.set(
  MsaCstNodeBuilder.prototype,
  'createLeafNode',
  (token: IToken, hidden: boolean): AbstractCstNode => new Leaf(token, hidden),
);
