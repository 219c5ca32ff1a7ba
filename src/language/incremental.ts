/**
 * Incremental parsing, for who types: of a text that differs little from one that was parsed before, only the innermost block
 * between braces that holds all that is new is parsed. The rest of the tree is copied, with new places. Trees never
 * change, so that whoever has the former one may keep it; and what comes out is what parsing the whole text gives.
 */
import type { IToken } from 'chevrotain';
import {
  GrammarAST,
  isCompositeCstNode,
  type AstNode,
  type CompositeCstNode,
  type CstNode,
  type Mutable,
} from 'langium';
import { MsaCstNodeBuilder } from './concrete-tree.ts';
import { isFile, reflection, type File } from './generated/ast.ts';
import { partnerOf } from './brackets.ts';
import { childrenOf } from './mentions.ts';
import type { Parse } from './parse.ts';
import type { MsaServices } from './services.ts';
import { changed } from './token.ts';

/** A part of the tree before, and its tokens now: from the first to just after the last. */
interface Block {
  readonly node: AstNode;
  readonly rule: string;
  readonly from: number;
  readonly to: number;
}

interface ChangedBlock extends Block {
  /** What it is now. */
  readonly made: AstNode;
}

/** Tokens that differ: the first, and how many there are before and now. */
interface Change {
  readonly at: number;
  readonly before: number;
  readonly now: number;
}

/**
 * Reads a text by what is known of one that is like it.
 *
 * @param before a parse in which everything was understood
 * @returns what parsing all of the text would give, or nothing where it has to be parsed: it is broken, or what differs is
 *   not inside of a block
 */
export function parseIncrementally(services: MsaServices, before: Parse, text: string): Parse | undefined {
  const { Lexer } = services.parser;
  const { errors } = Lexer.tokenize(text);
  const { tokens, comments, balanced, surplus, tooDeep } = Lexer;
  if (errors.length > 0 || tooDeep || !balanced || surplus) return undefined;
  const change = changeBetween(before.tokens, tokens);
  if (change.before === 0 && change.now === 0) return copied(undefined);
  const block = blockAround(before, tokens, change);
  const made = block && parseBlock(services, block, text, tokens);
  return made && copied({ ...block, made });

  function copied(changed: ChangedBlock | undefined): Parse | undefined {
    const tree = new Copy(text, tokens, changed).of(before.tree);
    return tree && { ...before, tree, tokens, comments };
  }
}

/** True where everything was understood as it stands, so that what is like it can be read by it. */
export function isWhole({ failures, strays, repairs, tooDeep }: Parse): boolean {
  return failures.length === 0 && strays.length === 0 && repairs.size === 0 && !tooDeep;
}

function changeBetween(before: readonly IToken[], now: readonly IToken[]): Change {
  const most = Math.min(before.length, now.length);
  let at = 0;
  while (at < most && isSame(before[at], now[at])) at++;
  let after = 0;
  while (after < most - at && isSame(before.at(-1 - after), now.at(-1 - after))) after++;
  return { at, before: before.length - at - after, now: now.length - at - after };
}

function isSame(one: IToken | undefined, other: IToken | undefined): boolean {
  return one?.image === other?.image && one?.tokenType === other?.tokenType;
}

/** The innermost node that a rule of its own reads and whose braces surround all that differs, before as well as now. */
function blockAround({ tree, tokens: before }: Parse, tokens: readonly IToken[], change: Change): Block | undefined {
  const longer = change.now - change.before;
  for (let opening = change.at - 1; opening >= 0; opening--) {
    const [brace, closing] = [before[opening], partnerIn(before, opening)];
    if (brace?.image !== '{' || closing === undefined || closing < change.at + change.before) continue;
    const node = nodeAround(tree, brace.startOffset, before[closing]?.startOffset ?? 0);
    const rule = node?.$cstNode && ruleOf(node.$cstNode);
    if (!node || rule === undefined || partnerIn(tokens, opening) !== closing + longer) continue;
    let from = opening;
    while (from > 0 && (before[from - 1]?.startOffset ?? -1) >= (node.$cstNode?.offset ?? 0)) from--;
    return { node, rule, from, to: closing + longer + 1 };
  }
  return undefined;
}

function partnerIn(tokens: readonly IToken[], index: number): number | undefined {
  const token = tokens[index];
  return token && partnerOf(token);
}

/** The node that ends with the brace at an offset and begins before another. */
function nodeAround(tree: AstNode, opening: number, closing: number): AstNode | undefined {
  let node = tree;
  for (;;) {
    const inner = childrenOf(node).find(({ $cstNode: at }) => at && at.offset < opening && closing < at.end);
    if (!inner) return node.$cstNode?.end === closing + 1 ? node : undefined;
    node = inner;
  }
}

