import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize } from 'node:path';

/** Where programs are read from. Only it knows what a path looks like. */
export interface FileSystem {
  /** What the file holds, or why it cannot be read. Never throws. */
  read(path: string): ReadResult;
  /** The path that `relative` means in the file `from` (empty: as the caller says it). The same file, the same path. */
  join(from: string, relative: string): string;
  /** The `.msa` files of the folder that a file lies in, sorted; absent where nobody can tell. Never throws. */
  beside?(path: string): readonly string[];
}

export type ReadResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-text'; readonly what: 'nul' | 'utf-8'; readonly text: string; readonly offset: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-file' }
  /** `reason` is a short text such as "permission denied". */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Larger files are not read, in bytes: some 100,000 lines, which need seconds and a gigabyte as it is. */
export const SIZE_LIMIT = 4 * 1024 * 1024;

/** The disk. Paths stay relative to the current directory when the entry's is. */
export const disk = {
  read(path) {
    try {
      const status = statSync(path);
      if (!status.isFile()) return { kind: 'not-a-file' };
      if (status.size > SIZE_LIMIT) return { kind: 'too-large', bytes: status.size, limit: SIZE_LIMIT };
      return decode(readFileSync(path));
    } catch (error) {
      return failure(error);
    }
  },
  join: (from, relative) => (isAbsolute(relative) ? normalize(relative) : join(dirname(from), relative)),
  beside(path) {
    try {
      const entries = readdirSync(dirname(path), { withFileTypes: true });
      return entries
        .flatMap((each) => (each.isFile() && each.name.endsWith('.msa') ? [join(dirname(path), each.name)] : []))
        .sort();
    } catch {
      return [];
    }
  },
} satisfies FileSystem;

/**
 * Every `.msa` file below a folder of the disk, sorted by path, without what lies in `node_modules`, in hidden folders or
 * behind symbolic links.
 *
 * @param unreadable told why a folder cannot be read; it may throw, else the rest is gone through
 */
export function filesBelow(
  folder: string,
  unreadable: (error: unknown) => void = (error) => {
    throw error;
  },
): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((left, right) =>
      left.name < right.name ? -1 : 1,
    );
    return entries.flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesBelow(path, unreadable);
      return entry.isFile() && entry.name.endsWith('.msa') ? [path] : [];
    });
  } catch (error) {
    unreadable(error);
    return [];
  }
}

/**
 * Files that exist only here, by path, before those of `base`: text from standard input, editors' unsaved texts, tests.
 * Paths are joined by `base`.
 */
export function overlay(texts: ReadonlyMap<string, string>, base: FileSystem): FileSystem {
  return {
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? base.read(path) : checkText(text);
    },
    join: (from, relative) => base.join(from, relative),
    beside: (path) => {
      const folder = folderOf(path);
      const own = [...texts.keys()].filter((each) => each.endsWith('.msa') && folderOf(each) === folder);
      return [...new Set([...own, ...(base.beside?.(path) ?? [])])].sort();
    },
  };
}

/** With the separator that ends it. */
function folderOf(path: string): string {
  return /^[^]*[\\/]/.exec(path)?.[0] ?? '';
}

/** Files by path and nothing else. Paths are joined as POSIX paths are. */
export function virtualFiles(texts: Readonly<Record<string, string>>): FileSystem {
  return overlay(new Map(Object.entries(texts)), {
    read: () => ({ kind: 'missing' }),
    join: (from, relative) => new URL(relative, `file:///${from}`).pathname.slice(1),
  });
}

/** Bytes of a file as text: UTF-8, with or without a byte order mark. */
export function decode(bytes: Uint8Array): ReadResult {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('\uFFFD') && !isUtf8(bytes))
    return { kind: 'not-text', what: 'utf-8', text, offset: text.indexOf('\uFFFD') };
  return checkText(text);
}

function checkText(text: string): ReadResult {
  const offset = text.indexOf('\0');
  if (offset >= 0) return { kind: 'not-text', what: 'nul', text, offset };
  if (text.length > SIZE_LIMIT)
    return { kind: 'too-large', bytes: new TextEncoder().encode(text).length, limit: SIZE_LIMIT };
  return { kind: 'text', text };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

function failure(error: unknown): ReadResult {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  return { kind: 'unreadable', reason: REASONS[code] ?? (code === '' ? 'the system refused' : code) };
}
