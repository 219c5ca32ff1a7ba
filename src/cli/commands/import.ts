import type { CommandModule } from 'yargs';
import { shellWord } from '../shell.ts';
import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import type { Handle } from './command.ts';

interface ImportArguments {
  readonly files: readonly string[];
  readonly out: string | undefined;
  readonly force: boolean;
}

const jdlCommand = (handle: Handle): CommandModule<object, ImportArguments> => ({
  command: 'jdl <files..>',
  describe: "Turn JHipster's language, or what JHipster keeps of an application, into .msa",
  builder: (parser) =>
    parser
      .positional('files', {
        type: 'string',
        array: true,
        describe: 'Files of JDL, which are read as one; or folders with a .yo-rc.json; - for standard input',
        demandOption: true,
      })
      .option('out', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'A .msa file; or a folder, for a file per application [default: standard output]',
      })
      .option('force', { type: 'boolean', default: false, describe: 'Write over files that are there' })
      .example('msac import jdl shop.jdl --out shop.msa', 'one file; the report goes to the terminal')
      .example('msac import jdl shop.jdl --out shop/', 'an entry file, and a file per application')
      .example('msac import jdl .', 'an application of JHipster, from its .yo-rc.json and .jhipster/'),
  handler: handle(importFiles),
});

export const importCommand = (handle: Handle): CommandModule => ({
  command: 'import',
  describe: 'Turn models of other tools into .msa',
  builder: (parser) =>
    parser.command(jdlCommand(handle)).demandCommand(1, 'Tell what to import: `msac import jdl FILE`.'),
  handler: () => undefined,
});

async function importFiles(args: ImportArguments, terminal: Terminal): Promise<Status> {
  const [{ readInputs }, { importJdl }, { printReport, reportProblems }, { targetsOf, writeAll }] = await Promise.all([
    import('../import/inputs.ts'),
    import('../../import/jdl/index.ts'),
    import('../import/report.ts'),
    import('../import/output.ts'),
  ]);
  const { inputs, name, sources } = await readInputs(args.files);
  const split = args.out !== undefined && !args.out.endsWith('.msa');
  const { problems, files, report } = importJdl(inputs, { name, split });
  if (problems.length > 0) {
    reportProblems(problems, sources, terminal);
    return Status.findings;
  }
  const targets = targetsOf(files, args.out);
  if (args.out === undefined) for (const { text } of files) terminal.out(text.trimEnd());
  else writeAll(targets, args.force);
  printReport(report, terminal);
  if (args.out !== undefined) terminal.out(writtenText(targets.map(({ path }) => path)));
  return Status.ok;
}

/** The result is not checked here: whoever goes on with it checks or builds it, and a check takes longer than an import. */
function writtenText(paths: readonly string[]): string {
  const [entry = ''] = paths;
  return [
    `Written: ${paths.join(', ')}`,
    '',
    'Next:',
    `  msac check ${shellWord(entry)}  tells what JDL allows and the language does not`,
  ].join('\n');
}
