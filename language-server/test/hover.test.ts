import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { PLAIN_TYPES } from '../../src/language/index.ts';
import { hoverAt } from '../src/features/hover/hover.ts';
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

const hoverIn = (files: Readonly<Record<string, string>>) => {
  const { workspace, path, offset, program, file } = marked(files);
  const scene = { file, program, system: new Models(workspace).of(program), fileSystem: workspace.fileSystem };
  return hoverAt(scene, offset, nameAt([program], path, offset));
};

/** What is told of the place of `|`. */
function hovered(text: string, files: Readonly<Record<string, string>> = {}): string | undefined {
  const contents = hoverIn({ 'main.msa': SHOP + text, ...files })?.contents;
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
        '- **Checks** `@NotNull` `@Digits(integer = 10, fraction = 2)` `@DecimalMin("0")`',
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
        '- **Checks** `@Size(max = 255)`',
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
        '- **Checks** `@NotNull` `@Size(min = 1, max = 3)`',
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
        '- **Checks** `@NotNull`',
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
    const text = 'entity Product { status: Status }  enum Status { NEW, /** Gone. */ O|LD "No longer sold" }';
    expect(lines(CATALOG(text))).toEqual([
      '```msa',
      'OLD "No longer sold"',
      '```',
      'in `Status` of `catalog`',
      'Gone.',
      'people read "No longer sold"',
      '- **Java** `Status.OLD`',
      '- **JSON** `"OLD"`',
    ]);
    expect(hovered(CATALOG('enum Status { NEW "Ne|w" }  entity A { s: Status }'))).toBe(
      'What people read in the place of `NEW`.',
    );
  });

  it('a value type: its fields, and where it is embedded', () => {
    const text = CATALOG(
      'entity Product { price: Money }',
      'value Mon|ey {\n  /** How much. */ amount: Decimal(12, 2)\n  currency: String(3..3)\n}',
    );
    expect(lines(text)).toEqual([
      '```msa',
      'value Money {',
      '  amount: Decimal(12, 2)',
      '  currency: String(3..3)',
      '}',
      '```',
      'embedded in `Product.price`',
      '- **Not built yet** `value`: fields of a value type are left out.',
    ]);
    expect(lines(CATALOG('entity Product { price: Money }', 'value Money { am|ount: Decimal(12, 2) }'))).toContain(
      'required · 12 digits, 2 after the point',
    );
  });

  it('a mixin and an event: their fields', () => {
    expect(lines(CATALOG('entity A with Noted {}', 'mixin No|ted { note: Text?  allow read }')).slice(1, 5)).toEqual([
      'mixin Noted {',
      '  note: Text?',
      '  allow read',
      '}',
    ]);
    expect(lines(CATALOG('entity A { n: Int } event Ma|de from A { n }'))[1]).toBe('event Made from A { n }');
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

const OFFER = (field: string): string => CATALOG(`entity Offer { ${field} }`);

describe('a number, a text or a sign', () => {
  it.each([
    [
      'a range of lengths',
      'name: String(1|..120)',
      [
        'Between 1 and 120 characters, both included.',
        '- **Java** `String name`',
        '- **SQL** `offers.name varchar(120) not null`',
        '- **JSON** `name: string`',
        '- **Checks** `@NotBlank` `@Size(min = 1, max = 120)`',
      ],
    ],
    [
      'a range of numbers',
      'quantity: Int(1..|9999)',
      [
        'From `1` to `9999`, both included.',
        '- **Java** `int quantity`',
        '- **SQL** `offers.quantity integer not null`',
        '- **JSON** `quantity: number`',
        '- **Checks** `@NotNull` `@Min(1)` `@Max(9999)`',
      ],
    ],
    [
      'the digits of a Decimal',
      'price: Decimal(12|, 2, min 0)',
      [
        '12 digits in all, 2 of them after the point: at most `9,999,999,999.99`.',
        '- **Java** `BigDecimal price`',
        '- **SQL** `offers.price numeric(12, 2) not null`',
        '- **JSON** `price: number`',
        '- **Checks** `@NotNull` `@Digits(integer = 10, fraction = 2)` `@DecimalMin("0")`',
      ],
    ],
    [
      'what may be missing',
      'note: Text|?',
      [
        'The value may be missing: without `?` it is required.',
        '- **Java** `@Nullable String note`',
        '- **SQL** `offers.note text`',
        '- **JSON** `note: string`',
        '- **Checks** `@Size(max = 65_535)`',
      ],
    ],
    [
      'how many',
      'lines: Line[1..|*] owned } entity Line { offer: Offer',
      [
        'A list: at least 1 of `Line`.',
        '- **Java** `List<Line> lines`',
        '- **JSON** `lines: [Line]`',
        '- **Checks** `@NotEmpty`',
      ],
    ],
    [
      'a size, of a type that is not built',
      'photo: Image(5M|B)',
      ['At most 5 MB (5,000,000 bytes).', '- **Not built yet** `Image`: fields of this type are left out.'],
    ],
    [
      'a length of time',
      'valid: Duration(1|m..30d)',
      ['From 1 minute to 30 days, both included.', '- **Not built yet** `Duration`: fields of this type are left out.'],
    ],
  ])('of a field: %s', (_, field, expected) => {
    expect(lines(OFFER(field))).toEqual(expected);
  });

  it.each([
    ['name: String(|12)', 'At most 12 characters.'],
    ['name: String(3|..3)', 'Exactly 3 characters.'],
    ['name: String(3|..)', 'At least 3 characters.'],
    ['name: String(min |2)', 'At least 2 characters.'],
    ['name: String(pattern "[A-|Z]+")', 'Only texts that match `[A-Z]+` as a whole.'],
    ['weight: Int(unit "k|g")', 'Counted in `kg`: people see it beside the number.'],
    ['score: Double(max |1.5)', 'At most `1.5`.'],
    ['digits: Decimal(|5)', '5 digits in all, none of them after the point: at most `99,999`.'],
    ['stars: Int = |3', 'Taken when no value is given.'],
    ['valid: Duration = 1|h', 'Taken when no value is given: 1 hour.'],
    ['stars: Int |= 3', 'What is taken when no value is given.'],
    ['tags: Tag|[] } entity Tag { offers: Offer[]', 'A list: any number of `Tag`.'],
    ['tags: Tag[|0..5] } entity Tag { offers: Offer[]', 'A list: at most 5 of `Tag`.'],
    ['weight: Int column "w|eight_kg"', 'The column that `weight` is kept in.'],
    ['open: Boolean allow read when open =|= true', 'Is the same.'],
    ['open: Boolean allow read message "N|o."', 'What those are told who may not.'],
    ['name: String table "of|fers"', 'The table that rows of `Offer` are kept in.'],
    ['name: String was ti|tle', 'What `name` was called before: what is stored and published under `title` follows.'],
  ])('%s', (field, expected) => {
    expect(lines(OFFER(field))[0]).toBe(expected);
  });

  it.each([
    ['microservice a { port 80|99 }', '`a` listens at `http://localhost:8099`.'],
    ['microservice a { dev { port 80|99 } }', '`a` listens at `http://localhost:8099` in `dev`.'],
    [
      'gateway a { limit 100 per 1|m by user }',
      'At most 100 requests of each signed-in user in 1 minute; more are answered 429.',
    ],
    [
      'gateway a { limit 1|0 per 1s by address }',
      'At most 10 requests of each network address in 1 second; more are answered 429.',
    ],
    ['microservice a { storage 10G|i }', '10 GiB (10,737,418,240 bytes) of room for the database of `a`.'],
    [
      'microservice a { resources { cpu 250m|..2 } }',
      '0.25 cores are reserved for each instance; at most 2 cores are given.',
    ],
    [
      'microservice a { resources { memory 5|12Mi } }',
      '512 MiB (536,870,912 bytes) is reserved for each instance; no limit is set.',
    ],
    [
      'microservice a { instances 2..6 at cpu 7|0 }',
      '2 to 6 instances run side by side: another is started when they use 70 % of the cores that are reserved for them, and one is stopped when they use less.',
    ],
    ['microservice a { instances |3 }', '3 instances run side by side.'],
    [
      'microservice a { secret PAY|MENT_KEY }',
      'An environment variable of `a` that whoever deploys it must provide: `PAYMENT_KEY`. No file holds its value.',
    ],
    [
      'registry a { config git "https://git.|example.com/c" }',
      'The repository that `a` reads the production configuration of all applications from.',
    ],
    [
      'uaa a { client b { redirect "https://b.exam|ple/back" } }',
      'Users come back here after they have signed in. Other addresses are refused.',
    ],
    ['gateway a { route stock { path "/api/shel|ves/**" } }', 'Only paths of this pattern pass. Through `a`:'],
    [
      'gateway a { route stock { rewrite "/ap|i" to "/v2" } }',
      'What is asked for below `/services/stock/api` is taken from `/v2` of `stock`.',
    ],
    ['gateway a { client react { languages en, pt-b|r } }', 'Brazilian Portuguese.'],
    ['gateway a { client react { languages e|n, fr } }', 'English, the default language.'],
    ['deploy kubernetes { host "shop.exam|ple.com" }', 'The name by which browsers reach the system.'],
  ])('%s', (text, expected) => {
    expect(lines(text.includes('stock') ? CATALOG('', text) : text)[0]).toBe(expected);
  });

  it('an alert', () => {
    const text = 'system s { console elk { alert latency > 8|00 per 5m to "ops@example.com" } }';
    expect(hovered('', { 'main.msa': text })).toBe(
      'Mail to `ops@example.com` when the 95th percentile of response times is above 800 milliseconds in 5 minutes.',
    );
  });

  it('a page, with the request that asks for the same aloud', () => {
    expect(lines(OFFER('name: String page 5|0 by name desc'))).toEqual([
      '50 rows a page, when the caller does not say how many.',
      '- **REST** `GET /api/offers` is `GET /api/offers?page=0&size=50&sort=name,desc`',
    ]);
  });

  it('what is not built yet is said not to be', () => {
    expect(lines('microservice catalog { instances |3  dev { port 9001 } }\nmicroservice stock {}')).toEqual([
      '3 instances run side by side.',
      expect.stringContaining('**Not built yet** `instances 3`'),
    ]);
  });

  it('an import: what the file declares', () => {
    const catalog =
      'import "./money.msa" role BUYER microservice catalog { entity Product { name: String } enum Kind { A } }';
    const main = `${SHOP}import "./cata|log.msa"\nmicroservice stock {}`;
    const files = { 'main.msa': main, 'catalog.msa': catalog, 'money.msa': 'value Money { amount: Int }' };
    expect(lines('') && hovered('', files)?.split('\n')).toEqual([
      '- `import` `./money.msa`',
      '- `role` `BUYER`',
      '- `microservice` `catalog`: `Product`, `Kind`',
    ]);
    expect(hovered('', { 'main.msa': `${SHOP}import "./now|here.msa"` })).toBeUndefined();
  });

  it('a sign goes before a name that ends where it begins', () => {
    expect(lines(OFFER('to: Offer|?'))[0]).toBe('The value may be missing: without `?` it is required.');
    expect(lines(OFFER('to: Offe|r?'))[1]).toBe('entity Offer');
  });
});

it('says something of every word, number, text and sign of a file, but for braces', () => {
  const text = readFileSync('test/fixtures/everything.msa', 'utf8').replaceAll('|', '/');
  const { workspace, path, program, file } = marked({ 'main.msa': `|${text}` });
  const scene = { file, program, system: new Models(workspace).of(program), fileSystem: workspace.fileSystem };
  const blank = text.replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, (comment) => ' '.repeat(comment.length));
  const silent = [...blank.matchAll(/"[^"\n]*"|[\w-]+|\.\.|[=!]=|[^\s{}():,.]/g)]
    .filter(({ index }) => !hoverAt(scene, index, nameAt([program], path, index)))
    .map(([token]) => token);
  expect(silent).toEqual([]);
});

/** Some fifty words and signs of a file that has everything, each left out once. */
const LEFT_OUT = (() => {
  const text = readFileSync('test/fixtures/systems/everything.msa', 'utf8').replaceAll('|', '/');
  const tokens = [...text.matchAll(/"[^"\n]*"|[\w-]+|\.\.|[=!]=|[^\s\w]/g)].filter((_, index) => index % 17 === 0);
  return tokens.map(({ 0: token, index }) => [token, text.slice(0, index), text.slice(index + token.length)] as const);
})();

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

  test.each(LEFT_OUT)('nothing breaks around a missing %s', (_, before, after) => {
    const { workspace, path, offset, program, file } = marked({ 'main.msa': `${before}|${after}` });
    const scene = { file, program, system: undefined, fileSystem: workspace.fileSystem };
    for (let at = Math.max(0, offset - 30); at < offset + 30; at += 7)
      expect(() => hoverAt(scene, at, nameAt([program], path, at))).not.toThrow();
  });

  const text = `${SHOP}${CATALOG('/** Sold. */ entity Product with Noted { name: String(1..80) = "x"  lines: Line[] owned }  entity Line { product: Product }', 'mixin Noted { note: Text? }')}`;
  test.each([...text.matchAll(/\b/g)].map(({ index }) => index))(
    'nothing breaks when the text ends after %i characters',
    (end) => {
      const cut = text.slice(0, end);
      for (const at of [cut.length, Math.max(0, cut.length - 7)]) {
        expect(() => hoverIn({ 'main.msa': `${cut.slice(0, at)}|${cut.slice(at)}` })).not.toThrow();
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
