import { changesOf, planOutput, type OutputPlan } from '../../output/index.ts';

import { countsOf, shown, subject } from '../counts.ts';
import { CONFLICTS, generate, outputFolder } from '../emit.ts';
import { formatOption, type DiagnosticFormat } from '../diagnostic-format.ts';
import type { StatNote } from '../reporters/stat.ts';
import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { watchWork } from '../work.ts';
import { fileArgument, onlyOption, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface DiffArguments extends FileArguments {
  readonly format: DiagnosticFormat;
  readonly out: string | undefined;
  readonly only: readonly string[] | undefined;
  readonly stat: boolean;
  readonly 'exit-code': boolean;
}

export const diffCommand = (handle: Handle): FileCommand<DiffArguments> => ({
  command: 'diff [file]',
  describe: 'Show what a build would change on disk, and change nothing',
  builder: (parser) =>
    formatOption(onlyOption(fileArgument(parser)), 'standard error')
      .option('out', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'The folder to compare with [default: ./<system>]',
      })
      .option('stat', { type: 'boolean', default: false, describe: 'Only how many lines of each file would change' })
      .option('exit-code', { type: 'boolean', default: false, describe: 'Exit with 1 when anything would change' })
      .example('msac diff shop.msa', 'a unified diff; your edits as they would be merged')
      .example('msac diff shop.msa | git apply --directory=shop', 'what a build would do, by git')
      .example('msac diff shop.msa --stat --exit-code', 'for CI: is what is committed what the model says?'),
  handler: handle(diffFile),
});

async function diffFile(args: DiffArguments, terminal: Terminal): Promise<Status> {
  const work = watchWork({}, terminal);
  const { compileToBuild } = await import('../compile-to-build.ts');
  const compiled = await compileToBuild(args.file, terminal, work, { format: args.format });
  if (typeof compiled === 'number') return compiled;
  const { system } = compiled;
  const { onlyFolders } = await import('../only.ts');
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
    import('../reporters/patch.ts'),
    import('../reporters/stat.ts'),
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
