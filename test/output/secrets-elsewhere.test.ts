import type * as FileSystem from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { secretsFile, Workspace } from './kit.ts';

/** A system without the device that random bytes are read from, as Windows. */
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const openSync: typeof fs.openSync = (path, ...rest) => {
    if (path === '/dev/urandom') throw new Error('ENOENT');
    return fs.openSync(path, ...rest);
  };
  return { ...fs, openSync };
});

describe('a file of secrets, on a system without /dev/urandom', () => {
  it('is created with random values all the same', async () => {
    const [one, other] = [new Workspace(), new Workspace()];
    const file = secretsFile('DB_PASSWORD');
    await one.build([file]);
    await other.build([file]);
    expect(one.read('.env')).toMatch(/^DB_PASSWORD=[\w-]{24}$/m);
    expect(one.read('.env')).not.toBe(other.read('.env'));
  });
});
