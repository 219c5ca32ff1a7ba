import type { FileSystem } from '../../language/index.ts';
import { checkOnly, CompileCache } from '../compile.ts';
import { countDiagnostics } from '../reporters/index.ts';
import { unwatched } from '../work.ts';
import type { Round, Rounds } from './rounds.ts';

/** `msac check --watch`: files that have not changed are not parsed again, nor applications checked again of which all is as it was. */
export class CheckRounds implements Rounds {
  readonly #cache = new CompileCache();
  readonly #entry: string;

  constructor({ file }: { readonly file: string }) {
    this.#entry = file;
  }

  async round(files: FileSystem): Promise<Round> {
    const { diagnostics, sources } = checkOnly(this.#entry, files, unwatched, this.#cache);
    const isTrouble = diagnostics.length > 0;
    const count = `${sources.size} ${sources.size === 1 ? 'file' : 'files'}`;
    const found = isTrouble ? countDiagnostics(diagnostics) : 'no mistakes';
    const summary = (took: string): string => `${count}: ${found}, looked through ${took}`;
    return Promise.resolve({ diagnostics, sources, summary, isTrouble });
  }
}
