import type { Diagnostic } from '../../check/index.ts';
import type { FileSystem } from '../../language/index.ts';
import type { Terminal } from '../terminal.ts';

/** What a command does again and again. What it may keep from one round to the next is its own business. */
export interface Rounds {
  /** Does it once more. Whatever it has to tell, beside what it gives back, goes to `terminal`. */
  round(files: FileSystem, terminal: Terminal): Promise<Round>;
}

/** What became of one round. */
export interface Round {
  readonly diagnostics: readonly Diagnostic[];
  /** Text of each file that was read, by the name that diagnostics use. */
  readonly sources: ReadonlyMap<string, string>;
  /** Tells it in a line; `took` is `in 84 ms`, as in `catalog: 12 files updated in 84 ms`. */
  readonly summary: (took: string) => string;
  /** Somebody has to do something: `--quiet` does not keep it back. */
  readonly isTrouble: boolean;
}
