import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  linkSync,
  lstatSync,
  mkdirSync,
  open,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type BigIntStats,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * The few things that this room does to a disk. Tests put one in between that fails at a chosen step.
 *
 * Synchronous on purpose: reading 600 small files takes 12 to 25 ms this way and 50 to 100 ms through promises
 * (Node 20, two cores), whatever the concurrency. Making hundreds of files is the exception: there the disk is what
 * takes long, and it does several at once. See docs/decisions/0004-output.md.
 */
export interface Disk {
  /**
   * Whether a folder with files in it can be renamed right after they were made. Not on Windows, where whoever looks into
   * one of them, as virus scanners do, keeps the folder where it is.
   */
  readonly movesFolders: boolean;
  /** What stands there, links not followed; undefined when nothing does. */
  stat(path: string): Stat | undefined;
  read(path: string): Buffer;
  /** All that is below a folder, folders included, links not followed; nothing when there is no such folder. */
  listDeep(folder: string): readonly Entry[];
  list(folder: string): string[];
  /** With every link resolved. */
  real(path: string): string;
  /** @throws when the path may not be written to */
  assertWritable(path: string): void;
  /** With the folders that it lies in; gives the first one that had to be made. */
  makeFolder(path: string): string | undefined;
  /** Makes a folder within one that stands. @throws when something stands there */
  makeNewFolder(path: string): void;
  /** Writes a new file. `mode` is subject to the umask. @throws when something stands there */
  create(path: string, data: string | Uint8Array, mode: number): void;
  /**
   * `create` for many files, several at a time, in any order: quicker, the more folders they are spread over, since a
   * folder takes in one new file at a time. When one fails, the others are over too by the time that this is told.
   */
  createAll(files: readonly NewFile[]): Promise<void>;
  chmod(path: string, mode: number): void;
  rename(from: string, to: string): void;
  /** A second name for a file. @throws when something has that name */
  link(from: string, to: string): void;
  removeFile(path: string): void;
  /** @throws when it is not empty */
  removeEmptyFolder(path: string): void;
  removeDeep(path: string): void;
}

export interface NewFile {
  readonly path: string;
  readonly data: string | Uint8Array;
  readonly mode: number;
}

export type Kind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  /** Relative to the folder that was listed, with `/`. */
  readonly path: string;
  readonly kind: Kind;
}

export interface Stat {
  readonly kind: Kind;
  readonly size: number;
  readonly mode: number;
  /** In ms since 1970. */
  readonly modified: number;
  /** Differs when the file was replaced or written to. */
  readonly version: string;
  /** The same for two names of one file. */
  readonly identity: string;
}

export const nodeDisk: Disk = {
  movesFolders: process.platform !== 'win32',
  stat(path) {
    try {
      const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
      return stat === undefined ? undefined : describe(stat);
    } catch (error) {
      // A file where a folder on the way would be: nothing can stand below it.
      if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  read: (path) => readFileSync(path),
  listDeep(folder) {
    if (nodeDisk.stat(folder) === undefined) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
      kind: kindOf(entry),
    }));
  },
  list: (folder) => readdirSync(folder),
  real: (path) => realpathSync(path),
  assertWritable: (path) => accessSync(path, constants.W_OK),
  makeFolder,
  makeNewFolder: (path) => mkdirSync(path),
  create: (path, data, mode) => writeFileSync(path, data, { mode, flag: 'wx' }),
  async createAll(files) {
    const queue = files.values();
    if (files.length < MANY) for (const { path, data, mode } of queue) nodeDisk.create(path, data, mode);
    // All lanes take their next file from the same queue.
    const lane = async (): Promise<void> => {
      for (const file of queue) await createInPool(file);
    };
    const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  },
  chmod: (path, mode) => chmodSync(path, mode),
  rename: (from, to) => renameSync(from, to),
  link: (from, to) => linkSync(from, to),
  removeFile: (path) => unlinkSync(path),
  removeEmptyFolder: (path) => rmdirSync(path),
  removeDeep: (path) => rmSync(path, { recursive: true, force: true }),
};

/** For fewer files, it costs more to start the threads of the pool than they spare. */
const MANY = 50;

/** So many files are open at once at most; more than the threads of Node's pool, so that none of them waits for us. */
const LANES = 8;

/** Only the making of the file, which takes as long as all else, is left to the pool: each errand to it costs time. */
function createInPool({ path, data, mode }: NewFile): Promise<void> {
  return new Promise((done, fail) => {
    open(path, 'wx', mode, (fault, file) => {
      if (fault) return fail(fault);
      try {
        writeAndClose(file, data);
        done();
      } catch (error) {
        fail(error);
      }
    });
  });
}

function writeAndClose(file: number, data: string | Uint8Array): void {
  try {
    writeFileSync(file, data);
  } finally {
    closeSync(file);
  }
}

/**
 * Not by `recursive`, which never ends on a file system that answers ENOENT within a folder that stands, as /proc does.
 * Asks before it makes: a call that fails costs an exception, and a system has hundreds of folders.
 */
function makeFolder(path: string): string | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const first = dirname(path) === path ? undefined : makeFolder(dirname(path));
  try {
    mkdirSync(path);
    return first ?? path;
  } catch (error) {
    // Another build may have been quicker.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return first;
    throw error;
  }
}

function describe(stat: BigIntStats): Stat {
  return {
    kind: kindOf(stat),
    size: Number(stat.size),
    mode: Number(stat.mode) & 0o7777,
    modified: Number(stat.mtimeMs),
    version: `${stat.ino}:${stat.size}:${stat.mtimeNs}`,
    identity: `${stat.dev}:${stat.ino}`,
  };
}

function kindOf(entry: Pick<BigIntStats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
