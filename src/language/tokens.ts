import { Lexer, type IToken, type TokenType, type TokenVocabulary } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST, type TokenBuilderOptions } from 'langium';

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
    const tokens = superTokens(super.buildTokens(grammar, options));
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

  /** Of a word the answer is known (see joinWords), and Langium's search, with expressions made of every terminal, is slow. */
  protected override findLongerAlt(keyword: GrammarAST.Keyword, terminals: TokenType[]): TokenType[] {
    return isWordText(keyword.value) ? [] : super.findLongerAlt(keyword, terminals);
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

/** Langium's builder gives a list; its type allows for lexers with modes, which this language has none of. */
function superTokens(vocabulary: TokenVocabulary): TokenType[] {
  if (!Array.isArray(vocabulary)) throw new Error('Langium built its tokens in another form than a list');
  return vocabulary.flat();
}
