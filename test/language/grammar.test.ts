import { describe, expect, test } from 'vitest';
import {
  documentationOf,
  isApplication,
  isEntity,
  isEnum,
  isField,
  isRoleList,
  isSystem,
  type Application,
  type Entity,
  type Field,
} from '../../src/language/index.ts';
import { problemsOf, read } from './tools.ts';

/** Every keyword, and words that look like other languages' keywords. */
const WORDS =
  'system package version java auth discovery role import deploy registry uaa gateway microservice port database config route limit per by calls entity unique readonly owned index page asc desc allow to when enum class select null true now random me';

describe('any word is a name', () => {
  test.each(WORDS.split(' '))('%s names a field, an entity, an enum, its value, a role and an application', (word) => {
    const program = read(`
      system ${word} { auth ${word}  discovery ${word}  package com.${word}.shop }
      role ${word}, ${word}
      gateway ${word} { route ${word}, ${word}  limit 1 per 1m by ${word} }
      microservice ${word} {
        calls ${word}, ${word}
        entity ${word} {
          ${word}: ${word} = ${word}
          other: ${word}.${word}[] owned
          ${word} : Int(min 1)? unique
          index (${word}, ${word}) unique
          page 20 by ${word}, ${word} desc
          allow ${word}, read to ${word}, ${word} when ${word} == ${word}
          allow *
          ${word} /* a comment between */ : Int
        }
        enum ${word} { ${word}, ${word} "label", }
      }
      deploy ${word}`);
    expect(program.problems).toEqual([]);
    const entity = only(program.files[0]?.tree.elements.filter(isApplication)[1]?.members.filter(isEntity));
    expect(entity.members.filter(isField).map((field) => field.name)).toEqual([word, 'other', word, word]);
  });
});

describe('what the tree says', () => {
  test.each([
    ['x: Text', {}],
    ['x: Text?', { optional: true }],
    ['x: Line[]', { many: {} }],
    ['x: Line[*]', { many: { unbounded: true } }],
    ['x: Line[1..*]', { many: { min: '1', unbounded: true } }],
    ['x: Line[0..5]', { many: { min: '0', max: '5' } }],
    ['x: Line[3]', { many: { min: '3' } }],
    ['x: accounts.User', { application: 'accounts', target: 'User' }],
  ])('%s', (text, expected) => {
    expect(field(text).type).toMatchObject(expected);
  });

  test.each([
    ['Int(1..999)', [{ from: '1', range: true, to: '999' }]],
    ['Int(..500)', [{ range: true, to: '500' }]],
    ['Int(-3..)', [{ from: '-3', range: true }]],
    ['String(12)', [{ from: '12', range: false }]],
    ['Decimal(12, 2, min 0)', [{ from: '12' }, { from: '2' }, { key: 'min', value: { value: '0' } }]],
    [
      'String(3..20, pattern "[A-Z0-9-]+")',
      [
        { from: '3', to: '20' },
        { key: 'pattern', value: { value: '[A-Z0-9-]+' } },
      ],
    ],
    ['Long(max 9223372036854775807)', [{ key: 'max', value: { value: '9223372036854775807' } }]],
  ])('%s keeps its constraints, numbers as text', (text, expected) => {
    expect(field(`x: ${text}`).type.constraints).toMatchObject(expected);
  });

  test.each([
    ['= now', { $type: 'WordLiteral', value: 'now' }],
    ['= "a \\"b\\" \\\\ \\d"', { $type: 'StringLiteral', value: 'a "b" \\ \\d' }],
    ['= -1.50', { $type: 'NumberLiteral', value: '-1.50' }],
  ])('a default %s', (text, expected) => {
    expect(field(`x: String unique ${text} readonly`).default).toMatchObject(expected);
    expect(field(`x: String unique ${text} readonly`).modifiers.map((modifier) => modifier.word)).toEqual([
      'unique',
      'readonly',
    ]);
  });

  test('documentation comments belong to what follows them', () => {
    const program = read(`
      /** A shop.
       *
       *  In two lines. */
      system s {}
      role
        /** Buys. */ BUYER,
        SELLER
      /** A service. */
      microservice a {
        // no documentation
        /** An entity. */
        entity E { /** A field. */ x: Int   /* not documentation */ y: Int }
        /***/
        enum F { /** A value. */ A, B }
      }`);
    const elements = program.files[0]?.tree.elements ?? [];
    const service: Application = only(elements.filter(isApplication));
    const [x, y] = only(service.members.filter(isEntity)).members.filter(isField);
    const [a, b] = only(service.members.filter(isEnum)).values;
    const nodes = [only(elements.filter(isSystem)), ...only(elements.filter(isRoleList)).roles, service];
    expect(nodes.map(documentationOf)).toEqual(['A shop.\n\n In two lines.', 'Buys.', undefined, 'A service.']);
    expect([x, y, a, b].map((node) => node && documentationOf(node))).toEqual([
      'A field.',
      undefined,
      'A value.',
      undefined,
    ]);
    expect(service.members.map(documentationOf)).toEqual(['An entity.', undefined]);
  });

  test('white space is free: CRLF, a lone CR, a byte order mark, no last line end, one line', () => {
    expect(problemsOf('\uFEFFsystem s {\r\n  java 17\r  auth a\r\n}\r\nrole A')).toEqual([]);
    expect(
      problemsOf(
        'system s { java 17 auth a } role A microservice m { entity E { a: Int b: Int? allow read index (a) c: E } }',
      ),
    ).toEqual([]);
    expect(problemsOf('')).toEqual([]);
  });
});

function only<T>(list: readonly T[] | undefined): T {
  const [first] = list ?? [];
  if (list?.length !== 1 || first === undefined) throw new Error(`${list?.length ?? 0} where one was expected`);
  return first;
}

function entity(body: string): Entity {
  const program = read(`microservice a { entity E {\n${body}\n} }`);
  expect(program.problems).toEqual([]);
  return only(only(program.files[0]?.tree.elements.filter(isApplication)).members.filter(isEntity));
}

function field(body: string): Field {
  return only(entity(body).members.filter(isField));
}
