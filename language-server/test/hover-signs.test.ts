import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../src/features/hover/hover.ts';
import { nameAt } from '../src/features/names.ts';
import { Models } from '../src/models.ts';
import { CATALOG, hovered, lines, SHOP } from './hover-kit.ts';
import { marked } from './marked.ts';

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
