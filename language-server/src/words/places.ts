/** Which word of the language stands at a place, told by what the parser took it for. */
import { CstUtils, GrammarAST, GrammarUtils, type AstNode, type CstNode } from 'langium';
import type { SourceFile } from '../../../src/language/index.ts';

/** A word of the language, or a name, in a file. */
export interface WordAt {
  readonly text: string;
  /** Where it begins, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The rule of the grammar that says it. */
  readonly rule: string | undefined;
  /** What a name is there: a rule and a property of the grammar. Keywords have none. */
  readonly place: string | undefined;
  /** What it is a part of. */
  readonly node: AstNode;
}

/** @param offset in UTF-16 code units; the place just after a word counts as the word */
export function wordAt(file: SourceFile, offset: number): WordAt | undefined {
  return tokenAt(file, /[\w$*-]/.test(file.source.text.charAt(offset)) ? offset : offset - 1);
}

/** The word, number, text or sign that a character is of. @param at in UTF-16 code units */
export function tokenAt({ tree }: SourceFile, at: number): WordAt | undefined {
  const root = tree.$cstNode;
  if (!root) return undefined;
  const leaf = CstUtils.findLeafNodeAtOffset(root, at);
  if (!leaf?.grammarSource || leaf.hidden || at < leaf.offset || at >= leaf.end) return undefined;
  const { text, grammarSource } = leaf;
  const isKeyword = GrammarAST.isKeyword(grammarSource);
  return {
    // A misspelt word is what it was read as.
    text: isKeyword ? grammarSource.value : text,
    start: leaf.offset,
    end: leaf.end,
    rule: ruleOf(grammarSource)?.name,
    place: placeOfToken(leaf),
    node: leaf.astNode,
  };
}

/** What a token is for: of one that is a value, such as `1..999`, the property that has the value. */
function placeOfToken(leaf: CstNode): string | undefined {
  for (let node: CstNode | undefined = leaf; node?.grammarSource; node = node.container) {
    const rule = ruleOf(node.grammarSource);
    if (!rule || !GrammarUtils.isDataTypeRule(rule)) return placeOf(node.grammarSource);
  }
  return undefined;
}

/** The rule and the property that an element of the grammar is for; of a keyword, when it is kept: `Application.kind`. */
export function placeOf(feature: AstNode): string | undefined {
  let property: string | undefined;
  for (let node: AstNode | undefined = feature; node; node = node.$container)
    if (GrammarAST.isAssignment(node)) property ??= node.feature;
  const rule = ruleOf(feature);
  return property === undefined || !rule ? undefined : `${rule.name}.${property}`;
}

export function ruleOf(feature: AstNode): GrammarAST.ParserRule | undefined {
  for (let node: AstNode | undefined = feature; node; node = node.$container)
    if (GrammarAST.isParserRule(node)) return node;
  return undefined;
}
