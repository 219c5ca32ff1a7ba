import type { CommandModule } from 'yargs';
import type { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import type { Handle } from './command.ts';

interface FmtArguments {
  readonly files: readonly string[];
  readonly check: boolean;
  readonly quiet: boolean;
}

export const fmtCommand = (handle: Handle): CommandModule<object, FmtArguments> => ({
  command: 'fmt <files..>',
  describe: 'Format .msa files: white space and nothing else',
  builder: (parser) =>
    parser
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe:
          'Files to format, imports are not; a folder means every .msa file in it, but for node_modules; - formats standard input to standard output',
      })
      .option('check', {
        type: 'boolean',
        default: false,
        describe: 'Change nothing; name the files that are not formatted, and exit with 1',
      })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Say nothing when all is well' })
      .example('msac fmt .', 'all files here and below')
      .example('msac fmt --check examples', 'for CI')
      .example('msac fmt - < shop.msa', 'for editors'),
  handler: handle(formatFiles),
});

async function formatFiles(args: FmtArguments, terminal: Terminal): Promise<Status> {
  const { formatAll, formatStdin } = await import('../format-files.ts');
  return args.files.includes('-') ? formatStdin(args, terminal) : formatAll(args, terminal);
}
