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

function lockedBy(holder: unknown): Workspace {
  const shop = new Workspace();
  shop.build({ a: 'a\n' });
  shop.write('.msac/lock', typeof holder === 'string' ? holder : JSON.stringify(holder));
  return shop;
}

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('two builds at once', () => {
  it('into one folder: the second is told who is at work, and changes nothing', () => {
    const shop = lockedBy({ process: process.ppid, thread: 0, host: hostname() });
    const error = errorOf(() => shop.build(FILES));
    expect(error.code).toBe('busy');
    expect(error.message).toMatch(new RegExp(`process ${process.ppid} on .*delete .*lock`, 's'));
    expect(shop.read('a')).toBe('a\n');
    expect(shop.has('.msac/lock')).toBe(true);
  });

  it('a second that begins while the first one writes is told so', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n' });
    let second: unknown;
    const disk = watched(nodeDisk, (_, method, args) => {
      // The lock of this very thread would count as left behind: builds of one thread cannot overlap.
      if (method === 'rename' && String(args[0]).endsWith('0.tree')) {
        const lock = shop.read('.msac/lock');
        shop.write('.msac/lock', lock.replace(/"process":\d+/, `"process":${process.ppid}`));
        second = errorOf(() => shop.build({ a: 'other\n' })).code;
        shop.write('.msac/lock', lock);
      }
    });
    shop.build(FILES, { disk });
    expect(second).toBe('busy');
    expect(shop.tree()).toEqual(FILES);
    expect(shop.has('.msac/lock')).toBe(false);
  });

  it('a plan from before another build is not carried out', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', b: 'b\n' });
    const plan = shop.plan({ a: 'A\n', b: 'b\n' });
    shop.build({ a: 'a\n', b: 'B\n' });
    expect(errorOf(() => applyOutput(plan)).code).toBe('changed-meanwhile');
    expect(shop.tree()).toEqual({ a: 'a\n', b: 'B\n' });
  });

  it('a plan from before a user saved a file is not carried out', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', b: 'b\n' });
    const plan = shop.plan({ a: 'A\n', b: 'B\n' });
    shop.write('b', 'mine\n');
    expect(errorOf(() => applyOutput(plan)).code).toBe('changed-meanwhile');
    expect(shop.tree()).toEqual({ a: 'a\n', b: 'mine\n' });
  });
});

describe('a lock that was left behind', () => {
  it.each([
    ['by a process that has died', () => lockedBy({ process: deadProcess(), thread: 0, host: hostname() })],
    [
      'on another machine, long ago',
      () => {
        const shop = lockedBy({ process: 1, thread: 0, host: 'elsewhere' });
        utimesSync(join(shop.folder, '.msac/lock'), 0, 0);
        return shop;
      },
    ],
  ])('%s is taken over', (_, locked) => {
    const shop = locked();
    shop.build(FILES);
    expect(shop.tree()).toEqual(FILES);
    expect(Object.keys(shop.tree({ own: true })).filter((path) => path.includes('lock'))).toEqual([]);
  });

  it.each([
    ['on another machine, just now', { process: deadProcess(), thread: 0, host: 'elsewhere' }],
    ['by a build that is just writing it', ''],
  ])('%s is respected', (_, holder) => {
    expect(errorOf(() => lockedBy(holder).build(FILES)).code).toBe('busy');
  });
});

it('an unchanged build takes no lock', () => {
  const shop = new Workspace();
  shop.build(FILES);
  const plan = shop.plan(FILES);
  const disk = watched(nodeDisk, (_, method) => expect.unreachable(method));
  expect(applyOutput(plan, { disk })).toEqual({ written: 0, removed: 0 });
});
