import { nodeDisk, type Disk } from './disk.ts';
import { noteOf } from './paths.ts';
import type { OutputPlan, Step } from './plan-types.ts';
import { standingAt } from './standing.ts';
import { encode } from './text.ts';

/** What a plan does to one file outside of `.msac/`, by its text. */
export interface FileChange {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** Absent when there is no such file. */
  readonly before?: FileVersion;
  /** Absent when the file goes away. */
  readonly after?: FileVersion;
  /** The file that `before` is the text of, when it is another: a note on a conflict is a copy with markers in it. */
  readonly copyOf?: string;
}

/** Byte for byte what stands on disk, line ends and byte order mark included. */
export interface FileVersion {
  readonly text: string;
  readonly executable: boolean;
}

/**
 * What `applyOutput` would change, in the order of the paths: merged files as they would become, notes on conflicts,
 * deletions. Files of secrets are not among it, so that nobody shows them: the plan's items name what they lack.
 *
 * @param disk where the plan was made
 */
export function changesOf(plan: OutputPlan, disk: Disk = nodeDisk): FileChange[] {
  const changes = plan.steps.flatMap((step) => [
    ...treeChange(disk, plan.folder, step),
    ...noteChange(disk, plan.folder, step),
  ]);
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function treeChange(disk: Disk, folder: string, { path, seen, tree }: Step): FileChange[] {
  if (tree === undefined || tree?.kind === 'secrets') return [];
  const before = seen === undefined ? undefined : versionAt(disk, folder, path);
  if (tree === null) return before === undefined ? [] : [{ path, before }];
  const after = { text: tree.text, executable: tree.executable || before?.executable === true };
  return [{ path, ...(before && { before }), after }];
}

function noteChange(disk: Disk, folder: string, { path, note }: Step): FileChange[] {
  if (note === undefined) return [];
  const before = versionAt(disk, folder, noteOf(path));
  if (note === null) return before === undefined ? [] : [{ path: noteOf(path), before }];
  const after = { text: note, executable: false };
  if (before !== undefined) return [{ path: noteOf(path), before, after }];
  const yours = versionAt(disk, folder, path);
  return [{ path: noteOf(path), ...(yours && { before: yours, copyOf: path }), after }];
}

/** Undefined where there is no text: nothing, a folder, a link, bytes of another kind. */
function versionAt(disk: Disk, folder: string, path: string): FileVersion | undefined {
  const standing = standingAt(disk, folder, path);
  if (standing.kind !== 'text') return undefined;
  return { text: encode(standing.content.text, standing.content), executable: (standing.stat.mode & 0o100) !== 0 };
}
