import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorOf, kindsOf, lines, Workspace } from './kit.ts';
import { MemoryDisk } from './memory-disk.ts';
import { watched } from './watched.ts';

describe('a first build', () => {
  it('creates the folder and all files in it', async () => {
    const shop = new Workspace();
    const plan = await shop.build({ 'pom.xml': '<project/>\n', 'catalog/src/Product.java': 'class Product {}\n' });
    expect(plan.counts).toMatchObject({ create: 2, conflict: 0 });
    expect(shop.tree()).toEqual({ 'pom.xml': '<project/>\n', 'catalog/src/Product.java': 'class Product {}\n' });
  });

  it('is only planned, and touches nothing, as long as the plan is not applied', () => {
    const shop = new Workspace();
    expect(shop.kinds({ 'pom.xml': '<project/>\n' })).toEqual({ 'pom.xml': 'create' });
    expect(shop.has('.')).toBe(false);
  });

  it('records what it generated as plain text, under names that no tool takes for project files', async () => {
    const shop = new Workspace();
    await shop.build({
      'pom.xml': '<modules/>\n',
      'catalog/pom.xml': '<project/>\n',
      'catalog/src/A.java': 'class A {}\n',
    });
    expect(Object.keys(shop.tree({ own: true }))).toEqual([
      '.msac/.gitattributes',
      '.msac/.gitignore',
      '.msac/base/.base',
      '.msac/base/catalog.base',
      '.msac/record.json',
      'catalog/pom.xml',
      'catalog/src/A.java',
      'pom.xml',
    ]);
    expect(shop.read('.msac/base/catalog.base')).toBe(
      '=== catalog/pom.xml\n<project/>\n=== catalog/src/A.java\nclass A {}\n===\n',
    );
  });

  it('gives the same bytes wherever and whenever it runs', async () => {
    const [one, other] = [new Workspace(), new Workspace()];
    await one.build({ a: 'a\n', b: 'b\n' });
    await other.build({ b: 'b\n', a: 'a\n' });
    expect(one.tree({ own: true })).toEqual(other.tree({ own: true }));
  });
});

describe('a second build', () => {
  it('touches no file when nothing has changed, not even its own', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', 'b/c': 'c\n' });
    const before = shop.times();
    const plan = await shop.build({ a: 'a\n', 'b/c': 'c\n' });
    expect(plan.steps).toEqual([]);
    expect(plan.counts).toMatchObject({ unchanged: 2 });
    expect(shop.times()).toEqual(before);
  });

  it('updates only the files whose generated text has changed', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    const before = shop.times();
    expect(kindsOf(await shop.build({ a: 'A\n', b: 'b\n' }))).toEqual({ a: 'update', b: 'unchanged' });
    expect(shop.tree()).toEqual({ a: 'A\n', b: 'b\n' });
    expect(shop.times()['b']).toBe(before['b']);
  });

  it('rewrites no other part of the record than that of the folders that have changed', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', 'one/b': 'b\n', 'two/c': 'c\n' });
    const before = shop.times();
    await shop.build({ a: 'a\n', 'one/b': 'B\n', 'two/c': 'c\n' });
    const after = shop.times();
    const rewritten = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(rewritten).toEqual(['.msac/base/one.base', '.msac/record.json', 'one/b']);
  });

  it('removes a file that the model no longer yields, and the folders that it leaves empty', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', 'old/deep/b': 'b\n' });
    expect(kindsOf(await shop.build({ a: 'a\n' }))).toEqual({ a: 'unchanged', 'old/deep/b': 'delete' });
    expect(shop.has('old')).toBe(false);
    expect(shop.has('.msac/base/old.base')).toBe(false);
  });

  it('leaves a folder that holds files of the user', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', 'old/b': 'b\n' });
    shop.write('old/mine', 'mine\n');
    await shop.build({ a: 'a\n' });
    expect(shop.tree()).toEqual({ a: 'a\n', 'old/mine': 'mine\n' });
  });

  it('can put a folder where a file was', async () => {
    const shop = new Workspace();
    await shop.build({ thing: 'x\n', a: 'a\n' });
    await shop.build({ 'thing/part': 'y\n', a: 'a\n' });
    expect(shop.tree()).toEqual({ 'thing/part': 'y\n', a: 'a\n' });
  });
});

