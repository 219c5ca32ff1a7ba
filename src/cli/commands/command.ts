import type { Argv, CommandModule } from 'yargs';
import { fillIn } from '../config/defaults.ts';
import { CONFIG } from '../config/file.ts';
import { STATUS_HELP, UsageError, type Status } from '../status.ts';
import { STDIN } from '../stdin.ts';
import type { Terminal } from '../terminal.ts';

/** Turns what a command does into what yargs calls. */
export type Handle = <Arguments>(
  action: (args: Arguments, terminal: Terminal) => Status | Promise<Status>,
) => (args: Arguments) => void;

/** A command with one `.msa` file as its argument. */
export interface FileArguments {
  readonly file: string;
  /** The folder beside whose files the output goes by default, when that is not the working folder. */
  readonly home?: string;
}

export type FileCommand<Arguments extends FileArguments> = CommandModule<object, Arguments>;

/** Declares that argument, which may go without saying. */
export function fileArgument<Arguments>(parser: Argv<Arguments>): Argv<Arguments & FileArguments> {
  const declared = parser
    .epilogue(STATUS_HELP)
    .middleware((args) => fillIn(args, (name) => isSaid(parser, args, name), process.cwd()))
    .positional('file', {
      type: 'string',
      describe: `The .msa file with the system, or - for standard input; what it imports is read too [default: what ${CONFIG} says, else the only one here]`,
    });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled in by then, or there is an error
  return declared as Argv<Arguments & FileArguments>;
}

/** The same for a command that can do without one. */
export function optionalFileArgument<Arguments>(
  parser: Argv<Arguments>,
): Argv<Arguments & { file: string | undefined }> {
  return parser
    .epilogue(STATUS_HELP)
    .middleware((args) => fillIn(args, (name) => isSaid(parser, args, name), process.cwd(), true))
    .positional('file', {
      type: 'string',
      describe: `The .msa file with the system [default: what ${CONFIG} says, else the only one here]`,
    });
}

/** Whether an argument was typed: the parser keeps a list of those that have their default. */
function isSaid<Arguments>({ parsed }: Argv<Arguments>, args: Record<string, unknown>, name: string): boolean {
  const defaulted: unknown = parsed && 'defaulted' in parsed ? parsed.defaulted : undefined;
  const hasDefault = typeof defaulted === 'object' && defaulted !== null && name in defaulted;
  return args[name] !== undefined && !hasDefault;
}

/** Declares what tells where the time went. */
export function statsOption<Arguments>(parser: Argv<Arguments>): Argv<Arguments & { stats: boolean }> {
  return parser.option('stats', { type: 'boolean', default: false, describe: 'Tell what each phase of the work cost' });
}

/** Declares what makes a command go on until somebody ends it. */
export function watchOption<Arguments>(parser: Argv<Arguments>): Argv<Arguments & { watch: boolean }> {
  return parser.option('watch', {
    alias: 'w',
    type: 'boolean',
    default: false,
    describe: 'Go on: do it again whenever a file that was read changes, until Ctrl-C',
  });
}

/**
 * @param others options that have no meaning beside `--watch`, with what was given for them
 * @throws UsageError when one of them was given, or when there is no file that could change
 */
export function assertWatchable(file: string, others: Readonly<Record<string, unknown>>): void {
  if (file === STDIN) throw new UsageError('--watch watches files, and standard input is none.');
  const other = Object.keys(others).find((name) => others[name] !== undefined && others[name] !== false);
  if (other !== undefined) throw new UsageError(`--watch and --${other} do not go together.`);
}

/** Declares which applications are meant. */
export function onlyOption<Arguments>(parser: Argv<Arguments>): Argv<Arguments & { only: string[] | undefined }> {
  return parser.option('only', {
    type: 'string',
    array: true,
    requiresArg: true,
    describe: 'Only the folder of this application; may be repeated',
  });
}
