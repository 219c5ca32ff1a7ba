import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/index.ts';
import { disk, loadProgram, SIZE_LIMIT, virtualFiles } from '../../src/language/index.ts';
import { checked, checkedFiles, codesOf } from '../kit/checked.ts';

const shop = resolve(import.meta.dirname, '../../examples/shop');
const shopFiles = Object.fromEntries(
  ['shop.msa', 'catalog.msa', 'orders.msa'].map((file) => [file, readFileSync(join(shop, file), 'utf8')]),
);

describe('a program as a whole', () => {
  it('finds nothing wrong with the shop', () => {
    expect(check(loadProgram(join(shop, 'shop.msa'), disk))).toEqual([]);
  });

  it('reports all mistakes at once, by file in the order of imports, then by place', () => {
    const files = {
      'main.msa':
        'system shop { auth acounts  discovery hub }\nimport "./b.msa"\nimport "./a.msa"\nregistry hub { }\nuaa accounts { }',
      'a.msa': 'gateway front { port 0  route catalog }',
      'b.msa': 'microservice catalog { entity Product { name: Strin  price: Int(3..1) } }',
    };
    const found = checkedFiles(files).map(({ file, range, code }) => `${file}:${range.start.line} ${code}`);
    expect(found).toEqual(['main.msa:1 MSA0201', 'b.msa:1 MSA0203', 'b.msa:1 MSA0502', 'a.msa:1 MSA0301']);
  });

  it('checks what follows a mistake of syntax, and says nothing of what was lost in it', () => {
    const text = `
      entity Order {
        number: String(12
        customer: accounts.Usr
      }
      entity ( Line { order: Order }
      entity Part { line: Line }`;
    expect(codesOf(checked(text, 'service')).filter((code) => code > 'MSA0100')).toEqual(['MSA0204']);
  });

  it.each([
    ['Integer', 'Int'],
    ['BigDecimal', 'Decimal'],
    ['Date', 'LocalDate'],
    ['bool', 'Boolean'],
  ])('knows what %s is called here', (name, here) => {
    expect(checked(`entity Thing { value: ${name}  allow * to ADMIN }`, 'service')).toMatchObject([
      { code: 'MSA0203', help: `Did you mean \`${here}\`?` },
    ]);
  });

  it('takes a misspelt type for one mistake, though a list now has nothing that points back', () => {
    const files = {
      ...shopFiles,
      'catalog.msa': (shopFiles['catalog.msa'] ?? '').replace('category: Category?', 'category: Categry?'),
    };
    expect(codesOf(checkedFiles({ 'main.msa': 'import "./shop.msa"', ...files }))).toEqual(['MSA0203']);
  });

  it('takes imports that go in a circle, and reports a missing one where it is imported', () => {
    const files = {
      ...shopFiles,
      'main.msa': 'import "./shop.msa"',
      'orders.msa': 'import "./main.msa"\nimport "./no.msa"',
    };
    const [missing, ...others] = checkedFiles(files);
    expect(missing).toMatchObject({ code: 'MSA0002', file: 'orders.msa', range: { start: { line: 2, column: 8 } } });
    expect(others).toEqual([]);
  });

  it('reports an entry that cannot be read, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'msac-'));
    const large = join(folder, 'large.msa');
    writeFileSync(large, Buffer.alloc(SIZE_LIMIT + 1, ' '));
    expect(codesOf(check(loadProgram(folder, disk)))).toEqual(['MSA0001']);
    expect(codesOf(check(loadProgram(join(folder, 'none.msa'), disk)))).toEqual(['MSA0002']);
    expect(codesOf(check(loadProgram(large, disk)))).toEqual(['MSA0004']);
    rmSync(folder, { recursive: true });
  });

  it('refuses deep nesting with one message', () => {
    expect(codesOf(checked('('.repeat(100_000)))).toContain('MSA0021');
  });

  it('asks for a system in an empty file', () => {
    expect(codesOf(checked(''))).toEqual(['MSA0101']);
  });
});

