import { join } from 'node:path';
import type { GeneratedFile, SecretsFile, TextFile } from '../backends/backend.ts';
import { decide, decideLeftover, type Decision, type Known } from './decide.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { OutputError, reason } from './error.ts';
import { openFolder } from './folder.ts';
import { isInterrupted, settle } from './journal.ts';
import { assertNotLocked, lock } from './lock.ts';
import { checkPaths, folded, noteOf } from './paths.ts';
import type { ConflictItem, OutputPlan, PlanCounts, PlanItem, Step } from './plan-types.ts';
import { assertKnownFormat, pendingPaths, readRecord, recordVersion, type BuildRecord } from './record.ts';
import { missingSecrets } from './secrets.ts';
import { changesSince, type Changes, type FormerBuild } from './since.ts';
import { Folders, standingAt, type Standing } from './standing.ts';

export interface PlanOptions {
  /** Bring back files that their user deleted: their paths, or folders of them; `all` for every one. */
  readonly restore?: readonly string[] | 'all';
  /** Folders outside of which nothing is decided: what stands or is recorded there stays as it is. Default: none. */
  readonly only?: readonly string[];
  /**
   * The last build of this folder by this process: nothing is decided on a file that is generated as it was then. That
   * spares looking at all others, and what was done to them meanwhile is left to the next plan of the whole. Has no effect
   * once another build has changed the record.
   */
  readonly since?: FormerBuild | undefined;
  /** Where to work instead of on the real disk; for tests. */
  readonly disk?: Disk;
}

/**
 * Compares what the model yields now with what was generated last and what stands on disk. Writes nothing, with one
 * exception: after a build that died half-way, the record in `.msac/` is first brought in line with what it had done.
 *
 * @param folder the output folder; need not exist
 * @param files all files of the output, in any order
 * @throws OutputError when the folder cannot be built into, or a file cannot go where it should
 */
export function planOutput(folder: string, files: readonly GeneratedFile[], options: PlanOptions = {}): OutputPlan {
  const changes = options.since && changesSince(options.since, files);
  // What has not changed was checked by then.
  if (changes?.names !== false) checkPaths(files.map((file) => file.path));
  checkTexts(changes ? files.filter(({ path }) => changes.paths.has(path)) : files);
  try {
    return plan(options.disk ?? nodeDisk, folder, files, options, changes);
  } catch (error) {
    if (error instanceof OutputError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new OutputError('disk', `${folder} cannot be read: ${reason(error)}. Nothing was changed.`, { cause: error });
  }
}

function plan(
  disk: Disk,
  folder: string,
  files: readonly GeneratedFile[],
  options: PlanOptions,
  changes?: Changes,
): OutputPlan {
  const root = openFolder(disk, folder);
  settleFirst(disk, root);
  const isSame = options.since !== undefined && recordVersion(disk, root) === options.since.recordVersion;
  const pending = isSame && changes ? pendingPaths(disk, root) : [];
  const paths = isSame && changes ? new Set([...changes.paths, ...pending]) : undefined;
  const record = readRecord(disk, root, paths);
  const planner = new Planner(disk, root, record, options, paths);
  const decisions = planner.decideAll(files);
  // Whoever has emptied the folder gets everything, not what happens to have changed.
  if (paths && planner.isEmptied) return plan(disk, folder, files, { ...options, since: undefined });
  const items = decisions
    .flatMap(({ item }) => (item === undefined ? [] : [item]))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    folder: root,
    items,
    counts: count(items),
    conflicts: items.filter((item): item is ConflictItem => item.kind === 'conflict'),
    steps: decisions.flatMap(({ step }) => (step === undefined ? [] : [step])),
    unsettled: record.unsettled,
    recordVersion: record.version,
  };
}

function settleFirst(disk: Disk, root: string): void {
  assertKnownFormat(disk, root);
  assertNotLocked(disk, root);
  if (isInterrupted(disk, root)) settleAlone(disk, root);
}

function settleAlone(disk: Disk, root: string): void {
  const held = lock(disk, root);
  try {
    if (isInterrupted(disk, root)) settle(disk, root);
  } finally {
    held.release();
  }
}