describe('a file where a folder was', () => {
  it('can stand as soon as nothing of the user is in the folder', async () => {
    const shop = new Workspace();
    await shop.build({ 'thing/deep/part': 'y\n', 'thing/other': 'y\n', a: 'a\n' });
    expect((await shop.build({ thing: 'x\n', a: 'a\n' })).counts.conflict).toBe(0);
    expect(shop.tree()).toEqual({ thing: 'x\n', a: 'a\n' });
  });
});

describe('a top folder that is new', () => {
  it('is moved whole, and others are filled file by file', async () => {
    const shop = new Workspace(new MemoryDisk());
    await shop.build({ 'stands/a': 'a\n' });
    const moved: string[] = [];
    const disk = watched(shop.disk, (_, method, [, to]) => {
      if (method === 'rename' && !String(to).includes('/.msac/')) moved.push(relative(shop.folder, String(to)));
    });
    const files = { 'stands/a': 'a\n', 'stands/b': 'b\n', 'new/deep/c': 'c\n', 'new/d': 'd\n', e: 'e\n' };
    await shop.build(files, { disk });
    expect(moved).toEqual(['new', 'stands/b', 'e']);
    expect(shop.tree()).toEqual(files);
  });

  it('which its user makes meanwhile stops the build', async () => {
    const shop = new Workspace(new MemoryDisk());
    const disk = watched(shop.disk, (_, method, [path]) => {
      if (method === 'create' && String(path).endsWith('/new/a')) shop.write('new/mine', 'mine\n');
    });
    expect((await errorOf(() => shop.build({ 'new/a': 'a\n' }, { disk }))).code).toBe('changed-meanwhile');
    expect(shop.tree()).toEqual({ 'new/mine': 'mine\n' });
  });

  it('may be called like another one but for case, on a disk that ignores case too', async () => {
    const shop = new Workspace(new MemoryDisk({ ignoresCase: true }));
    await shop.build({ 'new/a': 'a\n', 'New/b': 'b\n' });
    expect([shop.read('new/a'), shop.read('New/b')]).toEqual(['a\n', 'b\n']);
  });

  it('may have folders that are called alike but for case, on such a disk and on any other', async () => {
    const files = { 'new/deep/a': 'a\n', 'new/Deep/b': 'b\n' };
    for (const ignoresCase of [true, false]) {
      const shop = new Workspace(new MemoryDisk({ ignoresCase }));
      await shop.build(files);
      expect([shop.read('new/deep/a'), shop.read('new/Deep/b')]).toEqual(['a\n', 'b\n']);
    }
  });
});

it('a file whose name changes in case only is not lost on a disk that ignores case', async () => {
  const shop = new Workspace(new MemoryDisk({ ignoresCase: true }));
  await shop.build({ 'Order.java': lines('abcde'), a: 'a\n' });
  shop.edit('Order.java', 'b\n', 'mine\n');
  expect((await shop.build({ 'order.java': lines('abcdE'), a: 'a\n' })).counts).toMatchObject({ merge: 1, delete: 0 });
  expect(shop.read('order.java')).toBe('a\nmine\nc\nd\nE\n');
  expect(shop.kinds({ 'order.java': lines('abcdE'), a: 'a\n' })).toEqual({ a: 'unchanged', 'order.java': 'unchanged' });
});

describe('a file that its user has edited', () => {
  it('stays as it is while the model yields the same', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abc') });
    shop.edit('a', 'b\n', 'mine\n');
    const plan = await shop.build({ a: lines('abc') });
    expect(plan.items).toEqual([{ kind: 'unchanged', path: 'a', edited: true }]);
    expect(shop.read('a')).toBe('a\nmine\nc\n');
  });

  it('gets the new lines and keeps its own', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abcde') });
    shop.edit('a', 'b\n', 'mine\n');
    expect(kindsOf(await shop.build({ a: lines('abcdEf') }))).toEqual({ a: 'merge' });
    expect(shop.read('a')).toBe('a\nmine\nc\nd\nE\nf\n');
  });

  it('is merged with later builds too, from what was generated last', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abcdef') });
    shop.edit('a', 'b\n', 'mine\n');
    await shop.build({ a: lines('abcdeF') });
    await shop.build({ a: lines('abcDeF') });
    expect(shop.read('a')).toBe('a\nmine\nc\nD\ne\nF\n');
    expect(shop.kinds({ a: lines('abcDeF') })).toEqual({ a: 'unchanged' });
  });

  it('is taken over as it stands when it says already what is generated now', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abc') });
    shop.write('a', lines('abCd'));
    const before = shop.times()['a'];
    expect(kindsOf(await shop.build({ a: lines('abCd') }))).toEqual({ a: 'adopt' });
    expect(shop.times()['a']).toBe(before);
    expect(shop.plan({ a: lines('abCd') }).items).toEqual([{ kind: 'unchanged', path: 'a', edited: false }]);
  });

  it('is kept when the model no longer yields it, and merged when it yields it again', async () => {
    const shop = new Workspace();
    await shop.build({ a: lines('abcde'), b: 'b\n' });
    shop.edit('a', 'b\n', 'mine\n');
    expect((await shop.build({ b: 'b\n' })).items[0]).toEqual({ kind: 'keep', path: 'a', reason: 'edited' });
    expect(kindsOf(await shop.build({ a: lines('abcdE'), b: 'b\n' }))).toMatchObject({ a: 'merge' });
    expect(shop.read('a')).toBe('a\nmine\nc\nd\nE\n');
  });
});

