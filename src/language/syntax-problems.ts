import type { IToken } from 'chevrotain';
import { isClosing, isOpening } from './brackets.ts';
import { placeOf, presenceMeant } from './elsewhere.ts';
import { formOf } from './forms.ts';
import { DEPTH_LIMIT } from './lexer.ts';
import { Brackets, CLOSING_OF } from './open-brackets.ts';
import type { Parse } from './parse.ts';
import { END_OF_STATEMENT, expectedPhrase, quoted } from './phrases.ts';
import type { Problem, ProblemData } from './problems.ts';
import type { SyntaxFailure } from './recovery.ts';
import type { Repair } from './repair.ts';
import { rewriteProblems } from './rewrite-problems.ts';
import type { Location, Source } from './source.ts';
import { inDoubleQuotes, isClosedString, unquote } from './texts.ts';
import { colonAfter, droppedProblem, presenceChange } from './dropped.ts';
import { misplacedOptional, missingCommas, operatorOfSigns, operatorProblem } from './slips.ts';
import { isWord, isWordKeyword, MISSING, SINGLE_QUOTED, STRING } from './tokens.ts';

/** A text with more mistakes is no text of ours: of those beyond, nobody is told. */
const MOST_PROBLEMS = 1000;

/** A text, read; its tree does not matter here. */
type Read = Omit<Parse, 'tree'>;

/** What is wrong with a text, one problem for one mistake, in the order of the text. */
export function syntaxProblems(source: Source, parsed: Read): Problem[] {
  if (parsed.tooDeep) return [at(tokenLocation(source, parsed.tooDeep), { kind: 'too-deep', limit: DEPTH_LIMIT })];
  const repaired = [...repairProblems(source, parsed), ...rewriteProblems(source, parsed)];
  const problems = [
    ...parsed.strays
      .filter(({ offset }) => !isReplaced(offset, repaired) && !isRewritten(offset, parsed))
      .map((stray) => strayProblem(source, stray.offset, stray.length)),
    ...parsed.tokens
      .filter(isUnclosedString)
      .map((token) => at(tokenLocation(source, token), { kind: 'unclosed-string' })),
    ...parsed.comments.filter(isUnclosedComment).map((token) => unclosedComment(source, token)),
  ];
  const quotes = parsed.tokens.filter((token) => token.tokenType.name === SINGLE_QUOTED);
  const failed = failureProblems(source, parsed, problems);
  return [...problems, ...failed, ...quotes.map((token) => singleQuoted(source, token)), ...repaired]
    .sort((left, right) => left.range.start.offset - right.range.start.offset)
    .slice(0, MOST_PROBLEMS);
}

/** Whether a sign stands where a comma is to be: it is told of as a comma that is missing. */
function isReplaced(offset: number, problems: readonly Problem[]): boolean {
  return problems.some(
    (problem) =>
      problem.kind === 'missing-comma' &&
      problem.places.some(({ range: { start, end } }) => start.offset <= offset && offset < end.offset),
  );
}

/** Whether a sign stands in what was read as something else. */
function isRewritten(offset: number, { repairs }: Read): boolean {
  for (const [start, repair] of repairs)
    if (repair.kind === 'rewrite' && start <= offset && offset < repair.end) return true;
  return false;
}

/** Words that stand in what could not be understood. */
export function lostWords(parsed: Read): string[] {
  const words: string[] = [];
  for (const [first, last] of parsed.skipped)
    for (let index = first; index <= last; index++) words.push(parsed.tokens[index]?.image ?? '');
  for (const token of [...parsed.tokens.filter(isUnclosedString), ...parsed.comments.filter(isUnclosedComment)])
    for (const [word] of token.image.matchAll(/[\p{L}\p{N}_]+/gu)) words.push(word);
  return words;
}

function strayProblem(source: Source, offset: number, length: number): Problem {
  const found = source.text.slice(offset, offset + Math.min(length, 10));
  const place = source.location(offset, offset + found.length);
  return at(place, operatorOfSigns(found) ?? { kind: 'unexpected-character', found });
}

function unclosedComment(source: Source, token: IToken): Problem {
  return at(source.location(token.startOffset, token.startOffset + 2), { kind: 'unclosed-comment' });
}

