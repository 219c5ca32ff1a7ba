import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { System } from '../../src/model/system.ts';
import { freePorts } from '../../src/run/ports.ts';
import { shopSystem } from '../backends/fixtures.ts';
import { FakeMachine } from './fake-machine.ts';

/** Signals reach a process, not a thread: `runSystem` runs in one of its own. */
const program = `
  import { readFileSync } from 'node:fs';
  import { runSystem } from ${JSON.stringify(join(import.meta.dirname, '../../src/run/run.ts'))};
  const [, , modelFile, workspace] = process.argv;
  const output = { out: (text) => console.log(text), err: (text) => console.error(text) };
  const system = JSON.parse(readFileSync(modelFile, 'utf8'));
  process.exitCode = await runSystem(system, workspace, { timeoutSeconds: 10, graceSeconds: 5 }, output);
`;
const folder = mkdtempSync(join(tmpdir(), 'msac-run-program-'));
const bundle = join(folder, 'run.mjs');

beforeAll(async () => {
  const stdin = { contents: program, resolveDir: folder };
  await build({ stdin, outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let machine: FakeMachine;
let system: System;

beforeEach(async () => {
  const shop = shopSystem();
  const ports = await freePorts(shop.applications.length);
  const applications = shop.applications.map((application, index) => ({ ...application, port: ports[index] ?? 0 }));
  system = { ...shop, applications };
  machine = new FakeMachine(system);
});

afterEach(() => machine.remove());

/** `msac run`, as a process. */
class Run {
  out = '';
  err = '';
  readonly #child: ChildProcess;
  readonly status: Promise<number | null>;

  constructor(wrong: Readonly<Record<string, string>> = {}) {
    const model = join(machine.folder, 'model.json');
    writeFileSync(model, JSON.stringify(system));
    this.#child = spawn(process.execPath, [bundle, model, machine.workspace], { env: machine.environment(wrong) });
    this.#child.stdout?.on('data', (data: Buffer) => (this.out += data.toString()));
    this.#child.stderr?.on('data', (data: Buffer) => (this.err += data.toString()));
    this.status = new Promise((resolve) => this.#child.once('close', resolve));
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

async function says(run: Run, text: string): Promise<void> {
  await expect.poll(() => run.out + run.err, { timeout: 15_000 }).toContain(text);
}

describe('msac run', () => {
  it('prints addresses and users, and stops everything on Ctrl-C', async () => {
    const run = new Run();
    await says(run, 'press Ctrl-C to stop');
    const gateway = system.applications.find(({ kind }) => kind === 'gateway');
    expect(run.out).toMatch(new RegExp(`^ {2}storefront +gateway +http://localhost:${gateway?.port}$`, 'm'));
    expect(run.out).toMatch(/^ {2}admin +password of ADMIN_PASSWORD==$/m);
    expect(run.out).toMatch(/^ {2}seller +password of DEV_USERS_PASSWORD==$/m);
    run.signal('SIGINT');
    expect(await run.status).toBe(0);
    expect(machine.events().filter((event) => event.startsWith('term'))).toHaveLength(5);
  });

  it('ends everything at once on a second Ctrl-C', async () => {
    const run = new Run({ FAKE_STOREFRONT: 'stubborn' });
    await says(run, 'press Ctrl-C to stop');
    run.signal('SIGINT');
    await says(run, 'press Ctrl-C again');
    run.signal('SIGINT');
    expect(await run.status).toBe(2);
    // The others were never asked to stop: they were killed.
    expect(machine.events()).not.toContain('term hub');
    await everythingIsGone();
  });

  it('stops all and exits with 2 when one application dies', async () => {
    const run = new Run();
    await says(run, 'press Ctrl-C to stop');
    const orders = system.applications.find(({ name }) => name === 'orders');
    await fetch(`http://127.0.0.1:${orders?.port}/crash`).catch(() => {});
    expect(await run.status).toBe(2);
    expect(run.err).toContain('orders ended by itself (exit status 3)');
    expect(run.err).toContain('OutOfMemoryError: all gone');
    expect(machine.events()).toContain('term hub');
    await everythingIsGone();
  });

  it('can be interrupted while it starts', async () => {
    const run = new Run({ FAKE_CATALOG: 'sleeps' });
    await says(run, 'accounts is ready');
    run.signal('SIGTERM');
    expect(await run.status).toBe(2);
    expect(machine.events()).toContain('term hub');
    await everythingIsGone();
  });
});

/** Nobody listens on the ports of the system any more. */
async function everythingIsGone(): Promise<void> {
  for (const { port } of system.applications) {
    await expect.poll(() => fetch(`http://127.0.0.1:${port}/`).catch(() => 'gone'), { timeout: 5000 }).toBe('gone');
  }
}
