import { describe, expect, it } from 'vitest';
import { checked, codesOf } from '../kit/checked.ts';

/** What the checker says of a pattern, given as it is: in a `.msa` text, `"` and `\\` need a backslash. */
function codesFor(pattern: string): string[] {
  const quoted = pattern.replaceAll(/\\(?=["\\])|"/g, (sign) => `\\${sign}`);
  return codesOf(checked(`code: String(..200, pattern "${quoted}")`, 'entity'));
}

describe('patterns', () => {
  it.each([
    '[A-Z0-9-]+',
    String.raw`\d{5}(-\d{4})?`,
    String.raw`[\w.+-]+@[\w-]+(\.[\w-]+)+`,
    '[A-Z0-9]+(-[A-Z0-9]+)*',
    String.raw`(\w+\s)*\w*`,
    '([a-f0-9]{4}-){3}[a-f0-9]{4}',
    '(ab|cd|ef)*',
    '(a|b)*c(a|b)*',
    String.raw`\p{L}[\p{L} '-]{0,40}`,
    String.raw`\p{Script=Greek}+`,
    '(?<year>[0-9]{4})-(?<month>[0-9]{2})',
    '(?=.*[0-9])(?=.*[a-z]).{8,}',
    '(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:[.](?!$)|$)){4}',
  ])('takes %s', (pattern) => {
    expect(codesFor(pattern)).toEqual([]);
  });

  it.each(['[a-z', '(a', 'a)', 'a{2,1}', '*a', 'a++', '(?>a)', String.raw`\q`, '(?<a>x)(?<a>y)'])(
    'refuses %s, which is none',
    (pattern) => {
      expect(codesFor(pattern)).toEqual(['MSA0507']);
    },
  );

  it.each([
    '[^]',
    '[]',
    '[a-z&&b]',
    '[[]',
    String.raw`\v`,
    String.raw`\u{1F600}`,
    String.raw`\p{Alphabetic}`,
    '(?<a_b>x)',
    '(?<=a+)b',
  ])('refuses %s, which Java reads in another way', (pattern) => {
    expect(codesFor(pattern)).toEqual(['MSA0508']);
  });

  it.each([
    '(a+)+',
    '(a*)*',
    '(a|a)*',
    '(a|ab|b)*',
    String.raw`(\w+\s?)*`,
    String.raw`^(([a-z])+.)+[A-Z]([a-z])+$`,
    '([a-zA-Z0-9]+[.-]?)+@x',
    '(a?b?)+c',
    '(.*,)*x',
    '(x{1,100}){1,100}',
    '(?=(a+)+b)a*',
  ])('refuses %s, which backtracks exponentially', (pattern) => {
    expect(codesFor(pattern)).toEqual(['MSA0509']);
  });
});
