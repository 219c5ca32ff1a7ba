import { isStringLiteral, type Literal } from '../../language/index.ts';

/** A message is no place for a text of a million letters. */
const LONGEST = 40;

/** A literal as the source has it. */
export function written(value: Literal): string {
  return shortened(isStringLiteral(value) ? `"${value.value}"` : value.value);
}

/** A number or a text of the source, cut where it is too long to be read. */
export function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
