import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { OutputError } from './error.ts';
import { OWN } from './paths.ts';

/** No build writes for so long: whoever left an older lock is gone, even if another process has its number now. In ms. */
const LONGEST_BUILD = 10 * 60 * 1000;

/** How long a lock may be without content: it is made and filled in two steps. In ms. */
const LONGEST_FILLING = 2000;

/** What the locks say that builds of this very thread hold: while one waits for the disk, another may begin. */
const heldHere = new Set<string>();

/** Tells the builds of this thread from others of the process, and costs nothing, as `node:worker_threads` would (4 ms). */
const thread = uniqueName();

export interface Lock {
  /** @throws OutputError `busy` when another build took the lock over */
  readonly assertHeld: () => void;
  readonly release: () => void;
}

/**
 * Keeps other builds out of a folder, whose `.msac/` must stand. A lock whose process has died is taken over.
 *
 * @throws OutputError `busy`
 */
export function lock(disk: Disk, folder: string): Lock {
  const file = join(folder, OWN.lock);
  const mine = JSON.stringify({ process: process.pid, thread, host: hostname(), build: uniqueName() });
  removeStale(disk, folder);
  try {
    disk.create(file, mine, 0o666);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw busy(disk, folder);
    // Made, but not filled: the disk may be full.
    disk.removeDeep(file);
    throw error;
  }
  removeMovedAside(disk, folder);
  heldHere.add(mine);
  const held = () => disk.stat(file) !== undefined && disk.read(file).toString('utf8') === mine;
  return {
    assertHeld: () => {
      if (!held()) throw busy(disk, folder);
    },
    release: () => {
      heldHere.delete(mine);
      if (held()) disk.removeFile(file);
    },
  };
}

/** @throws OutputError `busy` when a build is at work in the folder */
export function assertNotLocked(disk: Disk, folder: string): void {
  const file = join(folder, OWN.lock);
  if (disk.stat(file) !== undefined && !isStale(disk, file)) throw busy(disk, folder);
}

/**
 * Two builds may find the same stale lock. Moving it away is atomic, so only one of them gets it; one that comes late
 * and has moved a fresh lock instead puts it back.
 */
function removeStale(disk: Disk, folder: string): void {
  const file = join(folder, OWN.lock);
  if (disk.stat(file) === undefined || !isStale(disk, file)) return;
  const seen = disk.read(file);
  const aside = `${file}.${uniqueName()}`;
  disk.rename(file, aside);
  if (!disk.read(aside).equals(seen)) disk.link(aside, file);
  disk.removeFile(aside);
}

/** Left by builds that died while they took a stale lock over. */
function removeMovedAside(disk: Disk, folder: string): void {
  for (const name of disk.list(join(folder, OWN.folder))) {
    const file = join(folder, OWN.folder, name);
    const isOld = Date.now() - (disk.stat(file)?.modified ?? Infinity) > LONGEST_FILLING;
    if (isLockName(name) && file !== join(folder, OWN.lock) && isOld) disk.removeDeep(file);
  }
}

/** Whether a file of `.msac/` is a lock, or one that was moved aside. */
export function isLockName(name: string): boolean {
  return name === 'lock' || name.startsWith('lock.');
}

function isStale(disk: Disk, file: string): boolean {
  const stat = disk.stat(file);
  const holder = holderOf(disk, file);
  const age = Date.now() - (stat?.modified ?? 0);
  if (age > (holder === undefined ? LONGEST_FILLING : LONGEST_BUILD)) return true;
  if (holder?.host !== hostname()) return false;
  if (holder.process !== process.pid) return !isAlive(holder.process);
  if (holder.thread === thread) return !heldHere.has(disk.read(file).toString('utf8'));
  // In a container every build may have the same number: a lock that is older than this process is none of its own.
  return age > process.uptime() * 1000;
}

/** For names that no other build takes, now or later; it is no secret. (`node:crypto` takes 7 ms to load.) */
function uniqueName(): string {
  return [Date.now(), process.pid, process.hrtime.bigint(), Math.random()].map((part) => part.toString(36)).join('-');
}

interface Holder {
  readonly process: number;
  readonly thread: string;
  readonly host: string;
}

/** Undefined when the lock is not readable, as between its making and its filling. */
function holderOf(disk: Disk, file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(disk.read(file).toString('utf8'));
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'process' in value &&
    Number.isInteger(value.process) &&
    'thread' in value &&
    typeof value.thread === 'string' &&
    'host' in value &&
    typeof value.host === 'string'
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function busy(disk: Disk, folder: string): OutputError {
  const file = join(folder, OWN.lock);
  const holder = holderOf(disk, file);
  const who = holder === undefined ? '' : ` (process ${holder.process} on ${holder.host})`;
  return new OutputError(
    'busy',
    `Another build${who} is writing to ${folder}. Wait until it is done; if there is none, delete ${file}. Nothing was changed.`,
  );
}
