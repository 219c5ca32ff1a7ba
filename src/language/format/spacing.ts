import type { Word } from './lexemes.ts';

/**
 * The white space between two tokens of a statement that stand in one line: `name: String(2..60, pattern "x")?`,
 * `index (a, b) unique`, `lines: OrderLine[1..*]`, `accounts.User`, `instances 2..6 at cpu 70`.
 */
export function spaceBetween(left: Word, right: Word): '' | ' ' {
  return SPACELESS_AFTER.has(left.image) || SPACELESS_BEFORE.has(right.image) || isTight(left, right) ? '' : ' ';
}

const SPACELESS_AFTER: ReadonlySet<string> = new Set(['(', '[', '.']);
const SPACELESS_BEFORE: ReadonlySet<string> = new Set([')', ']', ',', ':', '?', '.']);

function isTight(left: Word, right: Word): boolean {
  switch (right.image) {
    // Of a type, or of a function; a statement such as `index (a)` keeps its distance.
    case '(':
    case '[':
      return !left.keyword && left.image !== ',' && left.image !== ':';
    case '..':
      return isNumber(left);
    default:
      return left.image === '..' && (isNumber(right) || right.image === '*');
  }
}

function isNumber({ image }: Word): boolean {
  return /^-?[0-9]/.test(image);
}
