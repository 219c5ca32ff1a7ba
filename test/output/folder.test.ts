import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../src/output/disk.ts';
import { planOutput } from '../../src/output/index.ts';
import { errorOf, kindsOf, Workspace } from './kit.ts';

describe('an output folder', () => {
  it('may be new, also below folders that are new', () => {
    const shop = new Workspace();
    const deep = join(shop.folder, 'x/y');
    expect(planOutput(deep, []).folder).toBe(deep);
  });

  it('may be empty but for what git put there', async () => {
    const shop = new Workspace();
    shop.write('.git/HEAD', 'ref: refs/heads/main\n');
    shop.write('.gitignore', 'target/\n');
    await shop.build({ a: 'a\n' });
    expect(shop.read('a')).toBe('a\n');
  });

  it('with other content is refused, with what to do, and stays as it is', async () => {
    const shop = new Workspace();
    shop.write('README.md', 'mine\n');
    shop.write('main.c', 'mine\n');
    const error = await errorOf(() => shop.build({ a: 'a\n' }));
    expect(error.code).toBe('not-ours');
    expect(error.message).toMatch(/is not empty \((README.md|main.c) and 1 more\).*Choose another folder.*\.msac/s);
    expect(shop.tree({ own: true })).toEqual({ 'README.md': 'mine\n', 'main.c': 'mine\n' });
  });

  it('with other content is built into once its user allows it, and the content is kept', async () => {
    const shop = new Workspace();
    shop.write('README.md', 'mine\n');
    mkdirSync(join(shop.folder, '.msac'));
    expect(kindsOf(await shop.build({ 'README.md': 'ours\n', a: 'a\n' }))).toEqual({
      'README.md': 'conflict',
      a: 'create',
    });
    expect(shop.read('README.md')).toBe('mine\n');
  });

  it('cannot be a file, nor lie below one', async () => {
    const shop = new Workspace();
    writeFileSync(shop.folder, 'mine\n');
    expect((await errorOf(() => shop.build({ a: 'a\n' }))).code).toBe('not-a-folder');
    expect((await errorOf(() => planOutput(join(shop.folder, 'x'), []))).code).toBe('not-a-folder');
  });

  it.skipIf(process.platform === 'win32')('cannot be a link that leads nowhere', async () => {
    const shop = new Workspace();
    symlinkSync('nowhere', shop.folder);
    expect((await errorOf(() => shop.build({ a: 'a\n' }))).message).toContain('leads nowhere');
  });

  it('that may not be written to is refused before anything is written', async () => {
    const shop = new Workspace();
    // A real folder without permission would be none to root, whom tests in containers run as.
    const disk: Disk = {
      ...nodeDisk,
      assertWritable: (path) => {
        throw Object.assign(new Error('refused'), { code: 'EACCES', path });
      },
    };
    const error = await errorOf(() => shop.build({ a: 'a\n' }, { disk }));
    expect(error.code).toBe('not-writable');
    expect(error.message).toContain('permission denied');
    expect(shop.has('.')).toBe(false);
  });

  it('with one folder that may not be written to stays as it is as a whole', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', 'locked/b': 'b\n' });
    const before = shop.tree({ own: true });
    const disk: Disk = {
      ...nodeDisk,
      assertWritable: (path) => {
        if (path.endsWith('locked')) throw Object.assign(new Error('refused'), { code: 'EACCES', path });
      },
    };
    expect((await errorOf(() => shop.build({ a: 'A\n', 'locked/b': 'B\n' }, { disk }))).code).toBe('not-writable');
    expect(shop.tree({ own: true })).toEqual(before);
  });
});

describe('a generated path', () => {
  it.each([
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['../a', 'leave'],
    ['a/../../b', 'leave'],
    ['a/./b', 'leave'],
    ['a//b', 'empty'],
    ['a/', 'empty'],
    ['a\\b', 'not every system'],
    ['C:/a', 'not every system'],
    ['a\u0000b', 'not every system'],
    ['a\nb', 'not every system'],
    ['a./b', 'ends with a dot'],
    ['.msac/record.json', 'not for generated files'],
    ['.MSAC/record.json', 'not for generated files'],
    ['x/.git/hooks/pre-commit', 'not for generated files'],
    ['a.msac-conflict', 'taken'],
    ['x'.repeat(241), 'longer than 240 bytes'],
    ['é'.repeat(121), 'longer than 240 bytes'],
  ])('%j is refused, and nothing is written', async (path, why) => {
    const shop = new Workspace();
    const error = await errorOf(() => shop.build({ 'first.txt': 'a\n', [path]: 'a\n' }));
    expect(error.code).toBe('bad-path');
    expect(error.message).toContain(why);
    expect(shop.has('.')).toBe(false);
  });

  it.each([
    ['two that differ in case only', ['src/Foo.java', 'src/foo.java']],
    ['two that differ in how an accent is written', ['caf\u00e9', 'cafe\u0301']],
    ['a file that is also a folder', ['a/b', 'A']],
  ])('%s clash', async (_, paths) => {
    const files = Object.fromEntries(paths.map((path) => [path, 'x\n']));
    expect((await errorOf(() => new Workspace().build(files))).code).toBe('path-clash');
  });

  it('may have spaces, emoji and quotes in it', async () => {
    const shop = new Workspace();
    const files = { "it's a 🛒/ä b.txt": 'a\n' };
    await shop.build(files);
    expect(shop.tree()).toEqual(files);
  });
});

it('a backend whose text has other line ends than LF is at fault itself', () => {
  expect(() => new Workspace().plan({ a: 'a\r\n' })).toThrow(TypeError);
  expect(() => new Workspace().plan({ a: 'a' })).toThrow(TypeError);
});
