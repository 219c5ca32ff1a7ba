import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, kindsOf, lines, Workspace } from './kit.ts';
import { intoFirstFormat, recorded } from './records.ts';

async function built(): Promise<Workspace> {
  const shop = new Workspace();
  await shop.build({ a: lines('abc'), 'b/c': 'c\n' });
  return shop;
}

describe('the record of the last build', () => {
  it('of a newer msac is left alone, and said so', async () => {
    const shop = await built();
    shop.write('.msac/record.json', '{"format": 3}\n');
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
    ['binary data', '.msac/base/b.base', Buffer.from([0, 1, 2, 255])],
    ['an emptied file', '.msac/base/b.base', ''],
    ['texts that were cut', '.msac/base/b.base', '=== b/c\nc\n'],
    ['texts that were cut in a line', '.msac/base/b.base', '=== b/c\nc'],
    ['something behind the end', '.msac/base/b.base', '=== b/c\nc\n===\nd\n'],
    ['two files in one', '.msac/base/b.base', '=== b/c\nc\n===\n=== b/d\nd\n===\n'],
    ['a text of no path', '.msac/base/b.base', 'c\n===\n'],
    ['a path of no text', '.msac/base/b.base', '=== b/c\n===\n'],
    ['a path that no build makes', '.msac/base/b.base', '=== b/../../c\nc\n===\n'],
    ['half an unresolved merge', '.msac/base/b.base', '=== b/c\n<<<<<<< HEAD\nc\n===\n'],
    ['the rest of a merge', '.msac/base/b.base', '=== b/c\nc\n=======\nC\n>>>>>>> other\n===\n'],
    ['a merge one side of which is cut', '.msac/base/b.base', '=== b/c\nc\n<<<<<<< a\n=======\n===\n>>>>>>> b\n'],
    ['a name that no build gives', '.msac/base/B.base', '=== b/c\nc\n===\n'],
    ['an unresolved merge of a pending text', '.msac/pending/a.base', '<<<<<<< HEAD\nb\n=======\nB\n>>>>>>> other\n'],
    ['a broken journal', '.msac/build/journal.json', '{"format": 1'],
    [
      'a journal of paths that lead out',
      '.msac/build/journal.json',
      '{"format":4,"folders":[],"steps":[{"path":"../x","note":"remove"}]}',
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
    shop.write('.msac/base/.base', shop.read('.msac/base/.base').replaceAll('\n', '\r\n'));
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
    outside.write('b.base', shop.read('.msac/base/b.base'));
    const before = outside.tree();
    shop.delete('.msac/base/b.base');
    symlinkSync(join(outside.folder, 'b.base'), join(shop.folder, '.msac/base/b.base'));
    expect((await errorOf(() => shop.build({ a: 'A\n', 'b/c': 'C\n' }))).code).toBe('damaged-record');
    expect(outside.tree()).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')('with forged traces of a build takes nothing from elsewhere', async () => {
    const shop = await built();
    const outside = new Workspace();
    outside.write('x.base', 'x\n');
    shop.write('.msac/build/journal.json', '{"format":4,"folders":[],"steps":[]}');
    symlinkSync(outside.folder, join(shop.folder, '.msac/build/base'));
    await shop.build({ a: lines('abc'), 'b/c': 'c\n' });
    expect(outside.tree()).toEqual({ 'x.base': 'x\n' });
    expect(shop.has('.msac/build')).toBe(false);
  });

  it.skipIf(process.platform === 'win32')(
    'with a forged journal does not make a build write through links',
    async () => {
      const shop = await built();
      const outside = new Workspace();
      outside.write('x', 'x\n');
      symlinkSync(outside.folder, join(shop.folder, 'link'));
      shop.write('.msac/build/0/0.note', 'forged\n');
      shop.write('.msac/build/journal.json', '{"format":4,"folders":[],"steps":[{"path":"link/y","note":"write"}]}');
      expect((await errorOf(() => shop.build({ a: 'A\n' }))).code).toBe('symbolic-link');
      expect(outside.tree()).toEqual({ x: 'x\n' });
    },
  );
});

it('folders whose names differ in case only are recorded together, since they may be one', async () => {
  const shop = new Workspace();
  const files = { 'Shop/a': 'a\n', 'shop/b': 'b\n', 'Ä/c': 'c\n' };
  await shop.build(files);
  expect(shop.tree({ own: true })).toMatchObject({
    '.msac/base/shop.base': '=== Shop/a\na\n=== shop/b\nb\n===\n',
    '.msac/base/ä.base': '=== Ä/c\nc\n===\n',
  });
  expect(Object.values(shop.kinds(files))).toEqual(['unchanged', 'unchanged', 'unchanged']);
});

describe('a record of the first format, with one file for each text,', () => {
  const FILES = { 'pom.xml': lines('abc'), 'one/a': lines('abc'), 'one/deep/b': 'b\n', 'two/c': 'c\n' };

  async function ofFirstFormat(): Promise<Workspace> {
    const shop = new Workspace();
    await shop.build(FILES);
    intoFirstFormat(shop);
    return shop;
  }

  it('is read, and is let be as long as nothing changes', async () => {
    const shop = await ofFirstFormat();
    const before = shop.times();
    expect((await shop.build(FILES)).counts).toMatchObject({ unchanged: 4 });
    expect(shop.times()).toEqual(before);
  });

  it('is packed by the next build that changes something', async () => {
    const [shop, other] = [await ofFirstFormat(), new Workspace()];
    await other.build(FILES);
    shop.edit('one/a', 'a\n', 'mine\n');
    const next = { ...FILES, 'one/a': lines('abC') };
    expect(await shop.build(next).then(kindsOf)).toMatchObject({ 'one/a': 'merge', 'two/c': 'unchanged' });
    await other.build(next);
    const { 'one/a': mine, ...rest } = shop.tree({ own: true });
    const { 'one/a': _, ...expected } = other.tree({ own: true });
    expect(mine).toBe('mine\nb\nC\n');
    expect(rest).toEqual(expected);
  });

  it('is packed by a build of one folder too, as a whole', async () => {
    const shop = await ofFirstFormat();
    await shop.build({ ...FILES, 'two/c': 'C\n', 'pom.xml': 'x\n' }, { only: ['two'] });
    expect(recorded(shop)).toEqual({ ...FILES, 'two/c': 'C\n' });
  });

  it('that has a text for a file where a folder is to come is packed as well', async () => {
    const shop = new Workspace();
    await shop.build({ turned: 'a file\n', a: 'a\n' });
    intoFirstFormat(shop);
    await shop.build({ 'turned/folder': 'a folder\n', a: 'a\n' });
    expect(recorded(shop)).toEqual({ 'turned/folder': 'a folder\n', a: 'a\n' });
  });
});
