/** Where a command prints: results on standard output, everything about the work itself on standard error. */
export interface Terminal {
  /** Prints a line of the result. */
  out(text: string): void;
  /** Prints a line about the work: progress, errors. */
  err(text: string): void;
  /** Whether standard output takes colours. */
  readonly color: boolean;
  /** Columns of standard output. */
  readonly width: number;
  /** Whether somebody watches standard error: it is a terminal that can take a line back, and no job of a CI server. */
  readonly interactive: boolean;
  /** Shows a line at the foot of standard error that goes when anything else is printed; an empty one takes it away. */
  transient(text: string): void;
  /** Begins a new page where standard output is a terminal, so that what is shown belongs together; else nothing. */
  clear(): void;
}

/** The terminal of this process. Colours follow NO_COLOR and FORCE_COLOR, else whether standard output is a terminal. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  let isShown = false;
  const transient = (text: string): void => {
    if (text === '' && !isShown) return;
    isShown = text !== '';
    // A longer line would wrap, and the rest of it would stay.
    stderr.write(`\r\u001B[K${text.slice(0, (stderr.columns || 80) - 1)}`);
  };
  return {
    out(text) {
      transient('');
      stdout.write(`${text}\n`);
    },
    err(text) {
      transient('');
      stderr.write(`${text}\n`);
    },
    color: wantsColor(env, stdout.isTTY),
    width: stdout.columns || 100,
    interactive: stderr.isTTY && !env['CI'] && env['TERM'] !== 'dumb',
    transient,
    clear() {
      if (stdout.isTTY && env['TERM'] !== 'dumb') stdout.write('\u001B[2J\u001B[H');
    },
  };
}

/** no-color.org and force-color.org: any non-empty value counts, NO_COLOR first; FORCE_COLOR=0 means no. */
export function wantsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
