import type { IToken } from 'chevrotain';
import type { Location, Source } from './source.ts';

/** A comment `// msac-ignore CODE, CODE reason`. */
export interface Ignore extends Location {
  /** The words that stand where codes must, with their places; none when the comment ends before. */
  readonly codes: readonly (Location & { readonly text: string })[];
  /** Why, in words of whoever wrote it; may be empty. */
  readonly reason: string;
  /**
   * The line that is meant, from 1: that of the comment when something stands before it, otherwise the next that holds more
   * than comments. Absent when none does.
   */
  readonly line?: number;
}

const IGNORE = /^\/\/[ \t]*msac-ignore(?![\w-])/;
/** The first word is meant to be a code whatever it looks like; more words are when they look like one or follow a comma. */
const CODES = /^[ \t]*[^\s,]+(?:[ \t]*,[ \t]*[^\s,]+|[ \t]+MSA\d+(?![\w-]))*/i;

/**
 * What the comments of a file say is to be ignored.
 *
 * @param tokens in the order of the text, as are the comments
 */
export function ignoresOf(source: Source, tokens: readonly IToken[], comments: readonly IToken[]): Ignore[] {
  return comments.flatMap((comment) => {
    const [head] = IGNORE.exec(comment.image) ?? [];
    return head === undefined ? [] : [ignoreOf(source, tokens, comment, head.length)];
  });
}

function ignoreOf(source: Source, tokens: readonly IToken[], { image, startOffset }: IToken, head: number): Ignore {
  const [codes = ''] = CODES.exec(image.slice(head)) ?? [];
  const from = startOffset + head;
  const line = lineMeant(source, tokens, startOffset);
  return {
    ...source.location(startOffset, startOffset + image.length),
    codes: [...codes.matchAll(/[^\s,]+/g)].map(({ index, 0: text }) => ({
      ...source.location(from + index, from + index + text.length),
      text,
    })),
    reason: image.slice(head + codes.length).trim(),
    ...(line !== undefined && { line }),
  };
}

function lineMeant(source: Source, tokens: readonly IToken[], offset: number): number | undefined {
  const { line, column } = source.position(offset);
  const before = source.text.slice(offset - column + 1, offset);
  if (before.trim() !== '') return line;
  const next = tokens[firstAfter(tokens, offset)];
  return next && source.position(next.startOffset).line;
}

/** Index of the first token behind a place. */
function firstAfter(tokens: readonly IToken[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
