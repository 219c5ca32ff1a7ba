import { dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { parsePack } from './pack.ts';
import { faultOf, fileOfPack, noteOf, OWN, packOf, parentsOf, pendingOf } from './paths.ts';
import { ABOUT_FILES, damaged, isOfFirstFormat } from './record.ts';
import { repack, type BaseChange } from './repack.ts';
import { Stage, type Part } from './stage.ts';
import { Folders } from './standing.ts';

/**
 * What a build is about to do, written when everything that it needs lies ready in `.msac/build/`. From then on each
 * change is one rename out of that folder or into it, so that what lies there tells what has been done.
 */
export interface Journal {
  readonly format: number;
  /** Top folders that are moved whole. */
  readonly folders: readonly string[];
  readonly steps: readonly JournalStep[];
}

export interface JournalStep extends Partial<Readonly<Record<Part | 'base', 'write' | 'remove'>>> {
  readonly path: string;
}

/** Also of where things lie in `.msac/build/`. */
const JOURNAL_FORMAT = 4;

/** The moment from which on the build is carried out, by this process or, as far as the record goes, by the next. */
export function commit(disk: Disk, folder: string, { folders }: Stage, steps: readonly JournalStep[]): void {
  const draft = join(folder, `${OWN.journal}.draft`);
  const journal: Journal = { format: JOURNAL_FORMAT, folders: [...folders], steps };
  disk.create(draft, JSON.stringify(journal), 0o666);
  disk.rename(draft, join(folder, OWN.journal));
}

export function isInterrupted(disk: Disk, folder: string): boolean {
  return disk.stat(join(folder, OWN.journal)) !== undefined;
}

/**
 * Brings the record in line with what a build that died has done to the user's files, so that the next plan starts
 * from the truth: a file that it had written counts as generated, any other does not. Touches nothing outside of
 * `.msac/` but notes, and so cannot lose what was edited since. Dying in here is no harm.
 *
 * @throws OutputError `damaged-record`
 */
export function settle(disk: Disk, folder: string): void {
  const { folders, steps } = readJournal(disk, folder);
  const stage = new Stage(folder, folders);
  const done = steps.map((step, index) => isDone(disk, stage, step, index));
  const isDoneAt = (index: number): boolean => done[index] ?? false;
  // With the record of the first format out of the way, all packs that are to take its place are right.
  const isReplaced = disk.stat(join(folder, OWN.former)) !== undefined;
  const emptied = isReplaced ? [] : settlePacks(disk, folder, stage, steps, isDoneAt);
  finish(disk, folder, stage, steps, emptied, isDoneAt);
}

/**
 * Has exactly what was done in the packs that lie ready. One that does not lie there any more stands in the record, with
 * all of it done. Done twice, it comes to the same.
 *
 * @returns the packs that go away
 */
function settlePacks(
  disk: Disk,
  folder: string,
  stage: Stage,
  steps: readonly JournalStep[],
  isDone: (index: number) => boolean,
): string[] {
  const touched = steps.filter(({ base }) => base !== undefined);
  const changes = steps.filter((_, index) => isDone(index)).flatMap((step) => baseChange(disk, stage, step));
  const emptied: string[] = [];
  for (const [pack, text] of repack(disk, folder, new Set(touched.map(({ path }) => packOf(path))), changes)) {
    if (text === undefined) disk.removeDeep(stage.pack(pack));
    else replace(disk, folder, stage.pack(pack), text);
    if (text === undefined) emptied.push(pack);
  }
  return emptied;
}

function baseChange(disk: Disk, stage: Stage, { path, base }: JournalStep): BaseChange[] {
  if (base === undefined) return [];
  if (base === 'remove') return [{ path, base: null }];
  const file = stage.pack(packOf(path));
  if (disk.stat(file) === undefined) return [];
  const pack = parsePack(disk.read(file).toString('utf8'));
  const text = typeof pack === 'string' ? undefined : pack.texts.get(path);
  return text === undefined ? [] : [{ path, base: text }];
}

/**
 * The part of a build after all files of the user have changed: notes, then record, then the traces.
 *
 * @param emptied the packs that nothing is left of
 */
export function finish(
  disk: Disk,
  folder: string,
  stage: Stage,
  steps: readonly JournalStep[],
  emptied: readonly string[],
  isDone: (index: number) => boolean = () => true,
): void {
  const changes = steps.flatMap((step, index) => (isDone(index) ? textChanges(step, index) : []));
  assertNoLinks(disk, folder, changes);
  // All removals first: on a disk that ignores case, two targets can be one.
  for (const { change, target } of changes) if (change === 'remove') remove(disk, folder, target);
  const made = new Set<string>();
  for (const { change, part, index, target } of changes)
    if (change === 'write') moveIfThere(disk, stage.part(index, part), join(folder, target), made);
  movePacks(disk, folder, emptied);
  writeAbout(disk, folder);
  // The journal first: without the files around it, it would tell lies.
  disk.removeFile(join(folder, OWN.journal));
  disk.removeDeep(join(folder, OWN.build));
}

function movePacks(disk: Disk, folder: string, emptied: readonly string[]): void {
  const former = join(folder, OWN.former);
  if (isOfFirstFormat(disk, folder) && disk.stat(former) === undefined) {
    // Even if there is none: it must not be looked for once there are packs in its place.
    disk.makeFolder(join(folder, OWN.base));
    disk.rename(join(folder, OWN.base), former);
  }
  for (const pack of emptied) remove(disk, folder, fileOfPack(pack));
  // Not through a link, which could be forged as well.
  const ready = disk.stat(join(folder, OWN.packs))?.kind === 'folder' ? disk.list(join(folder, OWN.packs)) : [];
  if (ready.length > 0) disk.makeFolder(join(folder, OWN.base));
  for (const name of ready) disk.rename(join(folder, OWN.packs, name), join(folder, OWN.base, name));
}

/** Removes the folders around a path that have become empty, up to the output folder. */
export function prune(disk: Disk, folder: string, path: string): void {
  for (const parent of parentsOf(path).toReversed()) {
    try {
      disk.removeEmptyFolder(join(folder, parent));
    } catch {
      return;
    }
  }
}

/** Whether the change that a step stands or falls with has taken place. */
function isDone(disk: Disk, stage: Stage, step: JournalStep, index: number): boolean {
  if (step.tree === 'remove') return disk.stat(stage.gone(index)) !== undefined;
  if (step.tree === 'write') return disk.stat(stage.tree(step.path, index)) === undefined;
  // A pending conflict without its note would count as resolved.
  return true;
}

interface TextChange {
  readonly change: 'write' | 'remove';
  readonly part: Exclude<Part, 'tree'>;
  readonly index: number;
  readonly target: string;
}

function textChanges(step: JournalStep, index: number): TextChange[] {
  return (['note', 'pending'] as const).flatMap((part) => {
    const change = step[part];
    return change === undefined
      ? []
      : [{ change, part, index, target: part === 'note' ? noteOf(step.path) : pendingOf(step.path) }];
  });
}

/** A journal may have been forged, to write through a link that stands in the folder. */
function assertNoLinks(disk: Disk, folder: string, changes: readonly TextChange[]): void {
  const folders = new Folders(disk, folder);
  for (const { target } of changes) folders.assertReal(target, new Set());
}

function remove(disk: Disk, folder: string, path: string): void {
  if (disk.stat(join(folder, path)) === undefined) return;
  disk.removeFile(join(folder, path));
  if (path.startsWith(`${OWN.folder}/`)) prune(disk, folder, path);
}

/** @param made folders that are known to stand; grows */
function moveIfThere(disk: Disk, from: string, to: string, made: Set<string>): void {
  if (disk.stat(from) === undefined) return;
  if (!made.has(dirname(to))) disk.makeFolder(dirname(to));
  made.add(dirname(to));
  disk.rename(from, to);
}

/** The record file is replaced even by its like: another build that has planned meanwhile sees that it must plan anew. */
function writeAbout(disk: Disk, folder: string): void {
  for (const [path, text] of ABOUT_FILES) {
    const file = join(folder, path);
    if (path !== OWN.about && disk.stat(file) !== undefined) continue;
    replace(disk, folder, file, text);
  }
}

function replace(disk: Disk, folder: string, file: string, text: string): void {
  const draft = join(folder, OWN.build, 'draft');
  disk.removeDeep(draft);
  disk.create(draft, text, 0o666);
  disk.rename(draft, file);
}

function readJournal(disk: Disk, folder: string): Journal {
  const journal = parse(disk.read(join(folder, OWN.journal)));
  const bad = journal?.steps.find((step) => faultOf(step.path) !== undefined);
  if (journal === undefined || journal.format !== JOURNAL_FORMAT || bad !== undefined)
    throw damaged(
      folder,
      OWN.journal,
      'it is not what a build of this msac leaves behind; delete the folder it lies in',
    );
  return journal;
}

function parse(bytes: Buffer): Journal | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isJournal(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== 'object' || value === null) return false;
  if (!('format' in value && 'folders' in value && 'steps' in value)) return false;
  return Array.isArray(value.folders) && Array.isArray(value.steps) && value.steps.every(isStep);
}

function isStep(value: unknown): value is JournalStep {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';
}
