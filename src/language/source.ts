/** A place between two characters. */
export interface Position {
  /** UTF-16 code units from the start of the file, from 0. */
  readonly offset: number;
  /** From 1. Lines end with LF, CRLF or a lone CR. */
  readonly line: number;
  /** UTF-16 code units from the start of the line, from 1. */
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  /** Just after the last character. */
  readonly end: Position;
}

export interface Location {
  /** As {@link Source.path}. */
  readonly file: string;
  readonly range: Range;
}

/** One file of a program. */
export class Source {
  #lineStarts: readonly number[] | undefined;

  constructor(
    /** As the file system names it. */
    readonly path: string,
    readonly text: string,
  ) {}

  /** The place `offset` code units from the start; beyond the end it is the end. */
  position(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { offset: at, line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  location(start: number, end: number): Location {
    return { file: this.path, range: this.range(start, end) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(Math.max(start, end)) };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
