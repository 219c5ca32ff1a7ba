import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLAIN_TYPES } from '../../src/language/index.ts';
import { meaningOf } from '../src/words/keywords.ts';
import { TYPES } from '../src/words/types.ts';
import { CATALOG, hovered, lines } from './hover-kit.ts';

describe('a word of the language', () => {
  it.each([
    [
      'a kind of application',
      'micro|service catalog {}',
      ['```msa', 'microservice catalog { port 8081 }', '```', 'Owns data and serves it.'],
    ],
    [
      'a setting',
      CATALOG('ca|che none'),
      ['```msa', 'cache redis', '```', 'Where values are kept that are asked for often.', 'Default: `none`.'],
    ],
    [
      'a value of a setting',
      CATALOG('cache caff|eine'),
      ['**`caffeine`** (cache)', 'Caffeine: each instance has its own.', 'Others: `redis`, `hazelcast`, `none`.'],
    ],
    [
      'a plain type',
      CATALOG('entity A { n: Dec|imal }'),
      [
        '```msa',
        'Decimal',
        '```',
        'An exact number.',
        'In parentheses: its digits (`12, 2`), `min`, `max` and a `unit "…"`. Without: 19 digits, 2 of them after the point.',
        '- **Java** `BigDecimal`',
        '- **SQL** `numeric(19, 2)`, by default',
        '- **JSON** number',
      ],
    ],
    [
      'a modifier',
      CATALOG('entity A { n: Int uni|que }'),
      ['```msa', 'number: String(12) unique', '```', 'No two rows share a value.'],
    ],
    [
      'a constraint',
      CATALOG('entity A { n: String(pat|tern "a") }'),
      [
        '**`pattern`**',
        'A regular expression that the whole value matches, in the syntax that Java and ECMAScript share.',
      ],
    ],
    [
      'an operation',
      CATALOG('entity A { n: Int  allow re|ad }'),
      ['**`read`** (thing to allow)', 'To see rows, in lists and alone.', 'Others: `create`, `update`, `delete`, `*`.'],
    ],
    [
      'a role of several that one comment speaks of',
      CATALOG('entity A { n: Int  allow read to CLE|RK }', '/** Those of the warehouse. */\nrole CLERK, DRIVER'),
      ['```msa', 'role CLERK', '```', 'Those of the warehouse.'],
    ],
    [
      'the role that is always there',
      CATALOG('entity A { n: Int  allow read to AD|MIN }'),
      ['```msa', 'role ADMIN', '```', 'The role that every system has. Without rules, it alone writes.'],
    ],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('means what it means where it stands', () => {
    expect(hovered(CATALOG('search elas|ticsearch'))).toContain('Elasticsearch.');
    expect(hovered(CATALOG('sea|rch none'))).toContain('Where entities with `search` are indexed.');
    expect(hovered(CATALOG('entity A { n: Text  sea|rch }'))).toContain('Full text search');
    expect(hovered(CATALOG('entity A { me: Us|er }'))).toContain('An account of `accounts`.');
  });

  it('is nothing in a comment, in a text, and between words', () => {
    expect(hovered(`// micro|service\n${CATALOG('')}`)).toBeUndefined();
    expect(hovered(CATALOG('entity A { n: String = "uni|que" }'))).not.toContain('No two rows');
    expect(hovered(CATALOG('entity A |{ n: Int }'))).toBeUndefined();
    expect(hovered(CATALOG('  |  '))).toBeUndefined();
  });
});

describe('the tables of words', () => {
  const grammar = readFileSync('grammar/msa.langium', 'utf8').replaceAll(/\/\*[^]*?\*\/|^\/\/.*$/gm, '');
  const rules = [...grammar.matchAll(/^(\w+)(?: returns \w+)?:([^;]*);/gm)];
  const keywords = rules.flatMap(([, rule = '', body = '']) =>
    [...body.matchAll(/'([a-z]+)'/g)].map(([, word = '']) => [rule, word] as const),
  );

  it.each(keywords)('%s: `%s` has a meaning', (rule, word) => {
    expect(meaningOf(word, rule)?.means).toMatch(/[.!]$/);
  });

  const reference = readFileSync('docs/language.md', 'utf8');
  const rows = [...reference.matchAll(/^\| `([a-z]+)` +\|(.*)\| ([^|]+?) +\|$/gm)].filter(
    ([, word = '']) => !['unique', 'readonly', 'owned'].includes(word) && meaningOf(word, undefined),
  );
  it.each(rows.map(([, word = '', , usual = '']) => [word, usual]))(
    'the default of `%s` is that of the reference: %s',
    (word, usual) => {
      expect(`${meaningOf(word, undefined)?.default} ${meaningOf(word, 'StorageClass')?.default}`).toContain(usual);
    },
  );

  it.each(PLAIN_TYPES.filter((type) => type !== 'Json'))('%s becomes what is emitted', (type) => {
    const { java, sql } = TYPES[type];
    const said = hovered(CATALOG(`entity Thing { na|me: ${type} }`));
    const expected =
      java === undefined
        ? ['**Not built yet**']
        : [`**Java** \`${java} name\``, `**SQL** \`things.name ${sql} not null\``];
    expect(expected.filter((each) => !said?.includes(each))).toEqual([]);
  });
});
