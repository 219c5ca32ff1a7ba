import stringWidth from 'fast-string-width';

/** A terminal's usual tab stops would depend on the prefix that stands before the text; fixed widths never do. */
const TAB = '    ';

/**
 * Text of a user's file (or with a user's names in it), made safe for a terminal: tabs become spaces, and characters
 * that would move the cursor, change colours or turn the direction of writing become `�`.
 */
export function printable(text: string): string {
  return text.replaceAll('\t', TAB).replaceAll(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '�');
}

/** Columns that the text takes on a terminal once made {@link printable}; wide characters take two. */
export function columns(text: string): number {
  return stringWidth(printable(text));
}

/** Lines of a text by number. Splits once; asks are cheap however large the text. */
export class SourceLines {
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split(/\r\n|\n|\r/);
  }

  /** The line without its end; empty when there is none of that number (from 1). */
  line(number: number): string {
    return this.lines[number - 1] ?? '';
  }
}

/** A line cut so that the part of interest stays in sight. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * Cuts a long line around the part that is marked, to at most `width` columns, with `…` where something was left out.
 *
 * @param from where the marked part starts, in code units from 0
 * @param to where it ends
 */
export function excerpt(line: string, from: number, to: number, width: number): Excerpt {
  const before = line.slice(0, from);
  const marked = line.slice(from, to);
  const after = line.slice(to);
  if (fits(line, width)) return { before: printable(before), marked: printable(marked), after: printable(after) };
  const shownMark = cutEnd(marked, Math.max(1, Math.floor(width * 0.6)));
  const side = Math.max(1, Math.floor((width - columns(shownMark)) / 2));
  return { before: cutStart(before, side), marked: printable(shownMark), after: cutEnd(after, side) };
}

/** A column takes at least one code unit, save for joined marks: so a huge line need not be looked at. */
function fits(text: string, width: number): boolean {
  return text.length <= width * 8 && columns(text) <= width;
}

function cutEnd(text: string, width: number): string {
  if (fits(text, width)) return printable(text);
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += columns(character);
    if (used > width) break;
    kept += character;
  }
  return `${printable(kept)}…`;
}

function cutStart(text: string, width: number): string {
  if (fits(text, width)) return printable(text);
  const characters = Array.from(text.slice(-width * 4)).toReversed();
  let kept = '';
  let used = 1;
  for (const character of characters) {
    used += columns(character);
    if (used > width) break;
    kept = character + kept;
  }
  return `…${printable(kept)}`;
}
