/** `msac run`: starts a system, says where it is, and stops it when asked to. */
import type { System } from '../model/system.ts';
import { RunFailure } from './failure.ts';
import type { RunOptions } from './options.ts';
import type { RunningSystem } from './running-system.ts';
import { builtSystem, startSystem } from './start.ts';
import { summary } from './summary.ts';

/** Where `msac run` speaks. */
export interface RunOutput {
  /** The addresses. */
  readonly out: (text: string) => void;
  /** Progress and failures. */
  readonly err: (text: string) => void;
}

/** `SIGHUP`: the terminal was closed. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a system until it is stopped by Ctrl-C (a second one ends it at once) or dies.
 *
 * @param workspace the folder into which the system was built
 * @returns the exit status: 0 when it ran and was stopped, 2 when it could not start, was interrupted before it was up,
 *   or died
 */
export async function runSystem(
  system: System,
  workspace: string,
  options: RunOptions,
  output: RunOutput,
): Promise<0 | 2> {
  const stop = new AbortController();
  let running: RunningSystem | undefined;
  const asked = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const onSignal = (): void => {
    if (stop.signal.aborted) return endAtOnce(running);
    output.err('stopping; press Ctrl-C again to end everything at once');
    stop.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  try {
    running = await startSystem(system, workspace, { report: output.err, ...options, signal: stop.signal });
    output.out(summary(builtSystem(system), running, options.profile ?? 'dev'));
    const failure = await Promise.race([running.failed, asked]);
    await running.stopAll();
    if (failure) throw failure;
    return 0;
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    output.err(error.message);
    return 2;
  } finally {
    for (const signal of STOP_SIGNALS) process.removeListener(signal, onSignal);
  }
}

/** What was started in the meantime is ended by the handler of the process's exit. */
function endAtOnce(running: RunningSystem | undefined): void {
  running?.killAll();
  process.exit(2);
}
