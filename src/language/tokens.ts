import { Lexer, type IToken, type TokenType, type TokenVocabulary } from 'chevrotain';
import { DefaultTokenBuilder, GrammarAST, stream } from 'langium';
import { analysis } from './generated/analysis.ts';
import { hintAt } from './grammar-analysis.ts';

/** A word that is no keyword. */
export const WORD = 'WORD';
/** Any word: the category of WORD and of every keyword that is a word. */
export const NAME = 'NAME';
export const FIELD_NAME = 'FIELD_NAME';
export const STRING = 'STRING';
/** A text in single quotes: a STRING to the parser, and a problem to report. */
export const SINGLE_QUOTED = 'SINGLE_QUOTED';

/**
 * Stands for what a line lacks at its end. It is put in by a repair (see repair.ts) and matches nothing, so that the
 * parser fails there instead of taking the first word of the next line.
 */
export const MISSING: TokenType = { name: 'MISSING', PATTERN: Lexer.NA };

/**
 * Makes NAME the category of every word, so that no keyword is reserved: the parser takes a keyword wherever the grammar
 * says NAME. FIELD_NAME goes before keywords: with a colon after it, a word is never one.
 */
export class MsaTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar): TokenVocabulary {
    // Langium asks which rules can be reached, which takes a third of the time that this takes: all of ours can.
    const rules = stream(grammar.rules);
    const terminals = this.buildTerminalTokens(rules);
    const tokens = [...keywordTokens(grammar), ...terminals];
    const name = find(tokens, NAME);
    const fieldName = find(tokens, FIELD_NAME);
    const singleQuoted: TokenType = {
      name: SINGLE_QUOTED,
      PATTERN: /'(?:\\[^\r\n]|[^'\\\r\n])*'/,
      CATEGORIES: [find(tokens, STRING)],
    };
    const word: TokenType = { name: WORD, PATTERN: name.PATTERN ?? Lexer.NA, CATEGORIES: [name] };
    name.PATTERN = Lexer.NA;
    for (const token of tokens) if (isWordKeyword(token)) joinWords(token, name, word);
    const rest = tokens.filter((token) => token !== name && token !== fieldName);
    const all = [fieldName, ...rest, singleQuoted, word, name, MISSING];
    hintAt(all, analysis);
    return all;
  }
}

/** All keywords, the longest first. */
function keywordTokens(grammar: GrammarAST.Grammar): TokenType[] {
  const keywords = analysis.keywords.length > 0 ? analysis.keywords : keywordsOf(grammar);
  return keywords.map((name) => ({ name, PATTERN: name }));
}

function keywordsOf(grammar: GrammarAST.Grammar): readonly string[] {
  const found = new Set<string>();
  for (const rule of grammar.rules) if (!GrammarAST.isTerminalRule(rule)) gatherKeywords(rule, found);
  return [...found].sort((left, right) => right.length - left.length);
}

/** The keywords in a part of the grammar, each once, in the order of the grammar. */
function gatherKeywords(node: object, found: Set<string>): void {
  if (GrammarAST.isKeyword(node)) found.add(node.value);
  for (const [key, part] of Object.entries(node)) {
    // What begins with `$` leads back up, or to texts.
    if (key.startsWith('$') || typeof part !== 'object' || part === null) continue;
    if (Array.isArray(part)) for (const each of part) gatherKeywords(each, found);
    else if ('$type' in part) gatherKeywords(part, found);
  }
}

/** True for `entity` and for `{`. */
export function isKeyword(token: TokenType): boolean {
  return token.PATTERN === token.name;
}

/** True for keywords such as `entity`, false for `{`. */
export function isWordKeyword(token: TokenType): boolean {
  return typeof token.PATTERN === 'string' && isWordText(token.PATTERN);
}

function isWordText(text: string): boolean {
  return /^[a-z]+$/.test(text);
}

/** True for words but those before a colon. */
export function isWord(token: IToken): boolean {
  return token.tokenType.name === WORD || isWordKeyword(token.tokenType);
}

function joinWords(keyword: TokenType, name: TokenType, word: TokenType): void {
  keyword.CATEGORIES = [name];
  keyword.LONGER_ALT = word;
}

function find(tokens: readonly TokenType[], name: string): TokenType {
  const found = tokens.find((token) => token.name === name);
  if (!found) throw new Error(`The grammar has no terminal ${name}`);
  return found;
}
