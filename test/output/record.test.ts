import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, lines, Workspace } from './kit.ts';

async function built(): Promise<Workspace> {
  const shop = new Workspace();
  await shop.build({ a: lines('abc'), 'b/c': 'c\n' });
  return shop;
}

describe('the record of the last build', () => {
  it('of a newer msac is left alone, and said so', async () => {
    const shop = await built();
    shop.write('.msac/record.json', '{"format": 2}\n');
    const before = shop.tree({ own: true });
    const error = await errorOf(() => shop.build({ a: 'A\n' }));
    expect(error.code).toBe('newer-record');
    expect(error.message).toContain('Install the newer msac');
    expect(shop.tree({ own: true })).toEqual(before);
  });

  it.each([
    ['an empty file', '.msac/record.json', ''],
    ['no JSON', '.msac/record.json', '<<<<<<< HEAD\n'],
    ['no format', '.msac/record.json', '{}'],
    ['a senseless format', '.msac/record.json', '{"format": "one"}'],
    ['binary data in a text', '.msac/base/a.base', Buffer.from([0, 1, 2, 255])],
    ['a text that was cut', '.msac/base/a.base', 'a\nb'],
    ['an emptied text', '.msac/base/a.base', ''],
    ['an unresolved merge', '.msac/base/a.base', 'a\n<<<<<<< HEAD\nb\n=======\nB\n>>>>>>> other\n'],
    ['a path that no build makes', '.msac/base/.git/config.base', 'x\n'],
    ['a broken journal', '.msac/build/journal.json', '{"format": 1'],
    [
      'a journal of paths that lead out',
      '.msac/build/journal.json',
      '{"format":2,"steps":[{"path":"../x","note":"remove"}]}',
    ],
  ])('that is damaged (%s) is said to be so, and nothing is written', async (_, path, content) => {
    const shop = await built();
    shop.write(path, content);
    const before = shop.tree({ own: true });
    const error = await errorOf(() => shop.build({ a: 'A\n' }));
    expect(error.code).toBe('damaged-record');
    expect(error.message).toContain('Restore');
    expect(shop.tree({ own: true })).toEqual(before);
  });

  it('that has lost its head is damaged', async () => {
    const shop = await built();
    shop.delete('.msac/record.json');
    expect((await errorOf(() => shop.plan({ a: 'A\n' }))).code).toBe('damaged-record');
  });

  it('that was deleted makes every file that differs one of the user: nothing is lost', async () => {
    const shop = await built();
    for (const path of ['base', 'record.json']) rmSync(join(shop.folder, '.msac', path), { recursive: true });
    shop.edit('a', 'b', 'mine');
    expect(shop.kinds({ a: lines('abc'), 'b/c': 'c\n' })).toEqual({ a: 'conflict', 'b/c': 'adopt' });
  });

  it('may have been checked out with CR LF', async () => {
    const shop = await built();
    shop.write('.msac/base/a.base', 'a\r\nb\r\nc\r\n');
    expect(shop.kinds({ a: lines('abC'), 'b/c': 'c\n' })).toEqual({ a: 'update', 'b/c': 'unchanged' });
  });

  it('does not mind what file managers leave in it', async () => {
    const shop = await built();
    shop.write('.msac/base/.DS_Store', Buffer.from([0, 0, 1]));
    expect(shop.kinds({ a: lines('abc'), 'b/c': 'c\n' })).toEqual({ a: 'unchanged', 'b/c': 'unchanged' });
  });

  it.skipIf(process.platform === 'win32')('is not read or written through links', async () => {
    const shop = await built();
    const outside = new Workspace();
    outside.write('c.base', 'c\n');
    shop.delete('.msac/base/b');
    symlinkSync(outside.folder, join(shop.folder, '.msac/base/b'));
    expect((await errorOf(() => shop.build({ a: 'A\n', 'b/c': 'C\n' }))).code).toBe('damaged-record');
    expect(outside.tree()).toEqual({ 'c.base': 'c\n' });
  });

  it.skipIf(process.platform === 'win32')(
    'with a forged journal does not make a build write through links',
    async () => {
      const shop = await built();
      const outside = new Workspace();
      outside.write('x', 'x\n');
      symlinkSync(outside.folder, join(shop.folder, 'link'));
      shop.write('.msac/build/0/0.note', 'forged\n');
      shop.write('.msac/build/journal.json', '{"format":2,"steps":[{"path":"link/y","note":"write"}]}');
      expect((await errorOf(() => shop.build({ a: 'A\n' }))).code).toBe('symbolic-link');
      expect(outside.tree()).toEqual({ x: 'x\n' });
    },
  );
});

it('two branches that both built merge their records as they merge their code', async () => {
  const [ours, theirs] = [await built(), await built()];
  await ours.build({ a: lines('Abc'), 'b/c': 'c\n' });
  await theirs.build({ a: lines('abC'), 'b/c': 'c\n', d: 'd\n' });
  // What git does with each file by itself, be it of the user or of the record.
  for (const path of ['d', '.msac/base/d.base']) ours.write(path, theirs.read(path));
  for (const path of ['a', '.msac/base/a.base']) ours.write(path, lines('AbC'));
  expect(ours.kinds({ a: lines('AbC'), 'b/c': 'c\n', d: 'd\n' })).toEqual({
    a: 'unchanged',
    'b/c': 'unchanged',
    d: 'unchanged',
  });
});
