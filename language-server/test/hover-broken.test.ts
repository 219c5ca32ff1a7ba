import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { hoverAt } from '../src/features/hover/hover.ts';
import { nameAt } from '../src/features/names.ts';
import { CATALOG, hovered, hoverIn, lines, SHOP } from './hover-kit.ts';
import { marked } from './marked.ts';

/** Some fifty words and signs of a file that has everything, each left out once. */
const LEFT_OUT = (() => {
  const text = readFileSync('test/fixtures/systems/everything.msa', 'utf8').replaceAll('|', '/');
  const tokens = [...text.matchAll(/"[^"\n]*"|[\w-]+|\.\.|[=!]=|[^\s\w]/g)].filter((_, index) => index % 17 === 0);
  return tokens.map(({ 0: token, index }) => [token, text.slice(0, index), text.slice(index + token.length)] as const);
})();

describe('while the system is broken', () => {
  it('only what is certain is told: documentation, ports, other sides', () => {
    expect(lines(CATALOG('/** Sold. */ entity Prod|uct { name: Strin }'))).toEqual([
      '```msa',
      'entity Product',
      '```',
      'in `catalog`',
      'Sold.',
    ]);
    expect(lines('microservice stock {}\nmicroservice cata|log { entity { }')).toContain('port `8082`');
    expect(hovered(CATALOG('entity A { b|s: B[]  x: Nope }  entity B { a: A }'))).toContain('opposite `B.a`');
  });

  test.each(LEFT_OUT)('nothing breaks around a missing %s', (_, before, after) => {
    const { workspace, path, offset, program, file } = marked({ 'main.msa': `${before}|${after}` });
    const scene = { file, program, system: undefined, fileSystem: workspace.fileSystem };
    for (let at = Math.max(0, offset - 30); at < offset + 30; at += 7)
      expect(() => hoverAt(scene, at, nameAt([program], path, at))).not.toThrow();
  });

  const text = `${SHOP}${CATALOG('/** Sold. */ entity Product with Noted { name: String(1..80) = "x"  lines: Line[] owned }  entity Line { product: Product }', 'mixin Noted { note: Text? }')}`;
  test.each([...text.matchAll(/\b/g)].map(({ index }) => index))(
    'nothing breaks when the text ends after %i characters',
    (end) => {
      const cut = text.slice(0, end);
      for (const at of [cut.length, Math.max(0, cut.length - 7)]) {
        expect(() => hoverIn({ 'main.msa': `${cut.slice(0, at)}|${cut.slice(at)}` })).not.toThrow();
      }
    },
  );
});
