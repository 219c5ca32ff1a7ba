/** Finds, where a text could not be read, what is the form of another language, and reads it as the form of this one. */
import { createTokenInstance, type IToken } from 'chevrotain';
import { PATTERNS } from './other-form-patterns.ts';
import type { OtherForm, Pattern } from './other-form.ts';

/** A part of a text that is read as another one. */
export interface Rewrite {
  readonly kind: 'rewrite';
  readonly form: OtherForm;
  /** Where the part ends. */
  readonly end: number;
  /** What it is read as. */
  readonly read: string;
}

/** So far around a place is looked, in UTF-16 code units: more holds no statement that anyone has written. */
const REACH = 500;

/**
 * The rewrite that takes in a place at which a text could not be read, with the offset at which it begins.
 *
 * @param isOpen whether a rewrite may be tried
 */
export function rewriteAround(
  text: string,
  tokens: readonly IToken[],
  broken: number,
  isOpen: (offset: number, rewrite: Rewrite) => boolean,
): [number, Rewrite] | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', broken - 1) + 1, broken - REACH);
  const starts = startsBefore(tokens, broken, lineStart);
  for (const pattern of PATTERNS)
    for (const start of starts) {
      const rewrite = rewriteAt(text, start, pattern);
      if (rewrite && rewrite.end > broken && isOpen(start, rewrite)) return [start, rewrite];
    }
  return undefined;
}

/** Where a form may begin: at the place itself, at a token before it on its line, or at the brace around it. */
function startsBefore(tokens: readonly IToken[], broken: number, lineStart: number): number[] {
  const starts = [broken];
  let at = tokens.findLastIndex(({ startOffset }) => startOffset < broken);
  for (; at >= 0; at--) {
    const { startOffset, image } = tokens[at] ?? { startOffset: 0, image: '' };
    if (startOffset < lineStart) break;
    if (image !== '') starts.push(startOffset);
  }
  const brace = tokens.slice(Math.max(0, at - REACH), at + 1).findLast(({ image }) => image === '{' || image === '}');
  if (brace?.image === '{') starts.push(brace.startOffset);
  return starts.toSorted((left, right) => left - right);
}

function rewriteAt(text: string, start: number, { form, before, found, read }: Pattern): Rewrite | undefined {
  found.lastIndex = start;
  const match = found.exec(text);
  // Of what stands on several lines, only blocks and comments are one thing.
  if (!match || (/[\r\n]/.test(match[0]) && !/^[{<]/.test(match[0]))) return undefined;
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - REACH), start);
  const meant = before && !before.test(line) ? undefined : read(match, line);
  return meant === undefined ? undefined : { kind: 'rewrite', form, end: start + match[0].length, read: meant };
}

/**
 * The tokens of what a part of a text is read as. Those that stand in the text too are where they stand, so that what is
 * said of them is said there; the others are between them.
 *
 * @param lexed the tokens of `rewrite.read`
 * @param from the first token that is replaced, if any is
 */
export function placed(
  text: string,
  start: number,
  rewrite: Rewrite,
  lexed: readonly IToken[],
  from: IToken | undefined,
): IToken[] {
  const line = from?.startLine ?? 1;
  if (lexed.length === 1 && lexed[0]) return [placedAt(lexed[0], start, rewrite.end - 1, line)];
  let next = start;
  return lexed.map((token) => {
    const at = text.slice(next, rewrite.end).indexOf(token.image);
    // What has no width is read, but not kept in the tree.
    if (at < 0) {
      const place = next;
      const isSign = /[^\w\s]/.test(text.charAt(place));
      if (isSign && place < rewrite.end) next++;
      return placedAt(token, place, Math.min(place, rewrite.end - 1), line);
    }
    const begin = next + at;
    next = begin + token.image.length;
    return placedAt(token, begin, next - 1, line);
  });
}

function placedAt({ tokenType, image }: IToken, start: number, end: number, line: number): IToken {
  return createTokenInstance(tokenType, image, start, end, line, line, 1, 1);
}
