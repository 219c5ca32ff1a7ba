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

/**
 * Remembers what was parsed, for a process that reads the same files again and again: a tree is never changed once it
 * is made, so whoever comes to the same text of the same file may have it. One tree is kept for each path, the last. Of the
 * file that changes, its last parse without a mistake is kept too: most of what is typed differs little from that.
 */
export class ParseCache {
  readonly #known = new Map<string, ParsedFile>();
  #whole: { readonly path: string; readonly parse: Parse } | undefined;

  /**
   * What was made of `text` as the content of the file at `path`; `make` is asked when that is not the last that was read,
   * and is given a former parse of the file, if one is kept.
   */
  get(path: string, text: string, make: (before: Parse | undefined) => readonly [ParsedFile, Parse]): ParsedFile {
    const known = this.#known.get(path);
    if (known?.file.source.text === text) return known;
    const [made, parse] = make(this.#whole?.path === path ? this.#whole.parse : undefined);
    this.#known.set(path, made);
    if (known && isWhole(parse)) this.#whole = { path, parse };
    return made;
  }
}
