import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../../src/backends/backend.ts';
import { texts, Workspace } from './kit.ts';
import { prepare, SECOND } from './scenario.ts';
import { watched } from './watched.ts';

// What atomic.test.ts shows for every single step on a disk in memory, for some of them with real processes and files.

const workshop = new Workspace();
const program = join(dirname(workshop.folder), 'child.mjs');

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, 'child.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  }),
);

describe.skipIf(process.platform === 'win32')('a process that is killed with SIGKILL while it builds', () => {
  it.each([3, 30, 47, 55, 68, 83, 95, 99])(
    'after %i %% of its changes leaves a folder that the next build completes',
    async (percent) => {
      const start = new Workspace();
      await prepare(start);
      const [finished, shop] = [copyOf(start), copyOf(start)];
      let changes = 0;
      await finished.build(SECOND, { disk: watched(finished.disk, () => void changes++) });
      expect(await run(shop, SECOND, Math.floor((changes * percent) / 100))).toBe('SIGKILL');
      await shop.build(SECOND);
      expect(known(shop)).toEqual(known(finished));
      expect(shop.plan(SECOND).steps).toEqual([]);
    },
  );
});

describe('several processes that build into one folder at once', () => {
  it.each([1, 2])('come one after the other or are sent away, round %i', async () => {
    const shop = new Workspace();
    const models = ['one', 'two', 'three'].map((name) =>
      Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index % 7}/f${index}`, `${name}\n`])),
    );
    const ends = await Promise.all(models.map((model) => run(shop, texts(model))));
    expect(ends).toContain('done');
    for (const end of ends) expect(['done', 'busy', 'changed-meanwhile']).toContain(end);
    expect(models).toContainEqual(shop.tree());
    expect(Object.keys(shop.tree({ own: true })).filter((path) => /lock|build/.test(path))).toEqual([]);
    expect(shop.plan(shop.tree()).steps).toEqual([]);
  });
});

/** How a build in another process ends: `done`, the code of its error, or the signal that ended it. */
async function run(shop: Workspace, files: readonly GeneratedFile[], killAt?: number): Promise<string> {
  const input = join(dirname(shop.folder), `${Math.random()}.json`);
  writeFileSync(input, JSON.stringify(files));
  const child = spawn(process.execPath, [program, shop.folder, input, ...(killAt === undefined ? [] : [`${killAt}`])]);
  let said = '';
  child.stdout.on('data', (data) => (said += String(data)));
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal ?? said)));
}

function copyOf(shop: Workspace): Workspace {
  const copy = new Workspace();
  cpSync(shop.folder, copy.folder, { recursive: true });
  return copy;
}

/** A whole tree, in which secrets are known by their names only. */
function known(shop: Workspace): Record<string, string> {
  return { ...shop.tree({ own: true }), '.env': shop.read('.env').replaceAll(/=.*/g, '') };
}