describe('a file that its user has deleted', () => {
  it('stays away, even when its generated text changes', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    const plan = await shop.build({ a: 'A\n', b: 'b\n' });
    expect(plan.items[0]).toEqual({ kind: 'keep', path: 'a', reason: 'deleted' });
    expect(shop.tree()).toEqual({ b: 'b\n' });
  });

  it('comes back as it would be now when asked for by its path or its folder', async () => {
    const shop = new Workspace();
    await shop.build({ 'x/a': 'a\n', 'x/b': 'b\n', c: 'c\n' });
    shop.delete('x');
    await shop.build({ 'x/a': 'A\n', 'x/b': 'b\n', c: 'c\n' }, { restore: ['x/a'] });
    expect(shop.tree()).toEqual({ 'x/a': 'A\n', c: 'c\n' });
    await shop.build({ 'x/a': 'A\n', 'x/b': 'b\n', c: 'c\n' }, { restore: ['x/'] });
    expect(shop.tree()).toEqual({ 'x/a': 'A\n', 'x/b': 'b\n', c: 'c\n' });
  });

  it('is updated when its user brings it back from version control', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    await shop.build({ a: 'A\n', b: 'b\n' });
    shop.write('a', 'a\n');
    expect(shop.kinds({ a: 'A\n', b: 'b\n' })).toEqual({ a: 'update', b: 'unchanged' });
  });

  it('is forgotten when the model no longer yields it either', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    expect(kindsOf(await shop.build({ b: 'b\n' }))).toEqual({ b: 'unchanged' });
    expect(kindsOf(await shop.build({ a: 'a\n', b: 'b\n' }))).toMatchObject({ a: 'create' });
  });

  it('comes back when the whole folder was emptied but for what begins with a dot', async () => {
    const shop = new Workspace();
    const files = { a: 'a\n', 'b/c': 'c\n', '.gitignore': 'target/\n' };
    await shop.build(files);
    shop.delete('a');
    shop.delete('b');
    expect(kindsOf(await shop.build(files))).toEqual({ '.gitignore': 'unchanged', a: 'create', 'b/c': 'create' });
    expect(shop.tree()).toEqual(files);
  });

  it('cannot be asked for under a path that is not generated', () => {
    const shop = new Workspace();
    expect(() => shop.plan({ a: 'a\n' }, { restore: ['aa'] })).toThrow('aa cannot be restored');
  });
});

describe('a file of the user where a new one would go', () => {
  it('is taken over when it says the same', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n' });
    shop.write('b', 'b\n');
    expect(kindsOf(await shop.build({ a: 'a\n', b: 'b\n' }))).toMatchObject({ b: 'adopt' });
    expect(kindsOf(await shop.build({ a: 'a\n', b: 'B\n' }))).toMatchObject({ b: 'update' });
  });

  it('is in conflict when it says something else', async () => {
    const shop = new Workspace();
    await shop.build({ a: 'a\n' });
    shop.write('b', 'mine\n');
    const plan = await shop.build({ a: 'a\n', b: 'b\n' });
    expect(plan.conflicts).toMatchObject([{ path: 'b', reason: 'foreign' }]);
    expect(shop.read('b')).toBe('mine\n');
  });
});

it('orders a plan by path, whatever the order of the files', () => {
  const plan = new Workspace().plan({ c: 'c\n', 'a/b': 'b\n', b: 'b\n' });
  expect(plan.items.map(({ path }) => path)).toEqual(['a/b', 'b', 'c']);
});
