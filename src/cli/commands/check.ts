import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { watchWork } from '../work.ts';
import { fileArgument, statsOption, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface CheckArguments extends FileArguments {
  readonly format: 'pretty' | 'json';
  readonly stats: boolean;
}

export const checkCommand = (handle: Handle): FileCommand<CheckArguments> => ({
  command: 'check [file]',
  describe: 'Tell every mistake in a system, and write nothing',
  builder: (parser) =>
    statsOption(fileArgument(parser))
      .option('format', {
        choices: ['pretty', 'json'] as const,
        default: 'pretty' as const,
        describe: 'For people, or for programs',
      })
      .example('msac check shop.msa', 'all mistakes, with the lines they are in'),
  handler: handle(checkFile),
});

async function checkFile({ file, format, stats }: CheckArguments, terminal: Terminal): Promise<Status> {
  const work = watchWork({ stats }, terminal);
  const [{ compile }, { formatJson, formatPretty }] = await work.phase('load', () =>
    Promise.all([import('../compile.ts'), import('../reporters/index.ts')]),
  );
  const { diagnostics, sources, system } = compile(file, undefined, work);
  const report = format === 'json' ? formatJson(diagnostics) : formatPretty(diagnostics, sources, terminal);
  if (report) terminal.out(report.trimEnd());
  else terminal.out(`${file}: no mistakes found in ${sources.size} ${sources.size === 1 ? 'file' : 'files'}.`);
  work.end();
  return system ? Status.ok : Status.findings;
}
