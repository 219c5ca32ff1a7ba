import type { BuildArguments } from '../build-system.ts';
import { headline } from '../headline.ts';
import { formatOption } from '../diagnostic-format.ts';
import { Status } from '../status.ts';
import { STDIN } from '../stdin.ts';
import type { Terminal } from '../terminal.ts';
import { upToDate } from '../up-to-date.ts';
import { watchWork } from '../work.ts';
import {
  assertWatchable,
  fileArgument,
  onlyOption,
  statsOption,
  watchOption,
  type FileCommand,
  type Handle,
} from './command.ts';

export const buildCommand = (handle: Handle): FileCommand<BuildArguments> => ({
  command: 'build [file]',
  describe: 'Check a system and write everything it consists of',
  builder: (parser) =>
    watchOption(formatOption(statsOption(onlyOption(fileArgument(parser))), 'standard output'))
      .option('out', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'The folder to build into [default: ./<system>]',
      })
      .option('dry-run', { type: 'boolean', default: false, describe: 'Tell what would change, and change nothing' })
      .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Say nothing when all is well' })
      .option('restore', {
        type: 'string',
        array: true,
        requiresArg: true,
        describe: 'Bring back a generated file that you deleted, by its path in the folder; may be repeated',
      })
      .example('msac build shop.msa', 'the system shop, in the folder shop')
      .example('msac build shop.msa --only catalog', 'one application; the others stay as they are')
      .example('msac build shop.msa --watch', 'again whenever a file changes, until Ctrl-C')
      .example('msac build shop.msa --dry-run', 'what a build would do to files that you may have edited'),
  handler: handle(buildFile),
});

async function buildFile(args: BuildArguments, user: Terminal): Promise<Status> {
  if (args.watch) {
    assertWatchable(args.file, { 'dry-run': args['dry-run'], restore: args.restore, stats: args.stats });
    const [{ watch }, { BuildRounds }] = await Promise.all([
      import('../watch/watch.ts'),
      import('../watch/build-rounds.ts'),
    ]);
    return watch(new BuildRounds(args), args, user);
  }
  const work = watchWork(args, user);
  // Standard output is for one reader: a person, or the program that is to read the diagnostics.
  const terminal = args.format === 'pretty' ? user : { ...user, out: (text: string) => user.err(text) };
  try {
    const isWhole = args.restore === undefined && args.only === undefined && args.file !== STDIN;
    const done = isWhole ? work.phase('compare', () => upToDate(args.file, args)) : undefined;
    if (!done) {
      // Loaded only here, because a build with nothing to do is over by now.
      const { buildSystem } = await work.phase('load', () => import('../build-system.ts'));
      return await buildSystem(args, terminal, work, (text) => user.out(text));
    }
    if (args.format !== 'pretty') await reportNothing(args, user);
    if (!args.quiet || args['dry-run']) terminal.out(headline(done.subject, done.folder, done.counts, args));
    return Status.ok;
  } finally {
    work.end();
  }
}

/** A program that asked for diagnostics is told that there are none. */
async function reportNothing({ format }: BuildArguments, terminal: Terminal): Promise<void> {
  const { reportOf } = await import('../compile.ts');
  const report = await reportOf([], new Map(), format, terminal);
  if (report) terminal.out(report);
}
