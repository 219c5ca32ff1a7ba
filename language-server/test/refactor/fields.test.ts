import { describe, expect, it } from 'vitest';
import { done, MAIN, modelOf, offered, refusal } from './kit.ts';

/** What stands in a service, and what it becomes. */
const service = (text: string) => ({
  'main.msa': MAIN,
  'services.msa': `gateway web { route sales }\n\nmicroservice sales {\n${text}}\n`,
});

const result = (text: string, title: string) => {
  const { texts, notes } = done(service(text), title);
  const [, after = ''] = /microservice sales \{\n([^]*)\}\n$/.exec(texts['services.msa'] ?? '') ?? [];
  return { text: after, notes };
};

describe('extracting a mixin', () => {
  const ORDER = `  /** What was bought. */
  entity Order {
    number: Int

    «// Who is asked.
    contact: String(80) // by phone
    /** Whatever else there is to say. */
    note: Text?»
    allow read
  }
`;

  it('takes what is selected, with its comments, and leaves the table as it is but for its order', () => {
    const { text, notes } = result(ORDER, 'Extract into a mixin `OrderFields`');
    expect(text).toBe(`  mixin OrderFields {
    // Who is asked.
    contact: String(80) // by phone
    /** Whatever else there is to say. */
    note: Text?
  }

  /** What was bought. */
  entity Order with OrderFields {
    number: Int

    allow read
  }
`);
    expect(notes).toEqual(['What a mixin brings comes first: the columns of `Order` are in another order now.']);
  });

  it('changes nothing when the first fields are taken', () => {
    const before = `  entity Order with Named {
    total: Int
  }

  mixin Named { name: String }

  entity Offer {
    «until: Instant
    filter (until)»
    total: Int
  }
`;
    const { texts, notes } = done(service(before), 'Extract into a mixin `OfferFields`');
    expect(notes).toEqual([]);
    expect(modelOf({ ...service(before), ...texts })).toEqual(modelOf(service(before)));
  });

  it('goes on with the mixins that are there, under a name that is free', () => {
    const { text } = result(
      `  mixin OrderFields { number: Int }

  entity Order was Purchase with OrderFields {
    «note: Text?»
    total: Int
  }
`,
      'Extract into a mixin `OrderFields2`',
    );
    expect(text).toContain('entity Order was Purchase with OrderFields, OrderFields2 {\n    total: Int\n  }');
  });

  it('takes no relation', () => {
    const files = service('  entity A {\n    «b: B»\n  }\n\n  entity B { name: String }\n');
    expect(refusal(files, 'Extract into a mixin `AFields`')).toBe(
      '`b` is a relation, and a mixin has none: its other side would lead to several entities.',
    );
  });

  it('is offered for a selection only, and within braces', () => {
    expect(offered(service('  entity A {\n    na|me: String\n  }\n'))).toEqual([]);
    expect(offered(service('  entity «A {\n    name: String»\n  }\n'))).toEqual([]);
  });
});

describe('what people are shown a row by', () => {
  it.each([
    [
      'Extract into a value type `OrderDetails`',
      '«name: String»\n    code: String',
      'by `code`, and no longer by `name`.',
    ],
    ['Extract into a mixin `OrderFields`', 'a: Int\n    «name: String»\n    code: String', undefined],
    ['Extract into a value type `OrderDetails`', 'display name\n    name: String\n    «code: String»', undefined],
  ])('is told where it changes: %s', (title, fields, told) => {
    const { notes } = done(service(`  entity Order {\n    ${fields}\n  }\n`), title);
    const shown = notes.filter((note) => note.includes('is shown'));
    expect(shown).toEqual(told === undefined ? [] : [`\`Order\` is shown ${told}`]);
  });
});

describe('extracting a value type', () => {
  it('names it by what the fields have in common, so that no column changes', () => {
    const { text, notes } = result(
      `  entity Order {
    number: Int
    «/** Street and number. */
    shipStreet: String(80) readonly
    shipCity: String(40) readonly // without the code»
    total: Int
  }
`,
      'Extract into a value type `Ship`',
    );
    expect(text).toBe(`  value Ship {
    /** Street and number. */
    street: String(80)
    city: String(40) // without the code
  }

  entity Order {
    number: Int
    ship: Ship readonly
    total: Int
  }
`);
    expect(notes).toEqual([
      'In JSON, `shipStreet`, `shipCity` of `Order` stand in an object `ship` now.',
      '`Order` is shown by its key, and no longer by `shipStreet`.',
    ]);
  });

  it('tells which columns change', () => {
    const { text, notes } = result(
      '  entity Order {\n    «street: String\n    city: String»\n  }\n',
      'Extract into a value type `OrderDetails`',
    );
    expect(text).toBe(
      '  value OrderDetails {\n    street: String\n    city: String\n  }\n\n  entity Order {\n    details: OrderDetails\n  }\n',
    );
    expect(notes.slice(1)).toEqual([
      'The column `street` is called `details_street` now: rename it where there is data.',
      'The column `city` is called `details_city` now: rename it where there is data.',
      '`Order` is shown by its key, and no longer by `street`.',
    ]);
  });

  it.each([
    ['the key', '«id: Long»', '`id` is the key of each row.'],
    ['what is unique', '«code: Int unique»', '`code` is `unique`, which fields of a value type cannot be.'],
    ['what points to a row', '«owner: accounts.User»', '`owner` points to a row, and a value type holds none.'],
    [
      'what is named elsewhere',
      '«code: Int»\n    index (code)',
      'Then `index (code)` in `sales.Order` would be wrong: `Order` has no field `code`.',
    ],
  ])('does not take %s', (_, fields, reason) => {
    expect(refusal(service(`  entity Order {\n    ${fields}\n  }\n`), 'Extract into a value type `OrderDetails`')).toBe(
      reason,
    );
  });
});

