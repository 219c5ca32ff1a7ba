import { describe, expect, it } from 'vitest';
import { done, MAIN, offered, refusal } from './kit.ts';

/** Services, beside a system that has nothing else. */
const services = (text: string) => ({ 'main.msa': MAIN, 'services.msa': text });

const result = (text: string, title: string) => {
  const { texts, notes } = done(services(text), title);
  return { text: texts['services.msa'], notes };
};

/** A system that consists of the services and a gateway. */
const system = (name: string) =>
  `system ${name} {}\n\nimport "./services.msa"\n\ngateway ${name}-web {\n  route catalog\n}\n`;

describe('moving an entity to another service', () => {
  it('is offered at its head, for every application that can have entities', () => {
    const files = services(`gateway web { route catalog, orders }
microservice catalog { entity Pro|duct { name: String } }
microservice orders {}
monolith office {}
`);
    expect(offered(files)).toEqual(['Move `Product` to `orders`', 'Move `Product` to `office`']);
  });

  it('makes references of relations, adds `calls`, and takes comments, its own enum and its events along', () => {
    const { text, notes } = result(
      `gateway web { route catalog, orders }

/** What is sold. */
microservice catalog {
  port 8081
  consumes ProductSold

  entity Category {
    name: String
    products: Product[]
  }

  // Prices are net.
  /** Something that is sold. */
  entity |Product {
    name: String // as printed
    status: Status = DRAFT
    category: Category? on delete clear
  } // see the wiki

  enum Status { DRAFT, ON_SALE }

  event ProductSold from Product { name }
}

microservice orders {
  port 8082
  calls catalog

  entity Line {
    product: catalog.Product
    amount: Int
  }
}

microservice mail {
  consumes catalog.ProductSold
}
`,
      'Move `Product` to `orders`',
    );
    expect(text).toBe(`gateway web { route catalog, orders }

/** What is sold. */
microservice catalog {
  port 8081
  consumes orders.ProductSold

  entity Category {
    name: String
  }
}

microservice orders {
  port 8082
  calls catalog

  entity Line {
    product: Product
    amount: Int
  }

  // Prices are net.
  /** Something that is sold. */
  entity Product {
    name: String // as printed
    status: Status = DRAFT
    category: catalog.Category?
  } // see the wiki

  enum Status { DRAFT, ON_SALE }

  event ProductSold from Product { name }
}

microservice mail {
  consumes orders.ProductSold
}
`);
    expect(notes).toEqual([
      'The rows of `products` stay in the database of `catalog`: copy them to that of `orders`, which no build does.',
      '`Product` is served at `/services/orders/api/products`, and no longer at `/services/catalog/api/products`.',
      '`Line.product` is a relation now: its column gets a foreign key.',
      '`Category.products` goes, which `Product.category` tells from now on: no field leads back from another application.',
      'Nothing becomes of `Product.category` when its `Category` is deleted: another application is not told.',
      '`Product.category` keeps its column, without a foreign key: the owner is asked when it is set.',
      '`ProductSold` is an event of `orders` now.',
      '`Status` went along.',
    ]);
  });

  it('takes its parts along, and leaves to what stays what that needs as well', () => {
    const { text, notes } = result(
      `gateway web { route sales, stock }

microservice sales {
  /** How it is paid. */
  enum Method { CARD, CASH }

  value Money {
    amount: Decimal
    method: Method
  }

  mixin Noted { note: Text? }

  entity Order| with Noted {
    lines: OrderLine[] owned
    method: Method
  }

  entity OrderLine {
    order: Order
    price: Money
  }

  entity Refund {
    order: Order
    price: Money
  }
}

microservice stock {}
`,
      'Move `Order` to `stock`',
    );
    expect(text).toBe(`gateway web { route sales, stock }

/** How it is paid. */
enum Method { CARD, CASH }

value Money {
  amount: Decimal
  method: Method
}

microservice sales {
  calls stock

  entity Refund {
    order: stock.Order
    price: Money
  }
}

microservice stock {
  mixin Noted { note: Text? }

  entity Order with Noted {
    lines: OrderLine[] owned
    method: Method
  }

  entity OrderLine {
    order: Order
    price: Money
  }
}
`);
    expect(notes).toContain('`OrderLine`, `Noted` went along.');
    expect(notes).toContain('`Money` stands outside of applications now: `sales` needs it as well.');
  });

  it('keeps the side of a one to one that has the key, and says that it is unique', () => {
    const { text } = result(
      `gateway web { route people, cars }

microservice people {
  entity Person {
    name: String
    licence: Licence?
  }

  entity |Licence {
    person: Person
    number: String
  }
}

microservice cars {
  entity Car { plate: String }
}
`,
      'Move `Licence` to `cars`',
    );
    expect(text).toContain('    person: people.Person unique\n');
    expect(text).not.toContain('licence: Licence?');
  });

  it('follows with references of third services, which call the new owner', () => {
    const { text, notes } = result(
      `gateway web { route catalog, orders, stock }

microservice catalog {
  entity |Product { name: String }
}

microservice stock {
  entity Shelf { number: Int }
}

microservice orders {
  calls catalog

  entity Line { product: catalog.Product shows name }
}
`,
      'Move `Product` to `stock`',
    );
    expect(text).toContain('  calls catalog, stock\n\n  entity Line { product: stock.Product shows name }');
    expect(notes).toContain('`orders` refers to nothing of `catalog` now, and still calls it.');
  });

  it('names it with its application where an operation takes or gives it', () => {
    const { text } = result(
      `gateway web { route catalog, orders }

microservice catalog {
  entity |Product { name: String }

  operation discount(product: Product, percent: Int): Product[]
}

microservice orders {
  operation restock(product: catalog.Product)
}
`,
      'Move `Product` to `orders`',
    );
    expect(text).toContain('operation discount(product: orders.Product, percent: Int): orders.Product[]');
    expect(text).toContain('operation restock(product: Product)');
  });

  it('follows in every system that has the file', () => {
    const { texts } = done(
      {
        'one.msa': system('one'),
        'two.msa': system('two'),
        'services.msa': 'microservice catalog { entity |Product { name: String } }\n\nmicroservice stock {}\n',
      },
      'Move `Product` to `stock`',
    );
    expect(texts).toMatchObject({
      'one.msa': system('one').replace('route catalog', 'route catalog, stock'),
      'two.msa': system('two').replace('route catalog', 'route catalog, stock'),
    });
  });

  it('changes files that are not open, each as it is laid out', () => {
    const { texts } = done(
      {
        'main.msa': MAIN,
        'services.msa':
          'import "./orders.msa"\n\ngateway web { route catalog, orders }\n\nmicroservice catalog {\n  entity |Product { name: String }\n}\n',
        'orders.msa':
          'microservice orders {\r\n  entity Line { product: catalog.Product  count: Int }\r\n  calls catalog\r\n}\r\n',
      },
      'Move `Product` to `orders`',
    );
    expect(texts['orders.msa']).toBe(
      'microservice orders {\r\n  entity Line { product: Product  count: Int }\r\n  calls catalog\r\n\r\n  entity Product { name: String }\r\n}\r\n',
    );
  });
});

