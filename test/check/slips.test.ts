import { describe, expect, it, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import { format, loadProgram, Source, virtualFiles } from '../../src/language/index.ts';
import { checked, checkedFiles, codesOf } from '../kit/checked.ts';
import { withEdits } from '../kit/edits.ts';
import { framed } from '../kit/pages.ts';

/** Slips that people make, each of which is to be one message that says what to do. */

describe('a text in single quotes', () => {
  it.each([
    ['as a setting', 'shop', "registry spare { config git 'https://git.example.com/a' }"],
    ['as a default', 'entity', "name: String = 'it is'"],
    ['as a pattern', 'entity', "name: String(pattern '[a-z]+')"],
    ['as a label', 'service', 'enum State { OPEN \'Still "open"\' }'],
  ])('%s is one message', (_, frame, text) => {
    const found = checked(text, frame).filter(({ severity }) => severity === 'error');
    expect(codesOf(found)).toEqual(['MSA0022']);
  });

  it('is read as the text that was meant', () => {
    expect(checked("name: String(3) = 'it is'", 'entity').map(({ message }) => message)).toEqual([
      'Texts stand in double quotes.',
      'The default "it is" is not what the field allows: its length must be at most 3.',
    ]);
  });

  it('becomes one in double quotes, whatever it holds', () => {
    const [found] = checked(String.raw`name: String = 'it\'s "so" \d'`, 'entity');
    expect(found?.fix?.edits.map(({ text }) => text)).toEqual([String.raw`"it's \"so\" \d"`]);
  });

  it('is a name in quotes where a name must stand', () => {
    expect(codesOf(checked("entity 'Order' { n: Int }", 'service'))).toEqual(['MSA0015']);
  });

  it('leaves a lone quote to be what it is', () => {
    expect(codesOf(checked("name: String ' unique", 'entity'))).toEqual(['MSA0020']);
  });
});

describe('`allow` without operations', () => {
  it.each([
    ['before roles', 'name: String\nallow to CUSTOMER, SELLER\nallow read', 'to'],
    ['before a condition', 'user: accounts.User\nallow when user == me\nallow read', 'when'],
  ])('%s is one message', (_, text, found) => {
    expect(checked(text, 'entity').map(({ message }) => message)).toEqual([
      `Expected an operation: \`create\`, \`read\`, \`update\`, \`delete\` or \`*\` after \`allow\`, but found \`${found}\`.`,
    ]);
  });
});

describe('a name that no application can have', () => {
  it('is the only thing said of a service that nothing can name', () => {
    expect(codesOf(checked('gateway front { route a }\nmicroservice a {}\nmicroservice my_stock {}', 'shop'))).toEqual([
      'MSA0307',
    ]);
  });

  it('is the only thing said of a registry and a uaa', () => {
    expect(codesOf(checked('registry my_hub {}\nuaa my_users {}', 'shop'))).toEqual(['MSA0307', 'MSA0307']);
  });
});

const impossible = (text: string) =>
  checked(text, 'service')
    .filter(({ severity }) => severity === 'error')
    .map(({ code, help }) => [code, help]);

describe('rows that need each other', () => {
  it.each([
    ['a row', 'entity A { b: B }\nentity B { a: A  c: Int }\nentity C { a: A }', 'b: B?'],
    ['a list with at least one', 'entity A { bs: B[1..*] }\nentity B { a: A }', 'bs: B[]'],
    ['a list with at least two and at most five', 'entity A { bs: B[2..5] }\nentity B { a: A }', 'bs: B[0..5]'],
    ['a list of exactly three', 'entity A { bs: B[3] }\nentity B { a: A }', 'bs: B[0..3]'],
  ])('are told how %s becomes optional', (_, text, optional) => {
    expect(impossible(text)).toEqual([['MSA0603', `Make one of them optional, such as \`${optional}\`.`]]);
  });

  it.each([
    [
      'a part that must be there needs them',
      'entity Order { lines: Line[1..*] owned  note: Text }\nentity Line { order: Order  product: Product }\nentity Product { last: Order }',
      '`Order.lines` needs `Line`',
    ],
    [
      'one is a part, and can only be made with its whole',
      'entity Order { lines: Line[] owned  product: Product }\nentity Line { order: Order }\nentity Product { line: Line }',
      '`Line` is a part of `Order`',
    ],
    [
      'a part needs another row of its whole',
      'entity Order { lines: Line[1..*] owned }\nentity Line { order: Order  credit: Credit }\nentity Credit { order: Order }',
      '`Line.credit` needs `Credit`',
    ],
  ])('are told of when %s', (_, text, hop) => {
    const found = checked(text, 'service').filter(({ code }) => code === 'MSA0603');
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(hop)]);
    expect(found[0]?.related).toHaveLength(2);
  });

  it.each([
    [
      'parts come with their whole',
      'entity A { bs: B[1..*] owned }\nentity B { a: A  cs: C[1..*] owned }\nentity C { b: B }',
    ],
    ['a part need not be there', 'entity A { bs: B[] owned }\nentity B { a: A  c: C }\nentity C { a: A }'],
    ['a part knows who made it', 'entity A { b: B owned }\nentity B { maker: C }\nentity C { n: Int }'],
  ])('are none when %s', (_, text) => {
    expect(impossible(text)).toEqual([]);
  });
});

