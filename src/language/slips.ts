/** Slips that were read as what was meant, in the words of problems: what is to be changed, and where. */
import type { IToken } from 'chevrotain';
import type { Parse } from './parse.ts';
import type { Problem, ProblemData } from './problems.ts';
import type { Location, Source } from './source.ts';
import { isWordKeyword } from './tokens.ts';

/** `born?: LocalDate`: the `?`, which the tokens lack, belongs behind the type. */
export function misplacedOptional(source: Source, tokens: readonly IToken[], index: number): ProblemData {
  const name = tokens[index]?.image ?? '';
  const mark = source.text.indexOf('?', endOf(tokens[index]));
  const start = tokens[index + 2]?.startOffset ?? mark;
  const last = tokens[endOfType(tokens, index + 2)];
  const end = endOf(last);
  const isThere = last?.image === '?';
  return {
    kind: 'misplaced-optional',
    name,
    type: `${oneLine(source.text.slice(start, end))}${isThere ? '' : '?'}`,
    moved: { from: source.location(mark, mark + 1), to: isThere ? undefined : source.location(end, end) },
  };
}

const PAIRS = [
  ['(', ')'],
  ['[', ']'],
] as const;

/** The index of the last token of a type: `a.B`, what stands in parentheses, `[]`, `?`. */
function endOfType(tokens: readonly IToken[], start: number): number {
  let at = tokens[start + 1]?.image === '.' ? start + 2 : start;
  for (const [open, close] of PAIRS) {
    if (tokens[at + 1]?.image !== open) continue;
    const closing = tokens.findIndex((token, index) => index > at && token.image === close);
    if (closing > 0) at = closing;
  }
  return tokens[at + 1]?.image === '?' ? at + 1 : at;
}

/** `when owner = me`, `… or …`. */
export function operatorProblem(
  source: Source,
  tokens: readonly IToken[],
  index: number,
  operator: string,
): ProblemData {
  const token = tokens[index];
  const found = source.text.slice(token?.startOffset ?? 0, endOf(token));
  if (operator !== 'and') return { kind: 'operator', found, meant: operator };
  const start = tokens.slice(0, index).findLastIndex(({ image }) => image === 'allow');
  const when = tokens.findIndex((each, at) => at > start && each.image === 'when');
  const end = tokens.findIndex(
    (each, at) => at > index && ((isWordKeyword(each.tokenType) && each.image !== 'and') || each.image === '}'),
  );
  // What is said to those who may not is said once, and would be lost; so would whom a rule is for, where that stands behind.
  if (start < 0 || when < 0 || ['message', 'to'].includes(tokens[end]?.image ?? '')) return { kind: 'operator', found };
  const head = oneLine(source.text.slice(tokens[start]?.startOffset ?? 0, endOf(tokens[when])));
  const { offset, column } = source.position(tokens[start]?.startOffset ?? 0);
  const [indent = ''] = /^[ \t]*/.exec(source.text.slice(offset - column + 1)) ?? [];
  const place = source.location(endOf(tokens[index - 1]), endOf(token));
  return { kind: 'operator', found, again: { text: `\n${indent}${head}`, place } };
}

/** `&&` and `||`, of which the lexer makes nothing; `undefined` for other signs. */
export function operatorOfSigns(found: string): ProblemData | undefined {
  if (/^&{1,2}$/.test(found)) return { kind: 'operator', found, meant: 'and' };
  return found === '||' ? { kind: 'operator', found } : undefined;
}

/** One problem for each list, however many commas it lacks. */
export function missingCommas(source: Source, { tokens, repairs }: Pick<Parse, 'tokens' | 'repairs'>): Problem[] {
  const problems: Problem[] = [];
  let list: number[] = [];
  const tell = (): void => {
    const problem = commasProblem(source, tokens, list);
    if (problem) problems.push(problem);
    list = [];
  };
  for (const [index, token] of tokens.entries()) {
    const lacks = token.image !== '' && repairs.get(token.startOffset)?.kind === 'insert-comma';
    if (lacks) list.push(index);
    // The names between are of the same list; what begins another statement is not.
    else if (list.length > 0 && !isOfList(token)) tell();
  }
  tell();
  return problems;
}

function isOfList({ tokenType, image }: IToken): boolean {
  return image === 'was' || (!isWordKeyword(tokenType) && !/^[{}()]$/.test(image) && !image.endsWith(':'));
}

function commasProblem(source: Source, tokens: readonly IToken[], list: readonly number[]): Problem | undefined {
  const [first] = list;
  if (first === undefined) return undefined;
  // Right before each token stands the comma that it was read with, and before that what it follows.
  const places = list.map((index) => gapBetween(source, tokens[index - 2], tokens[index]));
  const before = tokens[first - 2];
  const last = tokens[list.at(-1) ?? first];
  let text = '';
  let from = before?.startOffset ?? 0;
  for (const { range } of places) {
    text += `${source.text.slice(from, range.start.offset)}, `;
    from = range.end.offset;
  }
  text += source.text.slice(from, endOf(last));
  // `{ NEW; OLD; }`: the last sign is wrong for the same reason, and what has braces may end with a comma.
  const [, blanks = '', sign] = /^(\s*)([;|])\s*\}/.exec(source.text.slice(endOf(last), endOf(last) + 200)) ?? [];
  const end = endOf(last) + blanks.length;
  if (sign !== undefined) places.push(source.location(end, end + 1));
  return {
    ...source.location(tokens[first]?.startOffset ?? 0, endOf(tokens[first])),
    kind: 'missing-comma',
    before: before?.image ?? '',
    list: oneLine(text),
    places,
  };
}

/** Where a comma belongs: right behind the element before it, or in the place of the sign of another language. */
function gapBetween(source: Source, before: IToken | undefined, token: IToken | undefined): Location {
  const start = endOf(before);
  const [sign = ''] = /^\s*[;|]/.exec(source.text.slice(start, token?.startOffset ?? start)) ?? [];
  return source.location(start, start + sign.length);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function endOf(token: IToken | undefined): number {
  return token ? (token.endOffset ?? token.startOffset) + 1 : 0;
}
