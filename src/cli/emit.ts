import { resolve } from 'node:path';
import type { Backend, GeneratedFile, Unbuilt } from '../backends/backend.ts';
import type { System } from '../model/system.ts';
import {
  applyOutput,
  MARKERS,
  planOutput,
  type ConflictRegion,
  type OutputPlan,
  type OutputResult,
} from '../output/index.ts';
import { uninterrupted } from './interrupt.ts';
import { Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { unwatched, type Work } from './work.ts';

/** Every file of the system, in memory. */
export async function generate(system: System, work: Work = unwatched): Promise<GeneratedFile[]> {
  const all = await work.phase('load', backends);
  const files = all.flatMap((backend) => work.phase(`generate ${backend.name}`, () => backend.generate(system)));
  work.count(() => ({ generated: files.length }));
  return files;
}

/** What the system says and some backend leaves out, each once. */
export async function unbuiltOf(system: System, work: Work = unwatched): Promise<readonly Unbuilt[]> {
  const all = await work.phase('load', backends);
  return [...new Set(all.flatMap((backend) => backend.unbuilt(system)))];
}

/** Loaded only when something is built: their templates are most of the program. */
export async function backends(): Promise<readonly Backend[]> {
  const [{ workspaceBackend }, { springBackend }, { composeBackend }] = await Promise.all([
    import('../backends/workspace/backend.ts'),
    import('../backends/spring/backend.ts'),
    import('../backends/compose/backend.ts'),
  ]);
  return [workspaceBackend, springBackend, composeBackend];
}

/**
 * Where a system goes. When nobody says: a folder of its name here, as `git clone` would.
 *
 * @param home where to look from when that is not the working folder
 */
export function outputFolder(system: System, { out, home = '' }: { out: string | undefined; home?: string }): string {
  return out === undefined ? resolve(home, system.name) : resolve(out);
}

/**
 * Brings a workspace up to date, without a word when nothing changes.
 *
 * @returns `findings` when there are conflicts, which are printed
 */
export async function writeSystem(system: System, folder: string, terminal: Terminal, work?: Work): Promise<Status> {
  const plan = planOutput(folder, await generate(system, work));
  await write(plan, work);
  reportConflicts(plan, terminal);
  return plan.conflicts.length > 0 ? Status.findings : Status.ok;
}

/** Carries a plan out, all of it or nothing, whatever is typed meanwhile. */
export function write(plan: OutputPlan, work: Work = unwatched): Promise<OutputResult> {
  return work.phase('write', () => uninterrupted(() => applyOutput(plan)));
}

/** Shows every conflict as git would, and how to end it. */
export function reportConflicts(plan: OutputPlan, terminal: Terminal): void {
  for (const conflict of plan.conflicts) {
    terminal.err(`\nconflict: ${conflict.path} ${CONFLICTS[conflict.reason]}`);
    for (const region of conflict.regions) terminal.err(conflictText(region));
    terminal.err(`  Your file stays as it is. Put right what is to change, then delete ${conflict.note}.`);
  }
}

function conflictText({ line, yours, generated }: ConflictRegion): string {
  return [`  at line ${line}:`, MARKERS.yours, ...yours, MARKERS.middle, ...generated, MARKERS.generated]
    .map((text) => text.trimEnd())
    .join('\n');
}

export const CONFLICTS: Readonly<Record<OutputPlan['conflicts'][number]['reason'], string>> = {
  lines: 'was changed by you in the same lines as by this build',
  foreign: 'is a file of yours, and the build has one of the same name',
  unreadable: 'is not text in UTF-8, so it cannot be merged',
  markers: 'still holds conflict markers',
};
