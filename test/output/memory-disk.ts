import { dirname, join } from 'node:path';
import type { Disk, Entry, NewFile, Stat } from '../../src/output/disk.ts';

interface Node {
  /** As it was written when it was made. */
  readonly path: string;
  /** Undefined for a folder. */
  readonly data: Buffer | undefined;
  readonly mode: number;
  readonly modified: number;
  readonly identity: string;
}

/**
 * A disk without a disk, which can be copied in no time: builds that die at every single step are many. Refuses what
 * a real one refuses, with the same codes. Knows no links.
 */
export class MemoryDisk implements Disk {
  readonly #ignoresCase: boolean;
  readonly movesFolders: boolean;
  #nodes = new Map([['/', folder('/')]]);

  /** @param options `ignoresCase`: as disks of macOS and Windows do; `movesFolders`: as those of Windows do not */
  constructor({ ignoresCase = false, movesFolders = true } = {}) {
    this.#ignoresCase = ignoresCase;
    this.movesFolders = movesFolders;
  }

  copy(): MemoryDisk {
    const copy = new MemoryDisk({ ignoresCase: this.#ignoresCase, movesFolders: this.movesFolders });
    copy.#nodes = new Map(this.#nodes);
    return copy;
  }

  /** Lets time pass, in ms. */
  age(time: number): void {
    for (const [path, node] of this.#nodes) this.#nodes.set(path, { ...node, modified: node.modified - time });
  }

  stat = (path: string): Stat | undefined => {
    const node = this.#nodes.get(this.#key(path));
    if (node === undefined) return undefined;
    return {
      kind: node.data === undefined ? 'folder' : 'file',
      size: node.data?.length ?? 0,
      mode: node.mode,
      modified: node.modified,
      version: node.identity,
      identity: node.identity,
    };
  };

  read = (path: string): Buffer => this.#node(path).data ?? fail('EISDIR', path);

  listDeep = (path: string): Entry[] =>
    this.#below(path).map((node) => ({
      path: node.path.slice(join(path).length + 1),
      kind: node.data === undefined ? 'folder' : 'file',
    }));

  list = (path: string): string[] =>
    this.listDeep(path)
      .map((entry) => entry.path)
      .filter((one) => !one.includes('/'));

  real = (path: string): string => (this.#node(path), path);

  assertWritable = (path: string): void => void this.#node(path);

  makeFolder = (path: string): string | undefined => {
    const node = this.#nodes.get(this.#key(path));
    if (node !== undefined) return node.data === undefined ? undefined : fail('EEXIST', path);
    const first = this.makeFolder(dirname(path));
    this.#nodes.set(this.#key(path), folder(join(path)));
    return first ?? path;
  };

  makeNewFolder = (path: string): void => {
    this.#assertFolder(dirname(path));
    if (this.#nodes.has(this.#key(path))) fail('EEXIST', path);
    this.makeFolder(path);
  };

  create = (path: string, data: string | Uint8Array, mode: number): void => {
    this.#assertFolder(dirname(path));
    if (this.#nodes.has(this.#key(path))) fail('EEXIST', path);
    this.#nodes.set(this.#key(path), file(join(path), Buffer.from(data), mode & 0o755));
  };

  createAll = async (files: readonly NewFile[]): Promise<void> => {
    for (const { path, data, mode } of files) this.create(path, data, mode);
  };

  chmod = (path: string, mode: number): void => void this.#nodes.set(this.#key(path), { ...this.#node(path), mode });

  rename = (from: string, to: string): void => {
    const node = this.#node(from);
    this.#assertFolder(dirname(to));
    if (this.#nodes.get(this.#key(to))?.data === undefined && this.#nodes.has(this.#key(to))) fail('EISDIR', to);
    const inside = this.#below(from);
    for (const one of [node, ...inside]) this.#nodes.delete(this.#key(one.path));
    for (const one of [node, ...inside]) {
      const path = join(to) + one.path.slice(node.path.length);
      this.#nodes.set(this.#key(path), { ...one, path });
    }
  };

  link = (from: string, to: string): void => {
    if (this.#nodes.has(this.#key(to))) fail('EEXIST', to);
    this.#nodes.set(this.#key(to), this.#node(from));
  };

  removeFile = (path: string): void => {
    if (this.#node(path).data === undefined) fail('EISDIR', path);
    this.#nodes.delete(this.#key(path));
  };

  removeEmptyFolder = (path: string): void => {
    this.#assertFolder(path);
    if (this.#below(path).length > 0) fail('ENOTEMPTY', path);
    this.#nodes.delete(this.#key(path));
  };

  removeDeep = (path: string): void => {
    for (const node of this.#below(path)) this.#nodes.delete(this.#key(node.path));
    this.#nodes.delete(this.#key(path));
  };

  #key(path: string): string {
    return this.#ignoresCase ? join(path).toLowerCase() : join(path);
  }

  #below(path: string): Node[] {
    const start = `${this.#key(path)}/`;
    return [...this.#nodes].filter(([key]) => key.startsWith(start)).map(([, node]) => node);
  }

  #node(path: string): Node {
    return this.#nodes.get(this.#key(path)) ?? fail('ENOENT', path);
  }

  #assertFolder(path: string): void {
    if (this.#node(path).data !== undefined) fail('ENOTDIR', path);
  }
}

let made = 0;

function folder(path: string): Node {
  return { path, data: undefined, mode: 0o755, modified: Date.now(), identity: `${made++}` };
}

function file(path: string, data: Buffer, mode: number): Node {
  return { path, data, mode, modified: Date.now(), identity: `${made++}` };
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), { code, path });
}
