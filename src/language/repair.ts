/**
 * Repairs: after a text failed to parse, single tokens that were almost certainly meant differently are changed and the
 * text is parsed again. So `entiti Order { … }` is one message, and what stands between the braces is still read.
 */
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import { isBetweenBrackets, lackingCommas } from './missing-commas.ts';
import type { Rewrite } from './other-forms.ts';
import { straySign } from './stray-signs.ts';
import { plainTypeMeant, type PlainType } from './plain-types.ts';
import { DECLARED_ELSEWHERE, OPERATORS } from './words-elsewhere.ts';
import { FIELD_NAME, isWord, isWordKeyword, MISSING, SINGLE_QUOTED, STRING, WORD } from './tokens.ts';

export type Repair =
  /** A misspelt keyword. */
  | { readonly kind: 'keyword'; readonly keyword: string }
  /** `port: 8080`; `keyword` is the word before the colon, or what it was meant to be; with a `type`, it is a name. */
  | { readonly kind: 'drop-colon'; readonly keyword: string; readonly type?: string }
  /** `name String`. */
  | { readonly kind: 'insert-colon' }
  /** `String name`, as in Java: both words become `name: String`. */
  | { readonly kind: 'type-first'; readonly type: PlainType }
  /** `entity "Order"`. */
  | { readonly kind: 'unquote' }
  /** `2ndName: String`: read as a name, of which the checker says what is wrong. */
  | { readonly kind: 'name'; readonly type: string }
  /** `born?: LocalDate`: read as if the `?` were not there. */
  | { readonly kind: 'drop-optional' }
  /** `when owner = me`: another sign, or word, in the place of an operator. */
  | { readonly kind: 'operator'; readonly operator: string }
  /** `to DOCTOR NURSE`: a comma before it. */
  | { readonly kind: 'insert-comma' }
  /** A `}` too many. */
  | { readonly kind: 'drop-brace' }
  /** `name: String,` and `port = 8080`: signs of other languages; `now()`: a pair of them. */
  | { readonly kind: 'drop-sign' | 'drop-call' }
  /** `entity Order [ … ]`: a bracket in the place of a brace. `partner` is the offset of the one that closes it. */
  | { readonly kind: 'brace'; readonly brace: '{' | '}'; readonly partner?: number }
  /** `List<Line>`, `# comment`: the form of another language. */
  | Rewrite
  /** `database` and then a new line with `port 8080`: the line lacks something at its end. */
  | { readonly kind: 'missing-before' };

/** By the offset of the token that is repaired. */
export type Repairs = ReadonlyMap<number, Repair>;

