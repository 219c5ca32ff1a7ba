import type { IToken } from 'chevrotain';
import type { Source } from '../../../language/index.ts';
import type { Commented, LooseComment } from '../model.ts';

interface Comment {
  readonly start: number;
  readonly end: number;
  readonly documentation: boolean;
  readonly lines: readonly string[];
  taken: boolean;
}

/**
 * The comments of a file, given away to what they stand beside: before it, or after it at the end of its line. Each is
 * given once. A documentation comment counts as such when nothing but white space without an empty line follows it.
 */
export class Comments {
  /** By the offset of the token that follows them. */
  readonly #before = new Map<number, Comment[]>();
  /** By the offset of the token that they follow on its line. */
  readonly #after = new Map<number, Comment[]>();
  readonly #all: readonly Comment[];
  readonly #source: Source;

  constructor(source: Source, tokens: readonly IToken[], comments: readonly IToken[]) {
    this.#source = source;
    this.#all = comments.map((token) => read(token));
    let next = 0;
    for (const comment of this.#all) {
      while ((tokens[next]?.startOffset ?? Infinity) < comment.start) next++;
      const previous = tokens[next - 1];
      const trails = previous !== undefined && previous.image !== '{' && this.#trails(previous, comment);
      const [map, key] = trails
        ? ([this.#after, previous.startOffset] as const)
        : ([this.#before, tokens[next]?.startOffset ?? Infinity] as const);
      map.set(key, [...(map.get(key) ?? []), comment]);
    }
  }

  /** What stands before the token `first`, and after `last` at the end of its line (a comma between them set aside). */
  around(first: IToken, last: IToken, comma?: IToken): Commented {
    const before = take(this.#before.get(first.startOffset));
    const after = take([
      ...(this.#after.get(last.startOffset) ?? []),
      ...((comma && this.#after.get(comma.startOffset)) ?? []),
    ]);
    const documentation = [
      ...before
        .filter(
          (each, index) => each.documentation && this.#isClose(each, before[index + 1]?.start ?? first.startOffset),
        )
        .slice(-1),
      ...after.filter((each) => each.documentation),
    ];
    return {
      documentation: documentation.length > 0 ? documentation.flatMap((each) => each.lines).join('\n') : undefined,
      comments: [...before, ...after].filter((each) => !documentation.includes(each)).flatMap((each) => each.lines),
    };
  }

  /** Lines of what stands before a token. */
  before(token: IToken): readonly string[] {
    return take(this.#before.get(token.startOffset)).flatMap((each) => each.lines);
  }

  /** Lines of what stands at the head of the file, with an empty line after it. To be asked for first. */
  header(first: IToken | undefined): readonly string[] {
    const all = this.#before.get(first?.startOffset ?? Infinity) ?? [];
    const from = all.findLastIndex(
      (each, index) => !this.#isClose(each, all[index + 1]?.start ?? first?.startOffset ?? Infinity),
    );
    const head = take(all.slice(0, from + 1));
    return tidy(
      head.flatMap((each, index) => (this.#isApart(head[index - 1], each) ? ['', ...each.lines] : each.lines)),
    );
  }

  /** Those that nobody has taken. */
  get loose(): readonly LooseComment[] {
    return this.#all
      .filter((each) => !each.taken)
      .map(({ start, end, lines }) => ({ at: this.#source.location(start, end), lines }));
  }

  #trails(previous: IToken, comment: Comment): boolean {
    const { text } = this.#source;
    const from = (previous.endOffset ?? previous.startOffset) + 1;
    if (/[\n\r]/.test(text.slice(from, comment.start))) return false;
    return /^[ \t]*(?:[\n\r]|$|\/[/*])/.test(text.slice(comment.end, comment.end + 200));
  }

  /** Whether an empty line stands between two comments. */
  #isApart(before: Comment | undefined, comment: Comment): boolean {
    return before !== undefined && !this.#isClose(before, comment.start);
  }

  #isClose(comment: Comment, next: number): boolean {
    return !/\n[ \t\r]*\n/.test(this.#source.text.slice(comment.end, next));
  }
}

function take(comments: readonly Comment[] | undefined): readonly Comment[] {
  const free = (comments ?? []).filter((each) => !each.taken);
  for (const comment of free) comment.taken = true;
  return free;
}

function read(token: IToken): Comment {
  const { image, startOffset } = token;
  return {
    start: startOffset,
    end: startOffset + image.length,
    documentation: /^\/\*\*[^/]/.test(image),
    lines: linesOf(image),
    taken: false,
  };
}

/** The text of a comment by lines, without its signs, empty lines at its ends, and the indent that all lines share. */
function linesOf(image: string): readonly string[] {
  if (!image.startsWith('/*')) return tidy([image.replace(/^(?:\/\/+|#+)/, '')]);
  const body = image.replace(/^\/\*+/, '').replace(/\*+\/$/, '');
  return tidy(body.split(/\r\n|\n|\r/).map((line) => line.replace(/^\s*\*(?=\s|$|[^*/])/, '')));
}

/** Trims lines and drops empty ones at both ends; a documentation text from elsewhere is tidied by it too. */
export function tidy(lines: readonly string[]): readonly string[] {
  const trimmed = lines.map((line) => line.trim().replaceAll('*/', '* /'));
  const from = trimmed.findIndex((line) => line !== '');
  const to = trimmed.findLastIndex((line) => line !== '');
  return from < 0 ? [] : trimmed.slice(from, to + 1);
}
