import { GrammarUtils, type AstNode } from 'langium';
import type { File } from './generated/ast.ts';
import type { Problem } from './problems.ts';
import type { Location, Source } from './source.ts';
import type { Symbols } from './symbols.ts';

/** One file, read. */
export interface SourceFile {
  readonly source: Source;
  /** What could be understood of it. Where the text is broken, parts of nodes may be missing whatever their type says. */
  readonly tree: File;
}

/** A system: its entry file and what that imports, transitively. */
export interface Program {
  /** The entry file first, then imported files in the order in which they are first imported. */
  readonly files: readonly SourceFile[];
  /** What keeps files from being read, in the order of files and places. */
  readonly problems: readonly Problem[];
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

const sources = new WeakMap<AstNode, Source>();

/** Remembers which text a tree was made from, for {@link locationOf}. */
export function bindSource(tree: File, source: Source): void {
  sources.set(tree, source);
}

/** The text that a node was made from. */
export function sourceOf(node: AstNode): Source {
  let root = node;
  while (root.$container) root = root.$container;
  const source = sources.get(root);
  if (!source) throw new Error(`A ${node.$type} that no file holds`);
  return source;
}

/**
 * Where a node stands; with `property`, where the value of that property (the `index`th, for lists) stands. A value that
 * is missing in broken text is where the node is.
 */
export function locationOf(node: AstNode, property?: string, index?: number): Location {
  const whole = node.$cstNode;
  const part = property === undefined ? whole : GrammarUtils.findNodeForProperty(whole, property, index);
  const found = part ?? whole;
  return sourceOf(node).location(found?.offset ?? 0, found?.end ?? 0);
}
