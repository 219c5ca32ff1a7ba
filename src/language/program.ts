import type { IToken } from 'chevrotain';
import { GrammarUtils, type AstNode, type CstNode } from 'langium';
import type { File } from './generated/ast.ts';
import type { Ignore } from './ignores.ts';
import type { Problem } from './problems.ts';
import type { Location, Source } from './source.ts';
import type { Symbols } from './symbols.ts';

/** One file, read. */
export interface SourceFile {
  readonly source: Source;
  /** What could be understood of it. Where the text is broken, parts of nodes may be missing whatever their type says. */
  readonly tree: File;
  /** What its comments say is to be ignored, in the order of the text. */
  readonly ignores: readonly Ignore[];
}

/** A system: its entry file and what that imports, transitively. */
export interface Program {
  /** The entry file first, then imported files in the order in which they are first imported. */
  readonly files: readonly SourceFile[];
  /** What keeps files from being read, in the order of files and places. */
  readonly problems: readonly Problem[];
  /** True when there are no problems: all text was understood, and nothing is missing that may stand in a part that was not. */
  readonly isComplete: boolean;
  readonly symbols: Symbols;
  /**
   * Words in text that could not be understood, or in files that could not be read at all (`everything`). A name that is
   * declared nowhere but stands here is not to be reported as unknown: its declaration may be what is broken.
   */
  readonly lost: LostNames;
}

export interface LostNames {
  has(name: string): boolean;
}

/** What a tree was made from. */
interface Origin {
  readonly source: Source;
  /** Comments by the offset just after them. */
  readonly comments: ReadonlyMap<number, string>;
}

const origins = new WeakMap<AstNode, Origin>();

/** Remembers which text a tree was made from, for {@link locationOf} and {@link commentBefore}. */
export function bindSource(tree: File, source: Source, comments: readonly IToken[]): void {
  const byEnd = comments.map(({ startOffset, image }): [number, string] => [startOffset + image.length, image]);
  origins.set(tree, { source, comments: new Map(byEnd) });
}

/** Where the comments of a file stand, in the order of the text: offsets in UTF-16 code units, the end just after one. */
export function commentsIn(tree: File): { readonly start: number; readonly end: number }[] {
  return [...originOf(tree).comments].map(([end, text]) => ({ start: end - text.length, end }));
}

/** The text that a node was made from. */
export function sourceOf(node: AstNode): Source {
  return originOf(node).source;
}

/** The comment right before a node, with nothing but white space between, as written. */
export function commentBefore(node: AstNode): string | undefined {
  const { source, comments } = originOf(node);
  let end = node.$cstNode?.offset ?? 0;
  while (end > 0 && /\s/.test(source.text.charAt(end - 1))) end--;
  return comments.get(end);
}

function originOf(node: AstNode): Origin {
  let root = node;
  while (root.$container) root = root.$container;
  const origin = origins.get(root);
  if (!origin) throw new Error(`A ${node.$type} that no file holds`);
  return origin;
}

/**
 * Where a node stands; with `property`, where the value of that property (the `index`th, for lists) stands. A value that
 * is missing in broken text is where the node is.
 */
export function locationOf(node: AstNode, property?: string, index?: number): Location {
  const source = sourceOf(node);
  return {
    file: source.path,
    // Worked out only when it is asked for: most places are kept ready for a mistake that nobody made.
    get range() {
      const whole = node.$cstNode;
      const part = whole && property !== undefined ? partOf(whole, property, index) : whole;
      const found = part ?? whole;
      return source.range(found?.offset ?? 0, found?.end ?? 0);
    },
  };
}

/** Nodes for the values of a list, which Langium looks for anew for each value: of n names each, that is n². */
const lists = new WeakMap<CstNode, Map<string, readonly CstNode[]>>();

function partOf(whole: CstNode, property: string, index: number | undefined): CstNode | undefined {
  if (index === undefined) return GrammarUtils.findNodeForProperty(whole, property);
  const known = lists.get(whole) ?? new Map<string, readonly CstNode[]>();
  lists.set(whole, known);
  const parts = known.get(property) ?? GrammarUtils.findNodesForProperty(whole, property);
  known.set(property, parts);
  return parts[Math.min(Math.max(index, 0), parts.length - 1)];
}
