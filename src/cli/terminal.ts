import { fstatSync, writeSync } from 'node:fs';
import { Status } from './status.ts';

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
  /** From now on msac ends when nobody reads its output any more. Until then it goes on in silence, with what it was told to do. */
  endWithReader?(): void;
  /** Begins a new page where standard output is a terminal, so that what is shown belongs together; else nothing. */
  clear(): void;
}

/** The terminal of this process. Colours follow NO_COLOR and FORCE_COLOR, else whether standard output is a terminal. */
export function processTerminal(): Terminal {
  const { env } = process;
  const stdout = new Channel(1);
  const stderr = new Channel(2);
  let isShown = false;
  const transient = (text: string): void => {
    if (text === '' && !isShown) return;
    isShown = text !== '';
    // A longer line would wrap, and the rest of it would stay.
    stderr.write(`\r\u001B[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
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
    color: wantsColor(env, stdout.isTerminal),
    width: stdout.columns ?? 100,
    interactive: stderr.isTerminal && !env['CI'] && env['TERM'] !== 'dumb',
    transient,
    endWithReader() {
      stdout.isToEnd = true;
    },
    clear() {
      if (stdout.isTerminal && env['TERM'] !== 'dumb') stdout.write('\u001B[2J\u001B[H');
    },
  };
}

/**
 * Standard output or standard error. A pipe or a file is written to at once: Node's streams for them take 7 ms to make, a
 * twentieth of a check.
 */
class Channel {
  readonly #file: 1 | 2;
  #isTerminal: boolean | undefined;
  #isHeard = false;
  /** Nobody reads any more (`msac model … | head`). */
  #isGone = false;
  isToEnd = false;

  constructor(file: 1 | 2) {
    this.#file = file;
  }

  get isTerminal(): boolean {
    this.#isTerminal ??= isDevice(this.#file) && this.#stream.isTTY;
    return this.#isTerminal;
  }

  /** Columns of a terminal that tells them. */
  get columns(): number | undefined {
    return this.isTerminal ? this.#stream.columns || undefined : undefined;
  }

  write(text: string): void {
    if (this.#isGone) return;
    if (this.isTerminal) this.#stream.write(text);
    else this.#writeAtOnce(Buffer.from(text));
  }

  #writeAtOnce(bytes: Buffer): void {
    for (let rest = bytes; rest.length > 0 && !this.#isGone;)
      try {
        rest = rest.subarray(writeSync(this.#file, rest));
      } catch (error) {
        if (!isErrno(error)) throw error;
        // A pipe that is full and does not wait for its reader: we do, so that the order of both channels stays.
        if (error.code === 'EAGAIN') pause(PAUSE);
        else this.#fail(error);
      }
  }

  get #stream(): NodeJS.WriteStream & { readonly fd: 1 | 2 } {
    const stream = this.#file === 1 ? process.stdout : process.stderr;
    if (!this.#isHeard) stream.on('error', (error: NodeJS.ErrnoException) => this.#fail(error));
    this.#isHeard = true;
    return stream;
  }

  /** A reader that has seen enough is no fault; a disk that is full is. */
  #fail({ code, message }: NodeJS.ErrnoException): void {
    this.#isGone = true;
    if (code === 'EPIPE' && !this.isToEnd) return;
    if (code === 'EPIPE') process.exit();
    if (this.#file === 1) process.stderr.write(`msac: standard output cannot be written to: ${message}\n`);
    process.exit(Status.failure);
  }
}

/** Between two attempts to write, in ms. */
const PAUSE = 5;

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}

/** Terminals are; so is `/dev/null`. */
function isDevice(file: number): boolean {
  try {
    return fstatSync(file).isCharacterDevice();
  } catch {
    return false;
  }
}

/** no-color.org and force-color.org: any non-empty value counts, NO_COLOR first; FORCE_COLOR=0 means no. */
export function wantsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}