describe('inlining a mixin', () => {
  const TWO = `  // Changed by people.
  /** What people say of it. */
  mixin Noted with Named {
    note: Text? // in Markdown
    // More may come.
  }

  mixin Named { name: String }

  entity Order with No|ted {
    number: Int
  }

  entity Offer with Noted { total: Int }
`;

  it('puts what it brings in the place of its name', () => {
    const { text } = result(TWO, 'Inline `Noted` into `Order`');
    expect(text).toContain(`  entity Order with Named {
    note: Text? // in Markdown
    // More may come.
    number: Int
  }
`);
    expect(text).toContain('mixin Noted');
    expect(text).toContain('  entity Offer with Noted { total: Int }');
  });

  it('everywhere, and changes nothing of the system', () => {
    const { text } = result(TWO, 'Inline `Noted` everywhere and remove it');
    expect(text).toBe(`  mixin Named { name: String }

  entity Order with Named {
    // Changed by people.
    /* What people say of it. */
    note: Text? // in Markdown
    // More may come.
    number: Int
  }

  entity Offer with Named {
    // Changed by people.
    /* What people say of it. */
    note: Text? // in Markdown
    // More may come.
    total: Int
  }
`);
    const { texts } = done(service(TWO), 'Inline `Noted` everywhere and remove it');
    expect(modelOf({ ...service(TWO), ...texts })).toEqual(modelOf(service(TWO)));
  });

  it('refuses where a name would mean something else', () => {
    const files = {
      'main.msa': MAIN,
      'services.msa': `enum Level { LOW, HIGH }

mixin |Rated { level: Level }

microservice sales {
  enum Level { A, B }

  entity Order with Rated { number: Int }
}

gateway web { route sales }
`,
    };
    expect(refusal(files, 'Inline `Rated` and remove it')).toBe('`Level` means something else in `Order`.');
  });
});

describe('inlining a value type', () => {
  it('keeps columns and comments, and says of each field what was said of the whole', () => {
    const { text, notes } = result(
      `  value Money {
    /** Net. */
    amount: Decimal(12, 2, min 0)
    currency: String(3..3) = "EUR" // ISO 4217
  }

  entity Order {
    // What is paid.
    pri|ce: Money? readonly
    number: Int
  }
`,
      'Inline `Money` into `price`',
    );
    expect(text).toContain(`  entity Order {
    // What is paid.
    /** Net. */
    priceAmount: Decimal(12, 2, min 0)? readonly
    priceCurrency: String(3..3)? readonly = "EUR" // ISO 4217
    number: Int
  }
`);
    expect(notes).toEqual([
      'In JSON, the fields of `Order.price` stand in the row itself now, as `priceAmount`, `priceCurrency`; their columns stay.',
    ]);
  });

  it('is what extracting it undoes', () => {
    const before = '  entity Order {\n    «shipStreet: String\n    shipCity: String»\n  }\n';
    const there = result(before, 'Extract into a value type `Ship`').text;
    const back = result(there.replace('ship: Ship', 'sh|ip: Ship'), 'Inline `Ship` into `ship`').text;
    expect(back).toContain('  entity Order {\n    shipStreet: String\n    shipCity: String\n  }\n');
  });

  it('refuses what had another name', () => {
    const files = service('  value Money { amount: Decimal }\n\n  entity Order { |price: Money was cost }\n');
    expect(refusal(files, 'Inline `Money` into `price`')).toBe(
      '`price` had another name before, which `was` says of one field.',
    );
  });
});

const two = (order: string, customer = 'name: String') =>
  `  entity Customer {\n    ${customer}\n\n    allow read\n  }\n\n  entity Order {\n    ${order}\n  }\n`;

describe('adding the other side of a relation', () => {
  it.each([
    [
      'to many',
      'buy|er: Customer',
      'Add `orders` to `Customer`: the list of those that point to one',
      'orders: Order[]',
    ],
    ['to one', 'buy|er: Customer', 'Add `order` to `Customer`: one to one', 'order: Order?'],
    [
      'of a list, to one',
      'buy|ers: Customer[]',
      'Add `order` to `Customer`: the `Order` that each belongs to',
      'order: Order',
    ],
    ['of a list, to many', 'buy|ers: Customer[]', 'Add `orders` to `Customer`: many to many', 'orders: Order[]'],
    [
      'which is said, where it could be another',
      'buy|er: Customer\n    payer: Customer',
      'Add `orders` to `Customer`: the list of those that point to one',
      'orders: Order[] opposite buyer',
    ],
  ])('leads back %s', (_, field, title, added) => {
    expect(result(two(field), title).text).toContain(`    name: String\n    ${added}\n\n    allow read`);
  });

  it('takes a name that is free', () => {
    const title = 'Add `payerOrders` to `Customer`: the list of those that point to one';
    const { text } = result(two('buyer: Customer opposite orders\n    pay|er: Customer', 'orders: Order[]'), title);
    expect(text).toContain('    orders: Order[]\n    payerOrders: Order[]');
  });

  it('leaves the key where it is', () => {
    const { text, notes } = result(two('buy|er: Customer?'), 'Add `order` to `Customer`: one to one');
    expect(text).toContain('buyer: Customer? owning\n');
    expect(notes).toEqual(['No two rows of `Order` may point to the same `Customer` from now on.']);
  });

  it('is not offered where there is one', () => {
    expect(offered(service(two('buy|er: Customer', 'orders: Order[]')))).toEqual([]);
  });
});
