/** What may have been meant where a text could not be read. */
import { distance } from 'fastest-levenshtein';
import type { IToken, TokenType } from 'chevrotain';
import { isBetweenBrackets, lackingCommas } from './missing-commas.ts';
import { farthest, isLike } from './nearest.ts';
import { plainTypeMeant, type PlainType } from './plain-types.ts';
import { unquoted, type Repair, type Stumble } from './repair.ts';
import { straySign } from './stray-signs.ts';
import { FIELD_NAME, isWord, isWordKeyword, SINGLE_QUOTED, STRING, WORD } from './tokens.ts';
import { DECLARED_ELSEWHERE, OPERATORS } from './words-elsewhere.ts';

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
