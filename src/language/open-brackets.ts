/** Which brackets are open at a place of a text, and what closes them. */
import type { IToken } from 'chevrotain';
import { isOpening, openingOf, partnerOf } from './brackets.ts';

/** What closes an opening bracket. */
export const CLOSING_OF: Readonly<Record<'{' | '(' | '[', string>> = { '{': '}', '(': ')', '[': ']' };

/** Which brackets are open where; asked in the order of the text. */
export class Brackets {
  readonly #tokens: readonly IToken[];
  readonly #partners: ReadonlySet<number>;
  readonly #open: number[] = [];
  #next = 0;

  constructor(tokens: readonly IToken[]) {
    this.#tokens = tokens;
    this.#partners = new Set(tokens.filter(isOpening).flatMap((token) => partnerOf(token) ?? []));
  }

  /** Whether the closing bracket closes anything. */
  isPartner(index: number): boolean {
    return this.#partners.has(index);
  }

  /** The innermost bracket that is open before the token, if `closing` would close it. */
  unclosedBefore(index: number, closing: string): number | undefined {
    for (; this.#next < index; this.#next++) {
      const token = this.#tokens[this.#next];
      if (token && isOpening(token)) this.#open.push(this.#next);
      else if (token && openingOf(token) === this.#tokens[this.#open.at(-1) ?? -1]?.image) this.#open.pop();
    }
    const innermost = this.#open.at(-1);
    const bracket = innermost === undefined ? undefined : this.#tokens[innermost];
    return bracket && isOpening(bracket) && CLOSING_OF[bracket.image] === closing ? innermost : undefined;
  }
}
