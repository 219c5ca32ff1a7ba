import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { silent } from './watch/kit.ts';

/** msac as its users have it: arguments in a folder, two streams and an exit status. */

export const root = resolve(import.meta.dirname, '../..');
/** MSAC_PROGRAM: another build of it, as one that was installed from a package. */
export const program = process.env['MSAC_PROGRAM'] ?? join(root, 'bin/msac.cjs');

/** How a call ended. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder below the one of the test to work in, and what standard input holds. */
interface Surroundings {
  readonly below?: string;
  readonly input?: string | Buffer;
}

/** A folder of one test, in which its user works. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'msac-cli-'));

  /**
   * Calls msac in here, without colours: its command line, in this process, for to start one takes a hundred times as long as
   * most commands. With MSAC_PROGRAM it is that program.
   */
  async msac(...args: string[]): Promise<Outcome> {
    return this.#call(args, {});
  }

  /** The same with something on standard input. */
  async msacOf(input: string | Buffer, ...args: string[]): Promise<Outcome> {
    return this.#call(args, { input });
  }

  async msacIn(below: string, ...args: string[]): Promise<Outcome> {
    return this.#call(args, { below });
  }

  async #call(args: readonly string[], options: Surroundings): Promise<Outcome> {
    return process.env['MSAC_PROGRAM']
      ? this.program(args, options)
      : runHere(join(this.path, options.below ?? '.'), args, options.input);
  }

  /** Calls msac as a process of its own: what has to do with standard input, signals or the start is tested so. */
  program(args: readonly string[], options: Surroundings = {}): Outcome {
    return this.run(process.execPath, [program, ...args], options);
  }

  run(command: string, args: readonly string[], options: Surroundings = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: join(this.path, options.below ?? '.'),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
      ...(options.input !== undefined && { input: options.input }),
    });
    return { status, out: stdout, err: stderr };
  }

  write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), 'utf8');
  }

  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} holds no ${String(from)}.`);
    this.write(path, after);
  }

  /** Path → content of every file below a folder, msac's own records and secrets left out unless asked for. */
  tree(below = '.', { own = false } = {}): Record<string, string> {
    const at = join(this.path, below);
    const files = readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(at.length + 1).replaceAll('\\', '/'), readFileSync(path, 'latin1')] as const);
    return Object.fromEntries(files.filter(([path]) => own || !/^\.msac\/|^\.env$/.test(path)));
  }
}

async function runHere(folder: string, args: readonly string[], input: string | Buffer = ''): Promise<Outcome> {
  const printed = { out: '', err: '' };
  const terminal: Terminal = {
    ...silent(),
    out: (text) => void (printed.out += `${text}\n`),
    err: (text) => void (printed.err += `${text}\n`),
  };
  const before = process.cwd();
  const { stdin } = process;
  process.chdir(folder);
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    return { status: await run(args, terminal), ...printed };
  } finally {
    process.chdir(before);
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
  }
}
