import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { PLAIN_TYPES } from '../../src/language/index.ts';
import { hoverOfName, hoverOfWord } from '../src/features/hover/hover.ts';
import { nameAt } from '../src/features/names.ts';
import { Models } from '../src/models.ts';
import { meaningOf } from '../src/words/keywords.ts';
import { TYPES } from '../src/words/types.ts';
import { marked } from './marked.ts';

const SHOP = `
system shop { auth accounts  discovery hub }
registry hub {}
uaa accounts {}
gateway web { route catalog, stock }
`;

/** What is told of the place of `|`. */
function hovered(text: string): string | undefined {
  const { workspace, path, offset, program, file } = marked({ 'main.msa': SHOP + text });
  const name = nameAt([program], path, offset);
  const hover = name ? hoverOfName(name, new Models(workspace).of(program)) : hoverOfWord(file, program, offset);
  const contents = hover?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

/** As it is shown, without what marks it up. */
const lines = (text: string): string[] => (hovered(text) ?? '').split('\n').filter((line) => line !== '');

const CATALOG = (inside: string, after = ''): string =>
  `microservice catalog {\n${inside}\n}\nmicroservice stock { port 8085 }\n${after}`;

describe('a declaration', () => {
  it('an entity: its documentation, what holds for it, and what becomes of it', () => {
    const text = CATALOG('/** Something the shop sells. */\nentity Prod|uct { name: String  price: Decimal(12, 2) }');
    expect(lines(text)).toEqual([
      '```msa',
      'entity Product',
      '```',
      'in `catalog`',
      'Something the shop sells.',
      'key `id: UUID` · `page 20 by id` · `locking optimistic` · displays `name` · who is signed in reads, `ADMIN` writes',
      '- **Java** `com.example.shop.catalog.domain.Product`',
      '- **SQL** table `products`',
      '- **REST** `/api/products`, through `web` at `/services/catalog/api/products`',
    ]);
  });

  it('a client of a uaa', () => {
    const text = 'uaa staff { /** The app. */ client pho|ne { redirect "https://phone.example/back" } }';
    expect(lines(text)).toEqual(['```msa', 'client phone', '```', 'in `staff`', 'The app.']);
  });

  it.each([
    ['/api/products/**', '`web` and `part`'],
    ['/api/{name}', '`web` and `part`'],
    ['/api/product?/*', '`web` and `part`'],
    ['/**', '`web` and `part`'],
    ['/api/offers/**', '`web`'],
    ['/api/products/*/picture', '`web`'],
  ])('an entity: the gateways that let it through, by what of the service has `path "%s"`', (path, gateways) => {
    const text = CATALOG('entity Prod|uct { name: String }', `gateway part { route catalog { path "${path}" } }`);
    expect(lines(text).at(-1)).toContain(`, through ${gateways} at `);
  });

  it.each([
    [
      'a number',
      'entity Product { pri|ce: Decimal(12, 2, min 0) }',
      [
        'required · 12 digits, 2 after the point · at least `0`',
        '- **Java** `BigDecimal price`',
        '- **SQL** `products.price numeric(12, 2) not null`',
        '- **JSON** `price: number`',
      ],
    ],
    [
      'a text that may be missing',
      'entity Product { hi|nt: String? }',
      [
        'optional · at most 255 characters',
        '- **Java** `@Nullable String hint`',
        '- **SQL** `products.hint varchar(255)`',
        '- **JSON** `hint: string`',
      ],
    ],
    [
      'an enum with a default',
      'entity Product { sta|tus: Status = NEW }  enum Status { NEW, OLD }',
      [
        'required · default `NEW`',
        '- **Java** `Status status`',
        '- **SQL** `products.status varchar(255) not null`',
        '- **JSON** `status: string (Status)`',
      ],
    ],
    [
      'a relation, with its other side, which nobody says',
      'entity Product { cate|gory: Category? }  entity Category { products: Product[] }',
      [
        'many to one · opposite `Category.products` · optional · `on delete restrict`',
        '- **Java** `@Nullable Category category`',
        '- **SQL** `products.category_id uuid`',
        '- **JSON** `category: string (UUID)`',
      ],
    ],
    [
      'a list of parts',
      'entity Product { li|nes: Line[1..3] owned }  entity Line { product: Product }',
      [
        'one to many · opposite `Line.product` · 1 to 3 · parts of this row',
        '- **Java** `List<Line> lines`',
        '- **JSON** `lines: [Line]`',
      ],
    ],
    [
      'an account',
      'entity Product { own|er: accounts.User }',
      [
        'required · the key of one `User` of `accounts`',
        '- **Java** `UUID owner`',
        '- **SQL** `products.owner_id uuid not null`',
        '- **JSON** `owner: string (UUID)`',
      ],
    ],
  ])('a field: %s', (_, inside, expected) => {
    expect(lines(CATALOG(inside)).slice(3)).toEqual(['in `Product` of `catalog`', ...expected]);
  });

  it('a field is told of where it is named, too', () => {
    expect(hovered(CATALOG('entity Product { name: String  index (na|me) }'))).toContain('products.name varchar(255)');
  });

  it('an application: where it runs, and on what', () => {
    expect(lines('microservice stock {}\nmicroservice cata|log { cache redis  dev { port 9001 } }')).toEqual([
      '```msa',
      'microservice catalog',
      '```',
      'port `8082` · in dev `9001` · database `postgresql` · in dev and test `h2` · auth `accounts` · cache `redis`',
      '- **Java** `com.example.shop.catalog.CatalogApplication`',
      '- **Path** `/services/catalog/`',
      '- **Not built yet** `cache redis`: every read goes to the database.',
      '- **Not built yet** `dev { port 9001 }`: no environment differs in it.',
    ]);
  });

  it('an enum and its values', () => {
    expect(hovered(CATALOG('entity Product { status: Status }  enum Sta|tus { NEW, OLD }'))).toContain(
      '`com.example.shop.catalog.domain.Status`',
    );
    expect(hovered(CATALOG('entity Product { status: Status }  enum Status { NEW, /** Gone. */ O|LD }'))).toMatch(
      /Gone\.[^]*`Status\.OLD`[^]*`"OLD"`/,
    );
  });

  it("a mixin's field becomes one of every entity that has it", () => {
    const text = CATALOG('entity Product with Noted {}', 'mixin Noted { no|te: Text? }');
    expect(hovered(text)).toContain('`products.note text`');
  });

  it('what is not built yet is said not to be', () => {
    expect(hovered(CATALOG('entity Product { name: String  time|out: Duration }'))).toContain(
      '**Not built yet** `Duration`: fields of this type are left out.',
    );
    expect(
      hovered('monolith office { entity No|te { text: Text } }\nmicroservice catalog {}  microservice stock {}'),
    ).toContain('**Not built yet** `monolith`: the application is left out.');
  });
});

describe('while the system is broken', () => {
  it('only what is certain is told: documentation, ports, other sides', () => {
    expect(lines(CATALOG('/** Sold. */ entity Prod|uct { name: Strin }'))).toEqual([
      '```msa',
      'entity Product',
      '```',
      'in `catalog`',
      'Sold.',
    ]);
    expect(lines('microservice stock {}\nmicroservice cata|log { entity { }')).toContain('port `8082`');
    expect(hovered(CATALOG('entity A { b|s: B[]  x: Nope }  entity B { a: A }'))).toContain('opposite `B.a`');
  });

  const text = `${SHOP}${CATALOG('/** Sold. */ entity Product with Noted { name: String(1..80) = "x"  lines: Line[] owned }  entity Line { product: Product }', 'mixin Noted { note: Text? }')}`;
  test.each([...text.matchAll(/\b/g)].map(({ index }) => index))(
    'nothing breaks when the text ends after %i characters',
    (end) => {
      const cut = text.slice(0, end);
      for (const at of [cut.length, Math.max(0, cut.length - 7)]) {
        const { workspace, path, offset, program, file } = marked({
          'main.msa': `${cut.slice(0, at)}|${cut.slice(at)}`,
        });
        const name = nameAt([program], path, offset);
        expect(() =>
          name ? hoverOfName(name, new Models(workspace).of(program)) : hoverOfWord(file, program, offset),
        ).not.toThrow();
      }
    },
  );
});

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
    expect(hovered(CATALOG('entity A { n: String = "uni|que" }'))).toBeUndefined();
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