describe('a field that every entity has', () => {
  it.each([
    ['version: String', 'Give yours another name, such as `productVersion`.'],
    ['id: String', 'Only its type may be chosen: `id: UUID` or `id: Long`.'],
    ['id: Long?', 'Only its type may be chosen: `id: UUID` or `id: Long`.'],
  ])('%s', (field, help) => {
    expect(checked(`${field}\nname: String`, 'entity')).toMatchObject([{ code: 'MSA0401', help }]);
  });
});

describe('something else than the language expects', () => {
  it.each([
    ['entity', 'index name', 'index (name, price)'],
    ['entity', 'name: String\nallow read to', 'allow read, update to SELLER when owner == me'],
    ['entity', 'name: String[', 'name: String(1..100) unique = "none"'],
    ['entity', 'name: String 3', 'name: String(1..100) unique = "none"'],
  ])('in a %s, `%s` is answered with how it is written', (frame, text, form) => {
    const found = checked(text, frame).find(({ code }) => code < 'MSA0100');
    expect(found?.help).toEqual(form === undefined ? undefined : `It is written as \`${form}\`.`);
  });
});

describe('an import that leads nowhere', () => {
  it.each([
    ['a name that is nearly that of a file', './catalogue.msa', './catalog.msa'],
    ['a name in another folder', '../shop/shared/moneys.msa', '../shop/shared/money.msa'],
    ['no end', './catalog', './catalog.msa'],
    ['no `./`', 'catalog.msa', './catalog.msa'],
    ['neither', 'catalog', './catalog.msa'],
    ['no `./` before a folder', 'shared/money.msa', './shared/money.msa'],
    ["the signs of Windows' folders", String.raw`.\shared\money.msa`, './shared/money.msa'],
  ])('%s: is told which file is there', (_, path, expected) => {
    const files = {
      'shop/main.msa': `system s {}\nimport ${JSON.stringify(path)}`,
      'shop/catalog.msa': 'role A',
      'shop/shared/money.msa': 'role B',
    };
    const [found] = check(loadProgram('shop/main.msa', virtualFiles(files)));
    expect(found).toMatchObject({ help: `Did you mean \`${expected}\`?` });
    expect(found?.fix?.edits.map(({ text }) => text)).toEqual([`"${expected}"`]);
  });

  it.each(['./stock.msa', './main.msa2', '@acme/shared/money.msa', '/shop/catalog.msa', ''])(
    '%s: is told nothing where nothing is near',
    (path) => {
      const files = { 'shop/main.msa': `system s {}\nimport "${path}"`, 'shop/catalog.msa': 'role A' };
      expect(check(loadProgram('shop/main.msa', virtualFiles(files)))[0]?.fix).toBeUndefined();
    },
  );
});

