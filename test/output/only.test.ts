import { describe, expect, it } from 'vitest';
import { lines, Workspace } from './kit.ts';

// A build of some folders: what lies outside is neither written, merged nor deleted, and its record stays.

const FIRST = { 'pom.xml': lines('abc'), 'one/a': lines('abc'), 'one/gone': lines('a'), 'two/b': lines('abc') };
const SECOND = { 'pom.xml': lines('abd'), 'one/a': lines('abd'), 'two/b': lines('abd'), 'two/new': lines('a') };

describe('a build of one folder only', () => {
  it('decides on nothing that lies outside of it', async () => {
    const shop = new Workspace();
    await shop.build(FIRST);
    expect(shop.kinds(SECOND, { only: ['one'] })).toEqual({ 'one/a': 'update', 'one/gone': 'delete' });
  });

  it('leaves the rest to the next whole build, which knows it as before', async () => {
    const shop = new Workspace();
    await shop.build(FIRST);
    await shop.build(SECOND, { only: ['one'] });
    expect(shop.tree()).toEqual({ 'pom.xml': lines('abc'), 'one/a': lines('abd'), 'two/b': lines('abc') });
    expect(shop.kinds(SECOND)).toEqual({
      'pom.xml': 'update',
      'one/a': 'unchanged',
      'two/b': 'update',
      'two/new': 'create',
    });
  });

  it('does not take the folder of another name for it that begins alike', () => {
    const shop = new Workspace();
    expect(shop.kinds({ 'one/a': 'a\n', 'one-more/a': 'a\n' }, { only: ['one'] })).toEqual({ 'one/a': 'create' });
  });

  it('keeps its deleted files deleted as long as anything else of the output stands', async () => {
    const shop = new Workspace();
    await shop.build(FIRST);
    shop.delete('one');
    expect(shop.kinds(FIRST, { only: ['one'] })).toEqual({ 'one/a': 'keep', 'one/gone': 'keep' });
    shop.delete('two');
    shop.delete('pom.xml');
    expect(shop.kinds(FIRST, { only: ['one'] })).toEqual({ 'one/a': 'create', 'one/gone': 'create' });
  });

  it('leaves secrets alone', () => {
    const shop = new Workspace();
    const plan = shop.plan([{ kind: 'secrets', path: '.env', header: [], secrets: [] }], { only: ['one'] });
    expect(plan.items).toEqual([]);
  });
});