describe('one mistake, one message', () => {
  it.each([
    ['an entity declared twice', 'service', 'entity A { x: Int }\nentity A { y: Int }', ['MSA0210']],
    ['an enum with the name of an entity', 'service', 'entity A { x: Int }\nenum A { B }', ['MSA0210']],
    ['a value declared twice', 'service', 'enum A { B, B }', ['MSA0210']],
    ['values that differ in case', 'service', 'enum A { Open, OPEN }', ['MSA0211']],
    ['fields that differ in case', 'entity', 'name: Int\nNAME: Int', ['MSA0211']],
    ['a role declared twice', 'shop', 'role SELLER', ['MSA0210']],
    ['applications of two kinds with one name', 'shop', 'gateway hub { route s }\nmicroservice s { }', ['MSA0210']],
    ['an unknown role that is listed twice', 'entity', 'name: Int\nallow * to NOBODY, NOBODY', ['MSA0202', 'MSA0213']],
    ['an unknown service in a route', 'shop', 'gateway g { route catalogue }\nmicroservice catalog { }', ['MSA0201']],
    [
      'a package said twice',
      undefined,
      'system s { package a.b  package a.c  auth u  discovery r }\nuaa u { }\nregistry r { }',
      ['MSA0212'],
    ],
    ['a setting in the wrong application', 'shop', 'registry spare { database postgresql }', ['MSA0306', 'MSA0216']],
    ['two ways to deploy of one kind', 'shop', 'deploy compose\ndeploy compose', ['MSA0212']],
    ['an unknown way to deploy', 'shop', 'deploy kompose', ['MSA0214']],
    ['a port with a fraction', 'shop', 'gateway g { port 80.5  route s }\nmicroservice s { }', ['MSA0301']],
    ['a relation whose type is unknown', 'entity', 'parts: Prt[] owned', ['MSA0203']],
    ['an unknown service before the type', 'service', 'entity A { b: ctalog.A? }', ['MSA0201']],
    [
      'references to two entities of a service that is not called',
      'shop',
      'gateway g { route a, b }\nmicroservice a { entity X { n: Int } entity Y { n: Int } }\nmicroservice b { entity Z { x: a.X  y: a.Y } }',
      ['MSA0608'],
    ],
    [
      'a list that nothing points back to, though it is owned',
      'service',
      'entity A { bs: B[1..*] owned }\nentity B { n: Int }',
      ['MSA0602'],
    ],
    ['two lists that share a field', 'service', 'entity A { bs: B[]  cs: B[] }\nentity B { a: A }', ['MSA0601']],
    [
      'a part with several rules',
      'service',
      'entity A { bs: B[] owned }\nentity B { a: A  allow read  allow * to ADMIN }',
      ['MSA0705'],
    ],
    ['a row that needs itself', 'service', 'entity Node { parent: Node }', ['MSA0603']],
    [
      'three rows that need each other',
      'service',
      'entity A { b: B }\nentity B { c: C }\nentity C { a: A }',
      ['MSA0603'],
    ],
    [
      'parts of parts that come back',
      'service',
      'entity A { b: B? owned }\nentity B { c: C? owned }\nentity C { a: A? owned }',
      ['MSA0607'],
    ],
    ['an index over a list', 'service', 'entity A { bs: B[]  index (bs) }\nentity B { a: A }', ['MSA0407']],
    ['sorting by another row', 'service', 'entity A { bs: B[] }\nentity B { a: A  page by a }', ['MSA0409']],
    ['a default that is too long', 'entity', 'name: String(3) = "long"', ['MSA0506']],
    ['a default that does not match', 'entity', 'name: String(9, pattern "[a-z]+") = "ABC"', ['MSA0506']],
    ['a default with an unsound type', 'entity', 'n: Int(9..1) = 0', ['MSA0502']],
    ['a default for a list of rows', 'service', 'entity A { bs: B[] = now }\nentity B { a: A }', ['MSA0512']],
    ['a String whose least length is above the default', 'entity', 'name: String(300..)', ['MSA0502']],
    ['a Long beyond 64 bits', 'entity', 'n: Long(..9223372036854775808)', ['MSA0503']],
    ['a Decimal with too large a default', 'entity', 'n: Decimal(4, 2) = 100', ['MSA0503']],
    ['an owned plain field', 'entity', 'n: Int owned', ['MSA0512']],
    ['a list of plain values', 'entity', 'n: Int[]', ['MSA0512']],
    ['an optional list', 'service', 'entity A { bs: B[]? }\nentity B { a: A }', ['MSA0512']],
    ['a modifier said twice', 'entity', 'n: Int unique unique', ['MSA0212']],
    ['a key of another type', 'entity', 'id: String\nn: Int', ['MSA0401']],
    ['a rule that is said twice', 'entity', 'n: Int\nallow * to SELLER\nallow * to SELLER', ['MSA0701']],
    [
      'a comparison with something else',
      'service',
      'entity A { u: accounts.User  allow * to SELLER when u == you }',
      ['MSA0505'],
    ],
  ] as const)('%s', (_, frame, text, codes) => {
    expect(codesOf(checked(text, frame))).toEqual(codes);
  });
});

