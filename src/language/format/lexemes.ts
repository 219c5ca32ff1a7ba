import type { IToken } from 'chevrotain';
import type { OutlineToken } from './outline.ts';

/** What a text consists of besides white space, in its order: formatting changes neither the one nor the other. */
export type Lexeme = Word | Comments;

/** One token. */
export interface Word extends OutlineToken {
  readonly kind: 'word';
  readonly image: string;
  /** True when the author left an empty line before it. */
  readonly blankBefore: boolean;
}

/** Comments with no line break between them: they stay together, and are one thing to the layout. */
export interface Comments {
  readonly kind: 'comments';
  readonly parts: readonly IToken[];
  /** True when it is the first thing in its line. */
  readonly startsLine: boolean;
  /** True when it is the last thing in its line, as `//` always is. */
  readonly endsLine: boolean;
  readonly blankBefore: boolean;
}

/** Tokens and comments of a text in one row. */
export function lexemesOf(text: string, tokens: readonly OutlineToken[], comments: readonly IToken[]): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let end = 0;
  let next = 0;
  const takeCommentsUntil = (offset: number): void => {
    while ((comments[next]?.startOffset ?? Infinity) < offset) {
      const first = next;
      const before = end;
      do end = endOf(comments[next++]);
      while (
        next < comments.length &&
        startOf(comments[next]) < offset &&
        !breaksIn(text, end, startOf(comments[next]))
      );
      const parts = comments.slice(first, next);
      const follows = Math.min(startOf(comments[next]), offset);
      const breaks = breaksIn(text, before, startOf(parts[0]));
      lexemes.push({
        kind: 'comments',
        parts,
        startsLine: breaks > 0 || before === 0,
        endsLine: follows >= text.length || breaksIn(text, end, follows) > 0,
        blankBefore: breaks > 1,
      });
    }
  };
  for (const { token, startsItem, separates, keyword } of tokens) {
    const { startOffset, image } = token;
    takeCommentsUntil(startOffset);
    const blankBefore = breaksIn(text, end, startOffset) > 1;
    // Spelled out: there are a great many, and V8 spreads an object fifty times as slowly.
    lexemes.push({ kind: 'word', token, image, startsItem, separates, keyword, blankBefore });
    end = endOf(token);
  }
  takeCommentsUntil(text.length);
  return lexemes;
}

/** True for a comment that becomes part of the model. */
export function isDocumentation(comments: Comments): boolean {
  return comments.parts.at(-1)?.image.startsWith('/**') ?? false;
}

/** Just after its last character. */
export function endOf(token: IToken | undefined): number {
  return token ? token.startOffset + token.image.length : 0;
}

/** Far beyond the text for a token that is not there. */
function startOf(token: IToken | undefined): number {
  return token?.startOffset ?? Infinity;
}

const LF = 10;
const CR = 13;

/** How many lines end between two offsets, white space between. CR LF is one end. */
function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code === LF || (code === CR && text.charCodeAt(index + 1) !== LF)) count++;
  }
  return count;
}
