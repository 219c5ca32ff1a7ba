import { changesOf, planOutput, type OutputPlan } from '../output/index.ts';
import type { FileArguments } from './commands/command.ts';
import { compileToBuild } from './compile-to-build.ts';
import { countsOf, subject } from './counts.ts';
import type { DiagnosticFormat } from './diagnostic-format.ts';
import { CONFLICTS, generate, outputFolder } from './emit.ts';
import { onlyFolders } from './only.ts';
import type { StatNote } from './reporters/stat.ts';
import { shown } from './shown.ts';
import { Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { watchWork } from './work.ts';

/** What is said to `msac diff`. */
export interface DiffArguments extends FileArguments {
  readonly format: DiagnosticFormat;
  readonly out: string | undefined;
  readonly only: readonly string[] | undefined;
  readonly stat: boolean;
  readonly 'exit-code': boolean;
}

/** Shows what a build would change on disk. */
export async function showDifference(args: DiffArguments, terminal: Terminal): Promise<Status> {
  const work = watchWork({}, terminal);
  const compiled = await compileToBuild(args.file, terminal, work, {
    format: args.format,
    undone: 'Nothing was compared',
  });
  if (typeof compiled === 'number') return compiled;
  const { system } = compiled;
  const only = onlyFolders(system, args.only);
  const files = await generate(system, work);
  const plan = work.phase('plan', () => planOutput(outputFolder(system, args), files, only && { only }));
  await show(plan, args, terminal);
  work.end();
  const headline = `${subject(system)} in ${shown(plan.folder)}: ${countsOf(plan.counts)}`;
  if (args.stat) terminal.out(headline);
  else terminal.err(headline);
  const isChange = plan.items.some(({ kind }) => CHANGING.has(kind));
  return plan.conflicts.length > 0 || (args['exit-code'] && isChange) ? Status.findings : Status.ok;
}

/** An `adopt` changes nothing but the record of what was generated, which is nobody's work. */
const CHANGING: ReadonlySet<string> = new Set(['create', 'update', 'merge', 'delete', 'secrets', 'conflict']);

async function show(plan: OutputPlan, args: DiffArguments, terminal: Terminal): Promise<void> {
  // Loaded only here: comparing lines is nothing that other commands do.
  const [{ colorPatch, patchesOf }, { formatStat }] = await Promise.all([
    import('./reporters/patch.ts'),
    import('./reporters/stat.ts'),
  ]);
  const patches = patchesOf(changesOf(plan));
  const notes = notesOf(plan);
  if (args.stat) {
    const stat = formatStat(patches, notes, terminal.color);
    if (stat) terminal.out(stat);
    return;
  }
  // Not a part of the patch, and what applies it skips it.
  for (const { path, text } of notes) terminal.out(`# ${path}: ${text}`);
  const patch = patches.map(({ text }) => text).join('');
  if (patch) terminal.out((terminal.color ? colorPatch(patch) : patch).replace(/\n$/, ''));
}

/** What is told of files that no patch shows: secrets by their names only, and files that stay in conflict. */
function notesOf(plan: OutputPlan): StatNote[] {
  return plan.items.flatMap((item) => {
    if (item.kind === 'secrets') {
      const what = item.created ? 'new, with secrets made when it is written' : 'lacks secrets, which are added';
      return [{ path: item.path, text: `${what}: ${item.names.join(', ')}` }];
    }
    if (item.kind === 'conflict')
      return [{ path: item.path, text: `conflict: it ${CONFLICTS[item.reason]}; it stays as it is` }];
    return [];
  });
}
