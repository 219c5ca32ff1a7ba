import { statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import type { CommandModule } from 'yargs';
import type { Answers, NewFile, Template } from '../../init/index.ts';
import { reason } from '../../output/error.ts';
import { shown } from '../shown.ts';
import { shellWord } from '../shell.ts';
import { CommandFailure, Status, UsageError } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import type { Handle } from './command.ts';

interface InitArguments {
  readonly folder: string;
  readonly name: string | undefined;
  readonly package: string | undefined;
  readonly template: Template | undefined;
  readonly yes: boolean;
}

export const initCommand = (handle: Handle): CommandModule<object, InitArguments> => ({
  command: 'init [folder]',
  describe: 'Begin a new system: asks on a terminal, unless an option tells',
  builder: (parser) =>
    parser
      .positional('folder', { type: 'string', default: '.', describe: 'Where its files are written' })
      .option('name', { type: 'string', describe: 'What it is called [default: as the folder]' })
      .option('package', { type: 'string', describe: 'The package of its code [default: com.example.<name>]' })
      .option('template', {
        choices: ['monolith', 'services', 'empty'] as const,
        describe: 'What it begins with [default: services]',
      })
      .option('yes', { alias: 'y', type: 'boolean', default: false, describe: 'Ask nothing: take the defaults' })
      .example('msac init shop', 'asks, and writes into the folder shop')
      .example('msac init shop --template services', 'two services, a gateway, sign-in and discovery'),
  handler: handle(beginSystem),
});

async function beginSystem(args: InitArguments, terminal: Terminal): Promise<Status> {
  const { initialFiles, standing, writeNew } = await import('../../init/index.ts');
  const folder = resolve(args.folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new CommandFailure(`${shown(folder)} is not a folder. Nothing was written.`);
  const answers = await answersOf(args, basename(folder));
  if (answers === undefined) {
    terminal.err('Nothing was written.');
    return Status.interrupted;
  }
  const files = initialFiles(answers);
  if (typeof files === 'string')
    throw new CommandFailure(`The template ${answers.template} has a file ${files} of its own: choose another --name.`);
  const there = standing(folder, files);
  const models = there.filter((path) => path.endsWith('.msa'));
  if (models.length > 0)
    throw new CommandFailure(
      `${named(folder)} has ${models.join(', ')} already. Nothing was written; choose another folder or another --name.`,
    );
  // A folder that is a repository already has a README and a .gitignore: the system needs neither of ours.
  const written = files.filter(({ path }) => !there.includes(path));
  try {
    writeNew(folder, written);
  } catch (error) {
    throw new CommandFailure(`${named(folder)} cannot be written to: ${reason(error)}. Nothing was written.`, {
      cause: error,
    });
  }
  terminal.out(conclusion(answers, { written, kept: there }, folder));
  return Status.ok;
}

/** @param here what the working folder is called, which has no name of its own */
function named(folder: string, here = 'This folder'): string {
  return relative('', folder) === '' ? here : shown(folder);
}

/** What was told, what is answered, or the defaults. Undefined when a person did not want to go on. */
async function answersOf(args: InitArguments, folderName: string): Promise<Answers | undefined> {
  const { problemOfName, problemOfPackage, suggestedName, suggestedPackage } = await import('../../init/index.ts');
  const isTold = args.yes || [args.name, args.package, args.template].some((option) => option !== undefined);
  if (!isTold) {
    const { stdin, stdout } = process;
    if (!stdin.isTTY || !stdout.isTTY)
      throw new UsageError('There is no terminal to ask on: give --template, --name or --package, or --yes.');
    // Loaded only here: nothing else asks.
    const { askAnswers } = await import('../init/ask.ts');
    return askAnswers(suggestedName(folderName), { input: stdin, output: stdout });
  }
  const name = args.name ?? suggestedName(folderName);
  const packageName = args.package ?? suggestedPackage(name);
  reject('name', name, problemOfName(name));
  reject('package', packageName, problemOfPackage(packageName));
  return { name, package: packageName, template: args.template ?? 'services' };
}

function reject(option: string, value: string, problem: string | undefined): void {
  if (problem !== undefined) throw new CommandFailure(`--${option} ${shellWord(value)}: ${problem}`);
}

interface Beginning {
  readonly written: readonly NewFile[];
  /** Paths of what stood there before. */
  readonly kept: readonly string[];
}

function conclusion({ name }: Answers, { written, kept }: Beginning, folder: string): string {
  const there = relative('', folder);
  return [
    `${name}: ${written.map(({ path }) => path).join(', ')} in ${named(folder, 'this folder')}`,
    ...(kept.length === 0 ? [] : [`Left as ${kept.length === 1 ? 'it was' : 'they were'}: ${kept.join(', ')}`]),
    '',
    'Next:',
    ...(there === '' ? [] : [`  cd ${shellWord(there)}`]),
    '  msac build   writes its applications',
    '  msac run     starts them here; needs a JDK and Maven, as `msac doctor` tells',
  ].join('\n');
}
