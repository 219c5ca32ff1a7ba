import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface CheckArguments extends FileArguments {
  readonly format: 'pretty' | 'json';
}

export const checkCommand = (handle: Handle): FileCommand<CheckArguments> => ({
  command: 'check <file>',
  describe: 'Tell every mistake in a system, and write nothing',
  builder: (parser) =>
    fileArgument(parser)
      .option('format', {
        choices: ['pretty', 'json'] as const,
        default: 'pretty' as const,
        describe: 'For people, or for programs',
      })
      .example('msac check shop.msa', 'all mistakes, with the lines they are in'),
  handler: handle(checkFile),
});

async function checkFile({ file, format }: CheckArguments, terminal: Terminal): Promise<Status> {
  const [{ compile }, { formatJson, formatPretty }] = await Promise.all([
    import('../compile.ts'),
    import('../reporters/index.ts'),
  ]);
  const { diagnostics, sources, system } = compile(file);
  const report = format === 'json' ? formatJson(diagnostics) : formatPretty(diagnostics, sources, terminal);
  if (report) terminal.out(report.trimEnd());
  else terminal.out(`${file}: no mistakes found in ${sources.size} ${sources.size === 1 ? 'file' : 'files'}.`);
  return system ? Status.ok : Status.findings;
}