function singleQuoted(source: Source, token: IToken): Problem {
  return at(tokenLocation(source, token), { kind: 'single-quotes', meant: inDoubleQuotes(unquote(token.image)) });
}

function repairProblems(source: Source, parsed: Read): Problem[] {
  if (parsed.repairs.size === 0) return [];
  const problems: Problem[] = missingCommas(source, parsed);
  for (const [index, token] of parsed.tokens.entries()) {
    const repair = parsed.repairs.get(token.startOffset);
    const isReal = token.tokenType !== MISSING && token.image !== '';
    const data = repair && isReal ? repairData(source, parsed.tokens, index, repair) : undefined;
    if (data) problems.push(at(tokenLocation(source, token), data));
  }
  for (const [offset, repair] of parsed.repairs) {
    const problem = droppedProblem(source, parsed.tokens, offset, repair);
    if (problem) problems.push(problem);
  }
  return problems;
}

/** `missing-before` makes the parser fail where something is missing, and is told as that failure. */
function repairData(source: Source, tokens: readonly IToken[], index: number, repair: Repair): ProblemData | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  const found = source.text.slice(token.startOffset, endOf(token));
  switch (repair.kind) {
    case 'keyword':
      return { kind: 'misspelt-keyword', found, nearest: repair.keyword };
    case 'drop-colon':
      return found === repair.keyword
        ? { kind: 'colon-after-keyword', keyword: found, sign: ':', place: colonAfter(source, token) }
        : { kind: 'misspelt-keyword', found, nearest: repair.keyword };
    case 'insert-colon':
      return { kind: 'missing-colon', name: found };
    case 'unquote':
      return { kind: 'quoted-name', name: token.image };
    case 'name':
      return { kind: 'digit-first', name: token.image };
    case 'drop-optional':
      return misplacedOptional(source, tokens, index);
    case 'operator':
      return operatorProblem(source, tokens, index, repair.operator);
    default:
      return undefined;
  }
}

/**
 * Failures of the parser, without those that only follow from a former problem: on the same token or line, after a text
 * or comment that swallowed what was expected, at the `}` of a block whose `{` is missing, or at the end of a file whose
 * braces match.
 */
function failureProblems(source: Source, parsed: Read, former: readonly Problem[]): Problem[] {
  if (parsed.failures.length === 0) return [];
  const brackets = new Brackets(parsed.tokens);
  const lines = new Set(former.map((problem) => problem.range.start.line));
  const commentSwallows = parsed.comments.some(isUnclosedComment);
  const problems: Problem[] = [];
  let last: number | undefined;
  let missing = 0;
  const opened = new Set<number>();
  for (const [index, failure] of inOrder(parsed)) {
    const atEnd = index >= parsed.tokens.length;
    const previous = parsed.tokens[index - 1];
    const follows = atEnd && (commentSwallows || (parsed.balanced && problems.length + former.length > 0));
    const closesMissing = missing > 0 && parsed.tokens[index]?.image === '}' && !brackets.isPartner(index);
    if (closesMissing) missing--;
    if (follows || closesMissing || (previous && isUnclosedString(previous))) continue;
    if (failure.expected === '{') missing++;
    const problem = failureProblem(source, parsed, brackets, index, failure);
    if (index === last || lines.has(problem.range.start.line)) continue;
    // An open bracket is told of once, wherever else it is felt.
    if (problem.kind === 'unclosed' && opened.has(problem.opened.range.start.offset)) continue;
    if (problem.kind === 'unclosed') opened.add(problem.opened.range.start.offset);
    last = index;
    lines.add(problem.range.start.line);
    problems.push(problem);
  }
  return problems;
}

function inOrder(parsed: Read): [number, SyntaxFailure][] {
  const indices = new Map(parsed.tokens.map((token, index) => [token, index]));
  const failures = parsed.failures.map((failure): [number, SyntaxFailure] => [
    indices.get(failure.token) ?? parsed.tokens.length,
    failure,
  ]);
  return failures.sort(([left], [right]) => left - right);
}

