/** Lists whose elements stand side by side: `to DOCTOR NURSE`, `enum State { OPEN CLOSED }`. */
import type { IToken } from 'chevrotain';
import { isWord, isWordKeyword, STRING, WORD } from './tokens.ts';

/** Keywords that a list of names follows, on the same line. */
const LISTS: ReadonlySet<string> = new Set(
  'role route calls consumes languages secret grants scopes methods format to for allow with'.split(' '),
);
/** Keywords after which something else comes than another element. */
const GOING_ON: ReadonlySet<string> = new Set(['to', 'when', 'and', 'message', 'by', 'for', 'with', 'was']);
/** Rules of the grammar that have a list between brackets. */
const BRACKETED: ReadonlySet<string> = new Set(['Index', 'Filter', 'FullText', 'Type', 'Event']);

/**
 * The tokens that lack a comma before them, from one on at which the parser stumbled; none when no list is there.
 *
 * @param rule of the grammar in which it stumbled
 */
export function lackingCommas(tokens: readonly IToken[], index: number, rule: string): IToken[] {
  const mayBreakLines = rule === 'Enum';
  if (!(isBetweenBrackets(rule) ? isOpen(tokens, index) : isInList(tokens, index))) return [];
  const lacking: IToken[] = [];
  for (let at = index; at < tokens.length; at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (!before || !token || (!mayBreakLines && token.startLine !== before.endLine)) break;
    if (token.image === 'was') at++;
    else if (isElement(token, rule) && endsElement(before, rule)) lacking.push(token);
    else if (token.image !== ',' && token.tokenType.name !== STRING && !isElement(token, rule)) break;
  }
  return lacking;
}

/** Whether a rule of the grammar has a list between brackets. */
export function isBetweenBrackets(rule: string): boolean {
  return rule === 'Enum' || BRACKETED.has(rule);
}

function isElement(token: IToken, rule: string): boolean {
  return token.tokenType.name === WORD || (rule === 'Type' && /^[\d-]/.test(token.image));
}

/** Whether an element of a list may end with a token; the word of a constraint has its value after it. */
function endsElement(token: IToken, rule: string): boolean {
  const isName = isWord(token) && rule !== 'Type' && !GOING_ON.has(token.image);
  return isName || token.tokenType.name === STRING || /^[\d-]/.test(token.image);
}

/** Whether the bracket of the list has been opened: before it, a name too many is no element. */
function isOpen(tokens: readonly IToken[], index: number): boolean {
  const before = tokens.slice(0, index).findLast((token) => /^(?:[{}()]|enum|event)$/.test(token.image));
  return before?.image === '{' || before?.image === '(';
}

/** Whether only names and commas stand between a token and the keyword that a list follows. */
function isInList(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before || !isWord(before)) return false;
  for (let at = index - 1; at >= 0; at--) {
    const token = tokens[at];
    if (!token || token.startLine !== tokens[index]?.startLine) return false;
    if (isWordKeyword(token.tokenType) && LISTS.has(token.image)) return at < index - 1;
    if (!isWord(token) && token.image !== ',' && token.image !== '.') return false;
  }
  return false;
}
