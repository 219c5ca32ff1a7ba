import { lstatSync, realpathSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';
import { disk } from '../../language/files.ts';
import { CommandFailure } from '../status.ts';
import { isSameResult, type Reads } from './reads.ts';

/** Without a further event for so long, in ms, a save is over: editors empty a file and fill it, or rename a new one over it. */
const SILENCE = 30;
/** However much goes on, in ms. */
const PATIENCE = 500;

interface Watched {
  readonly watcher: FSWatcher;
  /** A folder that was made anew under the same name is another one. */
  readonly inode: number;
}

/**
 * Waits for files to change. It watches the folders that they lie in, not the files: a file that is saved by renaming is
 * another file, and one that is missing yet cannot be watched. What an event says does not count, only that there was one.
 */
export class Changes {
  readonly #folders = new Map<string, Watched>();
  /** What is watched for, and the folders on the way there. */
  #paths: ReadonlySet<string> = new Set();
  #isDirty = false;
  #wake: (() => void) | undefined;

  /** Watches for changes of these files from now on, and of no others. One that has changed since it was read counts. */
  follow(reads: Reads): void {
    const files = [...reads.keys()].flatMap((path) => [path, ...targetOf(path)]);
    this.#paths = new Set(files.flatMap((path) => [path, ...foldersAround(path)]));
    const wanted = new Set(files.map((path) => nearestFolder(dirname(path))));
    for (const [folder, { watcher, inode }] of this.#folders) {
      if (wanted.has(folder) && inodeOf(folder) === inode) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    const fresh = new Set([...wanted].filter((folder) => !this.#folders.has(folder)));
    for (const folder of fresh) this.#watch(folder);
    if (fresh.size > 0 && [...reads].some(([path, result]) => !isSameResult(disk.read(path), result))) this.#changed();
  }

  /** Waits until something has changed since the last call, and nothing more does. */
  async next(signal?: AbortSignal): Promise<void> {
    const stopped = (): void => this.#wake?.();
    const goesOn = (): boolean => signal?.aborted !== true;
    signal?.addEventListener('abort', stopped);
    try {
      while (!this.#isDirty && goesOn()) await this.#event();
      const end = performance.now() + PATIENCE;
      do this.#isDirty = false;
      while (goesOn() && (await this.#eventWithin(SILENCE)) && performance.now() < end);
    } finally {
      signal?.removeEventListener('abort', stopped);
    }
  }

  close(): void {
    for (const { watcher } of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || this.#paths.has(join(folder, name))) this.#changed();
      });
      // A folder that is deleted ends its watcher on some systems: the next round looks for another one.
      watcher.on('error', () => this.#changed());
      this.#folders.set(folder, { watcher, inode: inodeOf(folder) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CommandFailure(`${folder} cannot be watched: ${reason}. Without --watch everything works as ever.`);
    }
  }

  #changed(): void {
    this.#isDirty = true;
    this.#wake?.();
  }

  #event(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }

  /** @returns whether there was one */
  async #eventWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([over, this.#event()]);
    clearTimeout(timer);
    return this.#isDirty;
  }
}

/** What a link leads to, where its changes happen. */
function targetOf(path: string): string[] {
  try {
    return lstatSync(path).isSymbolicLink() ? [realpathSync(path)] : [];
  } catch {
    return [];
  }
}

function foldersAround(path: string): string[] {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersAround(folder)];
}

/** The folder itself, or the innermost one around it that stands. */
function nearestFolder(folder: string): string {
  if (dirname(folder) === folder || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  return nearestFolder(dirname(folder));
}

function inodeOf(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.ino ?? 0;
}
