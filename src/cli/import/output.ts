import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TextFile } from '../../import/jdl/index.ts';
import { CommandFailure } from '../status.ts';

/** Where the files go: into a folder; or the only one, by the name that `--out` gives it. */
export function targetsOf(files: readonly TextFile[], out: string | undefined): readonly TextFile[] {
  return files.map(({ path, text }) => ({
    text,
    path: out === undefined ? path : out.endsWith('.msa') ? out : join(out, path),
  }));
}

/** Writes all files, or none. */
export function writeAll(files: readonly TextFile[], force: boolean): void {
  const there = files.map(({ path }) => path).filter((path) => existsSync(path));
  if (there.length > 0 && !force)
    throw new CommandFailure(
      `${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} there already. --force writes over it.`,
    );
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      written.push(path);
      writeFileSync(partial(path), text);
    }
    for (const path of written) renameSync(partial(path), path);
  } catch (error) {
    for (const path of written) rmSync(partial(path), { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`The output cannot be written: ${reason}`, { cause: error });
  }
}

function partial(path: string): string {
  return `${path}.part`;
}
