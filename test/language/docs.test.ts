import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';
import { framed } from '../kit/pages.ts';

const page = readFileSync('docs/language.md', 'utf8');
const examples = [...page.matchAll(/^```msa( in=(?<frame>\w+))?\n(?<text>[\s\S]*?)^```$/gm)].map((match) => ({
  line: page.slice(0, match.index).split('\n').length,
  frame: match.groups?.['frame'],
  text: match.groups?.['text'] ?? '',
}));

const keywords = readFileSync('grammar/msa.langium', 'utf8').matchAll(/'([a-z]+)'/g);

describe('docs/language.md', () => {
  test.each(examples)('the example in line $line compiles', ({ frame, text }) => {
    const main = framed({ heading: '', frame, file: 'main.msa', text }).text;
    const files = virtualFiles({ 'main.msa': main, 'language/catalog.msa': 'microservice catalog {}' });
    const program = loadProgram('main.msa', files);
    const errors = check(program).filter((diagnostic) => diagnostic.severity === 'error');
    expect(errors.map(({ range, message }) => `${range.start.line}: ${message}`)).toEqual([]);
    expect(lower(program).system.name).toBe('shop');
  });

  test('has examples, and shows every keyword in one of them', () => {
    expect(examples.length).toBeGreaterThan(12);
    const shown = new Set(examples.flatMap(({ text }) => text.match(/\w+/g) ?? []));
    expect([...keywords].map(([, keyword]) => keyword ?? '').filter((keyword) => !shown.has(keyword))).toEqual([]);
  });
});
