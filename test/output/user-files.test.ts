import { chmodSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../../src/backends/backend.ts';
import { applyOutput } from '../../src/output/index.ts';
import { errorOf, kindsOf, lines, Workspace } from './kit.ts';

describe('line ends and byte order marks', () => {
  it('a file with CR LF is merged line by line and keeps CR LF', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abcde') });
    shop.write('a', 'a\r\nmine\r\nc\r\nd\r\ne\r\n');
    await shop.build({ a: lines('abcdE') });
    expect(shop.read('a')).toBe('a\r\nmine\r\nc\r\nd\r\nE\r\n');
  });

  it('a file that only has other line ends counts as untouched, and keeps them', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abc') });
    shop.write('a', '\uFEFFa\r\nb\r\nc\r\n');
    expect(kindsOf(await shop.build({ a: lines('abc') }))).toEqual({ a: 'unchanged' });
    expect(kindsOf(await shop.build({ a: lines('abC') }))).toEqual({ a: 'update' });
    expect(shop.read('a')).toBe('\uFEFFa\r\nb\r\nC\r\n');
    await shop.build({ b: 'b\n' });
    expect(shop.tree()).toEqual({ b: 'b\n' });
  });

  it('a file that mixes line ends keeps each as it is', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abcde') });
    shop.write('a', 'a\r\nb\nc\nd\ne\n');
    await shop.build({ a: lines('abcdE') });
    expect(shop.read('a')).toBe('a\r\nb\nc\nd\nE\n');
  });

  it('a file without a line feed at its end stays without', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abcde') });
    shop.write('a', 'a\nb\nc\nd\ne');
    await shop.build({ a: lines('Abcde') });
    expect(shop.read('a')).toBe('A\nb\nc\nd\ne');
  });
});

describe('what is no text', () => {
  it.each([
    ['binary data', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])],
    ['Latin 1', Buffer.from('prix: 3 \xa4\n', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFtext\n', 'utf16le')],
  ])('%s in the place of a file is kept, and in conflict once other text is generated', async (_, bytes) => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n' });
    shop.write('a', bytes);
    expect(shop.plan({ a: 'a\n' }).items).toEqual([{ kind: 'unchanged', path: 'a', edited: true }]);
    expect((await shop.build({ a: 'A\n' })).conflicts).toMatchObject([
      { path: 'a', reason: 'unreadable', regions: [] },
    ]);
    expect(shop.read('a.msac-conflict')).toBe('A\n');
    await shop.build({ b: 'b\n' });
    expect(Object.keys(shop.tree())).toEqual(['a', 'b']);
  });

  it('a folder in the place of a file is a conflict', async () => {
    const shop = new Workspace();
    await shop.build({ b: 'b\n' });
    shop.write('a/mine', 'mine\n');
    expect((await shop.build({ a: 'a\n', b: 'b\n' })).conflicts).toMatchObject([{ path: 'a', reason: 'unreadable' }]);
    expect(shop.read('a/mine')).toBe('mine\n');
  });

  it('a file where a folder must go is told, with what to do', async () => {
    const shop = new Workspace();
    await shop.build({ b: 'b\n' });
    shop.write('catalog', 'mine\n');
    const error = await errorOf(() => shop.build({ b: 'b\n', 'catalog/pom.xml': '<project/>\n' }));
    expect(error.code).toBe('blocked');
    expect(error.message).toMatch(/catalog is not a folder, but catalog\/pom.xml must go/);
  });
});

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it('a program can be run', async () => {
    const shop = new Workspace();
    await shop.build(script('#!/bin/sh\n'));
    expect((shop.mode('run') ?? 0) & 0o111).toBe(0o111);
  });

  it('what the user allows or forbids stays over an update', async () => {
    const shop = new Workspace();
    await shop.build([...script('#!/bin/sh\n'), { kind: 'text', path: 'a', content: 'a\n' }]);
    chmodSync(join(shop.folder, 'run'), 0o640);
    chmodSync(join(shop.folder, 'a'), 0o755);
    await shop.build([...script('#!/bin/sh\nexit\n'), { kind: 'text', path: 'a', content: 'A\n' }]);
    expect(shop.mode('run')).toBe(0o750);
    expect(shop.mode('a')).toBe(0o755);
  });
});

describe.skipIf(process.platform === 'win32')('symbolic links', () => {
  it('are never followed out of the folder: a linked folder stops the build', async () => {
    const shop = new Workspace();
    const outside = new Workspace();
    mkdirSync(outside.folder);
    await shop.build({ b: 'b\n' });
    symlinkSync(outside.folder, join(shop.folder, 'catalog'));
    const error = await errorOf(() => shop.build({ b: 'B\n', 'catalog/src/a': 'a\n' }));
    expect(error.code).toBe('symbolic-link');
    expect(outside.tree()).toEqual({});
    expect(shop.read('b')).toBe('b\n');
  });

  it('not even when the folder has become a link since the plan was made', async () => {
    const shop = new Workspace();
    const outside = new Workspace();
    mkdirSync(outside.folder);
    await shop.build({ b: 'b\n' });
    const plan = shop.plan({ b: 'b\n', 'catalog/a': 'a\n' });
    symlinkSync(outside.folder, join(shop.folder, 'catalog'));
    expect((await errorOf(() => applyOutput(plan))).code).toBe('symbolic-link');
    expect(outside.tree()).toEqual({});
  });

  it('a file behind a link is not deleted with the model', async () => {
    const shop = new Workspace();
    const outside = new Workspace();
    await shop.build({ 'x/a': 'a\n', b: 'b\n' });
    outside.write('a', 'a\n');
    shop.delete('x');
    symlinkSync(outside.folder, join(shop.folder, 'x'));
    await shop.build({ b: 'b\n' });
    expect(outside.tree()).toEqual({ a: 'a\n' });
  });

  it('a link in the place of a file stays, and is a conflict once other text is generated', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    symlinkSync('b', join(shop.folder, 'a'));
    expect(kindsOf(await shop.build({ a: 'a\n', b: 'b\n' }))).toEqual({ a: 'unchanged', b: 'unchanged' });
    expect(kindsOf(await shop.build({ a: 'A\n', b: 'b\n' }))).toEqual({ a: 'conflict', b: 'unchanged' });
    expect(readlinkSync(join(shop.folder, 'a'))).toBe('b');
  });

  it('the folder itself may be a link', async () => {
    const shop = new Workspace();
    const link = new Workspace();
    mkdirSync(shop.folder);
    symlinkSync(shop.folder, link.folder);
    await link.build({ a: 'a\n' });
    expect(shop.tree()).toEqual({ a: 'a\n' });
  });
});

function script(content: string): GeneratedFile[] {
  return [{ kind: 'text', path: 'run', content, executable: true }];
}