describe('what is not wrong', () => {
  it.each([
    [
      'any word as a name',
      'service',
      'entity entity { port: Int  allow: Int  index: Int  classes: String  select: Int? }',
    ],
    [
      'words of SQL and Java as names of entities and values',
      'service',
      'entity Select { n: Int }\nentity Table { n: Int }\nenum State { null, void }',
    ],
    ['a key that is chosen', 'entity', 'id: Long\nname: String'],
    ['a tree', 'service', 'entity Node { parent: Node?  children: Node[] }'],
    ['many to many', 'service', 'entity Post { tags: Tag[] }\nentity Tag { posts: Post[] }'],
    ['one to one with an optional side', 'service', 'entity User { profile: Profile? }\nentity Profile { user: User }'],
    [
      'two fields of one type, and none back',
      'service',
      'entity Route { from: Place  to: Place }\nentity Place { name: String }',
    ],
    [
      'an owned list with at least one, and its required other side',
      'service',
      'entity A { bs: B[1..*] owned }\nentity B { a: A }',
    ],
    [
      'a range with one end',
      'entity',
      'a: Int(1..)  b: Int(..5)  c: Double(min -0.5, max 1.5)  d: Decimal(5, 2, max 999.99)',
    ],
    ['an entity named like a type', 'service', 'entity Text { words: String }\nentity Page { text: Text }'],
    [
      'several limits',
      'shop',
      'gateway g { route s  limit 9 per 1s by address  limit 99 per 1h by address }\nmicroservice s { }',
    ],
    [
      'services that call each other in a row',
      'shop',
      'gateway g { route a }\nmicroservice a { calls b, c }\nmicroservice b { calls c }\nmicroservice c { }',
    ],
    ['sorting by the key', 'entity', 'name: String\npage by name desc, id'],
    [
      'rules that add up',
      'service',
      'entity A { u: accounts.User  allow create, read to CUSTOMER when u == me  allow * to SELLER }',
    ],
  ] as const)('%s', (_, frame, text) => {
    expect(checked(text, frame)).toEqual([]);
  });
});

describe('hostile input', () => {
  // Every fourth word and sign; each file is read anew for each of them.
  const words = Object.entries(shopFiles).flatMap(([file, text]) =>
    [...text.matchAll(/\/\*\*.*|\w+|[^\s\w]/g)]
      .filter((_, index) => index % 4 === 0)
      .map(({ index, 0: word }) => ({ file, index, length: word.length })),
  );

  it('never throws, whatever word is left out, and every range lies in its file', () => {
    for (const { file, index, length } of words) {
      const text = shopFiles[file] ?? '';
      const files = { ...shopFiles, [file]: text.slice(0, index) + text.slice(index + length) };
      for (const found of check(loadProgram('shop.msa', virtualFiles(files)))) {
        const { start, end } = found.range;
        expect(JSON.stringify(found)).not.toMatch(/undefined|NaN|\[object/);
        expect(end.offset).toBeGreaterThanOrEqual(start.offset);
        expect(end.offset).toBeLessThanOrEqual(files[found.file]?.length ?? 0);
      }
    }
  });

  it.each(["O'Brien", '__proto__', 'été', 'a$b', '💥', '名前', 'x'.repeat(10_000)])('refuses the name %s', (name) => {
    const found = checked(`entity ${name} { n: Int }`, 'service').filter(({ severity }) => severity === 'error');
    expect(found).not.toEqual([]);
    for (const { message } of found) expect(message.length).toBeLessThan(300);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('looks up %s as any other name', (name) => {
    expect(codesOf(checked(`n: ${name}`, 'entity'))).toEqual(['MSA0203']);
    expect(codesOf(checked(`n: Int\nallow * to ${name}`, 'entity'))).toEqual(['MSA0202']);
  });
});

describe('what a fix puts in', () => {
  const text = `system shop { auth accounts }
uaa accounts {}
microservice a {
  port 8085
  entity A { b: b.B  allow read  allow create, update to ADMIN }
  value V { n: Int }
}
microservice b { entity B { n: Int } }
gateway g { route a, b }
`;
  it('is a setting after the others, not behind what is declared', () => {
    expect(mended(text, 'MSA0608')).toBe(text.replace('port 8085', 'port 8085\n  calls b'));
  });

  it('is a statement on the line of a block that has one line', () => {
    expect(mended(text, 'MSA0704')).toContain('allow create, update to ADMIN  allow delete to ADMIN }');
  });

  it('ends its lines as the file does', () => {
    const other = text.replaceAll('\n', '\r\n');
    expect(mended(other, 'MSA0608')).toBe(other.replace('port 8085', 'port 8085\r\n  calls b'));
  });
});

function mended(original: string, code: string): string {
  const fix = checkedFiles({ 'main.msa': original }).find((each) => each.code === code)?.fix;
  return (fix?.edits ?? []).reduce(
    (result, { range, text }) => result.slice(0, range.start.offset) + text + result.slice(range.end.offset),
    original,
  );
}

it('reads a list of ten thousand names about as fast as so many short ones', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `R${index}`);
  const text = `system s { auth jwt }\nmonolith a {\n  entity A { n: Int  allow read to ${names.join(', ')} }\n}\n`;
  const found = checkedFiles({ 'main.msa': text });
  expect(found.filter(({ code }) => code === 'MSA0202')).toHaveLength(10_000);
  // Where each stands is worked out when it is asked for.
  expect(found.at(-1)?.range.end.offset).toBeGreaterThan(50_000);
});
