import { formattingEdits, Source, type FormattingEdit } from '../../../../src/language/index.ts';
import { isFormatted } from './layout.ts';

/** A change of a text: offsets in UTF-16 code units, the end just after what goes away. */
export type OffsetEdit = FormattingEdit;

/** What the formatter does about changes of a text. */
export interface Spacing {
  /** Further changes of the same text, of white space that none of those touches. */
  readonly edits: readonly OffsetEdit[];
  /** Whether the text is as the formatter leaves it with these and those. */
  readonly isWhole: boolean;
}

/**
 * The white space that changes with some changes of a formatted text: a longer name makes a line too long.
 *
 * @param edits in the order of the text; none touches another
 */
export function spacingAfter(path: string, text: string, edits: readonly OffsetEdit[]): Spacing {
  if (!isFormatted(path, text)) return { edits: [], isWhole: true };
  const spacing = formattingEdits(new Source(path, applied(text, edits))) ?? [];
  const found = spacing.map(({ start, end, text: space }) => {
    const [from, to] = [originOf(start, edits), originOf(end, edits)];
    return from === undefined || to === undefined ? undefined : { start: from, end: to, text: space };
  });
  return { edits: found.flatMap((edit) => edit ?? []), isWhole: !found.includes(undefined) };
}

export function applied(text: string, edits: readonly OffsetEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** Where a place of the changed text was before; undefined within what has been put there. */
function originOf(offset: number, edits: readonly OffsetEdit[]): number | undefined {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (offset <= start + shift) break;
    if (offset < start + shift + text.length) return undefined;
    shift += text.length - (end - start);
  }
  return offset - shift;
}
