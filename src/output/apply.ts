import { dirname, join, posix } from 'node:path';
import { nodeDisk, type Disk, type NewFile, type Stat } from './disk.ts';
import { OutputError, reason } from './error.ts';
import { assertWritable, nearestThatExists } from './folder.ts';
import { commit, finish, isInterrupted, prune, type JournalStep } from './journal.ts';
import { isLockName, lock, type Lock } from './lock.ts';
import { below, noteOf, OWN } from './paths.ts';
import type { OutputPlan, Step } from './plan-types.ts';
import { recordVersion } from './record.ts';
import { repack, type BaseChange } from './repack.ts';
import { withSecrets } from './secrets.ts';
import { Stage } from './stage.ts';
import { Folders } from './standing.ts';

export interface ApplyOptions {
  /** Where to work instead of on the real disk; for tests. */
  readonly disk?: Disk;
}

export interface OutputResult {
  /** How many files were made or replaced, notes on conflicts not counted. */
  readonly written: number;
  readonly removed: number;
  /** The state of the record afterwards, for a plan that follows on this build. */
  readonly recordVersion: string | undefined;
}

/**
 * Carries a plan out. Everything is first written beside the files, then moved into place: until the first move, any
 * failure leaves the folder as it was. A plan without steps touches nothing, unless a build that died has left
 * traces in `.msac/`.
 *
 * @throws OutputError `busy`, `changed-meanwhile`, `not-writable`, `disk`: nothing was changed;
 * `interrupted`: some files are new, and the next build completes the rest
 */
export async function applyOutput(plan: OutputPlan, { disk = nodeDisk }: ApplyOptions = {}): Promise<OutputResult> {
  if (isAtWork(plan) || isLittered(disk, plan.folder)) await carryOut(disk, plan);
  const trees = plan.steps.map((step) => step.tree).filter((tree) => tree !== undefined);
  const removed = trees.filter((tree) => tree === null).length;
  return { written: trees.length - removed, removed, recordVersion: recordVersion(disk, plan.folder) };
}

async function carryOut(disk: Disk, plan: OutputPlan): Promise<void> {
  const { folder } = plan;
  let firstMade: string | undefined;
  try {
    assertAllWritable(disk, plan);
    firstMade = disk.makeFolder(join(folder, OWN.folder));
    const held = lock(disk, folder);
    try {
      assertSameRecord(disk, plan);
      if (isAtWork(plan)) moveAll(disk, plan, await prepare(disk, plan, held));
      else disk.removeDeep(join(folder, OWN.build));
    } finally {
      attempt(held.release);
    }
  } catch (error) {
    removeMade(disk, folder, firstMade);
    throw explained(error, folder);
  }
}

function isAtWork({ steps, unsettled }: OutputPlan): boolean {
  return steps.length > 0 || unsettled.length > 0;
}

/** Whether a build that died has left traces. */
function isLittered(disk: Disk, folder: string): boolean {
  if (disk.stat(join(folder, OWN.folder)) === undefined) return false;
  return disk
    .list(join(folder, OWN.folder))
    .some((name) => isLockName(name) || join(OWN.folder, name) === join(OWN.build));
}

interface Prepared {
  readonly stage: Stage;
  readonly steps: readonly JournalStep[];
  /** Packs of the record that nothing is left of. */
  readonly emptied: readonly string[];
}

/** Everything up to the point of no return. */
async function prepare(disk: Disk, plan: OutputPlan, held: Lock): Promise<Prepared> {
  try {
    const prepared = await layReady(disk, plan);
    assertUntouched(disk, plan, prepared.stage);
    held.assertHeld();
    commit(disk, plan.folder, prepared.stage, prepared.steps);
    return prepared;
  } catch (error) {
    attempt(() => disk.removeDeep(join(plan.folder, OWN.build)));
    throw error;
  }
}

/** What fails in here leaves the journal in place for the next build. */
function moveAll(disk: Disk, plan: OutputPlan, { stage, steps, emptied }: Prepared): void {
  try {
    moveFiles(disk, plan, stage);
    finish(disk, plan.folder, stage, steps, emptied);
  } catch (error) {
    throw new OutputError(
      'interrupted',
      `The build of ${plan.folder} stopped half-way: ${reason(error)}. Nothing is lost; build again, and it is completed.`,
      { cause: error },
    );
  }
}

function assertSameRecord(disk: Disk, { folder, recordVersion: planned }: OutputPlan): void {
  if (!isInterrupted(disk, folder) && recordVersion(disk, folder) === planned) return;
  throw new OutputError(
    'changed-meanwhile',
    `Another build has changed ${folder} meanwhile. Nothing was changed; build again.`,
  );
}

/** Before anything is written, so that a folder without permission is no reason to stop half-way. */
function assertAllWritable(disk: Disk, { folder, steps }: OutputPlan): void {
  const places = new Set(['', OWN.folder, OWN.base, OWN.pending]);
  for (const { path, tree, note } of steps)
    if (tree !== undefined || note !== undefined) places.add(posix.dirname(path));
  const known = new Map<string, string>();
  for (const place of new Set([...places].map((path) => nearestThatExists(disk, join(folder, path), known))))
    assertWritable(disk, place, folder);
}

