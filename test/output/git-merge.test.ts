import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { kindsOf, lines, Workspace, type Texts } from './kit.ts';
import { recorded } from './records.ts';

// Two branches that both built, merged by git itself: the next build has what either did, and what was written by hand.

const BASE: Texts = {
  'pom.xml': lines('abcdefgh'),
  'shop/A.java': lines('abcdefgh'),
  'shop/M.java': lines('abcdefgh'),
  'shop/Z.java': lines('abcdefgh'),
};

class Repository extends Workspace {
  git(...args: string[]): void {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'core.autocrlf=false', '-c', 'gc.auto=0'];
    execFileSync('git', [...identity, ...args], { cwd: this.folder, stdio: 'pipe' });
  }

  async commit(files: Texts): Promise<void> {
    await this.build(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'build');
  }

  /** @returns the paths in conflict, in order */
  merge(style: string): string[] {
    try {
      this.git('-c', `merge.conflictStyle=${style}`, 'merge', '--quiet', 'theirs');
    } catch {
      const unmerged = execFileSync('git', ['diff', '--name-only', '--diff-filter=U'], { cwd: this.folder });
      return unmerged.toString('utf8').trim().split('\n').toSorted();
    }
    return [];
  }
}

/** A repository whose branch `theirs` and the one at work have both gone on from `BASE`. */
async function parted(
  ours: Texts,
  theirs: Texts,
  edit: { readonly ours?: (shop: Workspace) => void; readonly theirs?: (shop: Workspace) => void } = {},
): Promise<Repository> {
  const shop = new Repository();
  shop.disk.makeFolder(shop.folder);
  shop.git('init', '--quiet', '--initial-branch=ours');
  await shop.commit(BASE);
  shop.git('switch', '--quiet', '--create', 'theirs');
  edit.theirs?.(shop);
  await shop.commit(theirs);
  shop.git('switch', '--quiet', 'ours');
  edit.ours?.(shop);
  await shop.commit(ours);
  return shop;
}

describe('two branches that changed different files', () => {
  it('are merged by git, record included', async () => {
    const ours = { ...BASE, 'shop/A.java': lines('aBcdefgh') };
    const theirs = { ...BASE, 'shop/Z.java': lines('abcdefGh'), 'new/B.java': 'b\n' };
    const shop = await parted(ours, theirs);
    expect(shop.merge('merge')).toEqual([]);
    const both = { ...theirs, ...ours, 'shop/Z.java': lines('abcdefGh') };
    expect((await shop.build(both)).steps).toEqual([]);
  });

  it('are merged by git even where they changed one file, and where one deleted another', async () => {
    const ours = { ...BASE, 'shop/M.java': lines('Abcdefgh') };
    const { 'shop/Z.java': _, ...rest } = BASE;
    const theirs = { ...rest, 'shop/M.java': lines('abcdefgH') };
    const shop = await parted(ours, theirs);
    expect(shop.merge('merge')).toEqual([]);
    expect((await shop.build({ ...theirs, 'shop/M.java': lines('AbcdefgH') })).steps).toEqual([]);
  });
});

describe.each(['merge', 'diff3', 'zdiff3'])(
  'two branches that both added a file in one place, in conflict style %s,',
  (style) => {
    const ours = { ...BASE, 'shop/B.java': lines('1bcd'), 'shop/M.java': lines('aBcdefgh') };
    const theirs = { ...BASE, 'shop/C.java': lines('2bcd'), 'shop/M.java': lines('abcdefGh') };
    const both = { ...theirs, ...ours, 'shop/M.java': lines('aBcdefGh') };

    async function merged(): Promise<Repository> {
      const shop = await parted(ours, theirs, {
        ours: (one) => one.edit('shop/A.java', 'a\n', 'a\nour edit\n'),
        theirs: (one) => one.edit('shop/Z.java', 'h\n', 'h\ntheir edit\n'),
      });
      expect(shop.merge(style)).toEqual(['.msac/base/shop.base']);
      return shop;
    }

    it('have everything after the next build, which settles the record itself', async () => {
      const shop = await merged();
      const plan = await shop.build(both);
      expect(new Set(Object.values(kindsOf(plan)))).toEqual(new Set(['unchanged']));
      expect(shop.read('shop/A.java')).toContain('our edit');
      expect(shop.read('shop/Z.java')).toContain('their edit');
      expect(recorded(shop)).toEqual(both);
      expect(shop.plan(both)).toMatchObject({ steps: [], unsettled: [] });
    });

    it('merge what the model yields next with what was edited on either', async () => {
      const shop = await merged();
      const next = {
        ...both,
        'shop/A.java': lines('abcdefgH'),
        'shop/Z.java': lines('Abcdefgh'),
        'shop/B.java': lines('1bcD'),
      };
      expect((await shop.build(next)).conflicts).toEqual([]);
      expect(shop.read('shop/A.java')).toBe(`a\nour edit\n${lines('bcdefgH')}`);
      expect(shop.read('shop/Z.java')).toBe(`${lines('Abcdefgh')}their edit\n`);
      expect(shop.read('shop/B.java')).toBe(lines('1bcD'));
      expect(recorded(shop)).toEqual(next);
    });
  },
);