/** The name that somebody has put in quotes; empty when there is none. */
function unquoted(image: string): string {
  return image.replaceAll(/["']/g, '');
}

/** What takes the place of a token; of two, where the repair is one of both. */
export function applyRepair(
  token: IToken,
  next: IToken | undefined,
  repair: Repair,
  typeOf: (name: string) => TokenType,
): IToken[] {
  switch (repair.kind) {
    case 'type-first':
      return next
        ? [retyped(next, typeOf(FIELD_NAME)), signAfter(next, typeOf(':')), signAfter(next, typeOf(WORD), repair.type)]
        : [token];
    case 'keyword':
      return [{ ...retyped(token, typeOf(repair.keyword)), image: repair.keyword }];
    case 'drop-colon':
      return [{ ...retyped(token, typeOf(repair.type ?? repair.keyword)), image: repair.keyword }];
    case 'unquote':
      return [{ ...retyped(token, typeOf(WORD)), image: unquoted(token.image) }];
    case 'insert-colon':
      return [retyped(token, typeOf(FIELD_NAME)), signAfter(token, typeOf(':'))];
    case 'name':
      return [retyped(token, typeOf(repair.type))];
    case 'drop-optional':
      return [retyped(token, typeOf(FIELD_NAME))];
    case 'operator':
      return [{ ...retyped(token, typeOf(repair.operator)), image: repair.operator }];
    case 'insert-comma':
      return [signBefore(token, typeOf(',')), token];
    case 'rewrite':
      // It takes the place of a part of the text, before single tokens are repaired.
      return [token];
    case 'drop-brace':
    case 'drop-sign':
    case 'drop-call':
      return [];
    case 'brace':
      return [{ ...retyped(token, typeOf(repair.brace)), image: repair.brace }];
    default:
      return [createTokenInstance(MISSING, '', token.startOffset, token.startOffset - 1, 1, 1, 1, 1), token];
  }
}

/** Where a parse stumbled. */
export interface Stumble {
  readonly tokens: readonly IToken[];
  /** Index of the token at which it stumbled. */
  readonly index: number;
  /** Grammar rule in which it stumbled. */
  readonly rule: string;
  /** Name of the token type that was expected, when it was one. */
  readonly expected: string | undefined;
  /** Keywords that can come in that rule. */
  readonly fitting: ReadonlySet<string>;
}

/** Repairs that may have been meant, the likelier first, each with the offset of its token. */
export function proposeRepairs(stumble: Stumble, keywords: readonly TokenType[]): [number, Repair][] {
  const { tokens, index, rule, expected, fitting } = stumble;
  const token = tokens[index];
  const next = tokens[index + 1];
  if (!token) return [];
  const at = token.startOffset;
  const proposals: [number, Repair][] = [];
  if ([STRING, SINGLE_QUOTED].includes(token.tokenType.name) && expected === 'NAME' && unquoted(token.image) !== '')
    proposals.push([at, { kind: 'unquote' }]);
  const meant = operatorMeant(tokens, index, rule);
  if (meant !== undefined) proposals.push([at, { kind: 'operator', operator: meant }]);
  if (token.tokenType.name === 'QUANTITY') {
    const type = next?.image === ':' ? FIELD_NAME : WORD;
    if (type === FIELD_NAME || expected === 'NAME' || rule === 'Enum') proposals.push([at, { kind: 'name', type }]);
  }
  if (HOLDERS.has(rule) && isWord(token) && next?.image === '?' && tokens[index + 2]?.image === ':')
    proposals.push([at, { kind: 'drop-optional' }]);
  if (token.tokenType.name === FIELD_NAME && next?.image === ':') {
    // `entity Order: { … }`
    if (expected === 'NAME' && token.startLine === tokens[index - 1]?.endLine)
      proposals.push([at, { kind: 'drop-colon', keyword: token.image, type: WORD }]);
    const same = keywords.filter((each) => each.name === token.image).map(({ name }) => name);
    for (const keyword of same.length > 0 ? same : nearKeywords(token.image, keywords, fitting))
      proposals.push([at, { kind: 'drop-colon', keyword }]);
  }
  const stray = straySign(stumble);
  if (stray) proposals.push(stray);
  const commas = lackingCommas(tokens, index, rule)
    .slice(0, 1)
    .map(({ startOffset }): [number, Repair] => [startOffset, { kind: 'insert-comma' }]);
  // What stands on a line of its own is right, mostly: the line before it is not.
  const missing = missingBefore(tokens, index);
  if (missing) proposals.push([missing.startOffset, { kind: 'missing-before' }]);
  // Between brackets no statement begins; elsewhere a word that is nearly a keyword may be meant to be one.
  if (isBetweenBrackets(rule)) proposals.push(...commas);
  if (HOLDERS.has(rule) && isFieldWithoutColon(tokens, index)) {
    const type = typeBeforeName(token, next);
    if (type) proposals.push([at, { kind: 'type-first', type }]);
  }
  if (token.tokenType.name === WORD || DECLARED_ELSEWHERE.has(token.image))
    for (const keyword of nearKeywords(token.image, keywords, fitting))
      proposals.push([at, { kind: 'keyword', keyword }]);
  if (!isBetweenBrackets(rule)) proposals.push(...commas);
  if (HOLDERS.has(rule) && isFieldWithoutColon(tokens, index)) proposals.push([at, { kind: 'insert-colon' }]);
  // A statement of two keywords makes the parser go one further.
  const earlier = missing ? undefined : missingBefore(tokens, index - 1);
  if (earlier) proposals.push([earlier.startOffset, { kind: 'missing-before' }]);
  return proposals;
}

/** The name that is so near to `word` that it was probably meant; the nearest, then the first. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = farthest(word) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= least) continue;
    const far = distance(word.toLowerCase(), name.toLowerCase());
    if (far < least && far < name.length && isLike(word, name, far)) [best, least] = [name, far];
  }
  return best;
}

/** Of a short word, two letters that differ leave little: it begins at least as the other does. `void` is no `UUID`. */
function isLike(word: string, name: string, far: number): boolean {
  return far < 2 || word.length > 5 || word.charAt(0).toLowerCase() === name.charAt(0).toLowerCase();
}

/** How many letters may differ. */
function farthest(word: string): number {
  return word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
}

const MOST_KEYWORDS = 3;

/** Keywords that a word may have been meant to be: the nearest first, and of those as near, the ones that fit the place. */
function nearKeywords(word: string, keywords: readonly TokenType[], fitting: ReadonlySet<string>): string[] {
  const limit = farthest(word);
  const same = DECLARED_ELSEWHERE.get(word.toLowerCase());
  if (same !== undefined && fitting.has(same)) return [same];
  return keywords
    .map(({ name }) => ({ name, far: distance(word.toLowerCase(), name) - (fitting.has(name) ? 0.5 : 0) }))
    .filter(({ name, far }) => far <= limit && far < name.length && isLike(word, name, far))
    .toSorted((left, right) => left.far - right.far)
    .slice(0, MOST_KEYWORDS)
    .map(({ name }) => name);
}

/**
 * The keyword before the token, when something is missing before it: it begins a line and the line before ends with a word
 * or a sign that goes on, or it is the `to` or `when` of an `allow` that allows nothing.
 */
function missingBefore(tokens: readonly IToken[], index: number): IToken | undefined {
  const taken = tokens[index - 1];
  const before = tokens[index - 2];
  if (!taken || !before || !isWordKeyword(taken.tokenType)) return undefined;
  if (before.image === 'allow' && ['to', 'when'].includes(taken.image)) return taken;
  const goesOn = isWordKeyword(before.tokenType) || [':', '=', '==', '.'].includes(before.image);
  return goesOn && (before.endLine ?? 0) < (taken.startLine ?? 0) ? taken : undefined;
}

/** The operator that stands for what was written where one must; an `or` is read as an `and`, and is told. */
function operatorMeant(tokens: readonly IToken[], index: number, rule: string): string | undefined {
  const image = tokens[index]?.image.toLowerCase() ?? '';
  if (rule === 'Comparison') return OPERATORS.get(image);
  return image === 'or' && isInCondition(tokens, index) ? 'and' : undefined;
}

/** Whether a `when` begins what stands before a token. */
function isInCondition(tokens: readonly IToken[], index: number): boolean {
  const start = tokens
    .slice(0, index)
    .findLastIndex(({ image }) => ['{', '}', ':', 'allow', 'message'].includes(image));
  return tokens.slice(start + 1, index).some(({ image }) => image === 'when');
}

/** Keywords that declare something somewhere, even where a field may stand. */
const DECLARING: ReadonlySet<string> = new Set(
  (
    'system role import deploy registry uaa gateway microservice monolith entity enum value mixin event operation ' +
    'allow index page filter search audit soft locking read display pages table'
  ).split(' '),
);

/** Rules of what has fields. */
const HOLDERS: ReadonlySet<string> = new Set(['Entity', 'Mixin', 'Value', 'Event']);

/** Two words on one line, where a statement may begin, that begin no block. */
function isFieldWithoutColon(tokens: readonly IToken[], index: number): boolean {
  const [name, type, after] = tokens.slice(index, index + 3);
  if (!name || !type || !isWord(name) || !isWord(type) || DECLARING.has(name.image)) return false;
  const before = tokens[index - 1];
  const begins = before?.image === '{' || (before?.endLine ?? 0) < (name.startLine ?? 0);
  // A word that begins small is hardly a type, unless other languages have it.
  const isType =
    /^\p{Lu}/u.test(type.image) || plainTypeMeant(type.image) !== undefined || plainTypeMeant(name.image) !== undefined;
  return begins && isType && name.startLine === type.startLine && after?.image !== '{';
}

/** The type that stands before a name, as in Java; names begin with a small letter. */
function typeBeforeName(first: IToken, second: IToken | undefined): PlainType | undefined {
  if (!second || !/^\p{Ll}/u.test(second.image)) return undefined;
  // Of two words that may both be types, the one with a capital is it.
  const isName = plainTypeMeant(second.image) === undefined || /^\p{Lu}/u.test(first.image);
  return isName ? plainTypeMeant(first.image) : undefined;
}

function retyped(token: IToken, type: TokenType): IToken {
  return { ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}

function signBefore(token: IToken, type: TokenType): IToken {
  const { startOffset } = token;
  return createTokenInstance(type, '', startOffset, startOffset - 1, 1, 1, 1, 1);
}

function signAfter(token: IToken, type: TokenType, image = ''): IToken {
  const end = token.endOffset ?? token.startOffset;
  return createTokenInstance(type, image, end + 1, end, 1, 1, 1, 1);
}
