import type { Argv, CommandModule } from 'yargs';
import type { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';

/** Turns what a command does into what yargs calls. */
export type Handle = <Arguments>(
  action: (args: Arguments, terminal: Terminal) => Status | Promise<Status>,
) => (args: Arguments) => void;

/** A command with one `.msa` file as its argument. */
export interface FileArguments {
  readonly file: string;
}

export type FileCommand<Arguments extends FileArguments> = CommandModule<object, Arguments>;

/** Declares that argument. */
export function fileArgument<Arguments>(parser: Argv<Arguments>): Argv<Arguments & FileArguments> {
  return parser.positional('file', {
    type: 'string',
    describe: 'The .msa file with the system; what it imports is read too',
    demandOption: true,
  });
}

/** Declares what tells where the time went. */
export function statsOption<Arguments>(parser: Argv<Arguments>): Argv<Arguments & { stats: boolean }> {
  return parser.option('stats', { type: 'boolean', default: false, describe: 'Tell what each phase of the work cost' });
}

/** Declares which applications are meant. */
export function onlyOption<Arguments>(parser: Argv<Arguments>): Argv<Arguments & { only: string[] | undefined }> {
  return parser.option('only', {
    type: 'string',
    array: true,
    describe: 'Only the folder of this application; may be repeated',
  });
}