function failureProblem(
  source: Source,
  parsed: Read,
  brackets: Brackets,
  index: number,
  { rule, expected }: SyntaxFailure,
): Problem {
  const { tokens } = parsed;
  const token = actual(tokens, index);
  const previous = tokens[index - 1];
  if (token && isClosing(token.image) && !brackets.isPartner(index))
    return at(tokenLocation(source, token), { kind: 'unopened', bracket: token.image });
  const endsLine = !token || token.tokenType === MISSING || lineOf(token) > lineOf(previous);
  const mayBeOpen = expected === '}' ? !parsed.balanced && (!token || isWordKeyword(token.tokenType)) : endsLine;
  const opened = expected !== undefined && mayBeOpen ? brackets.unclosedBefore(index, expected) : undefined;
  const mustFollow = expected !== '}' && expected !== 'EOF';
  const elsewhere = !token || (endsLine && mustFollow);
  const location =
    elsewhere && previous ? source.location(endOf(previous), endOf(previous)) : tokenLocation(source, token);
  const found = foundPhrase(token, elsewhere);
  if (opened) return at(location, unclosed(source, tokens, opened, found));
  if (rule === 'Comparison' && token && !elsewhere && !isWord(token))
    return at(location, { kind: 'operator', found: token.image });
  const after = previous && quoted(previous.image);
  const goesOn = !mustFollow && !endsLine && previous?.image !== '{';
  const phrase = goesOn ? END_OF_STATEMENT : expectedPhrase(rule, expected);
  const form = goesOn || mustFollow ? formOf(tokens, index - 1) : undefined;
  const begins = !goesOn && !mustFollow && token !== undefined;
  const place = begins ? placeOf(token.image, rule) : undefined;
  const words = goesOn && token && isWord(token) ? [token.image, tokens[index + 1]?.image ?? ''] : [];
  const presence = presenceMeant(words);
  return at(location, {
    kind: 'unexpected',
    expected: phrase,
    ...(after && { after }),
    found,
    ...(form && { form }),
    ...(place && { place }),
    ...presence,
    ...(previous && { ...presenceChange(source, previous, presence) }),
  });
}

/** What stands at a place; of a gap on the line itself, what stands behind it. */
function actual(tokens: readonly IToken[], index: number): IToken | undefined {
  const token = tokens[index];
  const next = tokens[index + 1];
  return token?.tokenType === MISSING && next && lineOf(next) === lineOf(tokens[index - 1]) ? next : token;
}

function foundPhrase(token: IToken | undefined, elsewhere: boolean): string {
  if (!token) return 'the end of the file';
  return elsewhere ? 'the end of the line' : quoted(token.image);
}

function unclosed(source: Source, tokens: readonly IToken[], opened: number, found: string): ProblemData {
  const bracket = tokens[opened];
  const image = bracket && isOpening(bracket) ? bracket.image : '{';
  const words = tokens.slice(Math.max(0, opened - 2), opened).filter(isWord);
  const closing = closingOf(source, bracket, image, found);
  const block = image === '{' && words.length > 0 ? words.map((word) => word.image).join(' ') : undefined;
  return {
    kind: 'unclosed',
    bracket: image,
    ...(block !== undefined && { block }),
    opened: tokenLocation(source, bracket),
    closing,
    found,
  };
}

/** A brace closes on a line of its own, as far in as what it closes begins. */
function closingOf(source: Source, opened: IToken | undefined, image: '{' | '(' | '[', found: string): string {
  if (image !== '{') return CLOSING_OF[image];
  const { offset, column } = source.position(opened?.startOffset ?? 0);
  const [indent = ''] = /^[ \t]*/.exec(source.text.slice(offset - column + 1)) ?? [];
  return found === 'the end of the file' ? `\n${indent}}` : `}\n${indent}`;
}

function isUnclosedString(token: IToken): boolean {
  return token.tokenType.name === STRING && !isClosedString(token.image);
}

function isUnclosedComment(token: IToken): boolean {
  return token.image.startsWith('/*') && (token.image.length < 4 || !token.image.endsWith('*/'));
}

function lineOf(token: IToken | undefined): number {
  return token?.startLine ?? 0;
}

function endOf(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

function tokenLocation(source: Source, token: IToken | undefined): Location {
  return token
    ? source.location(token.startOffset, endOf(token))
    : source.location(source.text.length, source.text.length);
}

function at(location: Location, data: ProblemData): Problem {
  return { ...location, ...data };
}
