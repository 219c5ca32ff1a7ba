import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/check/index.ts';
import { countDiagnostics, formatPretty } from '../../../src/cli/reporters/index.ts';
import { Source } from '../../../src/language/index.ts';

/** A diagnostic at the first place where `mark` stands in `text`. */
function at(text: string, mark: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const offset = text.indexOf(mark);
  const location = new Source('shop.msa', text).location(offset, offset + mark.length);
  return {
    code: 'MSA0202',
    name: 'unknown-role',
    severity: 'error',
    message: 'There is no role `SELER`.',
    related: [],
    ...location,
    ...more,
  };
}

function shown(text: string, diagnostics: readonly Diagnostic[], width = 120): string {
  return formatPretty(diagnostics, new Map([['shop.msa', text]]), { width });
}

describe('formatPretty', () => {
  it('shows the line, a caret under the very place, related places, help, and counts at the end', () => {
    const text = 'role SELLER\n\nentity Product {\n  allow read to SELER\n}\n';
    const related = [{ ...at(text, 'SELLER'), message: 'Declared here.' }];
    const warning = at(text, 'Product', { severity: 'warning', code: 'MSA0704', message: 'Nobody may read it.' });
    const diagnostics = [at(text, 'SELER', { help: 'Did you mean `SELLER`?', related }), warning];
    expect(shown(text, diagnostics)).toMatchInlineSnapshot(`
      "error[MSA0202]: There is no role \`SELER\`.
       --> shop.msa:4:17
        |
      4 |   allow read to SELER
        |                 ^^^^^
       ::: shop.msa:1:6
        |
      1 | role SELLER
        |      ------ Declared here.
        = help: Did you mean \`SELLER\`?

      warning[MSA0704]: Nobody may read it.
       --> shop.msa:3:8
        |
      3 | entity Product {
        |        ^^^^^^^

      1 error, 1 warning
      "
    `);
  });

  it('writes nothing when there is nothing to tell', () => {
    expect(formatPretty([], new Map())).toBe('');
  });

  it.each([
    ['tabs', '\t\tallow read\tto SELER'],
    ['wide characters', '/** 商品を売る人 */ allow read to SELER'],
    ['emoji made of several', '/* 👩‍👩‍👧 🇫🇷 é */ allow to SELER'],
    ['combining marks', '/* e\u0301e\u0301 */ allow to SELER'],
  ])('puts the caret under the place after %s', (_, line) => {
    const [, , , source = '', marks = ''] = shown(line, [at(line, 'SELER')]).split('\n');
    expect(stringWidth(marks.slice(0, marks.indexOf('^')))).toBe(stringWidth(source.slice(0, source.indexOf('SELER'))));
    expect(marks).toMatch(/ \^{5}$/);
  });

  it('marks wide characters by as many columns as they take', () => {
    expect(shown('entity 商品', [at('entity 商品', '商品')]).split('\n')[4]).toMatch(/[^^]\^{4}$/);
  });

  it('marks a place between two characters by one caret, the end of the file too', () => {
    const text = 'system shop {';
    const end = new Source('shop.msa', text).location(text.length, text.length);
    expect(shown(text, [at(text, 'shop', end)])).toContain(`  | ${' '.repeat(13)}^\n`);
  });

  it('marks the first line of a place that goes over several', () => {
    const text = 'a {\n  b\n}';
    expect(shown(text, [at(text, '{\n  b\n}')])).toContain('1 | a {\n  |   ^\n');
  });

  it.each([['in the middle'], ['at the end']])('cuts a long line around a place %s', (where) => {
    const text = `${'x '.repeat(5000)}SELER${where === 'at the end' ? '' : ' y'.repeat(5000)}`;
    const lines = shown(text, [at(text, 'SELER')], 60).split('\n');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(60);
    const [, , , source = '', marks = ''] = lines;
    expect(source.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('SELER');
    expect(source).toContain('…');
  });

  it('lets no character of the input move the cursor, colour the terminal or turn the direction of writing', () => {
    const text = 'entity \u001B[31mred\u0007\u202E \u2066 SELER\r\nnext';
    const out = shown(text, [at(text, 'SELER', { message: 'No `\u001B]8;;http://x\u0007`.', help: '\u009B2J' })]);
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E\u2066]/u);
  });

  it.each(['\n', '\r\n', '\r'])('counts lines that end with %j', (end) => {
    const text = ['a', 'b', 'allow SELER'].join(end);
    expect(shown(text, [at(text, 'SELER')])).toContain(' --> shop.msa:3:7\n  |\n3 | allow SELER\n');
  });

  it('names the place alone when the text of the file is not known, and no place when there is no file', () => {
    const diagnostic = at('x', 'x', { help: 'Look.' });
    expect(formatPretty([diagnostic], new Map())).toBe(
      'error[MSA0202]: There is no role `SELER`.\n --> shop.msa:1:1\n  = help: Look.\n\n1 error\n',
    );
    expect(formatPretty([{ ...diagnostic, file: '' }], new Map())).not.toContain('-->');
  });

  it('says what a fix would do when there is no other help', () => {
    const fix = { title: 'Add `calls catalog`', edits: [] };
    expect(shown('SELER', [at('SELER', 'SELER', { fix })])).toContain('  = help: Add `calls catalog`\n');
    expect(shown('SELER', [at('SELER', 'SELER', { fix, help: 'Look.' })])).not.toContain('Add');
  });

  it('colours only when told, and says the same', () => {
    const text = 'allow SELER';
    const sources = new Map([['shop.msa', text]]);
    const coloured = formatPretty([at(text, 'SELER')], sources, { color: true });
    expect(coloured).toContain('\u001B[31m');
    expect(stripVTControlCharacters(coloured)).toBe(formatPretty([at(text, 'SELER')], sources));
  });
});

function of(severity: Diagnostic['severity']): Diagnostic {
  return at('x', 'x', { severity });
}

describe('countDiagnostics', () => {
  it.each([
    [[], ''],
    [[of('error')], '1 error'],
    [[of('warning'), of('error'), of('error')], '2 errors, 1 warning'],
    [[of('hint'), of('hint')], '2 hints'],
  ])('%#', (diagnostics, text) => {
    expect(countDiagnostics(diagnostics)).toBe(text);
  });
});
