import { join } from 'node:path';
import type { Disk, Stat } from './disk.ts';
import { OutputError } from './error.ts';
import { below, parentsOf } from './paths.ts';
import { decode, type DiskText } from './text.ts';

/** What stands at a path of the output folder. */
export type Standing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly stat: Stat; readonly content: DiskText }
  /** A folder, a link, a device, or a file that is not UTF-8 text: nothing to merge with, never to be replaced. */
  | { readonly kind: 'unreadable'; readonly stat: Stat };

/** No generated file comes near it; a larger one of the user's is not even read. In bytes. */
const LARGEST_TEXT = 16 * 1024 * 1024;

export function standingAt(disk: Disk, folder: string, path: string): Standing {
  const whole = below(folder, path);
  const stat = disk.stat(whole);
  if (stat === undefined) return { kind: 'nothing' };
  if (stat.kind !== 'file' || stat.size > LARGEST_TEXT) return { kind: 'unreadable', stat };
  const content = decode(disk.read(whole));
  return content === undefined ? { kind: 'unreadable', stat } : { kind: 'text', stat, content };
}

/** Says for paths whether the folders that they lie in are real ones; asks the disk once per folder. */
export class Folders {
  readonly #disk: Disk;
  readonly #root: string;
  readonly #kinds = new Map<string, Stat['kind'] | undefined>();

  constructor(disk: Disk, root: string) {
    this.#disk = disk;
    this.#root = root;
  }

  /** The first folder on the way to `path` that is not a real folder: a link that may lead anywhere, or a file. */
  obstacle(path: string): { readonly path: string; readonly kind: Stat['kind'] } | undefined {
    for (const folder of parentsOf(path)) {
      const kind = this.#kindOf(folder);
      if (kind === undefined) return undefined;
      if (kind !== 'folder') return { path: folder, kind };
    }
    return undefined;
  }

  /** Whether the folder that `path` lies in is missing, so that nothing can stand there: one question per folder. */
  leadsNowhere(path: string): boolean {
    const end = path.lastIndexOf('/');
    return end > 0 && this.#kindOf(path.slice(0, end)) === undefined;
  }

  /**
   * @param leaving files that this build deletes, and which are therefore no obstacle
   * @throws OutputError `symbolic-link`, `blocked`
   */
  assertReal(path: string, leaving: ReadonlySet<string>): void {
    const obstacle = this.obstacle(path);
    if (obstacle === undefined || leaving.has(obstacle.path)) return;
    if (obstacle.kind === 'link')
      throw new OutputError(
        'symbolic-link',
        `${join(this.#root, obstacle.path)} is a symbolic link. msac follows none inside the output folder, since it could lead out of it: put a real folder there.`,
      );
    throw new OutputError(
      'blocked',
      `${join(this.#root, obstacle.path)} is not a folder, but ${path} must go into a folder of that name. Move it away and build again.`,
    );
  }

  #kindOf(folder: string): Stat['kind'] | undefined {
    if (!this.#kinds.has(folder))
      this.#kinds.set(folder, this.leadsNowhere(folder) ? undefined : this.#disk.stat(below(this.#root, folder))?.kind);
    return this.#kinds.get(folder);
  }
}
