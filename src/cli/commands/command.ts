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
