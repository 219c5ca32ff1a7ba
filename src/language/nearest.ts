/** Names that are nearly what was written. */
import { distance } from 'fastest-levenshtein';

/** The name that is so near to `word` that it was probably meant; the nearest, then the first. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = farthest(word) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= least) continue;
    const far = distance(word.toLowerCase(), name.toLowerCase());
    if (far < least && far < name.length && isLike(word, name, far)) [best, least] = [name, far];
  }
  return best;
}

/** Of a short word, two letters that differ leave little: it begins at least as the other does. `void` is no `UUID`. */
export function isLike(word: string, name: string, far: number): boolean {
  return far < 2 || word.length > 5 || word.charAt(0).toLowerCase() === name.charAt(0).toLowerCase();
}

/** How many letters may differ. */
export function farthest(word: string): number {
  return word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
}
