import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { DiagnosticFormat } from '../../../src/cli/diagnostic-format.ts';
import { CheckRounds } from '../../../src/cli/watch/check-rounds.ts';
import { watch } from '../../../src/cli/watch/watch.ts';
import { silent } from './kit.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const GOOD =
  'system shop { package com.example.shop  auth accounts  discovery hub }\nregistry hub {}\nuaa accounts {}\n';

/** A folder that `check --watch` looks at. */
class Watched {
  readonly folder = mkdtempSync(join(tmpdir(), 'msac-watch-'));
  readonly terminal = silent();
  readonly #end = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  constructor(files: Readonly<Record<string, string>>) {
    made.push(this.folder);
    for (const [path, text] of Object.entries(files)) this.save(path, text);
  }

  start(format: DiagnosticFormat = 'pretty', entry = 'main.msa'): void {
    const rounds = new CheckRounds({ file: join(this.folder, entry) });
    this.#running = watch(rounds, { format, quiet: false }, this.terminal, this.#end.signal);
  }

  save(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#running;
  }
}

/** Waits for a line that has not been seen yet, and gives it with those before it. */
async function next({ terminal }: Watched, pattern: RegExp): Promise<string> {
  const find = (): number => terminal.printed.findIndex((line) => pattern.test(line));
  await expect.poll(find, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(0);
  return terminal.printed.splice(0, find() + 1).join('\n');
}

describe('watching', () => {
  it('has V8 optimise from the first round on, which a short run does not', async () => {
    const optimise = vi.fn<() => void>();
    // As bin/msac.cjs gives it.
    Reflect.set(globalThis, Symbol.for('msac.optimise'), optimise);
    const watched = new Watched({ 'main.msa': GOOD });
    watched.start();
    expect(optimise).toHaveBeenCalledOnce();
    Reflect.deleteProperty(globalThis, Symbol.for('msac.optimise'));
    await watched.stop();
  });

  it('tells each round in a line with the time of day', async () => {
    const watched = new Watched({ 'main.msa': GOOD });
    watched.start();
    expect(await next(watched, /no mistakes/)).toMatch(
      /^\d\d:\d\d:\d\d 1 file: no mistakes, looked through in \d+ ms$/,
    );
    watched.save('main.msa', GOOD.replace('hub {', 'hub { prt 1 '));
    expect(await next(watched, /1 error/)).toContain('MSA0');
    watched.save('main.msa', GOOD);
    expect(await next(watched, /no mistakes/)).toMatch(/no mistakes/);
    await watched.stop();
  });

  it('sees files that are saved by renaming, and imported ones', async () => {
    const watched = new Watched({ 'main.msa': `import "./parts/role.msa"\n${GOOD}`, 'parts/role.msa': 'role A\n' });
    watched.start();
    expect(await next(watched, /2 files: no mistakes/)).toMatch(/2 files: no mistakes/);
    watched.save('parts/role.msa.tmp', 'rle A\n');
    renameSync(join(watched.folder, 'parts/role.msa.tmp'), join(watched.folder, 'parts/role.msa'));
    expect(await next(watched, /error/)).toMatch(/error/);
    await watched.stop();
  });

  it('sees a missing import come and go, with its folder', async () => {
    const watched = new Watched({ 'main.msa': `import "./a/b/role.msa"\n${GOOD}` });
    watched.start();
    expect(await next(watched, /1 error/)).toMatch(/1 error/);
    watched.save('a/b/role.msa', 'role A\n');
    expect(await next(watched, /no mistakes/)).toMatch(/no mistakes/);
    rmSync(join(watched.folder, 'a'), { recursive: true });
    expect(await next(watched, /1 error/)).toMatch(/1 error/);
    watched.save('a/b/role.msa', 'role A\n');
    expect(await next(watched, /no mistakes/)).toMatch(/no mistakes/);
    await watched.stop();
  });

  it.skipIf(process.platform === 'win32')('sees what a link leads to', async () => {
    const watched = new Watched({ 'elsewhere/real.msa': GOOD });
    symlinkSync(join(watched.folder, 'elsewhere/real.msa'), join(watched.folder, 'main.msa'));
    watched.start();
    expect(await next(watched, /no mistakes/)).toMatch(/no mistakes/);
    watched.save('elsewhere/real.msa', 'systm');
    expect(await next(watched, /error/)).toMatch(/error/);
    await watched.stop();
  });

  it('takes the last of many saves', async () => {
    const watched = new Watched({ 'main.msa': GOOD });
    watched.start();
    expect(await next(watched, /no mistakes/)).toMatch(/no mistakes/);
    for (let count = 0; count < 40; count++) {
      watched.save('main.msa', count < 39 ? `${GOOD}role R${count}, R${count}\n` : `${GOOD}role LAST, LAST\n`);
      // oxlint-disable-next-line no-await-in-loop -- as a person saves
      await wait(count % 7);
    }
    expect(await next(watched, /LAST/)).toMatch(/LAST/);
    await watched.stop();
  });

  it('does not mind other files of the folder', async () => {
    const watched = new Watched({ 'main.msa': GOOD });
    watched.start();
    expect(await next(watched, /no mistakes/)).toMatch(/no mistakes/);
    watched.save('notes.txt', 'nothing');
    watched.save('out/main.java', 'nothing');
    await wait(150);
    expect(watched.terminal.printed).toEqual([]);
    await watched.stop();
  });

  it('gives programs one report a round, each on a line', async () => {
    const watched = new Watched({ 'main.msa': 'systm' });
    watched.start('json');
    const report = await next(watched, /looked through/);
    const [json = ''] = report.split('\n');
    expect(JSON.parse(json)).toBeTruthy();
    await watched.stop();
  });
});
