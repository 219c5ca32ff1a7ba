import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeDisk } from '../../src/output/disk.ts';
import { Workspace } from './kit.ts';

const NAMES = Array.from({ length: 100 }, (_, index) => `${index % 3}/${index}`);

function emptyFolders(): Workspace {
  const shop = new Workspace();
  for (const name of ['0', '1', '2']) nodeDisk.makeFolder(join(shop.folder, name));
  return shop;
}

async function createAll(shop: Workspace): Promise<void> {
  await nodeDisk.createAll(NAMES.map((name) => ({ path: join(shop.folder, name), data: `${name}\n`, mode: 0o600 })));
}

it('many files are made at once, each as it is to be', async () => {
  const shop = emptyFolders();
  await createAll(shop);
  expect(shop.tree()).toEqual(Object.fromEntries(NAMES.map((name) => [name, `${name}\n`])));
  if (process.platform !== 'win32') expect(NAMES.filter((name) => shop.mode(name) !== 0o600)).toEqual([]);
});

it('one of many files that cannot be made is told, is not overwritten, and all others are over by then', async () => {
  const shop = emptyFolders();
  shop.write('1/1', 'mine\n');
  await expect(createAll(shop)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(shop.read('1/1')).toBe('mine\n');
  const before = shop.times();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(shop.times()).toEqual(before);
});
