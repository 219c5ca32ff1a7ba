import { describe, expect, it } from 'vitest';
import { Folder } from './kit.ts';

describe('msac init', () => {
  it('writes a system that the next command builds', async () => {
    const folder = new Folder();
    const { status, out } = await folder.msac('init', 'my-shop', '--yes');
    expect(status).toBe(0);
    expect(out).toMatch(/^my_shop: my_shop\.msa, catalog\.msa, orders\.msa, \.gitignore, README\.md in my-shop\n/);
    expect(out).toContain('\n  cd my-shop\n  msac build ');
    const built = await folder.msacIn('my-shop', 'build');
    expect(built.err).toBe('');
    expect(built.status).toBe(0);
    expect(built.out).toContain('my_shop: 5 applications in my_shop: ');
  });

  it.each(['monolith', 'services', 'empty'])('takes flags for answers: %s', async (template) => {
    const folder = new Folder();
    const flags = ['--name', 'books', '--package', 'org.books', '--template', template];
    expect((await folder.msac('init', ...flags)).status).toBe(0);
    expect(folder.read('books.msa')).toContain('system books {\n  package org.books\n');
    const { status, out } = await folder.msac('check');
    expect(status).toBe(0);
    expect(out).toMatch(/^books\.msa: no mistakes found/);
  });

  it('never writes over a model, nor a part of its own', async () => {
    const folder = new Folder();
    folder.write('books.msa', 'mine');
    const { status, err } = await folder.msac('init', '--name', 'books');
    expect(status).toBe(2);
    expect(err).toContain('This folder has books.msa already. Nothing was written');
    expect(folder.tree()).toEqual({ 'books.msa': 'mine' });
  });

  it('begins in a repository too, whose README and .gitignore stay as they are', async () => {
    const folder = new Folder();
    folder.write('README.md', 'mine');
    folder.write('.gitignore', 'mine too');
    const { status, out } = await folder.msac('init', '--name', 'books', '--template', 'empty');
    expect(status).toBe(0);
    expect(out).toMatch(/^books: books\.msa in this folder\nLeft as they were: \.gitignore, README\.md\n/);
    expect(folder.read('README.md')).toBe('mine');
    expect(folder.read('.gitignore')).toBe('mine too');
  });

  it('says so when its folder is a file', async () => {
    const folder = new Folder();
    folder.write('taken', 'mine');
    const { status, err } = await folder.msac('init', 'taken', '--yes');
    expect(status).toBe(2);
    expect(err).toBe('msac: taken is not a folder. Nothing was written.\n');
    expect(folder.tree()).toEqual({ taken: 'mine' });
  });

  it.each([
    [['--name', '1st'], '--name 1st: `1st` cannot be a name. Names begin with a letter'],
    [['--package', 'com.class'], '`class` cannot be a part of a Java package.'],
    [['--name', 'orders'], 'The template services has a file orders.msa of its own'],
    [['--template', 'monolit'], 'monolith'],
    [[], 'There is no terminal to ask on'],
  ])('refuses %j', async (flags, expected) => {
    const folder = new Folder();
    const { status, err } = await folder.msac('init', 'new', ...flags);
    expect(status).toBe(2);
    expect(err).toContain(expected);
    expect(folder.tree()).toEqual({});
  });
});
