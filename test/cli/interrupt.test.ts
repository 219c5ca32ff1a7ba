import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { Folder, program } from './kit.ts';

// Ctrl-C at whatever moment: the output folder holds what it held before, or all of the new. What a death without any
// warning leaves behind is test/output/processes.test.ts's.

/** Two of which every file differs, so that much is to be written. */
const MODELS = ['shop', 'store'].map(
  (name) =>
    `system shop { package com.example.${name}  auth accounts  discovery hub }\nregistry hub {}\nuaa accounts {}\n` +
    'gateway door { route catalog }\nmicroservice catalog { entity Product { name: String } }\n',
);

const folder = new Folder();
/** What the folder holds after a build of each model. */
const whole: Record<string, string>[] = [];
/** How long a build takes here, in ms. */
let usual = 0;

beforeAll(() => {
  for (const model of MODELS) {
    folder.write('shop.msa', model);
    const before = performance.now();
    folder.program(['build', 'shop.msa']);
    usual = performance.now() - before;
    whole.push(folder.tree('shop'));
  }
}, 60_000);

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  it.each([5, 20, 35, 50, 60, 70, 75, 80, 85, 90, 95, 105])(
    'after %i percent of the usual time of a build leaves the old tree or the new one',
    async (percent) => {
      folder.write('shop.msa', MODELS[percent % 2] ?? '');
      const status = await interrupted(async () => wait((usual * percent) / 100));
      expect([130, 0]).toContain(status);
      expectWhole();
    },
    30_000,
  );

  it('while files change lets them change, and ends msac then', async () => {
    folder.write('shop.msa', MODELS[0] ?? '');
    expect((await folder.msac('build', 'shop.msa')).status).toBe(0);
    folder.write('shop.msa', MODELS[1] ?? '');
    const status = await interrupted(async () => {
      while (!existsSync(join(folder.path, 'shop/.msac/build'))) await wait(0);
    });
    expect(status).toBe(130);
    expect(folder.tree('shop')).toEqual(whole[1]);
    expectWhole();
  }, 30_000);

  it('leaves nothing that keeps the next build from its work', async () => {
    folder.write('shop.msa', MODELS[0] ?? '');
    expect((await folder.msac('build', 'shop.msa')).status).toBe(0);
    expect(folder.tree('shop')).toEqual(whole[0]);
  });
});

/** Builds, and sends SIGINT once `moment` has come; the exit status as a shell tells it. */
async function interrupted(moment: () => Promise<void>): Promise<number> {
  const child = spawn(process.execPath, [program, 'build', 'shop.msa'], { cwd: folder.path, stdio: 'ignore' });
  const end = new Promise<number>((resolve) =>
    child.on('close', (status, signal) => resolve(status ?? 128 + constants.signals[signal ?? 'SIGINT'])),
  );
  await Promise.race([moment(), end]);
  child.kill('SIGINT');
  return end;
}

function expectWhole(): void {
  expect(whole).toContainEqual(folder.tree('shop'));
  expect(readdirSync(join(folder.path, 'shop/.msac')).filter((name) => /^(build|lock)/.test(name))).toEqual([]);
}
