import { formatOption, type DiagnosticFormat } from '../diagnostic-format.ts';
import type { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { watchWork } from '../work.ts';
import {
  assertWatchable,
  fileArgument,
  statsOption,
  watchOption,
  type FileArguments,
  type FileCommand,
  type Handle,
} from './command.ts';

interface CheckArguments extends FileArguments {
  readonly format: DiagnosticFormat;
  readonly quiet: boolean;
  readonly stats: boolean;
  readonly watch: boolean;
}

export const checkCommand = (handle: Handle): FileCommand<CheckArguments> => ({
  command: 'check [file]',
  describe: 'Tell every mistake in a system, and write nothing',
  builder: (parser) =>
    watchOption(formatOption(statsOption(fileArgument(parser)), 'standard output'))
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Say nothing when all is well' })
      .example('msac check shop.msa', 'all mistakes, with the lines they are in')
      .example('msac check shop.msa --format sarif > msac.sarif', 'for code scanning')
      .example('msac check - < shop.msa', 'a text that is not saved yet'),
  handler: handle(checkFile),
});

async function checkFile(args: CheckArguments, terminal: Terminal): Promise<Status> {
  const { file, format, quiet, stats } = args;
  if (args.watch) {
    assertWatchable(file, { stats });
    const [{ watch }, { CheckRounds }] = await Promise.all([
      import('../watch/watch.ts'),
      import('../watch/check-rounds.ts'),
    ]);
    return watch(new CheckRounds(args), args, terminal);
  }
  const work = watchWork({ stats, quiet }, terminal);
  const [{ checkOnly, reportOf, statusOf }, { openInput }] = await work.phase('load', () =>
    Promise.all([import('../compile.ts'), import('../stdin.ts')]),
  );
  const { entry, files } = await openInput(file);
  const checked = checkOnly(entry, files, work);
  const { diagnostics, sources } = checked;
  const report = await reportOf(diagnostics, sources, format, terminal);
  if (report) terminal.out(report);
  else if (format === 'pretty' && !quiet)
    terminal.out(`${entry}: no mistakes found in ${sources.size} ${sources.size === 1 ? 'file' : 'files'}.`);
  work.end();
  return statusOf(checked);
}
