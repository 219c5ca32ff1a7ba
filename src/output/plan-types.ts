import type { Secret } from '../backends/backend.ts';
import type { ConflictRegion } from './merge.ts';
import type { Stat } from './disk.ts';

/** What a build does about each path, before it does it. Plain data; holds no secret value. */
export interface OutputPlan {
  /** The output folder, absolute, links resolved. */
  readonly folder: string;
  /** In the order of their paths. A path that nobody needs to hear of is not listed. */
  readonly items: readonly PlanItem[];
  readonly counts: PlanCounts;
  /** Of the items. As long as there is one, the exit status should say so. */
  readonly conflicts: readonly ConflictItem[];
  /** What `applyOutput` carries out. Empty, and nothing unsettled: the build touches nothing. */
  readonly steps: readonly Step[];
  /** Packs of the record that git has merged in part; the build writes them anew. */
  readonly unsettled: readonly string[];
  /** The state of the record that the plan was made from. */
  readonly recordVersion: string | undefined;
}

export type PlanKind = PlanItem['kind'];
export type PlanCounts = Readonly<Record<PlanKind, number>>;

export type PlanItem = PlainItem | UnchangedItem | KeepItem | SecretsItem | ConflictItem;

export interface PlainItem {
  /**
   * `create` a new file; `update` one that its user has not touched; `merge` new lines into one that he has; `adopt` one
   * that already says what would be written, so that only the record changes; `delete` one that the model no longer
   * yields and nobody touched.
   */
  readonly kind: 'create' | 'update' | 'merge' | 'adopt' | 'delete';
  readonly path: string;
}

export interface UnchangedItem {
  readonly kind: 'unchanged';
  readonly path: string;
  /** Whether the file differs from what was generated, by its user's hand. */
  readonly edited: boolean;
}

export interface KeepItem {
  readonly kind: 'keep';
  readonly path: string;
  /** `edited`: the model no longer yields the file, but its user has edited it. `deleted`: its user deleted it, and so it stays. */
  readonly reason: 'edited' | 'deleted';
}

/** A file of secrets that is created, or lacks some names that are added at its end. */
export interface SecretsItem {
  readonly kind: 'secrets';
  readonly path: string;
  readonly created: boolean;
  /** The names that are added; never their values. */
  readonly names: readonly string[];
}

export interface ConflictItem {
  readonly kind: 'conflict';
  readonly path: string;
  /**
   * `lines`: the user and msac changed the same lines. `foreign`: another file stands where a new one would go.
   * `unreadable`: what stands there is not UTF-8 text in a plain file. `markers`: the note is gone, but its conflict
   * markers stand in the file.
   */
  readonly reason: 'lines' | 'foreign' | 'unreadable' | 'markers';
  /** The file beside it that shows both versions; deleting it says that the conflict is dealt with. */
  readonly note: string;
  /** The lines in conflict, in the order of the file; none when the file cannot be compared by lines. */
  readonly regions: readonly ConflictRegion[];
}

/**
 * What happens on disk for one path of the output: all of it, or, once another build has recovered from the death of
 * this one, all or nothing. `null` stands for "goes away", an absent property for "stays".
 */
export interface Step {
  readonly path: string;
  /** What stood at `path` when the plan was made. If anything else does when it is carried out, the build stops. */
  readonly seen: Stat | undefined;
  /** The user's file itself. */
  readonly tree?: FileText | NewSecrets | null;
  /** The file with the conflict markers. */
  readonly note?: string | null;
  /** The text recorded as generated last. */
  readonly base?: string | null;
  /** The text recorded as what an unresolved conflict is about. */
  readonly pending?: string | null;
}

export interface FileText {
  readonly kind: 'text';
  readonly text: string;
  readonly executable: boolean;
}

/** Values are made only when they are written. */
export interface NewSecrets {
  readonly kind: 'secrets';
  readonly header: readonly string[];
  readonly missing: readonly Secret[];
}
