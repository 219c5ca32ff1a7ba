import { relative } from 'node:path';
import type { System } from '../../model/system.ts';
import { applyOutput, planOutput, type OutputPlan, type PlanKind } from '../../output/index.ts';
import { compileOrReport } from '../compile.ts';
import { generate, outputFolder, reportConflicts } from '../emit.ts';
import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface BuildArguments extends FileArguments {
  readonly out: string | undefined;
  readonly 'dry-run': boolean;
  readonly quiet: boolean;
}

export const buildCommand = (handle: Handle): FileCommand<BuildArguments> => ({
  command: 'build <file>',
  describe: 'Check a system and write everything it consists of',
  builder: (parser) =>
    fileArgument(parser)
      .option('out', { alias: 'o', type: 'string', describe: 'The folder to build into [default: ./<system>]' })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Tell what would change, and change nothing' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Say nothing when all is well' })
      .example('msac build shop.msa', 'the system shop, in the folder shop')
      .example('msac build shop.msa --dry-run', 'what a build would do to files that you may have edited'),
  handler: handle(buildFile),
});

async function buildFile(args: BuildArguments, terminal: Terminal): Promise<Status> {
  const system = compileOrReport(args.file, terminal);
  if (typeof system === 'number') return system;
  const folder = outputFolder(system, args.out);
  const plan = planOutput(folder, await generate(system));
  if (!args['dry-run']) applyOutput(plan);
  if (!args.quiet || args['dry-run']) report(system, plan, args, terminal);
  reportConflicts(plan, terminal);
  return plan.conflicts.length > 0 ? Status.findings : Status.ok;
}

function report(system: System, plan: OutputPlan, args: BuildArguments, terminal: Terminal): void {
  const shown = relative('', plan.folder) || '.';
  if (args['dry-run'] || plan.counts.create === 0) printItems(plan, terminal);
  terminal.out(
    `${system.name}: ${applications(system)} in ${shown}: ${countsOf(plan)}${args['dry-run'] ? ' (dry run)' : ''}`,
  );
  if (!args['dry-run'] && plan.counts.create > 0) terminal.out(nextSteps(shown, args));
}

/** One line for each file that is not what it was; what was created all at once is only counted. */
function printItems(plan: OutputPlan, terminal: Terminal): void {
  for (const item of plan.items) {
    if (item.kind !== 'unchanged' && item.kind !== 'keep') terminal.out(`  ${item.kind.padEnd(8)} ${item.path}`);
  }
}

function applications(system: System): string {
  const count = system.applications.length;
  return `${count} ${count === 1 ? 'application' : 'applications'}`;
}

const COUNTED: readonly (readonly [PlanKind, string])[] = [
  ['create', 'created'],
  ['update', 'updated'],
  ['merge', 'merged with your edits'],
  ['adopt', 'adopted'],
  ['delete', 'deleted'],
  ['unchanged', 'unchanged'],
  ['keep', 'left as you have it'],
  ['conflict', 'in conflict'],
];

function countsOf(plan: OutputPlan): string {
  const parts = COUNTED.filter(([kind]) => plan.counts[kind] > 0).map(([kind, text]) => `${plan.counts[kind]} ${text}`);
  return `${parts.join(', ') || 'no'} files`;
}

function nextSteps(shown: string, args: BuildArguments): string {
  const out = args.out === undefined ? '' : ` --out ${args.out}`;
  return `
Next:
  msac run ${args.file}${out}   starts it here; needs a JDK and Maven
  cd ${shown} && mvn verify     compiles every application and runs its tests
  cd ${shown} && docker compose up --build   the same in containers`;
}
