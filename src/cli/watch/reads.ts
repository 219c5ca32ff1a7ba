import { resolve } from 'node:path';
import type { FileSystem, ReadResult } from '../../language/index.ts';

/** What was asked of the disk in one round: absolute paths, those of files that are missing too, and what was found. */
export type Reads = ReadonlyMap<string, ReadResult>;

/** The same files; keeps in mind which were asked for. */
export function remembering(files: FileSystem): { readonly files: FileSystem; readonly reads: Reads } {
  const reads = new Map<string, ReadResult>();
  const read = (path: string): ReadResult => {
    const result = files.read(path);
    reads.set(resolve(path), result);
    return result;
  };
  const join = (from: string, relative: string): string => files.join(from, relative);
  const beside = (path: string): readonly string[] => files.beside?.(path) ?? [];
  return { files: { read, join, beside }, reads };
}

/** Whether two readings of a file found the same. */
export function isSameResult(one: ReadResult, other: ReadResult): boolean {
  return one.kind === other.kind && JSON.stringify(one) === JSON.stringify(other);
}
