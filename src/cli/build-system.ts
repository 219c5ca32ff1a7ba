import type { System } from '../model/system.ts';
import { planOutput, type OutputPlan } from '../output/index.ts';
import type { FileArguments } from './commands/command.ts';
import { compileToBuild } from './compile-to-build.ts';
import { countsOf, subject } from './counts.ts';
import type { DiagnosticFormat } from './diagnostic-format.ts';
import { generate, outputFolder, reportConflicts, write } from './emit.ts';
import { headline } from './headline.ts';
import { warnOfMigrations } from './migrations.ts';
import { onlyFolders } from './only.ts';
import { shellWord } from './shell.ts';
import { shown } from './shown.ts';
import { Status } from './status.ts';
import { STDIN } from './stdin.ts';
import type { Terminal } from './terminal.ts';
import { markUpToDate } from './up-to-date.ts';
import type { Work } from './work.ts';

/** What is said to `msac build`. */
export interface BuildArguments extends FileArguments {
  readonly format: DiagnosticFormat;
  readonly out: string | undefined;
  readonly 'dry-run': boolean;
  readonly quiet: boolean;
  readonly restore: readonly string[] | undefined;
  readonly only: readonly string[] | undefined;
  readonly stats: boolean;
  readonly watch: boolean;
}

/**
 * Compiles a system and writes everything it consists of.
 *
 * @param print where diagnostics go that a program is to read
 */
export async function buildSystem(
  args: BuildArguments,
  terminal: Terminal,
  work: Work,
  print: (text: string) => void,
): Promise<Status> {
  const { format } = args;
  const compiled = await compileToBuild(args.file, terminal, work, format === 'pretty' ? {} : { format, print });
  if (typeof compiled === 'number') return compiled;
  const { system, diagnostics, sources } = compiled;
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