/** What backends promise (src/backends/backend.ts), since merging rests on it. */
function checkTexts(files: readonly GeneratedFile[]): void {
  for (const file of files)
    if (
      file.kind === 'text' &&
      (!file.content.endsWith('\n') || file.content.includes('\r') || file.content.includes('\0'))
    )
      throw new TypeError(`${file.path}: a backend must end every line of a text file with a line feed only.`);
}

class Planner {
  readonly #disk: Disk;
  readonly #root: string;
  readonly #record: BuildRecord;
  readonly #folders: Folders;
  readonly #base: Map<string, string>;
  readonly #restore: readonly string[];
  readonly #only: readonly string[];
  readonly #paths: ReadonlySet<string> | undefined;
  /** Whether the folder turned out to hold nothing of what is generated. */
  isEmptied = false;

  /** @param paths outside of which nothing is decided; absent: there are no such */
  constructor(
    disk: Disk,
    root: string,
    record: BuildRecord,
    { restore = [], only = [''] }: PlanOptions,
    paths: ReadonlySet<string> | undefined,
  ) {
    this.#disk = disk;
    this.#root = root;
    this.#record = record;
    this.#folders = new Folders(disk, root);
    this.#base = new Map(record.base);
    // A path lies in the folder that has no name.
    this.#restore = restore === 'all' ? [''] : restore.map((path) => path.replace(/\/+$/, ''));
    this.#only = only;
    this.#paths = paths;
  }

