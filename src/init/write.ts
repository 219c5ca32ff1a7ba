import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NewFile } from './files.ts';

/** Those of the files that stand already. */
export function standing(folder: string, files: readonly NewFile[]): string[] {
  return files.map(({ path }) => path).filter((path) => existsSync(join(folder, path)));
}

/**
 * Writes all files or none: when one cannot be written, or stands already, those before it go away again, and so do the
 * folders that were made for them.
 */
export function writeNew(folder: string, files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, content } of files) {
      const file = join(folder, path);
      makeFolder(dirname(file), undo);
      writeFileSync(file, content, { flag: 'wx' });
      undo.push(() => rmSync(file));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}
