import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Terminal } from '../../src/cli/terminal.ts';
import { unwatched, watchWork } from '../../src/cli/work.ts';
import { Folder } from './kit.ts';

describe('--stats', () => {
  it('tells on standard error what each phase cost, and what there was to do', async () => {
    const folder = new Folder();
    folder.write('shop.msa', 'system shop { auth accounts  discovery hub }\nregistry hub {}\nuaa accounts {}\n');
    const { out, err } = await folder.msac('build', '--stats');
    expect(out).not.toContain('parse');
    const rows = [...err.matchAll(/^(\w+(?: \w+)?) +([\d.]+) +([\d.]+)$/gm)].map(([, phase, ms, share]) => ({
      phase,
      ms: Number(ms),
      share: Number(share),
    }));
    expect(rows.map(({ phase }) => phase).join(', ')).toBe(
      'start, compare, load, parse, read, link, check, lower, ' +
        'generate workspace, generate spring, generate compose, plan, write, other, total',
    );
    const [total] = rows.slice(-1);
    const sum = rows.slice(0, -1).reduce((all, { ms }) => all + ms, 0);
    expect(Math.abs(sum - (total?.ms ?? 0))).toBeLessThan(2);
    expect(total?.share).toBe(100);
    expect(err).toMatch(/^1 file, 3 lines, \d+ nodes; \d+ files generated; peak memory \d+ MB$/m);
  });

  it('goes with mistakes too', async () => {
    const folder = new Folder();
    folder.write('shop.msa', 'system shop {');
    expect((await folder.msac('check', '--stats')).err).toMatch(/^check +[\d.]+ +[\d.]+$/m);
  });
});

describe('the progress line', () => {
  let shown: string[];

  beforeEach(() => {
    shown = [];
    vi.useFakeTimers({ toFake: ['performance'] });
    return () => vi.useRealTimers();
  });

  const terminal = (interactive: boolean): Terminal => ({
    out: () => {},
    err: () => {},
    color: false,
    width: 80,
    interactive,
    transient: (text) => void shown.push(text),
    clear: () => undefined,
  });

  it('is not there for work that is over in a moment', () => {
    const work = watchWork({}, terminal(true));
    work.phase('parse', () => vi.advanceTimersByTime(250));
    work.phase('check', () => vi.advanceTimersByTime(40));
    work.end();
    expect(shown.filter((text) => text !== '')).toEqual([]);
  });

  it('says what is going on once it takes longer, and is gone at the end', () => {
    const work = watchWork({}, terminal(true));
    work.phase('parse', () => {
      vi.advanceTimersByTime(320);
      work.at('catalog.msa');
      vi.advanceTimersByTime(10);
      work.at('orders.msa');
    });
    work.phase('check', () => {});
    work.end();
    expect(shown).toEqual(['reading catalog.msa…', 'checking…', '']);
  });

  it('stands before a phase that will surely be long, for it could not come up meanwhile', () => {
    const work = watchWork({}, terminal(true));
    work.read(1_000_000);
    work.phase('parse', () => {});
    expect(shown).toEqual(['reading…']);
  });

  it('is for terminals only, and not for --quiet', () => {
    expect(watchWork({}, terminal(false))).toBe(unwatched);
    expect(watchWork({ quiet: true }, terminal(true))).toBe(unwatched);
  });
});
