import { describe, expect, it, test } from 'vitest';
import { HandedStorage } from '../src/handed-storage.ts';
import { Workspace } from '../src/workspace.ts';

const SHOP = {
  'memory:/shop/shop.msa': 'import "./parts/sales.msa"\nsystem shop {}',
  'memory:/shop/parts/sales.msa': 'role SELLER',
  'memory:/other/other.msa': 'system other {}',
};

function storage(files: Readonly<Record<string, string>> = SHOP): HandedStorage {
  const handed = new HandedStorage();
  handed.take({ files });
  return handed;
}

describe('files that a client hands over', () => {
  it('are found below their folder', () => {
    expect(storage().below('memory:/shop')).toEqual(['memory:/shop/parts/sales.msa', 'memory:/shop/shop.msa']);
  });

  it('are found beside one another', () => {
    expect(storage().beside('memory:/shop/new.msa')).toEqual(['memory:/shop/shop.msa']);
  });

  it.each([
    ['memory:/shop/shop.msa', './parts/sales.msa', 'memory:/shop/parts/sales.msa'],
    ['memory:/shop/parts/sales.msa', '../shop.msa', 'memory:/shop/shop.msa'],
    ['/shop/shop.msa', './parts/sales.msa', '/shop/parts/sales.msa'],
  ])('import others: %s imports %s', (from, path, to) => {
    expect(storage().join(from, path)).toBe(to);
    expect(storage().importPath(from, to)).toBe(path);
  });

  it('are gone when they are taken back', () => {
    const handed = storage();
    handed.take({ files: { 'memory:/other/other.msa': null } });
    expect(handed.read('memory:/other/other.msa')).toEqual({ kind: 'missing' });
  });

  it('are told of', () => {
    const handed = storage();
    let told = 0;
    handed.onChanged = () => (told += 1);
    handed.take({ files: { 'memory:/new.msa': '' } });
    expect(told).toBe(1);
  });
});

test('a workspace of such files knows its systems', () => {
  const workspace = new Workspace(storage());
  workspace.folders = ['memory:/shop'];
  expect(workspace.systems.map(({ entry }) => entry)).toEqual(['memory:/shop/shop.msa']);
  expect(workspace.systems[0]?.program.files).toHaveLength(2);
});
