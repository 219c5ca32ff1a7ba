import { formatOption } from '../diagnostic-format.ts';
import type { DiffArguments } from '../difference.ts';
import type { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, onlyOption, type FileCommand, type Handle } from './command.ts';

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

/** Loaded only here: what compares is nothing that other commands need to start. */
async function diffFile(args: DiffArguments, terminal: Terminal): Promise<Status> {
  const { showDifference } = await import('../difference.ts');
  return showDifference(args, terminal);
}
