import { isStringLiteral, type Constraint, type Literal } from '../../language/index.ts';

/** A number of the source with its place. */
export interface Place {
  readonly node: Constraint | Literal;
  readonly property: string;
  readonly text: string;
}

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
