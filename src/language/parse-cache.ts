import { isWhole } from './incremental.ts';
import type { Parse } from './parse.ts';
import type { Problem } from './problems.ts';
import type { SourceFile } from './program.ts';

/** What is known of a file by its text alone. */
export interface ParsedFile {
  readonly file: SourceFile;
  readonly problems: readonly Problem[];
  /** Whether nothing of it could be understood. */
  readonly isLost: boolean;
  readonly lostWords: readonly string[];
}

/** Files that change whose tokens are kept: as many as somebody has open. */
const MOST_CHANGING = 20;

/**
 * Remembers what was parsed, for a process that reads the same files again and again: a tree is never changed once it
 * is made, so whoever comes to the same text of the same file may have it. One tree is kept for each path, the last. Of
 * files that change, the last parse without a mistake is kept too: most of what is typed differs little from that.
 */
export class ParseCache {
  readonly #known = new Map<string, ParsedFile>();
  /** By path; what changed last comes last. */
  readonly #whole = new Map<string, Parse>();

  /**
   * What was made of `text` as the content of the file at `path`; `make` is asked when that is not the last that was read,
   * and is given a former parse of the file, if one is kept.
   */
  get(path: string, text: string, make: (before: Parse | undefined) => readonly [ParsedFile, Parse]): ParsedFile {
    const known = this.#known.get(path);
    if (known?.file.source.text === text) return known;
    const [made, parse] = make(this.#whole.get(path));
    this.#known.set(path, made);
    if (known && isWhole(parse)) this.#keep(path, parse);
    return made;
  }

  #keep(path: string, parse: Parse): void {
    this.#whole.delete(path);
    this.#whole.set(path, parse);
    const [oldest] = this.#whole.keys();
    if (this.#whole.size > MOST_CHANGING && oldest !== undefined) this.#whole.delete(oldest);
  }
}
