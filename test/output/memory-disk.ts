import { dirname, join } from 'node:path';
import type { Disk, Entry, Stat } from '../../src/output/disk.ts';

interface Node {
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
  readonly #nodes: Map<string, Node>;

  constructor(nodes: ReadonlyMap<string, Node> = new Map([['/', folder()]])) {
    this.#nodes = new Map(nodes);
  }

  copy(): MemoryDisk {
    return new MemoryDisk(this.#nodes);
  }

  /** Lets time pass, in ms. */
  age(time: number): void {
    for (const [path, node] of this.#nodes) this.#nodes.set(path, { ...node, modified: node.modified - time });
  }

  stat = (path: string): Stat | undefined => {
    const node = this.#nodes.get(join(path));
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

  listDeep = (path: string): Entry[] => {
    const below = this.#below(path);
    return below.map((one) => ({
      path: one.slice(join(path).length + 1),
      kind: this.#node(one).data === undefined ? 'folder' : 'file',
    }));
  };

  list = (path: string): string[] =>
    this.listDeep(path)
      .map((entry) => entry.path)
      .filter((one) => !one.includes('/'));

  real = (path: string): string => (this.#node(path), path);

  assertWritable = (path: string): void => void this.#node(path);

  makeFolder = (path: string): string | undefined => {
    const node = this.#nodes.get(join(path));
    if (node !== undefined) return node.data === undefined ? undefined : fail('EEXIST', path);
    const first = this.makeFolder(dirname(path));
    this.#nodes.set(join(path), folder());
    return first ?? path;
  };

  create = (path: string, data: string | Uint8Array, mode: number): void => {
    this.#assertFolder(dirname(path));
    if (this.#nodes.has(join(path))) fail('EEXIST', path);
    this.#nodes.set(join(path), file(Buffer.from(data), mode & 0o755));
  };

  chmod = (path: string, mode: number): void => void this.#nodes.set(join(path), { ...this.#node(path), mode });

  rename = (from: string, to: string): void => {
    const node = this.#node(from);
    this.#assertFolder(dirname(to));
    if (this.#nodes.get(join(to))?.data === undefined && this.#nodes.has(join(to))) fail('EISDIR', to);
    this.#nodes.delete(join(from));
    this.#nodes.set(join(to), node);
  };

  link = (from: string, to: string): void => {
    if (this.#nodes.has(join(to))) fail('EEXIST', to);
    this.#nodes.set(join(to), this.#node(from));
  };

  removeFile = (path: string): void => {
    if (this.#node(path).data === undefined) fail('EISDIR', path);
    this.#nodes.delete(join(path));
  };

  removeEmptyFolder = (path: string): void => {
    this.#assertFolder(path);
    if (this.#below(path).length > 0) fail('ENOTEMPTY', path);
    this.#nodes.delete(join(path));
  };

  removeDeep = (path: string): void => {
    for (const one of [join(path), ...this.#below(path)]) this.#nodes.delete(one);
  };

  #below(path: string): string[] {
    return [...this.#nodes.keys()].filter((one) => one.startsWith(`${join(path)}/`));
  }

  #node(path: string): Node {
    return this.#nodes.get(join(path)) ?? fail('ENOENT', path);
  }

  #assertFolder(path: string): void {
    if (this.#node(path).data !== undefined) fail('ENOTDIR', path);
  }
}

let made = 0;

function folder(): Node {
  return { data: undefined, mode: 0o755, modified: Date.now(), identity: `${made++}` };
}

function file(data: Buffer, mode: number): Node {
  return { data, mode, modified: Date.now(), identity: `${made++}` };
}

function fail(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), { code, path });
}
