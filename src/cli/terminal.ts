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
}

/** The terminal of this process. Colours follow NO_COLOR and FORCE_COLOR, else whether standard output is a terminal. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    color: wantsColor(process.env, stdout.isTTY),
    width: stdout.columns || 100,
  };
}

/** no-color.org and force-color.org: any non-empty value counts, NO_COLOR first; FORCE_COLOR=0 means no. */
export function wantsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
