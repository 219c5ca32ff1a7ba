import { CommandFailure, Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface RunArguments extends FileArguments {
  readonly out: string | undefined;
  readonly ports: 'model' | 'free';
  readonly instances: readonly string[] | undefined;
  readonly profile: 'dev' | 'prod';
  readonly timeout: number;
}

export const runCommand = (handle: Handle): FileCommand<RunArguments> => ({
  command: 'run [file]',
  describe: 'Build what is missing and run the whole system on this machine, until Ctrl-C',
  builder: (parser) =>
    fileArgument(parser)
      .option('out', { alias: 'o', type: 'string', requiresArg: true, describe: 'The workspace [default: ./<system>]' })
      .option('ports', {
        choices: ['model', 'free'] as const,
        default: 'model' as const,
        describe: 'The ports of the model, or any that are free',
      })
      .option('instances', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Processes of a microservice, e.g. catalog=2; may be repeated',
      })
      .option('profile', {
        choices: ['dev', 'prod'] as const,
        default: 'dev' as const,
        describe: 'Embedded databases and test users, or PostgreSQL as the environment says',
      })
      .option('timeout', { type: 'number', default: 180, describe: 'Seconds until an application must be ready' })
      .example('msac run shop.msa', 'needs a JDK and Maven; no container engine, no database')
      .example('msac run shop.msa --ports free --instances catalog=2', 'a second one beside the first'),
  handler: handle(runFile),
});

async function runFile(args: RunArguments, terminal: Terminal): Promise<Status> {
  const instances = parseInstances(args.instances ?? []);
  if (!(args.timeout > 0)) throw new CommandFailure('--timeout takes a number of seconds above 0.');
  const [{ compileToBuild }, { outputFolder, writeSystem }, { runSystem }] = await Promise.all([
    import('../compile-to-build.ts'),
    import('../emit.ts'),
    import('../../run/run.ts'),
  ]);
  const compiled = await compileToBuild(args.file, terminal, undefined, { undone: 'Nothing was started' });
  if (typeof compiled === 'number') return compiled;
  const { system } = compiled;
  const folder = outputFolder(system, args);
  const written = await writeSystem(system, folder, terminal);
  if (written !== Status.ok) return written;
  return runSystem(
    system,
    folder,
    { ports: args.ports, instances, profile: args.profile, timeoutSeconds: args.timeout },
    terminal,
  );
}

/** `catalog=2` → how many processes of which microservice. Whether there is one of that name, the run itself tells. */
function parseInstances(texts: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    texts.map((text) => {
      const match = /^([^=\s]+)=([1-9][0-9]*)$/.exec(text);
      if (!match) throw new CommandFailure(`--instances takes NAME=NUMBER, as catalog=2, not ${text}.`);
      return [match[1], Number(match[2])];
    }),
  );
}
