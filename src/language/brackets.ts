/** Brackets among tokens, and which belong together. */
import type { IToken } from 'chevrotain';

/** The index of the bracket that closes `token`, if it opens one that is closed. It is kept in the token's `payload`. */
export function partnerOf({ payload }: IToken): number | undefined {
  return typeof payload === 'number' ? payload : undefined;
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
  if (token) token.payload = partner;
}
