import { describe, expect, it } from 'vitest';
import { kindsOf, lines, Workspace } from './kit.ts';
import { MemoryDisk } from './memory-disk.ts';

describe('a first build', () => {
  it('creates the folder and all files in it', () => {
    const shop = new Workspace();
    const plan = shop.build({ 'pom.xml': '<project/>\n', 'catalog/src/Product.java': 'class Product {}\n' });
    expect(plan.counts).toMatchObject({ create: 2, conflict: 0 });
    expect(shop.tree()).toEqual({ 'pom.xml': '<project/>\n', 'catalog/src/Product.java': 'class Product {}\n' });
  });

  it('is only planned, and touches nothing, as long as the plan is not applied', () => {
    const shop = new Workspace();
    expect(shop.kinds({ 'pom.xml': '<project/>\n' })).toEqual({ 'pom.xml': 'create' });
    expect(shop.has('.')).toBe(false);
  });

  it('records what it generated as plain text, under names that no tool takes for project files', () => {
    const shop = new Workspace();
    shop.build({ 'catalog/pom.xml': '<project/>\n' });
    expect(Object.keys(shop.tree({ own: true }))).toEqual([
      '.msac/.gitattributes',
      '.msac/.gitignore',
      '.msac/base/catalog/pom.xml.base',
      '.msac/record.json',
      'catalog/pom.xml',
    ]);
  });

  it('gives the same bytes wherever and whenever it runs', () => {
    const [one, other] = [new Workspace(), new Workspace()];
    one.build({ a: 'a\n', b: 'b\n' });
    other.build({ b: 'b\n', a: 'a\n' });
    expect(one.tree({ own: true })).toEqual(other.tree({ own: true }));
  });
});

describe('a second build', () => {
  it('touches no file when nothing has changed, not even its own', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', 'b/c': 'c\n' });
    const before = shop.times();
    const plan = shop.build({ a: 'a\n', 'b/c': 'c\n' });
    expect(plan.steps).toEqual([]);
    expect(plan.counts).toMatchObject({ unchanged: 2 });
    expect(shop.times()).toEqual(before);
  });

  it('updates only the files whose generated text has changed', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', b: 'b\n' });
    const before = shop.times();
    expect(kindsOf(shop.build({ a: 'A\n', b: 'b\n' }))).toEqual({ a: 'update', b: 'unchanged' });
    expect(shop.tree()).toEqual({ a: 'A\n', b: 'b\n' });
    expect(shop.times()['b']).toBe(before['b']);
  });

  it('removes a file that the model no longer yields, and the folders that it leaves empty', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', 'old/deep/b': 'b\n' });
    expect(kindsOf(shop.build({ a: 'a\n' }))).toEqual({ a: 'unchanged', 'old/deep/b': 'delete' });
    expect(shop.has('old')).toBe(false);
    expect(shop.has('.msac/base/old')).toBe(false);
  });

  it('leaves a folder that holds files of the user', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', 'old/b': 'b\n' });
    shop.write('old/mine', 'mine\n');
    shop.build({ a: 'a\n' });
    expect(shop.tree()).toEqual({ a: 'a\n', 'old/mine': 'mine\n' });
  });

  it('can put a folder where a file was', () => {
    const shop = new Workspace();
    shop.build({ thing: 'x\n', a: 'a\n' });
    shop.build({ 'thing/part': 'y\n', a: 'a\n' });
    expect(shop.tree()).toEqual({ 'thing/part': 'y\n', a: 'a\n' });
  });
});

describe('a file where a folder was', () => {
  it('can stand as soon as nothing of the user is in the folder', () => {
    const shop = new Workspace();
    shop.build({ 'thing/deep/part': 'y\n', 'thing/other': 'y\n', a: 'a\n' });
    expect(shop.build({ thing: 'x\n', a: 'a\n' }).counts.conflict).toBe(0);
    expect(shop.tree()).toEqual({ thing: 'x\n', a: 'a\n' });
  });
});

it('a file whose name changes in case only is not lost on a disk that ignores case', () => {
  const shop = new Workspace(new MemoryDisk({ ignoresCase: true }));
  shop.build({ 'Order.java': lines('abcde'), a: 'a\n' });
  shop.edit('Order.java', 'b\n', 'mine\n');
  expect(shop.build({ 'order.java': lines('abcdE'), a: 'a\n' }).counts).toMatchObject({ merge: 1, delete: 0 });
  expect(shop.read('order.java')).toBe('a\nmine\nc\nd\nE\n');
  expect(shop.kinds({ 'order.java': lines('abcdE'), a: 'a\n' })).toEqual({ a: 'unchanged', 'order.java': 'unchanged' });
});

