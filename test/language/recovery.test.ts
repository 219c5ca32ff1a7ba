import { describe, expect, test } from 'vitest';
import { isApplication, isEntity, isField } from '../../src/language/index.ts';
import { problemsOf, read } from './tools.ts';

describe('every mistake is one problem, and only mistakes are', () => {
  test('five mistakes in five places', () => {
    expect(
      problemsOf(`system shop {
  auht accounts
}
microservice orders {
  port: 8082
  entiti Order {
    number String(12) unique
    total: Decimal(12, 2, min 0
    allow read tp CUSTOMER
  }
}
`),
    ).toEqual([
      '2:3 misspelt-keyword auht → auth',
      '5:3 colon-after-keyword port',
      '6:3 misspelt-keyword entiti → entity',
      '7:5 missing-colon number',
      '8:32 unclosed ( from 8:19, not the end of the line',
      '9:16 misspelt-keyword tp → to',
    ]);
  });

  test('mistakes on neighbouring lines', () => {
    expect(problemsOf('microservice a {\n entity E {\n  foo\n  port 80\n  x = 3\n  y: Int\n }\n}')).toEqual([
      '3:3 unexpected: a field, a statement such as `index`, `page` or `allow`, or `}` after `{`, not `foo`',
      '4:3 unexpected: a field, a statement such as `index`, `page` or `allow`, or `}` after `foo`, not `port`',
      '5:3 unexpected: a field, a statement such as `index`, `page` or `allow`, or `}` after `80`, not `x`',
    ]);
  });

  test.each([
    ['role A B', '1:8 missing-comma A, B'],
    ['enum E { A B was X C "c" D }', '1:12 missing-comma A, B was X, C "c", D'],
    [
      'enum E {\n  A\n  GONE\n  NONE\n  PORT\n  E\n  F\n  G\n  H\n}',
      '3:3 missing-comma A, GONE, NONE, PORT, E, F, G, H',
    ],
    [
      'entity E {}',
      '1:1 unexpected: `system`, `role`, `import`, an application such as `microservice`, `enum`, `value`, `mixin` or `deploy`, not `entity`',
    ],
    ['microservice {}', '1:14 unexpected: a name after `microservice`, not `{`'],
    ['microservice a', '1:15 unexpected: `{` after `a`, not the end of the file'],
    ['import\ndeploy compose', '1:7 unexpected: a text in double quotes after `import`, not the end of the line'],
    ['gateway g { limit 1 per 1m\n port 1 }', '1:27 unexpected: `by` after `1m`, not the end of the line'],
    [
      'microservice a { database\n port 1 }',
      '1:26 unexpected: a database such as `postgresql` after `database`, not the end of the line',
    ],
    ['microservice "a" {}', '1:14 quoted-name a'],
    ['role ""', '1:6 unexpected: a name after `role`, not `""`'],
    ['Microservice a {}', '1:1 misspelt-keyword Microservice → microservice'],
    ['role A;', '1:7 unexpected-character ;'],
    ['role A }', '1:8 unopened }'],
    ['system s { version "1\n}', '1:20 unclosed-string'],
    ['role A /* and so on\n', '1:8 unclosed-comment'],
    ['role 😀, Größe', undefined],
    ["role O'Brien, {{x}}", '1:15 unexpected: a name after `,`, not `{`'],
  ])('%s', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected === undefined ? [] : [expected]);
  });

  test.each([
    ['x: = 1', '3:4 unexpected: a type after `:`, not `=`'],
    ['x:', '3:3 unexpected: a type after `:`, not the end of the line'],
    ['x: Int =', '3:9 unexpected: a value after `=`, not the end of the line'],
    ['x: Int uniqe', '3:8 misspelt-keyword uniqe → unique'],
    ['x: Int(1..', '3:11 unclosed ( from 3:7, not the end of the line'],
    ['x: Int[1', '3:9 unclosed [ from 3:7, not the end of the line'],
    ['index (a b)', '3:10 missing-comma a, b'],
    ['allow create to A B C', '3:19 missing-comma A, B, C'],
    ['price: Decimal(12 2, min 0)', '3:19 missing-comma 12, 2'],
    ['born?: LocalDate', '3:1 misplaced-optional born: LocalDate?'],
    ['born?: a.Date(1, 2)[] unique', '3:1 misplaced-optional born: a.Date(1, 2)[]?'],
    ['born?: LocalDate?', '3:1 misplaced-optional born: LocalDate?'],
    ['allow read to A when a == me or b == 1', '3:30 operator or → allow read to A when'],
    ['allow read when a == me or b == 1 message "No"', '3:25 operator or → undefined'],
    ['allow read when a == me && b == 1', '3:25 operator && → and'],
    ['allow read when a > 1', '3:19 operator > → undefined'],
    ['allow read when a = me', '3:19 operator = → =='],
    ['alow read', '3:1 misspelt-keyword alow → allow'],
    ['sizes Int', '3:1 missing-colon sizes'],
    ['string String', '3:1 missing-colon string'],
    ['String size', '3:1 type-first size: String'],
    ['bool isFree', '3:1 type-first isFree: Boolean'],
    ['x: String(pattern "[a)', '3:19 unclosed-string'],
  ])('in an entity: %s', (line, expected) => {
    const text = `microservice a {\n entity E {\n${line}\nallow read\nafter: Int } entity F {} }\ngateway g {}`;
    const { files } = read(text);
    expect(problemsOf(text)).toEqual([expected]);
    const elements = files[0]?.tree.elements.filter(isApplication) ?? [];
    expect(elements.map((element) => element.name)).toEqual(['a', 'g']);
    const [entity, next] = elements[0]?.members.filter(isEntity) ?? [];
    expect(entity?.members.filter(isField).map((field) => field.name)).toContain('after');
    expect(next?.name).toBe('F');
  });

  test.each([
    [
      'an entity',
      'microservice a {\n entity A {\n  x: Int\n entity B { y: Int }\n}\ngateway g {}',
      '4:2 unclosed { of entity A from 2:11, not `entity`',
    ],
    [
      'an enum',
      'microservice a {\n enum A { B,\n}\ngateway g {}',
      '4:1 unclosed { of microservice a from 1:16, not `gateway`',
    ],
    [
      'a file',
      'microservice a {\n entity A {\n  x: Int\n',
      '3:9 unclosed { of entity A from 2:11, not the end of the file',
    ],
  ])('a brace that %s lacks', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  test('names in what was skipped are known to be lost', () => {
    const { lost } = read('foo bar { entity Hidden {} }\nrole A');
    expect([lost.has('Hidden'), lost.has('bar'), lost.has('A')]).toEqual([true, true, false]);
  });
});