const moved = (gateway: string, target = 'entity Shelf { number: Int }') =>
  result(
    `${gateway}

microservice catalog {
  entity |Product { name: String }
  entity Category { name: String }
}

microservice stock {
  ${target}
}
`,
    'Move `Product` to `stock`',
  );

describe('routes, when an entity moves', () => {
  it.each([
    [
      'stay where both services are reached',
      'gateway web { route catalog, stock }',
      'gateway web { route catalog, stock }',
    ],
    [
      'let the paths of the entity through, and no more of the service',
      'gateway web {\n  route catalog\n}',
      'gateway web {\n  route catalog\n  route stock { path "/api/products/**" }\n}',
    ],
    [
      'go to the other service where they were for the entity',
      'gateway web {\n  route catalog { path "/api/products/**", "/api/categories/**"  methods GET }\n}',
      'gateway web {\n  route catalog { path "/api/categories/**"  methods GET }\n  route stock { path "/api/products/**"  methods GET }\n}',
    ],
    [
      'go where nothing else was reached',
      'gateway web {\n  route catalog { path "/api/products/**" }\n}',
      'gateway web {\n  route stock { path "/api/products/**" }\n}',
    ],
    [
      'stay away where the entity was not reached',
      'gateway web {\n  route catalog { path "/api/categories/**" }\n}',
      'gateway web {\n  route catalog { path "/api/categories/**" }\n}',
    ],
    [
      'narrow a wider path down',
      'gateway web {\n  route catalog { path "/api/**" }\n}',
      'gateway web {\n  route catalog { path "/api/**" }\n  route stock { path "/api/products/**" }\n}',
    ],
  ])('%s', (_, before, after) => {
    const { text = '' } = moved(before);
    expect(text.slice(0, text.indexOf('\n\nmicroservice'))).toBe(after);
  });

  it('lead to the whole of a service that holds nothing else', () => {
    const { text } = moved('gateway web { route catalog }', 'port 8099');
    expect(text).toContain('gateway web { route catalog, stock }');
  });

  it('tell what they open', () => {
    expect(moved('gateway web { route catalog }').notes).toContain('`web` lets `/api/products/**` of `stock` through.');
  });
});

