import { describe, expect, it } from 'vitest';
import { CATALOG, hovered, lines } from './hover-kit.ts';

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
