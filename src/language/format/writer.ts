import type { IToken } from 'chevrotain';
import { indentationOf, reindented } from './comments.ts';
import { endOf, type Comments, type Word } from './lexemes.ts';

/** A token or comment with the white space before it, as laid out. */
export interface Placed {
  /** Where it stands in the source. */
  readonly start: number;
  readonly end: number;
  /** White space before it; lines end with LF. */
  gap: string;
  /** The image of the token, or the comment at its new indentation. */
  readonly text: string;
}

/** Takes tokens and comments in their order and keeps count of lines and columns. */
export class Writer {
  readonly placed: Placed[] = [];
  /** Columns that the line has so far. */
  column = 0;
  /** Indentation of the line. */
  indent = 0;
  readonly #source: string;
  #gap = '';
  /** Where the line of the source begins that has the comment before `#scanned`. */
  #sourceLine = 0;
  #scanned = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Ends the line, and begins the next at `indent`; at the very beginning there is nothing to end. */
  newLine(indent: number, blank = false): void {
    const breaks = this.placed.length === 0 ? '' : blank ? '\n\n' : '\n';
    this.#gap = breaks + ' '.repeat(indent);
    this.column = indent;
    this.indent = indent;
  }

  space(gap: string): void {
    this.#gap = gap;
    this.column += gap.length;
  }

  word({ token, image }: Word): void {
    this.#place(token, image);
  }

  comments({ parts }: Comments): void {
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.space(' ');
      this.#place(part, reindented(part.image, this.#sourceIndent(part.startOffset), this.indent));
    }
  }

  /** Puts an empty line before what was placed as number `index`, which begins a line. */
  blankBefore(index: number): void {
    const placed = this.placed[index];
    if (placed && !placed.gap.startsWith('\n\n')) placed.gap = `\n${placed.gap}`;
  }

  #place(token: IToken, text: string): void {
    this.placed.push({ start: token.startOffset, end: endOf(token), gap: this.#gap, text });
    this.#gap = '';
    const line = text.lastIndexOf('\n') + 1;
    if (line > 0) this.indent = indentationOf(text.slice(line));
    this.column = line > 0 ? text.length - line : this.column + text.length;
  }

  /** Indentation of the line of the source in which `offset` lies; asked in the order of the text. */
  #sourceIndent(offset: number): number {
    for (; this.#scanned < offset; this.#scanned++)
      if ('\r\n'.includes(this.#source.charAt(this.#scanned))) this.#sourceLine = this.#scanned + 1;
    return indentationOf(this.#source.slice(this.#sourceLine, offset));
  }
}
