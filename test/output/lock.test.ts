import { spawnSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../src/output/disk.ts';
import { applyOutput } from '../../src/output/index.ts';
import { errorOf, Workspace } from './kit.ts';
import { watched } from './watched.ts';

const FILES = { a: 'A\n' };

async function lockedBy(holder: unknown): Promise<Workspace> {
  const shop = new Workspace();
  await shop.build({ a: 'a\n' });
  shop.write('.msac/lock', typeof holder === 'string' ? holder : JSON.stringify(holder));
  return shop;
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('two builds at once', () => {
  it('into one folder: the second is told who is at work, and changes nothing', async () => {
    const shop = await lockedBy({ process: process.ppid, thread: 'one', host: hostname() });
    const error = await errorOf(() => shop.build(FILES));
    expect(error.code).toBe('busy');
    expect(error.message).toMatch(new RegExp(`process ${process.ppid} on .*delete .*lock`, 's'));
    expect(shop.read('a')).toBe('a\n');
    expect(shop.has('.msac/lock')).toBe(true);
  });

  it('a second that begins while the first one writes is told so, even by the same thread', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n' });
    const plan = shop.plan({ a: 'other\n' });
    const first = shop.build(FILES);
    expect(shop.has('.msac/lock')).toBe(true);
    expect((await errorOf(() => shop.build({ a: 'other\n' }))).code).toBe('busy');
    expect((await errorOf(() => applyOutput(plan))).code).toBe('busy');
    await first;
    expect(shop.tree()).toEqual(FILES);
    expect(shop.has('.msac/lock')).toBe(false);
  });

  it('a plan from before another build is not carried out', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    const plan = shop.plan({ a: 'A\n', b: 'b\n' });
    await shop.build({ a: 'a\n', b: 'B\n' });
    expect((await errorOf(() => applyOutput(plan))).code).toBe('changed-meanwhile');
    expect(shop.tree()).toEqual({ a: 'a\n', b: 'B\n' });
  });

  it('a plan from before a user saved a file is not carried out', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    const plan = shop.plan({ a: 'A\n', b: 'B\n' });
    shop.write('b', 'mine\n');
    expect((await errorOf(() => applyOutput(plan))).code).toBe('changed-meanwhile');
    expect(shop.tree()).toEqual({ a: 'a\n', b: 'mine\n' });
  });
});

describe('a lock that was left behind', () => {
  it.each([
    ['by a process that has died', () => lockedBy({ process: deadProcess(), thread: 'one', host: hostname() })],
    [
      'by a process that had the number of this one before, as in a container',
      async () => {
        const shop = await lockedBy({ process: process.pid, thread: 'other', host: hostname() });
        const before = Date.now() / 1000 - process.uptime() - 5;
        utimesSync(join(shop.folder, '.msac/lock'), before, before);
        return shop;
      },
    ],
    [
      'on another machine, long ago',
      async () => {
        const shop = await lockedBy({ process: 1, thread: 'one', host: 'elsewhere' });
        utimesSync(join(shop.folder, '.msac/lock'), 0, 0);
        return shop;
      },
    ],
  ])('%s is taken over', async (_, locked) => {
    const shop = await locked();
    await shop.build(FILES);
    expect(shop.tree()).toEqual(FILES);
    expect(Object.keys(shop.tree({ own: true })).filter((path) => path.includes('lock'))).toEqual([]);
  });

  it.each([
    ['by another thread of this process', { process: process.pid, thread: 'other', host: hostname() }],
    ['on another machine, just now', { process: deadProcess(), thread: 'one', host: 'elsewhere' }],
    ['by a build that is just writing it', ''],
  ])('%s is respected', async (_, holder) => {
    const shop = await lockedBy(holder);
    expect((await errorOf(() => shop.build(FILES))).code).toBe('busy');
  });
});

it('an unchanged build takes no lock', async () => {
  const shop = new Workspace();
  await shop.build(FILES);
  const plan = shop.plan(FILES);
  const disk = watched(nodeDisk, (_, method) => expect.unreachable(method));
  expect(await applyOutput(plan, { disk })).toMatchObject({ written: 0, removed: 0 });
});
