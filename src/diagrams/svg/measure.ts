/**
 * How wide a text is, without a font: widths of the widest font that a reader may be shown (DejaVu Sans, a Verdana), so
 * that the text fits whatever the reader has. In hundredths of the font's size, for the characters U+0020 to U+007E.
 */
const REGULAR = [
  32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
  84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69, 67,
  69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60,
  82, 60, 60, 53, 64, 34, 64, 84,
];
const BOLD = [
  35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
  84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73,
  73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66,
  93, 65, 66, 59, 72, 37, 72, 84,
];

/** Drawn twice as wide as Latin letters: East Asian scripts and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\p{Extended_Pictographic}]/u;

/** A font's size in px, and whether it is bold. */
export interface Font {
  readonly size: number;
  readonly bold: boolean;
}

/** Width of a text in px, at most. */
export function textWidth(text: string, { size, bold }: Font): number {
  let width = 0;
  for (const character of text) width += characterWidth(character, bold ? BOLD : REGULAR);
  return (width * size) / 100;
}

function characterWidth(character: string, table: readonly number[]): number {
  const known = table[(character.codePointAt(0) ?? 0) - 0x20];
  if (known !== undefined) return known;
  if (/\p{Mn}/u.test(character)) return 0;
  return WIDE.test(character) ? 140 : 110;
}

/** The text, or as much of it as fits with an ellipsis. */
export function fit(text: string, font: Font, width: number): string {
  if (textWidth(text, font) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, font) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
