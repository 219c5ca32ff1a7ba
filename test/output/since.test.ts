import { describe, expect, it } from 'vitest';
import { applyOutput, type FormerBuild } from '../../src/output/index.ts';
import { kindsOf, lines, texts, Workspace, type Texts } from './kit.ts';

// A build that follows on one of the same process looks only at what is generated otherwise than then.

const FIRST = { 'pom.xml': lines('abc'), 'one/a': lines('abc'), 'one/b': lines('abc'), 'two/c': lines('abc') };

/** Builds a workspace again and again, as `--watch` does. */
class Series {
  readonly workspace = new Workspace();
  #former: FormerBuild | undefined;

  /** @returns what was done about each path */
  async build(content: Texts): Promise<Record<string, string>> {
    const files = texts(content);
    const plan = this.workspace.plan(files, { since: this.#former });
    const { recordVersion } = await applyOutput(plan);
    this.#former = { files, recordVersion };
    return kindsOf(plan);
  }
}

describe('a build that follows on another', () => {
  it('decides on what has changed, and on nothing else', async () => {
    const series = new Series();
    await series.build(FIRST);
    expect(await series.build({ ...FIRST, 'one/a': lines('abd') })).toEqual({ 'one/a': 'update' });
    expect(series.workspace.read('one/a')).toBe(lines('abd'));
  });

  it('leaves what builds of the whole would have left, record included', async () => {
    const states: Texts[] = [
      FIRST,
      { ...FIRST, 'one/a': lines('abd'), 'three/new': lines('x') },
      { 'pom.xml': lines('abc'), 'one/a': lines('abd'), 'three/new': lines('xy') },
      FIRST,
      { ...FIRST, 'one/A2': lines('q') },
    ];
    const series = new Series();
    const whole = new Workspace();
    for (const state of states) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await series.build(state);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await whole.build(state);
      expect(series.workspace.tree({ own: true })).toEqual(whole.tree({ own: true }));
    }
    expect(series.workspace.kinds(states.at(-1) ?? {})).toEqual(whole.kinds(states.at(-1) ?? {}));
  });

  it('merges with what its user has done to a file meanwhile', async () => {
    const series = new Series();
    await series.build({ ...FIRST, 'one/a': lines('abcdefgh') });
    series.workspace.edit('one/a', 'a', 'mine');
    expect(await series.build({ ...FIRST, 'one/a': lines('abcdefgi') })).toEqual({ 'one/a': 'merge' });
    expect(series.workspace.read('one/a')).toBe(`mine\n${lines('bcdefgi')}`);
  });

  it('keeps away what its user has deleted', async () => {
    const series = new Series();
    await series.build(FIRST);
    series.workspace.delete('one/a');
    expect(await series.build({ ...FIRST, 'one/a': lines('abd') })).toEqual({ 'one/a': 'keep' });
    expect(series.workspace.has('one/a')).toBe(false);
  });

  it('tells a conflict until it is over', async () => {
    const series = new Series();
    await series.build(FIRST);
    series.workspace.write('one/a', lines('abm'));
    expect(await series.build({ ...FIRST, 'one/a': lines('abd') })).toEqual({ 'one/a': 'conflict' });
    const later = { ...FIRST, 'one/a': lines('abd'), 'two/c': lines('abd') };
    expect(await series.build(later)).toEqual({ 'one/a': 'conflict', 'two/c': 'update' });
    series.workspace.delete('one/a.msac-conflict');
    expect(await series.build({ ...later, 'two/c': lines('abe') })).toEqual({ 'one/a': 'adopt', 'two/c': 'update' });
    expect(series.workspace.read('one/a')).toBe(lines('abm'));
  });

  it('looks at everything when another build has come in between', async () => {
    const series = new Series();
    await series.build(FIRST);
    await series.workspace.build({ ...FIRST, 'two/c': lines('other') });
    expect(await series.build({ ...FIRST, 'one/a': lines('abd') })).toEqual({
      'one/a': 'update',
      'one/b': 'unchanged',
      'pom.xml': 'unchanged',
      'two/c': 'update',
    });
  });

  it('looks at everything when the folder is gone, or was emptied', async () => {
    const series = new Series();
    await series.build(FIRST);
    for (const path of ['pom.xml', 'one', 'two']) series.workspace.delete(path);
    const changed = { ...FIRST, 'one/a': lines('abd') };
    expect(Object.values(await series.build(changed))).toEqual(['create', 'create', 'create', 'create']);
    series.workspace.delete('.');
    await series.build(FIRST);
    expect(series.workspace.tree()).toEqual(FIRST);
  });

  it('writes nothing when nothing has changed', async () => {
    const series = new Series();
    await series.build(FIRST);
    const before = series.workspace.times();
    expect(await series.build(FIRST)).toEqual({});
    expect(series.workspace.times()).toEqual(before);
  });

  it('refuses clashing paths as ever', async () => {
    const series = new Series();
    await series.build(FIRST);
    await expect(series.build({ ...FIRST, 'ONE/A': lines('a') })).rejects.toThrow('one file on a disk');
  });
});
