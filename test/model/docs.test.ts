import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';
import { MODEL_VERSION } from '../../src/model/system.ts';

const page = readFileSync('docs/model.md', 'utf8');
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? '';

test('docs/model.md shows the model of its example', () => {
  const { system } = lower(loadProgram('notes.msa', virtualFiles({ 'notes.msa': block('msa') })));
  expect(JSON.parse(block('json'))).toEqual(system);
});

test('docs/model.md names the version that is', () => {
  expect(page).toContain(`It is ${MODEL_VERSION} now.`);
});
