import { disk } from '../../language/index.ts';
import { OutputError } from '../../output/index.ts';
import { reportOf } from '../compile.ts';
import type { DiagnosticFormat } from '../diagnostic-format.ts';
import { expectLongRun } from '../long-run.ts';
import { CommandFailure, Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { Changes } from './changes.ts';
import { remembering } from './reads.ts';
import type { Round, Rounds } from './rounds.ts';

/** How rounds are told. */
export interface WatchOptions {
  readonly format: DiagnosticFormat;
  readonly quiet: boolean;
}

/**
 * Does something now and whenever a file that it has read changes, until the process is ended (Ctrl-C, as ever) or `signal`
 * is aborted. Mistakes end a round, not the watch.
 */
export async function watch(
  rounds: Rounds,
  options: WatchOptions,
  user: Terminal,
  signal?: AbortSignal,
): Promise<Status> {
  // Standard output is for one reader: a person, or the program that is to read the diagnostics.
  const terminal = options.format === 'pretty' ? user : { ...user, out: (text: string) => user.err(text) };
  user.endWithReader?.();
  expectLongRun();
  const changes = new Changes();
  const goesOn = (): boolean => signal?.aborted !== true;
  try {
    for (let isFirst = true; goesOn(); isFirst = false) {
      const { files, reads } = remembering(disk);
      const begin = performance.now();
      if (!isFirst && options.format === 'pretty') user.clear();
      const round = await roundOrFailure(() => rounds.round(files, terminal));
      await tell(round, performance.now() - begin, options, user, terminal);
      changes.follow(reads);
      await changes.next(signal);
    }
    return Status.ok;
  } finally {
    changes.close();
  }
}

/** What is outside of msac may be otherwise at the next save: another build may be over, an application be declared. */
async function roundOrFailure(action: () => Promise<Round>): Promise<Round> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof OutputError || error instanceof CommandFailure)) throw error;
    return { diagnostics: [], sources: new Map(), summary: () => `msac: ${error.message}`, isTrouble: true };
  }
}

async function tell(
  { diagnostics, sources, summary, isTrouble }: Round,
  ms: number,
  { format, quiet }: WatchOptions,
  user: Terminal,
  terminal: Terminal,
): Promise<void> {
  const report = await reportOf(diagnostics, sources, format, user);
  if (report) user.out(format === 'pretty' ? `${report}\n` : onOneLine(report, format));
  if (!quiet || isTrouble) terminal.out(`${timeOfDay(new Date())} ${summary(`in ${ms.toFixed(0)} ms`)}`);
}

/** Reports of many rounds are told apart by their lines. */
function onOneLine(report: string, format: DiagnosticFormat): string {
  return format === 'json' || format === 'sarif' ? JSON.stringify(JSON.parse(report)) : report;
}

/** `14:02:11`, as the clock on the wall says. */
function timeOfDay(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => `${part}`.padStart(2, '0')).join(':');
}
