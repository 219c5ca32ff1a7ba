import { describe, expect, it } from 'vitest';
import { constraintsOf, constraintsInWords } from '../../src/check/index.ts';
import { PLAIN_TYPES } from '../../src/language/index.ts';
import { signatureHelp } from '../src/features/signature-help.ts';
import { marked } from './marked.ts';

function help(field: string, around = 'entity Product { FIELD }') {
  const files = { 'main.msa': `system shop {}\nmicroservice catalog { ${around.replace('FIELD', field)} }` };
  const { text, offset, program } = marked(files);
  return signatureHelp(text.slice(0, offset), program);
}

/** The signature with what is being written in brackets. */
function shown(field: string): string | undefined {
  const [signature] = help(field)?.signatures ?? [];
  const active = signature?.parameters?.[signature.activeParameter ?? -1]?.label;
  return signature?.label.replace(String(active), `[${String(active)}]`);
}

describe('in the parentheses of a type', () => {
  it.each([
    ['name: String(|', 'String([length], min n, max n, pattern "[A-Z]+")'],
    ['name: String(3..2|0)', 'String([length], min n, max n, pattern "[A-Z]+")'],
    ['name: String(3..20, |)', 'String(length, min n, max n, [pattern "[A-Z]+"])'],
    ['size: Int(1..9, |)', 'Int(from..to, min n, max n, [unit "kg"])'],
    ['price: Decimal(8, 2, |)', 'Decimal(digits, decimals, [min n], max n, unit "kg")'],
    ['name: String(3..20, pat|)', 'String(length, min n, max n, [pattern "[A-Z]+"])'],
    ['name: String(pattern "(a,b", |)', 'String(length, [min n], max n, pattern "[A-Z]+")'],
    ['name: String(min 3, |)', 'String(length, min n, [max n], pattern "[A-Z]+")'],
    ['price: Decimal(1|2, 2)', 'Decimal([digits], decimals, min n, max n, unit "kg")'],
    ['price: Decimal(12, |)', 'Decimal(digits, [decimals], min n, max n, unit "kg")'],
    ['price: Decimal(12, 2, |)', 'Decimal(digits, decimals, [min n], max n, unit "kg")'],
    ['count: Int(0..|)', 'Int([from..to], min n, max n, unit "kg")'],
    ['rest: Duration(1m..|', 'Duration([from..to], min n, max n)'],
    ['photo: Image(|)', 'Image([size], min n, max n)'],
    ['name: String(nonsense |)', 'String(length, min n, max n, pattern "[A-Z]+")'],
  ])('%s', (field, expected) => {
    expect(shown(field)).toBe(expected);
  });

  it('each part is explained', () => {
    const [signature] = help('name: String(|)')?.signatures ?? [];
    expect(signature?.parameters?.[0]?.documentation).toMatchObject({ value: expect.stringContaining('At most 255') });
  });

  it.each([
    ['outside', 'name: String| (3)'],
    ['after they are closed', 'name: String(3) |'],
    ['of a type that takes nothing there', 'name: Boolean(|)'],
    ['of no type', 'index (|)'],
    ['of a reference to another application', 'name: accounts.User(|)'],
  ])('there is nothing to say %s', (_, field) => {
    expect(help(field)).toBeNull();
  });

  it("a type of the application's own takes nothing, whatever it is called", () => {
    expect(help('name: String(|)', 'entity Product { FIELD }  enum String { A }')).toBeNull();
  });

  it('in parameters of operations, too', () => {
    expect(help('(|', 'operation cancel(order: Product, why: StringFIELD')?.signatures[0]?.label).toMatch(/^String/);
  });

  it.each(PLAIN_TYPES)('what the checker takes for a constraint of %s is told', (type) => {
    const labels = help(`name: ${type}(|)`)?.signatures[0]?.parameters?.map(({ label }) => String(label).split(' ')[0]);
    expect(labels?.filter((label) => /^(min|max|unit|pattern)$/.test(label ?? '')) ?? []).toEqual(constraintsOf(type));
    expect(labels === undefined).toBe(constraintsInWords(type) === undefined);
  });
});
