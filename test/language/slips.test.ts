import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brief, read } from './tools.ts';

const shop = ['shop', 'catalog', 'orders']
  .map((name) => readFileSync(`examples/shop/${name}.msa`, 'utf8'))
  .join('\n')
  .replaceAll(/^import .*$/gm, '');
const tokens = [...shop.matchAll(/\/\*[\s\S]*?\*\/|"[^"]*"|\w+|\.\.|==|\S/g)].filter(
  ([text]) => !text.startsWith('/*'),
);

/** The shop with another text in the place of one token. */
function replaced(token: RegExpExecArray | RegExpMatchArray, text: string): string {
  const start = token.index ?? 0;
  return shop.slice(0, start) + text + shop.slice(start + token[0].length);
}

describe('one slip anywhere in the shop is one problem at most', () => {
  test.each<[string, (text: string) => string]>([
    ['a token left out', () => ''],
    ['a token written twice', (text) => `${text} ${text}`],
    ['a comma too many', (text) => `${text},`],
  ])('%s', (_, slip) => {
    const cascades = tokens.flatMap((token) => {
      const { problems } = read(replaced(token, slip(token[0])));
      return problems.length > 1 ? [`${token[0]} at ${token.index}: ${problems.map(brief).join(' | ')}`] : [];
    });
    expect(tokens.length).toBeGreaterThan(300);
    expect(cascades).toEqual([]);
  });
});
