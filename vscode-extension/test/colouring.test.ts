import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it, test } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate';
import { createServices } from '../../src/language/index.ts';
import { textMateGrammar } from '../../scripts/textmate.mjs';

const require = createRequire(import.meta.url);
const { buffer } = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
await loadWASM(buffer);
const registry = new Registry({
  onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
  loadGrammar: async () => parseRawGrammar(JSON.stringify(textMateGrammar()), 'msa.json'),
});
const grammar = (await registry.loadGrammar('source.msa')) as IGrammar;

/** Each word and what it is coloured as, without the ending of all of them: `entity` is `storage.type`. */
function coloured(line: string): string[] {
  return grammar
    .tokenizeLine(line, null)
    .tokens.map(({ startIndex, endIndex, scopes }) => {
      const scope = (scopes.at(-1) ?? '').replace(/\.?(source\.)?msa$/, '');
      return [line.slice(startIndex, endIndex).trim(), scope] as const;
    })
    .filter(([text, scope]) => text !== '' && scope !== '')
    .map(([text, scope]) => `${text} ${scope}`);
}

describe('a line is coloured', () => {
  it.each([
    ['microservice catalog {', ['microservice storage.type', 'catalog entity.name.type']],
    ['entity Product with Named {', ['entity storage.type', 'Product entity.name.type', 'with keyword.other']],
    [
      '  price: Decimal(12, 2) unique',
      [
        'price variable.other.property',
        ': punctuation.separator.type',
        'Decimal support.type',
        '12 constant.numeric',
        '2 constant.numeric',
        'unique storage.modifier',
      ],
    ],
    [
      '  allow create, delete to SELLER',
      ['allow keyword.control', 'create support.function', 'delete support.function', 'to keyword.other'],
    ],
    ['route catalog, orders', ['route keyword.control']],
    [
      'limit 100 per 5m by user',
      [
        'limit keyword.control',
        '100 constant.numeric',
        'per keyword.other',
        '5 constant.numeric',
        'm keyword.other.unit',
        'by keyword.other',
      ],
    ],
    [
      'import "./catalog.msa"',
      [
        'import keyword.control',
        '" string.quoted.double',
        './catalog.msa string.quoted.double',
        '" string.quoted.double',
      ],
    ],
  ])('%s', (line, expected) => {
    expect(coloured(line)).toEqual(expected);
  });

  it.each(['index: Int', 'entity: Boolean', 'allow : String'])('%s, a field that is called like a keyword', (line) => {
    expect(coloured(line)[0]).toMatch(/^\w+ variable\.other\.property$/);
  });

  it.each([
    ['// see', 'comment.line.double-slash'],
    ['/** What is sold. */', 'comment.block.documentation'],
    ['/* entity */', 'comment.block'],
  ])('%s', (line, scope) => {
    expect(coloured(line).every((each) => each.endsWith(scope))).toBe(true);
  });
});

test('every word of the grammar is coloured', () => {
  const keywords = createServices()
    .Grammar.rules.flatMap(
      (rule) =>
        JSON.stringify(rule, (key, value: unknown) =>
          key.startsWith('$') && key !== '$type' ? undefined : value,
        ).match(/"\$type":"Keyword","value":"([a-z]+)"/g) ?? [],
    )
    .map((found) => found.replace(/.*"value":"([a-z]+)"$/, '$1'));
  expect(keywords.length).toBeGreaterThan(80);
  const plain = [...new Set(keywords)].filter((word) => coloured(`  ${word} `).length === 0);
  expect(plain).toEqual([]);
});
