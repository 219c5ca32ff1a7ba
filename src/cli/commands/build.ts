import type { System } from '../../model/system.ts';
import { planOutput, type OutputPlan } from '../../output/index.ts';
import { countsOf, subject } from '../counts.ts';
import { generate, outputFolder, reportConflicts, write } from '../emit.ts';
import { formatOption, type DiagnosticFormat } from '../diagnostic-format.ts';
import { warnOfMigrations } from '../migrations.ts';
import { shellWord } from '../shell.ts';
import { shown } from '../shown.ts';
import { Status } from '../status.ts';
import { STDIN } from '../stdin.ts';
import type { Terminal } from '../terminal.ts';
import { markUpToDate, upToDate } from '../up-to-date.ts';
import { watchWork, type Work } from '../work.ts';
import {
  assertWatchable,
  fileArgument,
  onlyOption,
  statsOption,
  watchOption,
  type FileArguments,
  type FileCommand,
  type Handle,
} from './command.ts';

interface BuildArguments extends FileArguments {
  readonly format: DiagnosticFormat;
  readonly out: string | undefined;
  readonly 'dry-run': boolean;
  readonly quiet: boolean;
  readonly restore: readonly string[] | undefined;
  readonly only: readonly string[] | undefined;
  readonly stats: boolean;
  readonly watch: boolean;
}

export const buildCommand = (handle: Handle): FileCommand<BuildArguments> => ({
  command: 'build [file]',
  describe: 'Check a system and write everything it consists of',
  builder: (parser) =>
    watchOption(formatOption(statsOption(onlyOption(fileArgument(parser))), 'standard output'))
      .option('out', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'The folder to build into [default: ./<system>]',
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Tell what would change, and change nothing' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Say nothing when all is well' })
      .option('restore', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Bring back a generated file that you deleted, by its path in the folder; may be repeated',
      })
      .example('msac build shop.msa', 'the system shop, in the folder shop')
      .example('msac build shop.msa --only catalog', 'one application; the others stay as they are')
      .example('msac build shop.msa --watch', 'again whenever a file changes, until Ctrl-C')
      .example('msac build shop.msa --dry-run', 'what a build would do to files that you may have edited'),
  handler: handle(buildFile),
});

async function buildFile(args: BuildArguments, user: Terminal): Promise<Status> {
  if (args.watch) {
    assertWatchable(args.file, { 'dry-run': args['dry-run'], restore: args.restore, stats: args.stats });
    const [{ watch }, { BuildRounds }] = await Promise.all([
      import('../watch/watch.ts'),
      import('../watch/build-rounds.ts'),
    ]);
    return watch(new BuildRounds(args), args, user);
  }
  const work = watchWork(args, user);
  // Standard output is for one reader: a person, or the program that is to read the diagnostics.
  const terminal = args.format === 'pretty' ? user : { ...user, out: (text: string) => user.err(text) };
  try {
    const isWhole = args.restore === undefined && args.only === undefined && args.file !== STDIN;
    const done = isWhole ? work.phase('compare', () => upToDate(args.file, args)) : undefined;
    if (!done) return await compileAndWrite(args, terminal, work, (text) => user.out(text));
    if (args.format !== 'pretty') await reportNothing(args, user);
    if (!args.quiet || args['dry-run']) terminal.out(headline(done.subject, done.folder, done.counts, args));
    return Status.ok;
  } finally {
    work.end();
  }
}

/** A program that asked for diagnostics is told that there are none. */
async function reportNothing({ format }: BuildArguments, terminal: Terminal): Promise<void> {
  const { reportOf } = await import('../compile.ts');
  const report = await reportOf([], new Map(), format, terminal);
  if (report) terminal.out(report);
}

async function compileAndWrite(
  args: BuildArguments,
  terminal: Terminal,
  work: Work,
  print: (text: string) => void,
): Promise<Status> {
  // Loaded only here, because a build with nothing to do is over by now.
  const { compileToBuild } = await work.phase('load', () => import('../compile-to-build.ts'));
  const { format } = args;
  const compiled = await compileToBuild(args.file, terminal, work, format === 'pretty' ? {} : { format, print });
  if (typeof compiled === 'number') return compiled;
  const { system, diagnostics, sources } = compiled;
  const { onlyFolders } = await import('../only.ts');
  const only = onlyFolders(system, args.only);
  const files = await generate(system, work);
  const folder = outputFolder(system, args);
  const plan = work.phase('plan', () =>
    planOutput(folder, files, { restore: args.restore ?? [], ...(only && { only }) }),
  );
  if (!args['dry-run']) await write(plan, work);
  if (!args.quiet || args['dry-run']) report(system, plan, args, terminal);
  warnOfMigrations(plan, terminal);
  reportConflicts(plan, terminal);
  if (plan.conflicts.length > 0) return Status.findings;
  if (!args['dry-run'] && !only && diagnostics.length === 0 && args.file !== STDIN) {
    const paths = files.map(({ path }) => path);
    markUpToDate(args.file, plan.folder, sources.keys(), paths, {
      subject: subject(system),
      counts: countsAfter(plan, paths),
    });
  }
  return Status.ok;
}

function report(system: System, plan: OutputPlan, args: BuildArguments, terminal: Terminal): void {
  if (args['dry-run'] || plan.counts.create === 0) printItems(plan, terminal);
  terminal.out(headline(subject(system), plan.folder, countsOf(plan.counts), args));
  // One application alone can be neither run nor compiled with the others.
  if (!args['dry-run'] && !args.only && plan.counts.create > 0)
    terminal.out(nextSteps(system, shown(plan.folder), args));
}

function headline(what: string, folder: string, counts: string, args: BuildArguments): string {
  return `${what} in ${shown(folder)}: ${counts}${args['dry-run'] ? ' (dry run)' : ''}`;
}

/** One line for each file that is not what it was, or not what it would be; what was created all at once is only counted. */
function printItems(plan: OutputPlan, terminal: Terminal): void {
  for (const item of plan.items) {
    const why = item.kind === 'keep' ? KEPT[item.reason] : '';
    if (item.kind !== 'unchanged') terminal.out(`  ${item.kind.padEnd(8)} ${item.path}${why}`);
  }
}

const KEPT = {
  edited: '  (edited by you; the model no longer yields it: delete it if you do not need it)',
  deleted: '  (deleted by you; --restore brings it back)',
} as const;

/** What the next build counts, should nothing change until then. */
function countsAfter(plan: OutputPlan, generated: readonly string[]): string {
  const deleted = plan.items.filter((item) => item.kind === 'keep' && item.reason === 'deleted').length;
  return countsOf({ unchanged: generated.length - deleted, keep: plan.counts.keep });
}

function nextSteps(system: System, folder: string, args: BuildArguments): string {
  const out = args.out === undefined ? '' : ` --out ${shellWord(args.out)}`;
  const there = `cd ${shellWord(folder)}`;
  const steps = [
    ...(args.file === STDIN
      ? []
      : [[`msac run ${shellWord(args.file)}${out}`, 'starts it here; needs a JDK and Maven'] as const]),
    [`${there} && mvn verify`, 'compiles every application and runs its tests'],
    ...(system.deployments.some(({ kind }) => kind === 'compose')
      ? [[`${there} && docker compose up --build`, 'the same in containers'] as const]
      : []),
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return ['', 'Next:', ...steps.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`)].join('\n');
}
