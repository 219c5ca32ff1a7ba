/**
 * The door of this room: files in memory → disk, without ever destroying what a person wrote.
 *
 * ```ts
 * const plan = planOutput(folder, files);  // writes nothing: a dry run ends here
 * const result = await applyOutput(plan);
 * ```
 *
 * Both throw {@link OutputError}, whose message is fit for the user of the command line.
 */
export { applyOutput, type ApplyOptions, type OutputResult } from './apply.ts';
export { changesOf, type FileChange, type FileVersion } from './changes.ts';
export { OutputError, type OutputErrorCode } from './error.ts';
export { MARKERS, type ConflictRegion } from './merge.ts';
export { planOutput, type PlanOptions } from './plan.ts';
export type { FormerBuild } from './since.ts';
export type {
  ConflictItem,
  KeepItem,
  OutputPlan,
  PlainItem,
  PlanCounts,
  PlanItem,
  PlanKind,
  SecretsItem,
  UnchangedItem,
} from './plan-types.ts';