/** The rule of the grammar that was called for a node. */
function ruleOf({ grammarSource }: CstNode): string | undefined {
  return GrammarAST.isRuleCall(grammarSource) ? grammarSource.rule.$refText : undefined;
}

/** Reads a block as it is now; nothing where it is broken. */
function parseBlock(
  { parser: { Lexer, LangiumParser, RecoveryRecord } }: MsaServices,
  { rule, from, to }: Block,
  text: string,
  tokens: readonly IToken[],
): AstNode | undefined {
  RecoveryRecord.failures = [];
  RecoveryRecord.skipped = [];
  Lexer.prepared = tokens.slice(from, to).map((token) => moved(token, from));
  const { value } = LangiumParser.parse(text, { rule });
  Lexer.prepared = undefined;
  return RecoveryRecord.failures.length === 0 ? value : undefined;
}

/** Brackets know by its index where their partner stands. */
function moved(token: IToken, by: number): IToken {
  const partner = partnerOf(token);
  return partner === undefined ? token : changed(token, { payload: partner - by });
}

/** Copies a tree: a block of it is taken from elsewhere, and each leaf stands where its token does now. */
class Copy {
  readonly #text: string;
  readonly #tokens: readonly IToken[];
  readonly #block: ChangedBlock | undefined;
  readonly #builder = new MsaCstNodeBuilder();
  /** Of the token of the next leaf. */
  #next = 0;

  constructor(text: string, tokens: readonly IToken[], block: ChangedBlock | undefined) {
    this.#text = text;
    this.#tokens = tokens;
    this.#block = block;
  }

  of(tree: File): File | undefined {
    if (!isCompositeCstNode(tree.$cstNode)) return undefined;
    const copy = copyOf(tree);
    const root = this.#builder.buildRootNode(this.#text);
    for (const child of tree.$cstNode.content) this.#part(child, copy);
    this.#finish(root, copy);
    // A leaf for each token: otherwise the tree was not made as is thought here.
    return this.#next === this.#tokens.length && isFile(copy) ? copy : undefined;
  }

  /** @param owner the copied node of the abstract tree in which this stands */
  #part(node: CstNode, owner: Copied): void {
    if (!node.grammarSource) return;
    if (isCompositeCstNode(node)) this.#composite(node, this.#builder.buildCompositeNode(node.grammarSource), owner);
    else {
      const token = this.#tokens[this.#next++];
      if (token) this.#builder.buildLeafNode(token, node.grammarSource);
    }
  }

  #composite(node: CompositeCstNode, built: CompositeCstNode, owner: Copied): void {
    const { astNode } = node;
    if (astNode.$cstNode !== node) {
      for (const child of node.content) this.#part(child, owner);
      this.#finish(built);
    } else if (astNode === this.#block?.node) {
      const { made, to } = this.#block;
      if (isCompositeCstNode(made.$cstNode)) this.#builder.appendChildren(built, [...made.$cstNode.content]);
      this.#next = to;
      this.#finish(built, place(made, astNode, owner));
    } else {
      const copy = copyOf(astNode);
      for (const child of node.content) this.#part(child, copy);
      this.#finish(built, place(copy, astNode, owner));
    }
  }

  #finish(built: Mutable<CstNode>, owner?: Mutable<AstNode>): void {
    this.#builder.construct({ $type: undefined, $cstNode: built });
    if (!owner) return;
    owner.$cstNode = built;
    built.astNode = owner;
  }
}

type Copied = AstNode & Record<string, unknown>;

/** A node with lists of its own; what stands in it is that of the former tree until it is put into its place. */
function copyOf(node: AstNode): Copied {
  const copy: Copied = { ...node };
  for (const name of listsIn(node.$type)) {
    const list = copy[name];
    if (Array.isArray(list)) copy[name] = list.slice();
  }
  return copy;
}

/** Puts a node where its former one stood. */
function place(node: Mutable<AstNode>, former: AstNode, owner: Copied): Mutable<AstNode> {
  const { $containerProperty: property = '', $containerIndex: index } = former;
  const list = owner[property];
  if (index === undefined || !Array.isArray(list)) owner[property] = node;
  else list[index] = node;
  node.$container = owner;
  node.$containerProperty = property;
  if (index !== undefined) node.$containerIndex = index;
  return node;
}

const lists = new Map<string, readonly string[]>();

/** Which properties of a type of node are lists. */
function listsIn(type: string): readonly string[] {
  const known = lists.get(type);
  if (known) return known;
  const all = Object.values(reflection.getTypeMetaData(type).properties);
  const found = all.flatMap(({ name, defaultValue }) => (Array.isArray(defaultValue) ? [name] : []));
  lists.set(type, found);
  return found;
}
