import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { below, folded, OWN, parentsOf, RECORDED, topOf } from './paths.ts';

/** What a step of a build has files of its own for. */
export type Part = 'tree' | 'note' | 'pending';

/** A folder takes in one new file at a time, so files that are made in parallel lie in several. */
const LANES = 8;

/**
 * Where everything that a build needs lies ready: below `.msac/build/`, under the number of its step. But a top folder
 * that does not stand yet lies there as it will stand, and is moved whole: that spares a rename for each of its files.
 */
export class Stage {
  readonly #folder: string;
  /** Top folders that are moved whole. */
  readonly folders: ReadonlySet<string>;

  constructor(folder: string, folders: Iterable<string>) {
    this.#folder = folder;
    this.folders = new Set(folders);
  }

  /** @param paths of the files that are to be made, on a disk as it stands */
  static of(disk: Disk, folder: string, paths: readonly string[]): Stage {
    return new Stage(folder, disk.movesFolders ? newFolders(disk, folder, paths) : []);
  }

  /** Makes the folders for so many steps, and those in which the files of `paths` are moved: nothing stands there yet. */
  make(disk: Disk, steps: number, paths: readonly string[]): void {
    disk.makeFolder(join(this.#folder, OWN.packs));
    for (let index = 0; index < Math.min(steps, LANES); index++) disk.makeFolder(this.#lane(index));
    const moved = new Set(paths.filter((path) => this.moves(path)).flatMap(parentsOf));
    if (moved.size > 0) disk.makeNewFolder(below(this.#folder, OWN.tree));
    const made = new Set<string>();
    for (const path of moved) {
      // On a disk that ignores case, it may stand under another name.
      if (made.has(folded(path))) disk.makeFolder(this.whole(path));
      else disk.makeNewFolder(this.whole(path));
      made.add(folded(path));
    }
  }

  /** Whether a file is moved with the folder that it lies in. */
  moves(path: string): boolean {
    return this.folders.has(topOf(path));
  }

  /** Where such a file, or a folder, lies. */
  whole(path: string): string {
    return below(this.#folder, `${OWN.tree}/${path}`);
  }

  /** Where the user's file of a step lies. */
  tree(path: string, index: number): string {
    return this.moves(path) ? this.whole(path) : this.part(index, 'tree');
  }

  /** Where what a step writes lies, but for files that are moved with their folder. */
  part(index: number, part: Part): string {
    return below(this.#lane(index), `${index}.${part}`);
  }

  /** Where a pack of the record lies. */
  pack(pack: string): string {
    return join(this.#folder, OWN.packs, `${pack}${RECORDED}`);
  }

  /** Where a file that goes away lies until the build is over. */
  gone(index: number): string {
    return below(this.#lane(index), `${index}.gone`);
  }

  #lane(index: number): string {
    return below(this.#folder, `${OWN.build}/${index % LANES}`);
  }
}

/** The top folders of paths in whose place nothing stands, but for those that are one folder on a disk that ignores case. */
function newFolders(disk: Disk, folder: string, paths: readonly string[]): string[] {
  const spellings = new Map<string, Set<string>>();
  for (const top of new Set(paths.map(topOf))) {
    const known = spellings.get(folded(top)) ?? new Set();
    spellings.set(folded(top), known.add(top));
  }
  const alone = [...spellings.values()].flatMap((tops) => (tops.size === 1 ? [...tops] : []));
  return alone.filter((top) => top !== '' && disk.stat(below(folder, top)) === undefined);
}
