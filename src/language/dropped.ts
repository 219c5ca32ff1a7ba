/** What was read as if it were not there, in the words of problems: signs and words of other languages. */
import type { IToken } from 'chevrotain';
import type { presenceMeant } from './elsewhere.ts';
import type { Problem, ProblemData } from './problems.ts';
import type { Repair } from './repair.ts';
import type { Location, Source } from './source.ts';
import { isWord, isWordKeyword } from './tokens.ts';

/** The place of the colon behind a word, with the blanks around it. */
export function colonAfter(source: Source, token: IToken): Location {
  return withBlanks(source, source.text.indexOf(':', endOf(token)));
}

/** The place of a sign, with the blanks around it: one takes the place of all. */
function withBlanks(source: Source, sign: number): Location {
  const { text } = source;
  let [start, end] = [sign, sign + 1];
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  while (/[ \t]/.test(text.charAt(end))) end++;
  return source.location(start, end);
}

/** What is said of repairs after which the token is gone, or not what it was. */
export function droppedProblem(
  source: Source,
  tokens: readonly IToken[],
  offset: number,
  repair: Repair,
): Problem | undefined {
  const place = source.location(offset, offset + 1);
  const before = tokens.findLast(({ startOffset }) => startOffset < offset);
  switch (repair.kind) {
    case 'drop-brace':
      return at(place, { kind: 'unopened', bracket: '}' });
    case 'drop-sign':
      if (source.text.charAt(offset) === ',') return at(place, { kind: 'stray-comma' });
      return at(place, {
        kind: 'colon-after-keyword',
        keyword: before?.image ?? '',
        sign: '=',
        place: withBlanks(source, offset),
      });
    case 'drop-call': {
      const end = source.text.indexOf(')', offset) + 1;
      return at(source.location(offset, end), { kind: 'called', name: before?.image ?? '' });
    }
    case 'brace': {
      const { partner } = repair;
      if (partner === undefined) return undefined;
      const brackets = `${source.text.charAt(offset)}${source.text.charAt(partner)}`;
      return at(place, { kind: 'wrong-brackets', brackets, closing: source.location(partner, partner + 1) });
    }
    case 'type-first': {
      const name = tokens.find(({ startOffset }) => startOffset > offset);
      if (!name) return undefined;
      return at(source.location(offset, endOf(name)), { kind: 'type-first', name: name.image, type: repair.type });
    }
    default:
      return undefined;
  }
}

/** `Int required` without its second word; `Int optional` as `Int?`, where the word stands right behind the type. */
export function presenceChange(
  source: Source,
  previous: IToken,
  { required, optional }: ReturnType<typeof presenceMeant>,
) {
  const words = required ?? optional;
  const end = endOf(previous);
  const [found] = words === undefined ? [] : (/^\s+\w+(?:\s+null\b)?/i.exec(source.text.slice(end, end + 200)) ?? []);
  const isBehindType = isWord(previous) ? !isWordKeyword(previous.tokenType) : /^[\])]$/.test(previous.image);
  if (found === undefined || (optional !== undefined && !isBehindType)) return {};
  const only = required?.includes(' ') ? found : (/^\s+\w+/.exec(found)?.[0] ?? found);
  const text = optional === undefined ? ('' as const) : ('?' as const);
  return { presence: { text, place: source.location(end, end + only.length) } };
}

function endOf(token: IToken): number {
  return (token.endOffset ?? token.startOffset) + 1;
}

function at(location: Location, data: ProblemData): Problem {
  return { ...location, ...data };
}
