import { ProgressLine } from './progress.ts';
import { formatStats, type Counts, type PhaseTime } from './reporters/stats.ts';
import type { Terminal } from './terminal.ts';

/** Told how a command's work goes on. What it is told decides nothing: without it the work is the same. */
export interface Work {
  /** Whatever `action` does belongs to a phase of that name, but for what belongs to a phase within. */
  phase<Result>(name: string, action: () => Result): Result;
  /** What the phase is at: a file, an application. */
  at(detail: string): void;
  /** How much there was to read, in bytes, up to now: much of it makes long phases. */
  read(bytes: number): void;
  /** What was worked on; asked for only when somebody wants to know. */
  count(counts: () => Counts): void;
  /** The command is over. */
  end(): void;
}

/** Nobody wants to know. */
export const unwatched: Work = {
  phase: (_, action) => action(),
  at: () => {},
  read: () => {},
  count: () => {},
  end: () => {},
};

export interface WorkOptions {
  /** Tell at the end what each phase cost. */
  readonly stats?: boolean | undefined;
  /** Tell nothing meanwhile. */
  readonly quiet?: boolean | undefined;
}

/** The work of one command: shown while it goes on, where somebody sits and waits, and counted when asked to. */
export function watchWork({ stats = false, quiet = false }: WorkOptions, terminal: Terminal): Work {
  const showsProgress = terminal.interactive && !quiet;
  if (!stats && !showsProgress) return unwatched;
  return new WatchedWork(stats, terminal, showsProgress ? new ProgressLine(terminal) : undefined);
}

class WatchedWork implements Work {
  readonly #times = new Map<string, number>();
  #counts: Counts = {};
  #phase = 'start';
  /** Since the process began, in ms; so the first phase is its start. */
  #since = 0;
  readonly #stats: boolean;
  readonly #terminal: Terminal;
  readonly #line: ProgressLine | undefined;

  constructor(stats: boolean, terminal: Terminal, line: ProgressLine | undefined) {
    this.#stats = stats;
    this.#terminal = terminal;
    this.#line = line;
    this.#enter('other');
  }

  phase<Result>(name: string, action: () => Result): Result {
    const outer = this.#phase;
    this.#enter(name);
    this.#line?.phase(name);
    const leave = (): void => this.#enter(outer);
    const result = orLeave(action, leave);
    if (result instanceof Promise) void result.then(leave, leave);
    else leave();
    return result;
  }

  at(detail: string): void {
    this.#line?.at(detail);
  }

  read(bytes: number): void {
    this.#line?.read(bytes);
  }

  count(counts: () => Counts): void {
    if (this.#stats) this.#counts = { ...this.#counts, ...this.phase('other', counts) };
  }

  end(): void {
    this.#line?.end();
    if (!this.#stats) return;
    this.#enter('other');
    const times = [...this.#times].map(([phase, ms]): PhaseTime => ({ phase, ms }));
    const peakMemory = process.resourceUsage().maxRSS * 1024;
    this.#terminal.err(formatStats(times, this.#counts, peakMemory));
  }

  #enter(phase: string): void {
    const now = performance.now();
    this.#times.set(this.#phase, (this.#times.get(this.#phase) ?? 0) + now - this.#since);
    this.#phase = phase;
    this.#since = now;
  }
}

function orLeave<Result>(action: () => Result, leave: () => void): Result {
  try {
    return action();
  } catch (error) {
    leave();
    throw error;
  }
}
