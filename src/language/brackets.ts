/** Brackets among tokens, and which belong together. */
import type { IToken } from 'chevrotain';

/** Where the partner of an opening bracket stands in the list of tokens: kept in the token's `payload`. */
interface Partner {
  readonly partner: number;
}

/** The index of the bracket that closes `token`, if it opens one that is closed. */
export function partnerOf(token: IToken): number | undefined {
  const payload: Partner | undefined = token.payload;
  return payload?.partner;
}

export function isOpening(token: IToken): token is IToken & { image: '{' | '(' | '[' } {
  return token.image === '{' || token.image === '(' || token.image === '[';
}

const OPENING: Readonly<Record<'}' | ')' | ']', '{' | '(' | '['>> = { '}': '{', ')': '(', ']': '[' };

export function isClosing(image: string): image is '}' | ')' | ']' {
  return image === '}' || image === ')' || image === ']';
}

/** The bracket that a closing bracket closes. */
export function openingOf(token: IToken): '{' | '(' | '[' | undefined {
  return isClosing(token.image) ? OPENING[token.image] : undefined;
}

/** Tells an opening bracket at which index it is closed. */
export function setPartner(token: IToken | undefined, partner: number): void {
  if (token) token.payload = { partner } satisfies Partner;
}