describe('what other languages have', () => {
  it.each([
    ['a colon behind a name', 'service', 'entity A: { n: Int }', 'MSA0013'],
    ['a sign behind a setting', 'entity', 'a: Int\npage = 20', 'MSA0013'],
    ['commas that end statements', 'entity', 'a: Int,', 'MSA0031'],
    ['a comma that ends a list', 'entity', 'a: Decimal(12, 2,)', 'MSA0031'],
    ['parentheses behind a value', 'entity', 'a: Instant = Now()', 'MSA0032'],
    ['other brackets', 'service', 'entity A [ n: Int ]', 'MSA0033'],
    ['brackets around parts that hold some', 'service', 'entity A ( n: Int(1..3)  index (n) )', 'MSA0033'],
    ['semicolons in a list', 'service', 'entity A { e: E }\nenum E { X; Y; Z }', 'MSA0028'],
    ['bars in a list', 'service', 'entity A { e: E }\nenum E { X | Y | Z }', 'MSA0028'],
    ['another word for `with`', 'service', 'entity A extends B { n: Int }\nmixin B { m: Int }', 'MSA0012'],
    ['`null`', 'entity', 'a: Int? = null', 'MSA0505'],
  ])('%s: is one message, with what mends it', (_, frame, text, code) => {
    const found = checked(text, frame).filter(({ severity }) => severity === 'error');
    expect(codesOf(found)).toEqual([code]);
    const after = checked(mended(text, frame), frame).filter(({ severity }) => severity === 'error');
    expect(codesOf(after)).toEqual(code === 'MSA0032' ? ['MSA0505'] : []);
  });

  it('is told once a place, and what stands around it is checked', () => {
    const found = checked('a: Int,\nb: Strng,\nc: Int,', 'entity').filter(({ severity }) => severity === 'error');
    expect(codesOf(found)).toEqual(['MSA0031', 'MSA0203', 'MSA0031', 'MSA0031']);
  });
});

describe('a name that begins with a digit', () => {
  it.each([
    ['a field', 'service', 'entity A { 2nd: String  n: Int }'],
    ['an entity', 'service', 'entity 2nd { n: Int }'],
    ['a value of an enum', 'service', 'entity A { e: E }\nenum E { 1ST, SECOND }'],
  ])('of %s is one message, and says what names are made of', (_, frame, text) => {
    const found = checked(text, frame).filter(({ severity }) => severity === 'error');
    expect(found).toMatchObject([{ code: 'MSA0215', help: expect.stringContaining('begin with a letter') }]);
  });

  it('is told by the formatter too, which leaves the text alone', () => {
    const text = 'microservice a { entity B { 2nd: String  allow read when 3d == true } }';
    const formatted = format(new Source('main.msa', text));
    expect(formatted).toMatchObject({
      kind: 'broken',
      problems: [{ kind: 'digit-first', name: '2nd' }, { name: '3d' }],
    });
  });
});

test('a part of an entity that has no name yet is not said to be one', () => {
  const found = checked('entity { lines: OrderLine[] owned }\nentity OrderLine { order: Order  page 20 }', 'service');
  expect(found.map(({ message }) => message).join('\n')).not.toContain('undefined');
});

/** The text after the fixes of all that is wrong with it. */
function mended(text: string, frame: string): string {
  const whole = framed({ heading: '', frame, file: 'main.msa', text }).text;
  const edits = checked(text, frame).flatMap(({ fix }) => fix?.edits ?? []);
  const result = withEdits(whole, edits);
  const [before = ''] = framed({ heading: '', frame, file: 'main.msa', text: '\0' }).text.split('\0');
  return result.slice(before.length, before.length + text.length + result.length - whole.length);
}