describe('two branches that generated the same lines otherwise', () => {
  const ours = { ...BASE, 'shop/M.java': lines('abcOefgh') };
  const theirs = { ...BASE, 'shop/M.java': lines('abcTefgh') };

  it('agree on what their user makes of it, when that is what the model yields', async () => {
    const shop = await parted(ours, theirs);
    expect(shop.merge('merge')).toEqual(['.msac/base/shop.base', 'shop/M.java']);
    shop.write('shop/M.java', lines('abcTefgh'));
    expect((await shop.build(theirs)).conflicts).toEqual([]);
    expect(recorded(shop)).toEqual(theirs);
  });

  it('show a conflict where the model yields something else than what their user has chosen', async () => {
    const shop = await parted(ours, theirs);
    shop.merge('merge');
    shop.write('shop/M.java', `mine\n${lines('abcTefgh')}`);
    const { conflicts } = await shop.build({ ...BASE, 'shop/M.java': lines('abcNefgh') });
    expect(conflicts).toMatchObject([{ path: 'shop/M.java', regions: [{ yours: ['T'], generated: ['N'] }] }]);
    expect(shop.read('shop/M.java')).toBe(`mine\n${lines('abcTefgh')}`);
  });

  it('do not bring back unseen a line that one of them generated and its user deleted', async () => {
    const shop = await parted(ours, { ...BASE, 'shop/M.java': lines('abcdXefgh') });
    expect(shop.merge('merge')).toEqual(['.msac/base/shop.base', 'shop/M.java']);
    shop.write('shop/M.java', lines('abcOefgh'));
    const { conflicts } = await shop.build({ ...BASE, 'shop/M.java': lines('abcOXefgh') });
    expect(conflicts).toMatchObject([{ path: 'shop/M.java', regions: [{ yours: [], generated: ['X'] }] }]);
    expect(shop.read('shop/M.java')).toBe(lines('abcOefgh'));
  });
});

it('a folder that one branch has renamed takes in what git puts into its part of the record', async () => {
  const body = lines('abcdefghijklmnopqrstuvw');
  const start = { ...BASE, 'old/A': body, 'old/B': body };
  const shop = new Repository();
  shop.disk.makeFolder(shop.folder);
  shop.git('init', '--quiet', '--initial-branch=ours');
  await shop.commit(start);
  shop.git('switch', '--quiet', '--create', 'theirs');
  await shop.commit({ ...start, 'old/A': body.replace('k\n', 'K\n'), 'old/C': body });
  shop.git('switch', '--quiet', 'ours');
  await shop.commit({ ...BASE, 'new/A': body, 'new/B': body });
  expect(shop.merge('merge')).toEqual(['new/C']);
  expect(shop.read('.msac/base/new.base')).toContain('=== old/C');
  const both = { ...BASE, 'new/A': body.replace('k\n', 'K\n'), 'new/B': body, 'new/C': body };
  expect((await shop.build(both)).conflicts).toEqual([]);
  expect(shop.tree()).toMatchObject(both);
  expect(recorded(shop)).toEqual(both);
  expect(shop.has('.msac/base/old.base')).toBe(false);
});