describe('a move that cannot be', () => {
  it.each([
    [
      'a relation of many to many',
      'entity |Tag { posts: Post[] }  entity Post { tags: Tag[] }',
      '`Tag.posts` is a relation of many to many, whose table lies in one database.',
    ],
    [
      'a part without its whole',
      'entity Order { lines: Line[] owned }  entity |Line { order: Order }',
      '`Line` is a part of `Order`: move that, and its parts go along.',
    ],
    [
      'a rule that looks into another service',
      'entity |Order { owner: accounts.User }  entity Refund { order: Order  allow read when order.owner == me }',
      'Then `allow read when order.owner == me` in `shop.Refund` would be wrong: A condition cannot go on from `order`: it points to another application, whose rows are not at hand here.',
    ],
    ['a name that is taken there', 'entity |Shelf { size: Int }', '`stock` has a `Shelf` of its own.'],
    [
      'an enum whose name means something else there',
      'entity |Box { size: Size }  enum Size { S, L }',
      '`stock` has a `Size` of its own.',
    ],
    [
      'two references that would be taken for one relation',
      'entity |Box { shelf: stock.Shelf }  entity Other { name: String }',
      '`Box.shelf` and `Shelf.box` would become the two sides of one relation.',
    ],
  ])('is refused: %s', (_, entities, reason) => {
    const files = services(`gateway web { route shop, stock }
microservice shop { calls stock  ${entities} ${entities.includes('Box') ? '' : 'entity Box { size: Int }'} }
microservice stock { calls shop  entity Shelf { box: shop.Box }  enum Size { BIG } }
`);
    const name = /\|(\w+)/.exec(entities)?.[1] ?? '';
    expect(refusal(files, `Move \`${name}\` to \`stock\``)).toBe(reason);
  });
});

const shared = (more: string) =>
  services(`mixin |Noted { note: Text? }

gateway web { route sales }

microservice sales {
  entity Offer with Noted { number: Int }
}
${more}`);

describe('an enum, a value type or a mixin', () => {
  it('moves out of its application, with what it needs', () => {
    const { text, notes } = result(
      `gateway web { route sales }

microservice sales {
  enum Currency { EUR, USD }

  /** What is paid. */
  value |Money {
    amount: Decimal
    currency: Currency
  }

  entity Offer { price: Money }
}
`,
      'Move `Money` out of `sales`, for all applications',
    );
    expect(text).toBe(`gateway web { route sales }

enum Currency { EUR, USD }

/** What is paid. */
value Money {
  amount: Decimal
  currency: Currency
}

microservice sales {
  entity Offer { price: Money }
}
`);
    expect(notes).toEqual(['`Currency` went along.']);
  });

  it('moves into the application that alone uses it', () => {
    expect(done(shared(''), 'Move `Noted` into `sales`').texts['services.msa']).toBe(`gateway web { route sales }

microservice sales {
  entity Offer with Noted { number: Int }

  mixin Noted { note: Text? }
}
`);
  });

  it('stays outside when others use it as well', () => {
    const files = shared('\nmonolith office {\n  entity Desk with Noted { number: Int }\n}\n');
    expect(refusal(files, 'Move `Noted` into `sales`')).toBe('`office` uses it as well.');
  });
});