describe('input that is there to break us', () => {
  test.each([
    ['braces', '{'.repeat(100_000), 'too-deep'],
    ['parentheses', `microservice a { entity B { x: ${'('.repeat(100_000)}`, 'too-deep'],
    ['closing braces', '}'.repeat(100_000), 'unopened'],
    ['colons', 'a:'.repeat(50_000), 'unexpected'],
    ['one long word', 'a'.repeat(1_000_000), 'unexpected'],
    ['a word and blanks', `a${' '.repeat(1_000_000)}`, 'unexpected'],
    ['words and comments', 'a/**/'.repeat(20_000), 'unexpected'],
    ['line comments', `a ${'//'.repeat(100_000)}\n`.repeat(2), 'unexpected'],
    ['opening comments', '/*'.repeat(100_000), 'unclosed-comment'],
    ['backslashes', `"${'\\'.repeat(100_001)}`, 'unclosed-string'],
    ['quotes', '"\n'.repeat(10_000), 'unclosed-string'],
    ['lines of junk', 'foo\n'.repeat(20_000), 'unexpected'],
    ['semicolons', ';\n'.repeat(10_000), 'unexpected-character'],
    ['emoji', '😀'.repeat(50_000), 'unexpected'],
  ])('%s', (_, text, kind) => {
    const { problems } = read(text);
    expect(problems[0]?.kind).toBe(kind);
    expect(problems.length).toBeLessThanOrEqual(1000);
  });

  test('time grows with the text, not with its square', () => {
    const [small, large] = [manyEntities(200), manyEntities(2000)];
    timeOf(small);
    expect(timeOf(large) / timeOf(small)).toBeLessThan(40);
  });
});

function manyEntities(count: number): string {
  return `microservice a {\n${'/** E. */\nentity E {\n  x: Int(1..5) = 3\n  y: String?\n  allow read\n}\n'.repeat(count)}}`;
}

/** Processor time of reading a text without mistakes, in microseconds. */
function timeOf(text: string): number {
  const start = process.cpuUsage();
  expect(read(text).problems).toEqual([]);
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
