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
 * is made, so whoever comes to the same text of the same file may have it. One tree is kept for each path, the last.
 */
export class ParseCache {
  readonly #known = new Map<string, ParsedFile>();

  /** What was made of `text` as the content of the file at `path`; `make` is asked when that is not the last that was read. */
  get(path: string, text: string, make: () => ParsedFile): ParsedFile {
    const known = this.#known.get(path);
    if (known?.file.source.text === text) return known;
    const made = make();
    this.#known.set(path, made);
    return made;
  }
}