/** Writes everything that is needed below `.msac/build/`. */
async function layReady(disk: Disk, { folder, steps, unsettled }: OutputPlan): Promise<Prepared> {
  const packs = [...repack(disk, folder, unsettled, steps.flatMap(baseChange))];
  const paths = steps.flatMap(({ path, tree }) => (tree ? [path] : []));
  const stage = Stage.of(disk, folder, paths);
  disk.removeDeep(join(folder, OWN.build));
  stage.make(disk, steps.length, paths);
  await disk.createAll([
    ...packs.flatMap(([pack, data]) => (data === undefined ? [] : [{ path: stage.pack(pack), data, mode: 0o666 }])),
    ...steps.flatMap((step, index) => [...newTree(disk, folder, stage, step, index), ...newTexts(stage, step, index)]),
  ]);
  for (const [index, { path, seen, tree }] of steps.entries())
    if (seen !== undefined && tree) disk.chmod(stage.tree(path, index), modeLike(seen, isExecutable(tree)));
  return {
    stage,
    steps: steps.map(journalStep),
    emptied: packs.flatMap(([pack, data]) => (data === undefined ? [pack] : [])),
  };
}

function baseChange({ path, base }: Step): BaseChange[] {
  return base === undefined ? [] : [{ path, base }];
}

function newTree(disk: Disk, folder: string, stage: Stage, { path, seen, tree }: Step, index: number): NewFile[] {
  if (tree === undefined || tree === null) return [];
  const file = stage.tree(path, index);
  if (tree.kind === 'text') return [{ path: file, data: tree.text, mode: tree.executable ? 0o777 : 0o666 }];
  const existing = seen === undefined ? undefined : disk.read(join(folder, path));
  return [{ path: file, data: withSecrets(tree.header, tree.missing, existing), mode: 0o600 }];
}

function newTexts(stage: Stage, step: Step, index: number): NewFile[] {
  return (['note', 'pending'] as const).flatMap((part) => {
    const text = step[part];
    return typeof text === 'string' ? [{ path: stage.part(index, part), data: text, mode: 0o666 }] : [];
  });
}

function isExecutable(tree: NonNullable<Step['tree']>): boolean {
  return tree.kind === 'text' && tree.executable;
}

/** What its user allows stays; whoever may read a program may run it. */
function modeLike({ mode }: Stat, executable: boolean): number {
  return executable ? mode | ((mode & 0o444) >> 2) : mode;
}

function journalStep(step: Step): JournalStep {
  const changes: { -readonly [Name in keyof JournalStep]: JournalStep[Name] } = { path: step.path };
  for (const part of ['tree', 'note', 'base', 'pending'] as const)
    if (step[part] !== undefined) changes[part] = step[part] === null ? 'remove' : 'write';
  return changes;
}

/** An editor may have saved a file since the plan was made, or a folder may have become a link. */
function assertUntouched(disk: Disk, { folder, steps }: OutputPlan, stage: Stage): void {
  for (const top of stage.folders) if (disk.stat(below(folder, top)) !== undefined) throw changedMeanwhile(folder, top);
  const folders = new Folders(disk, folder);
  const leaving = new Set(steps.filter((step) => step.tree === null).map((step) => step.path));
  for (const step of steps) {
    if (stage.moves(step.path)) continue;
    if (step.tree !== undefined || typeof step.note === 'string') folders.assertReal(noteOf(step.path), leaving);
    const isNew = step.seen === undefined && folders.leadsNowhere(step.path);
    if (step.tree !== undefined && !isNew) assertSeen(disk, folder, step);
  }
}

/** @returns what stands there */
function assertSeen(disk: Disk, folder: string, { path, seen }: Step): Stat | undefined {
  const stat = disk.stat(join(folder, path));
  // A folder was seen as nothing when nothing but files that go away is in it.
  const isSame = stat?.version === seen?.version || (seen === undefined && stat?.kind === 'folder');
  if (isSame) return stat;
  throw changedMeanwhile(folder, path);
}

function changedMeanwhile(folder: string, path: string): OutputError {
  return new OutputError(
    'changed-meanwhile',
    `${join(folder, path)} was changed while the build was at work. Build again.`,
  );
}

function moveFiles(disk: Disk, { folder, steps }: OutputPlan, stage: Stage): void {
  for (const [index, step] of steps.entries()) {
    if (step.tree !== null) continue;
    assertSeen(disk, folder, step);
    disk.rename(join(folder, step.path), stage.gone(index));
  }
  for (const { path, tree } of steps) if (tree === null) prune(disk, folder, path);
  for (const top of stage.folders) disk.rename(stage.whole(top), below(folder, top));
  /** Folders that files go to, and whether they were made for that: then nothing else stands in them. */
  const made = new Map<string, boolean>();
  for (const [index, step] of steps.entries()) {
    if (!step.tree || stage.moves(step.path)) continue;
    const target = below(folder, step.path);
    const around = posix.dirname(step.path);
    const isNew = made.get(around) ?? disk.makeFolder(join(folder, around)) !== undefined;
    made.set(around, isNew);
    if (!isNew && assertSeen(disk, folder, step)?.kind === 'folder') removeEmptyTree(disk, target);
    disk.rename(stage.part(index, 'tree'), target);
  }
}

/** Never more than empty folders: one with a file in it makes this fail. */
function removeEmptyTree(disk: Disk, folder: string): void {
  const inside = disk.listDeep(folder).map(({ path }) => join(folder, path));
  for (const path of inside.toSorted((a, b) => b.length - a.length)) disk.removeEmptyFolder(path);
  disk.removeEmptyFolder(folder);
}

/** Takes back the folders that were made for a build that did not come about. */
function removeMade(disk: Disk, folder: string, firstMade: string | undefined): void {
  if (firstMade === undefined) return;
  let path = join(folder, OWN.folder);
  const emptied = () => {
    disk.removeEmptyFolder(path);
    return true;
  };
  while (path.length >= firstMade.length && attempt(emptied)) path = dirname(path);
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function explained(error: unknown, folder: string): unknown {
  if (error instanceof OutputError || !(error instanceof Error) || !('code' in error)) return error;
  return new OutputError('disk', `${folder} cannot be built into: ${reason(error)}. Nothing was changed.`, {
    cause: error,
  });
}