  decideAll(all: readonly GeneratedFile[]): Decision[] {
    const files = all.filter(({ path }) => this.#isMeant(path));
    const leftovers = this.#decideLeftovers(files);
    const leaving = new Set(leftovers.flatMap(({ item }) => (item?.kind === 'delete' ? [item.path] : [])));
    for (const file of files) this.#folders.assertReal(file.path, leaving);
    const texts = files.filter((file) => file.kind === 'text');
    this.#assertRestorable(texts);
    const secrets = files.filter((file) => file.kind === 'secrets');
    const others = all.filter((file) => file.kind === 'text' && !this.#isMeant(file.path));
    return [
      ...leftovers,
      ...this.#decideTexts(texts, others, leaving),
      ...secrets.map((file) => this.#decideSecrets(file)),
    ];
  }

  #isMeant(path: string): boolean {
    return this.#paths?.has(path) !== false && this.#only.some((folder) => isIn(path, folder));
  }

  #assertRestorable(files: readonly TextFile[]): void {
    const unknown = this.#restore.find((one) => !files.some(({ path }) => isIn(path, one)));
    if (unknown !== undefined)
      throw new OutputError('nothing-to-restore', `${unknown} cannot be restored: no generated file has that path.`);
  }

  #decideLeftovers(files: readonly GeneratedFile[]): Decision[] {
    const generated = new Set(files.map((file) => file.path));
    const recorded = new Set([...this.#record.base.keys(), ...this.#record.pending.keys()]);
    const leftovers = [...recorded].filter((path) => !generated.has(path) && this.#isMeant(path));
    if (leftovers.length === 0) return [];
    const byFold = new Map(files.map((file) => [folded(file.path), file.path]));
    return leftovers.map((path) => this.#decideLeftover(path, byFold.get(folded(path))));
  }

  /** @param twin a path that the model yields now and that differs from this one in case only */
  #decideLeftover(path: string, twin: string | undefined): Decision {
    const linked = this.#folders.obstacle(path) !== undefined;
    const standing: Standing = linked ? { kind: 'nothing' } : standingAt(this.#disk, this.#root, path);
    const known = this.#knownOf(path, !linked);
    if (twin === undefined || standing.kind === 'nothing' || !this.#isSameFile(path, twin))
      return decideLeftover(path, standing, known);
    // One file on a disk that ignores case: it goes by its new name from now on.
    if (known.base !== undefined) this.#base.set(twin, known.base);
    return decideLeftover(path, { kind: 'nothing' }, known);
  }

  #isSameFile(path: string, twin: string): boolean {
    const [one, other] = [path, twin].map((name) => this.#disk.stat(join(this.#root, name))?.identity);
    return one !== undefined && one === other;
  }

  /** @param others files that are not to be decided on */
  #decideTexts(files: readonly TextFile[], others: readonly GeneratedFile[], leaving: ReadonlySet<string>): Decision[] {
    const standings = files.map(({ path }) => this.#standingAt(path, leaving));
    const isMissing = ({ path }: GeneratedFile): boolean => this.#standingAt(path, leaving).kind === 'nothing';
    const isEmptied =
      this.#areMissing(files, standings) && others.every((file) => file.path.startsWith('.') || isMissing(file));
    this.isEmptied = isEmptied;
    return files.map(({ path, content, executable = false }, index) => {
      const standing = standings[index] ?? { kind: 'nothing' };
      const restore = isEmptied || this.#restore.some((one) => isIn(path, one));
      const known = this.#knownOf(path, true);
      const decision = decide({ path, generated: content, executable, standing, known, restore });
      if (typeof decision.step?.note === 'string') this.#assertNoFolder(noteOf(path));
      return decision;
    });
  }

  /** A folder that holds nothing once this build has deleted its files is as good as none. */
  #standingAt(path: string, leaving: ReadonlySet<string>): Standing {
    if (this.#folders.leadsNowhere(path)) return { kind: 'nothing' };
    const standing = standingAt(this.#disk, this.#root, path);
    if (standing.kind !== 'unreadable' || standing.stat.kind !== 'folder') return standing;
    const stays = this.#disk
      .listDeep(join(this.#root, path))
      .some((entry) => entry.kind !== 'folder' && !leaving.has(`${path}/${entry.path}`));
    return stays ? standing : { kind: 'nothing' };
  }

  /**
   * Whoever has emptied the folder wants to begin anew, not to have deleted every single file. `rm -r *` leaves what
   * begins with a dot: `.msac`, `.env`, `.gitignore`.
   */
  #areMissing(files: readonly TextFile[], standings: readonly Standing[]): boolean {
    const isMissing = files.map((_, index) => standings[index]?.kind === 'nothing');
    return files.every(({ path }, index) => path.startsWith('.') || isMissing[index]) && isMissing.includes(true);
  }

  #knownOf(path: string, readNote: boolean): Known {
    const pending = this.#record.pending.get(path);
    return {
      base: this.#base.get(path),
      pending,
      note: pending === undefined || !readNote ? undefined : this.#noteOf(path),
    };
  }

  /** A note that is not text any more was worked on: its text equals none that was written. */
  #noteOf(path: string): string | undefined {
    const standing = standingAt(this.#disk, this.#root, noteOf(path));
    if (standing.kind === 'nothing') return undefined;
    return standing.kind === 'text' ? standing.content.text : '';
  }

  #assertNoFolder(path: string): void {
    if (this.#disk.stat(join(this.#root, path))?.kind === 'folder')
      throw new OutputError(
        'blocked',
        `${join(this.#root, path)} is a folder, but a file must go there. Move it away.`,
      );
  }

  #decideSecrets(file: SecretsFile): Decision {
    const { path } = file;
    const whole = join(this.#root, path);
    const seen = this.#disk.stat(whole);
    if (seen?.kind === 'folder' || seen?.kind === 'other') this.#assertNoFolder(path);
    const existing = seen === undefined ? undefined : this.#disk.read(whole);
    const missing = missingSecrets(file, existing);
    const names = missing.map(({ name }) => name);
    const known = this.#knownOf(path, true);
    const forget = known.base === undefined ? {} : { base: null };
    if (existing !== undefined && names.length === 0) {
      const step: Step | undefined = known.base === undefined ? undefined : { path, seen, ...forget };
      return { item: { kind: 'unchanged', path, edited: false }, step };
    }
    if (seen?.kind === 'link')
      throw new OutputError(
        'symbolic-link',
        `${whole} is a symbolic link and lacks ${names.join(', ')}. msac writes through no link: add the names yourself.`,
      );
    return {
      item: { kind: 'secrets', path, created: existing === undefined, names },
      step: { path, seen, tree: { kind: 'secrets', header: file.header, missing }, ...forget },
    };
  }
}

function isIn(path: string, fileOrFolder: string): boolean {
  return fileOrFolder === '' || path === fileOrFolder || path.startsWith(`${fileOrFolder}/`);
}

function count(items: readonly PlanItem[]): PlanCounts {
  const counts = {
    unchanged: 0,
    create: 0,
    update: 0,
    merge: 0,
    adopt: 0,
    delete: 0,
    keep: 0,
    secrets: 0,
    conflict: 0,
  };
  for (const { kind } of items) counts[kind] += 1;
  return counts;
}
