import { nearest } from './nearest.ts';

/** Words that begin a statement in one place, for those who wrote them in another. */
interface Place {
  /** Ready to print: "in an entity". */
  readonly where: string;
  /** The rule of the grammar that takes them. */
  readonly rule: string;
  readonly words: readonly string[];
}

export const PLACES: readonly Place[] = [
  {
    where: 'outside of all braces',
    rule: 'File',
    words: 'system import role registry uaa gateway microservice monolith deploy'.split(' '),
  },
  {
    where: 'in `system`',
    rule: 'System',
    words: 'package version java build discovery edge console tracing broker'.split(' '),
  },
  {
    where: 'in an application',
    rule: 'Application',
    words: 'port cache instances resources storage secret calls consumes route limit event operation'.split(' '),
  },
  { where: 'in a microservice or a monolith', rule: 'Application', words: ['entity'] },
  {
    where: 'in an entity',
    rule: 'Entity',
    words: 'index page filter audit soft locking display pages table allow'.split(' '),
  },
];

const places = new Map(PLACES.flatMap((place) => place.words.map((word) => [word, place] as const)));

/**
 * Where a word belongs that cannot stand where it does.
 *
 * @param rule of the grammar that did not take it
 */
export function placeOf(word: string, rule: string): string | undefined {
  const place = places.get(word);
  return place && place.rule !== rule ? place.where : undefined;
}

/** What other languages call a field that must have a value, which is every field that has no `?`. */
const REQUIRED: readonly string[] = ['required', 'mandatory', 'notnull', 'nonnull'];
const OPTIONAL: readonly string[] = ['optional', 'nullable'];

/** What the words behind a type, even misspelt ones, are to say: that a value must be there, or need not. */
export function presenceMeant([word = '', next = '']: readonly string[]): { required?: string; optional?: string } {
  if (word.toLowerCase() === 'not' && next.toLowerCase() === 'null') return { required: `${word} ${next}` };
  if (nearest(word, REQUIRED) !== undefined) return { required: word };
  return word.toLowerCase() === 'null' || nearest(word, OPTIONAL) !== undefined ? { optional: word } : {};
}
