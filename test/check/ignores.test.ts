import { describe, expect, it } from 'vitest';
import { checked, checkedFiles, codesOf } from '../kit/checked.ts';

/** `unreachable-service`: nothing routes to `stock`. */
const UNREACHABLE = 'gateway front { route catalog }\nmicroservice catalog {}\n';

function inShop(text: string): string[] {
  return codesOf(checked(UNREACHABLE + text, 'shop'));
}

describe('`// msac-ignore CODE reason`', () => {
  it.each([
    ['the next line', '// msac-ignore MSA0304 read by a report at night\nmicroservice stock {}'],
    ['its own line, behind what it is about', 'microservice stock {} // msac-ignore MSA0304 read by a report'],
    [
      'the next line that is more than a comment',
      '// msac-ignore MSA0304 read by a report\n\n/** What lies\n * where. */\n// Bins too.\nmicroservice stock {}',
    ],
    [
      'as many codes as are named',
      '// msac-ignore MSA0304, MSA0703 internal\nmicroservice stock { entity Bin { n: Int allow * } }',
    ],
    [
      'codes without commas too',
      '// msac-ignore MSA0304 MSA0703 internal\nmicroservice stock { entity Bin { n: Int allow * } }',
    ],
    [
      'each from a comment of its own',
      '// msac-ignore MSA0304 a\n// msac-ignore MSA0703 b\nmicroservice stock { entity Bin { n: Int allow * } }',
    ],
  ])('silences %s', (_, text) => {
    expect(inShop(text)).toEqual([]);
  });

  it('silences nothing further down, and nothing in other files', () => {
    expect(inShop('// msac-ignore MSA0304 a\nmicroservice stock {}\nmicroservice bins {}')).toEqual(['MSA0304']);
    const files = {
      'main.msa': `import "./stock.msa"\nsystem s { auth u  discovery h }\nuaa u {}\nregistry h {}\n${UNREACHABLE}`,
      'stock.msa': 'microservice stock {}',
    };
    expect(codesOf(checkedFiles({ ...files, 'main.msa': `// msac-ignore MSA0304 a\n${files['main.msa']}` }))).toEqual([
      'MSA0026',
      'MSA0304',
    ]);
  });

  it.each([
    ['a block comment', '/* msac-ignore MSA0304 a */'],
    ['a text', 'enum Unused { A "// msac-ignore MSA0304 a" }'],
    ['a longer word', '// msac-ignored MSA0304 a'],
  ])('is not %s', (_, text) => {
    const files = `gateway front { route catalog }\nmicroservice catalog {\n${text.startsWith('enum') ? text : ''}}\n`;
    const comment = text.startsWith('enum') ? '' : text;
    expect(codesOf(checked(`${files}${comment}\nmicroservice stock {}`, 'shop'))).toEqual(['MSA0304']);
  });

  it('silences no error, and says so', () => {
    expect(inShop('// msac-ignore MSA0301 it is the port of the mainframe\nmicroservice stock { port 0 }')).toEqual([
      'MSA0024',
      'MSA0304',
      'MSA0301',
    ]);
  });

  it.each([
    ['unreachable-service', 'Did you mean `MSA0304`?'],
    ['msa0304', 'Did you mean `MSA0304`?'],
    ['304', 'Did you mean `MSA0304`?'],
    ['MSA9999', 'Write it as `// msac-ignore MSA0304 because of this`; `msac explain` lists the codes.'],
    ['', 'Write it as `// msac-ignore MSA0304 because of this`; `msac explain` lists the codes.'],
  ])('knows no code %j, and says what to write', (code, help) => {
    const found = checked(`${UNREACHABLE}// msac-ignore ${code}\nmicroservice stock {}`, 'shop');
    expect(found).toMatchObject([{ code: 'MSA0023', help }, { code: 'MSA0304' }]);
  });

  it('wants to know why, but obeys', () => {
    expect(inShop('// msac-ignore MSA0304\nmicroservice stock {}')).toEqual(['MSA0025']);
  });
});

describe('an ignore that ignores nothing', () => {
  it('is told, with the change that takes it away', () => {
    const [found] = checked(`${UNREACHABLE}// msac-ignore MSA0703 a\nrole STOCK`, 'shop');
    expect(found).toMatchObject({ code: 'MSA0026', severity: 'warning', fix: { edits: [{ text: '' }] } });
  });

  it('is told of each code', () => {
    const text = `${UNREACHABLE}// msac-ignore MSA0703, MSA0304 a\nmicroservice stock {}`;
    const [found, ...others] = checked(text, 'shop');
    expect(found?.range.start.column).toBe('// msac-ignore '.length + 1);
    expect(others).toEqual([]);
  });

  it('is told at the end of a file too', () => {
    expect(inShop('role STOCK\n// msac-ignore MSA0304 a')).toEqual(['MSA0026']);
  });

  it('is not told while there are errors, which may be why', () => {
    expect(inShop('// msac-ignore MSA0703 a\nrole STOCK\nrole STOCK')).toEqual(['MSA0210']);
  });
});