describe('a fix', () => {
  it.each([
    ['puts a `?` behind the type', 'born?: LocalDate unique', 'born: LocalDate? unique'],
    ['puts commas into a list', 'n: Int\nallow read to CUSTOMER SELLER', 'n: Int\nallow read to CUSTOMER, SELLER'],
    [
      'makes a second rule of an `or`',
      'open: Boolean\n  allow read to SELLER when open == true or open != false',
      'open: Boolean\n  allow read to SELLER when open == true\n  allow read to SELLER when open != false',
    ],
    ['closes a parenthesis where its line ends', 'name: String(20\nn: Int', 'name: String(20)\nn: Int'],
    ['takes a modifier away that is said twice', 'n: Int unique unique\nm: Int', 'n: Int unique\nm: Int'],
    ['takes a constraint away that is said twice', 'n: Int(min 1, min 1, max 2)', 'n: Int(min 1, max 2)'],
    [
      'takes an option away with its line',
      'n: Int\n  soft delete\n  soft delete\n  audit',
      'n: Int\n  soft delete\n  audit',
    ],
    [
      'leaves a comment where it stands behind what goes',
      'n: Int\n  audit\n  audit // the auditors want it\n  page 20',
      'n: Int\n  audit\n  // the auditors want it\n  page 20',
    ],
    [
      'takes a comparison away that is said twice',
      'a: Boolean\nallow * when a == true and a == true',
      'a: Boolean\nallow * when a == true',
    ],
    ['takes a name out of a list', 'n: Int\nallow * to SELLER, SELLER', 'n: Int\nallow * to SELLER'],
    ['takes an operation out of a list', 'n: Int\nallow *, *', 'n: Int\nallow *'],
    [
      'takes a text for those who are refused away that says nothing',
      'n: Int\nallow * to SELLER message ""',
      'n: Int\nallow * to SELLER',
    ],
    ['takes the commas away that end statements', 'a: Int,\nb: Int unique,\nc: Int', 'a: Int\nb: Int unique\nc: Int'],
    ['takes a comma away that ends a list', 'a: Int\nindex (a,)\npage 20', 'a: Int\nindex (a)\npage 20'],
    [
      'takes a comma away before the next statement',
      'a: Int\nallow * to SELLER,\npage 20',
      'a: Int\nallow * to SELLER\npage 20',
    ],
    ['takes a comma away before a modifier', 'a: Int = 1, unique', 'a: Int = 1 unique'],
    ['calls nothing', 'a: Instant = now() readonly', 'a: Instant = now readonly'],
    ['takes a word away that every field has', 'a: Int required unique', 'a: Int unique'],
    ['takes two words away that every field has', 'a: Int[] not null', 'a: Int[]'],
    ['writes a word as a `?`', 'a: String(10) optional unique', 'a: String(10)? unique'],
    ['gives a name its letters wherever it stands', 'größe: Int\nindex (größe)', 'groesse: Int\nindex (groesse)'],
  ])('%s', (_, text, expected) => {
    expect(mended(text, 'entity')).toBe(expected);
  });

  it.each([
    ['Boolean', 'yes', 'true'],
    ['Boolean', 'no', 'false'],
    ['Boolean', 'TRUE', 'true'],
    ['Boolean', '0', 'false'],
    ['Instant', 'CURRENT_TIMESTAMP', 'now'],
    ['LocalDate', 'today', 'now'],
    ['UUID', 'uuid', 'random'],
    ['String', 'EUR', '"EUR"'],
    ['String', '5', '"5"'],
    ['Int', '"5"', '5'],
    ['Decimal', '"5.50"', '5.50'],
    ['Duration', '"1h"', '1h'],
  ])('writes a default of %s, %s, as %s', (type, value, expected) => {
    expect(mended(`a: ${type} = ${value}`, 'entity')).toBe(`a: ${type} = ${expected}`);
  });

  it.each([
    ['Int', '"five"'],
    ['Int', '"5.5"'],
    ['Boolean', 'maybe'],
    ['String', 'null'],
    ['Instant', '"2025-01-31"'],
  ])('does not guess what a default of %s, %s, is to be', (type, value) => {
    expect(mended(`a: ${type} = ${value}`, 'entity')).toBe(`a: ${type} = ${value}`);
  });

  it('writes a value of an enum without quotes', () => {
    const text = 'entity A { s: S = "NEW" }  enum S { NEW, OLD }';
    expect(mended(text, 'service')).toBe('entity A { s: S = NEW }  enum S { NEW, OLD }');
  });

  it('adds the other side behind the fields of its entity, unless the name is taken there', () => {
    const text = 'entity Order { lines: Line[] }\nentity Line {\n  n: Int\n  page 20\n}';
    expect(mended(text, 'service')).toContain('  n: Int\n  order: Order\n  page 20\n');
    expect(mended('entity Order { lines: Line[] }\nentity Line {}', 'service')).toContain('{ order: Order}');
    const taken = 'entity Order { lines: Line[] }\nentity Line { Order: Int }';
    expect(mended(taken, 'service')).toBe(taken);
  });

  it('gives an application its letters in other files, too', () => {
    const files = {
      'main.msa': 'system s {}\nimport "./stock.msa"\ngateway web { route my_stock }',
      'stock.msa': 'microservice my_stock {}',
    };
    const [found] = checkedFiles(files).filter(({ code }) => code === 'MSA0307');
    expect(found?.fix?.edits.map(({ file, text }) => [file, text])).toEqual([
      ['main.msa', 'my-stock'],
      ['stock.msa', 'my-stock'],
    ]);
    const clash = { ...files, 'main.msa': `${files['main.msa']}\nmicroservice my-stock {}` };
    const [other] = checkedFiles(clash).filter(({ code }) => code === 'MSA0307');
    expect(other?.fix).toBeUndefined();
  });

  it.each([
    ['two settings differ', 'shop', 'gateway web { port 8080  port 8081 }', 'MSA0212'],
    ['there is another way', 'service', 'entity A { bs: B[] }\nentity B { n: Int }', 'MSA0602'],
    ['something is not used yet', 'service', 'mixin A { n: Int }', 'MSA0236'],
    ['it grants a right', 'entity', 'n: Int\nallow read', 'MSA0704'],
  ])('is left to a person where %s', (_, frame, text, code) => {
    expect(checked(text, frame).find((each) => each.code === code)?.fix).toMatchObject({ asks: true });
  });

  it('is not left to a person where two settings are the same', () => {
    const [found] = checked('gateway web { port 8080  port 8080 }', 'shop').filter(({ code }) => code === 'MSA0212');
    expect(found?.fix).not.toHaveProperty('asks');
  });

  it.each([
    ['at the end of the file', 'mixin A { n: Int', 'mixin A { n: Int\n}'],
    [
      'before what begins after it',
      'mixin A {\n  n: Int\nmixin B { n: Int }\n',
      'mixin A {\n  n: Int\n}\nmixin B { n: Int }\n',
    ],
  ])('closes a brace %s', (_, text, expected) => {
    const files = { 'main.msa': `system s {}\n${text}` };
    const [first] = checkedFiles(files).filter(({ code }) => code === 'MSA0016');
    const [edit] = first?.fix?.edits ?? [];
    const { 'main.msa': whole } = files;
    const fixed = edit && whole.slice(0, edit.range.start.offset) + edit.text + whole.slice(edit.range.end.offset);
    expect(fixed).toBe(`system s {}\n${expected}`);
  });

  it.each([
    ['behind those that it has', 'gateway web { route a }', 'gateway web { route a, b }'],
    [
      'as a statement of its own',
      'gateway web {\n  port 8080\n}\ngateway other { route a }',
      '  port 8080\n  route b\n}',
    ],
    [
      'beside one with settings',
      'gateway web {\n  route a { methods GET }\n}',
      '  route a { methods GET }\n  route b\n}',
    ],
  ])('routes to a service that nobody reaches, %s', (_, gateways, expected) => {
    const text = `system s {}\n${gateways}\nmicroservice a {}\nmicroservice b {}\n`;
    const [found] = checkedFiles({ 'main.msa': text }).filter(({ code }) => code === 'MSA0304');
    const [edit] = found?.fix?.edits ?? [];
    expect(edit && text.slice(0, edit.range.start.offset) + edit.text + text.slice(edit.range.end.offset)).toContain(
      expected,
    );
  });
});

describe('a name that is missing or has quotes', () => {
  it.each([
    ['cache "redis"', ['MSA0015']],
    ['secret "KEY"', ['MSA0015']],
    ['enum', ['MSA0010']],
    ['event Sold from', ['MSA0010']],
    ['database', ['MSA0010']],
  ])('`%s` leaves the declaration on the next line alone', (line, codes) => {
    const text = `system s { auth jwt }\nmonolith a {\n  ${line}\n  entity Event { n: Int }\n  entity Role { r: Event }\n}\n`;
    const found = checkedFiles({ 'main.msa': text });
    expect(codesOf(found.filter(({ severity }) => severity === 'error'))).toEqual(codes);
  });
});
