import { Lexer, type IToken, type TokenType, type TokenVocabulary } from 'chevrotain';
import { DefaultTokenBuilder, GrammarAST, stream, type Stream, type TokenBuilderOptions } from 'langium';

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
  override buildTokens(grammar: GrammarAST.Grammar, options?: TokenBuilderOptions): TokenVocabulary {
    // Langium asks which rules can be reached, which takes a third of the time that this takes: all of ours can.
    const rules = stream(grammar.rules);
    const terminals = this.buildTerminalTokens(rules);
    const tokens = [...this.buildKeywordTokens(rules, terminals, options), ...terminals];
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
    return [fieldName, ...rest, singleQuoted, word, name, MISSING];
  }

  /** As Langium's, whose way through the grammar by streams takes ten times as long. */
  protected override buildKeywordTokens(
    rules: Stream<GrammarAST.AbstractRule>,
    terminals: TokenType[],
    options?: TokenBuilderOptions,
  ): TokenType[] {
    const keywords = new Map<string, GrammarAST.Keyword>();
    for (const rule of rules) if (!GrammarAST.isTerminalRule(rule)) gatherKeywords(rule, keywords);
    return [...keywords.values()]
      .sort((left, right) => right.value.length - left.value.length)
      .map((keyword) => this.buildKeywordToken(keyword, terminals, Boolean(options?.caseInsensitive)));
  }

  /**
   * Which terminals could go on where a keyword ends: of words WORD, which joinWords says, and of signs such as `{` none.
   * Langium finds out with expressions made of every terminal, which is slow.
   */
  protected override findLongerAlt(): TokenType[] {
    return [];
  }
}

/** The keywords in a part of the grammar, each once, in the order of the grammar. */
function gatherKeywords(node: object, found: Map<string, GrammarAST.Keyword>): void {
  if (GrammarAST.isKeyword(node) && !found.has(node.value)) found.set(node.value, node);
  for (const [key, part] of Object.entries(node)) {
    // What begins with `$` leads back up, or to texts.
    if (key.startsWith('$') || typeof part !== 'object' || part === null) continue;
    if (Array.isArray(part)) for (const each of part) gatherKeywords(each, found);
    else if ('$type' in part) gatherKeywords(part, found);
  }
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
