import { piecesOf } from './pieces.ts';

/**
 * A smaller text that still fails: without the lines that it does not take, then without the words. Delta debugging as
 * Zeller and Hildebrandt describe it, with halves instead of all subsets.
 *
 * @param fails whether a text fails in the same way; it does for `text`
 */
export function minimised(text: string, fails: (text: string) => boolean): string {
  const byLines = smallest(text.split(/(?<=\n)/), (parts) => fails(parts.join('')));
  return smallest(piecesOf(byLines.join('')), (parts) => fails(parts.join(''))).join('');
}

function smallest(parts: readonly string[], fails: (parts: readonly string[]) => boolean): readonly string[] {
  let left = parts;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let shrunk = true; shrunk;) {
      shrunk = false;
      for (let from = 0; from < left.length;) {
        const without = [...left.slice(0, from), ...left.slice(from + size)];
        if (without.length < left.length && fails(without)) {
          left = without;
          shrunk = true;
        } else from += size;
      }
    }
  }
  return left;
}
