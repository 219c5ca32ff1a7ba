import type { TextEdit } from '../../src/check/index.ts';

/** A text with edits of it carried out: from the end, so that places stay. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((left, right) => right.range.start.offset - left.range.start.offset)
    .reduce(
      (result, { range, text: put }) => result.slice(0, range.start.offset) + put + result.slice(range.end.offset),
      text,
    );
}
