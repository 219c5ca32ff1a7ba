import { describe, expect, it } from 'vitest';
import { MARKERS, merge } from '../../src/output/merge.ts';
import { lines } from './kit.ts';

describe('a three-way merge', () => {
  it.each([
    ['changes of one side only', 'abc', 'abc', 'aBc', 'aBc'],
    ['changes of both in different places', 'abcde', 'Abcde', 'abcdE', 'AbcdE'],
    ['the same change of both', 'abc', 'aBc', 'aBc', 'aBc'],
    ['lines added at the beginning and at the end', 'abc', 'xabc', 'abcy', 'xabcy'],
    ['lines removed by both', 'abcdefg', 'acdefg', 'abcdeg', 'acdeg'],
    ['lines that repeat', 'x}y}z}', 'x}y!}z}', 'x}y}z}w}', 'x}y!}z}w}'],
    ['blocks that one side moved', 'abcdefgh', 'abcdefgH', 'efabcdgh', 'efabcdgH'],
  ])('takes in %s', (_, base, yours, generated, merged) => {
    expect(merge(lines(base), lines(yours), lines(generated))).toEqual({ kind: 'clean', text: lines(merged) });
  });

  it.each([
    ['the same line', 'abc', 'a1c', 'a2c'],
    ['lines that touch', 'abcd', 'a1cd', 'ab2d'],
    ['a line that the other removed', 'abc', 'aBc', 'ac'],
    ['the same place with other lines', 'ab', 'a1b', 'a2b'],
  ])('is a conflict when both changed %s', (_, base, yours, generated) => {
    expect(merge(lines(base), lines(yours), lines(generated)).kind).toBe('conflict');
  });

  it.each(['constructor', '__proto__', 'toString'])('treats the line %j like any other', (line) => {
    const merged = merge(`a\n${line}\nb\nc\n`, `a\n${line}\nb\nC\n`, `A\n${line}\nb\nc\n`);
    expect(merged).toEqual({ kind: 'clean', text: `A\n${line}\nb\nC\n` });
  });

  it('takes a fraction of a second for long files of short lines that repeat', () => {
    const base = Array.from({ length: 20_000 }, (_, index) => (index % 3 === 0 ? '}' : `line ${index}`));
    const yours = base.map((line, index) => (index % 100 === 50 ? 'mine' : line));
    const generated = base.map((line, index) => (index % 100 === 20 ? 'new' : line));
    const started = performance.now();
    const merged = merge(base.join('\n'), yours.join('\n'), generated.join('\n'));
    // Two orders of magnitude below what it takes without cutting at lines that occur once.
    expect(performance.now() - started).toBeLessThan(5000);
    expect(merged.kind).toBe('clean');
    expect(merged.text.match(/mine|new/g)).toHaveLength(400);
  });

  it('gives up on a stretch that would take too long, as one conflict that holds every line', () => {
    const base = lines('x'.repeat(3000));
    const merged = merge(base, `mine\n${base}`, `${base}new\n`);
    expect(merged.kind).toBe('conflict');
    expect(merged.text.startsWith(`${MARKERS.yours}\nmine\n`)).toBe(true);
    expect(merged.text).toContain(`x\nnew\n`);
  });
});
