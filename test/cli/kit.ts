import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** The program as its users have it: a process with arguments, two streams and an exit status. */

export const root = resolve(import.meta.dirname, '../..');
/** MSAC_PROGRAM: another build of it, as one that was installed from a package. */
export const program = process.env['MSAC_PROGRAM'] ?? join(root, 'bin/msac.js');

/** How a call ended. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** A folder of one test, in which its user works. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'msac-cli-'));

  constructor() {
    made.push(this.path);
  }

  /** Calls msac in here, without colours. */
  msac(...args: string[]): Outcome {
    return this.msacIn('.', ...args);
  }

  msacIn(below: string, ...args: string[]): Outcome {
    return this.run(process.execPath, [program, ...args], { below });
  }

  run(command: string, args: readonly string[], options: { below?: string; input?: string } = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: join(this.path, options.below ?? '.'),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
      ...(options.input !== undefined && { input: options.input }),
    });
    return { status, out: stdout, err: stderr };
  }

  write(path: string, content: string): void {
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
