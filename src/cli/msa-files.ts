import { statSync } from 'node:fs';
import { filesBelow } from '../language/index.ts';

/** The files that arguments mean, in their order, and what could not be found out. */
export interface MsaFiles {
  readonly files: readonly string[];
  /** A sentence each. */
  readonly failures: readonly string[];
}

/**
 * A file means itself, whatever it is called; a folder means every `.msa` file in it, sorted by path, without what lies in
 * `node_modules`, in hidden folders or behind symbolic links.
 */
export function msaFiles(paths: readonly string[]): MsaFiles {
  const files: string[] = [];
  const failures: string[] = [];
  for (const path of paths) {
    try {
      const found = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? filesBelow(path) : [path];
      if (found.length === 0) failures.push(`${path} holds no .msa file.`);
      files.push(...found);
    } catch (error) {
      failures.push(`${path} cannot be read: ${reasonOf(error)}.`);
    }
  }
  return { files, failures };
}

/**
 * Why a file system refused, in its words: "permission denied".
 *
 * @throws the error when it is none of a file system, but a fault of ours
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return error.message.replace(/^[A-Z][A-Z0-9]+: (.*?)(, .*)?$/s, '$1');
}
