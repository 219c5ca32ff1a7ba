import yargs from 'yargs';
import packageJson from '../../package.json' with { type: 'json' };
import { OutputError } from '../output/error.ts';
import { RunFailure } from '../run/failure.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import type { Handle } from './commands/command.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { graphCommand } from './commands/graph.ts';
import { initCommand } from './commands/init.ts';
import { importCommand } from './commands/import.ts';
import { modelCommand } from './commands/model.ts';
import { runCommand } from './commands/run.ts';
import { completer } from './completion.ts';
import { ConfigurationError } from './config/file.ts';
import { hideDashes, showDashes } from './dash.ts';
import { CommandFailure, Status, STATUS_HELP, UsageError } from './status.ts';
import type { Terminal } from './terminal.ts';
import { Misuse, renderNoHelpAhead, vocabularyOf } from './vocabulary.ts';

const EPILOGUE = `${STATUS_HELP}

Input
  -  in the place of a file is standard input; what it imports is sought from the working folder

Environment
  NO_COLOR, FORCE_COLOR  without, with colours whatever the terminal`;

/**
 * The whole command line.
 *
 * @param args what follows the program's name
 * @returns the exit status
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<Status> {
  try {
    return await runCommandLine(args, terminal);
  } catch (error) {
    return await explain(error, args, terminal);
  }
}

async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<Status> {
  let running: Promise<Status> | undefined;
  // The command is awaited below, not by yargs, which would render its help for every handler that gives it a promise.
  const command: Handle = (action) => (parsed) => {
    running = Promise.resolve(action(showDashes(parsed), terminal));
  };
  const parser = yargs();
  parser
    .scriptName('msac')
    .usage('msac <command>\n\nCompiles a description of a system of applications into the system.')
    .parserConfiguration({ 'greedy-arrays': false, 'boolean-negation': false, 'duplicate-arguments-array': true })
    .command(buildCommand(command))
    .command(checkCommand(command))
    .command(diffCommand(command))
    .command(doctorCommand(command))
    .command(explainCommand(command))
    .command(fmtCommand(command))
    .command(graphCommand(command))
    .command(importCommand(command))
    .command(initCommand(command))
    .command(modelCommand(command))
    .command(runCommand(command))
    .completion(
      'completion',
      'Print what lets bash or zsh complete commands, options and files',
      completer(args, () => vocabularyOf(parser).flags),
    )
    .demandCommand(1, 'Tell what to do.')
    .strict()
    .check(givenOnce)
    .check(() => flagsAlone(args, vocabularyOf(parser).flags))
    .version(packageJson.version)
    .help()
    .alias({ h: 'help', v: 'version' })
    .epilogue(EPILOGUE)
    .wrap(Math.min(terminal.width, 100))
    .exitProcess(false)
    // What yargs says is read by misuse.ts, whatever language the terminal speaks.
    .locale('en')
    .fail((message, error) => {
      // A YError is yargs' own too; whatever else was thrown is ours.
      if (error instanceof Error && error.name !== 'YError') throw error;
      throw new Misuse(message ?? error.message, vocabularyOf(parser));
    });
  renderNoHelpAhead(parser);
  // A shell that asks for completions tells what was typed as it was typed.
  const words = args[0] === '--get-yargs-completions' ? [...args] : hideDashes(args);
  await parser.parseAsync(words, {}, (_, __, output) => {
    if (output) terminal.out(output);
  });
  return (await running) ?? Status.ok;
}

/** yargs makes a list of an option that is given twice, whatever its type. */
function givenOnce(args: Record<string, unknown>): true {
  for (const [name, value] of Object.entries(args))
    if (Array.isArray(value) && !['_', 'files', 'instances', 'only', 'restore'].includes(name))
      throw new UsageError(`--${name} may be given only once.`);
  return true;
}

/** yargs takes `--quiet=maybe` for false. */
function flagsAlone(typed: readonly string[], flags: readonly string[]): true {
  for (const arg of typed) {
    const [, name = '', value] = /^--([^=]+)=(.*)$/s.exec(arg) ?? [];
    if (flags.includes(name) && value !== 'true' && value !== 'false')
      throw new UsageError(`\`--${name}\` takes no value.`);
  }
  return true;
}

async function describe({ message, known }: Misuse, args: readonly string[]): Promise<string> {
  const { describeMisuse } = await import('./misuse.ts');
  return describeMisuse(message, args, known);
}

async function explain(error: unknown, args: readonly string[], terminal: Terminal): Promise<Status> {
  if (error instanceof ConfigurationError) {
    const { describeFaults } = await import('./config/describe.ts');
    terminal.err(describeFaults(error, terminal));
  } else if (error instanceof UsageError) {
    const message = error instanceof Misuse ? await describe(error, args) : error.message;
    terminal.err(`msac: ${message}\n\nSee \`msac --help\`, or \`msac <command> --help\`.`);
  } else if (error instanceof CommandFailure || error instanceof OutputError || error instanceof RunFailure) {
    terminal.err(`msac: ${error.message}`);
  } else {
    terminal.err(
      `msac: this is a fault of msac, not of your files. Please report it with what stands below.\n` +
        `msac ${packageJson.version}, Node ${process.version}, ${process.platform} ${process.arch}\n` +
        `${error instanceof Error ? error.stack : String(error)}`,
    );
  }
  return Status.failure;
}