describe('a file that its user has edited', () => {
  it('stays as it is while the model yields the same', () => {
    const shop = new Workspace();
    shop.build({ a: lines('abc') });
    shop.edit('a', 'b\n', 'mine\n');
    const plan = shop.build({ a: lines('abc') });
    expect(plan.items).toEqual([{ kind: 'unchanged', path: 'a', edited: true }]);
    expect(shop.read('a')).toBe('a\nmine\nc\n');
  });

  it('gets the new lines and keeps its own', () => {
    const shop = new Workspace();
    shop.build({ a: lines('abcde') });
    shop.edit('a', 'b\n', 'mine\n');
    expect(kindsOf(shop.build({ a: lines('abcdEf') }))).toEqual({ a: 'merge' });
    expect(shop.read('a')).toBe('a\nmine\nc\nd\nE\nf\n');
  });

  it('is merged with later builds too, from what was generated last', () => {
    const shop = new Workspace();
    shop.build({ a: lines('abcdef') });
    shop.edit('a', 'b\n', 'mine\n');
    shop.build({ a: lines('abcdeF') });
    shop.build({ a: lines('abcDeF') });
    expect(shop.read('a')).toBe('a\nmine\nc\nD\ne\nF\n');
    expect(shop.kinds({ a: lines('abcDeF') })).toEqual({ a: 'unchanged' });
  });

  it('is taken over as it stands when it says already what is generated now', () => {
    const shop = new Workspace();
    shop.build({ a: lines('abc') });
    shop.write('a', lines('abCd'));
    const before = shop.times()['a'];
    expect(kindsOf(shop.build({ a: lines('abCd') }))).toEqual({ a: 'adopt' });
    expect(shop.times()['a']).toBe(before);
    expect(shop.plan({ a: lines('abCd') }).items).toEqual([{ kind: 'unchanged', path: 'a', edited: false }]);
  });

  it('is kept when the model no longer yields it, and merged when it yields it again', () => {
    const shop = new Workspace();
    shop.build({ a: lines('abcde'), b: 'b\n' });
    shop.edit('a', 'b\n', 'mine\n');
    expect(shop.build({ b: 'b\n' }).items[0]).toEqual({ kind: 'keep', path: 'a', reason: 'edited' });
    expect(kindsOf(shop.build({ a: lines('abcdE'), b: 'b\n' }))).toMatchObject({ a: 'merge' });
    expect(shop.read('a')).toBe('a\nmine\nc\nd\nE\n');
  });
});

describe('a file that its user has deleted', () => {
  it('stays away, even when its generated text changes', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    const plan = shop.build({ a: 'A\n', b: 'b\n' });
    expect(plan.items[0]).toEqual({ kind: 'keep', path: 'a', reason: 'deleted' });
    expect(shop.tree()).toEqual({ b: 'b\n' });
  });

  it('comes back as it would be now when asked for by its path or its folder', () => {
    const shop = new Workspace();
    shop.build({ 'x/a': 'a\n', 'x/b': 'b\n', c: 'c\n' });
    shop.delete('x');
    shop.build({ 'x/a': 'A\n', 'x/b': 'b\n', c: 'c\n' }, { restore: ['x/a'] });
    expect(shop.tree()).toEqual({ 'x/a': 'A\n', c: 'c\n' });
    shop.build({ 'x/a': 'A\n', 'x/b': 'b\n', c: 'c\n' }, { restore: ['x/'] });
    expect(shop.tree()).toEqual({ 'x/a': 'A\n', 'x/b': 'b\n', c: 'c\n' });
  });

  it('is updated when its user brings it back from version control', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    shop.build({ a: 'A\n', b: 'b\n' });
    shop.write('a', 'a\n');
    expect(shop.kinds({ a: 'A\n', b: 'b\n' })).toEqual({ a: 'update', b: 'unchanged' });
  });

  it('is forgotten when the model no longer yields it either', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n', b: 'b\n' });
    shop.delete('a');
    expect(kindsOf(shop.build({ b: 'b\n' }))).toEqual({ b: 'unchanged' });
    expect(kindsOf(shop.build({ a: 'a\n', b: 'b\n' }))).toMatchObject({ a: 'create' });
  });

  it('comes back when the whole folder was emptied but for what begins with a dot', () => {
    const shop = new Workspace();
    const files = { a: 'a\n', 'b/c': 'c\n', '.gitignore': 'target/\n' };
    shop.build(files);
    shop.delete('a');
    shop.delete('b');
    expect(kindsOf(shop.build(files))).toEqual({ '.gitignore': 'unchanged', a: 'create', 'b/c': 'create' });
    expect(shop.tree()).toEqual(files);
  });

  it('cannot be asked for under a path that is not generated', () => {
    const shop = new Workspace();
    expect(() => shop.plan({ a: 'a\n' }, { restore: ['aa'] })).toThrow('aa cannot be restored');
  });
});

describe('a file of the user where a new one would go', () => {
  it('is taken over when it says the same', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n' });
    shop.write('b', 'b\n');
    expect(kindsOf(shop.build({ a: 'a\n', b: 'b\n' }))).toMatchObject({ b: 'adopt' });
    expect(kindsOf(shop.build({ a: 'a\n', b: 'B\n' }))).toMatchObject({ b: 'update' });
  });

  it('is in conflict when it says something else', () => {
    const shop = new Workspace();
    shop.build({ a: 'a\n' });
    shop.write('b', 'mine\n');
    const plan = shop.build({ a: 'a\n', b: 'b\n' });
    expect(plan.conflicts).toMatchObject([{ path: 'b', reason: 'foreign' }]);
    expect(shop.read('b')).toBe('mine\n');
  });
});

it('orders a plan by path, whatever the order of the files', () => {
  const plan = new Workspace().plan({ c: 'c\n', 'a/b': 'b\n', b: 'b\n' });
  expect(plan.items.map(({ path }) => path)).toEqual(['a/b', 'b', 'c']);
});
