import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { done, MAIN, modelOf, offered, refusal } from './kit.ts';

describe('moving to another file', () => {
  const files = {
    'main.msa': MAIN,
    'services.msa': `// The services of the shop.

import "./orders.msa"

gateway web { route catalog, orders }

/** What is sold. */
microservice cat|alog {
  entity Product { name: String }
}
`,
    'orders.msa': 'microservice orders { entity Order { number: Int } }\n',
  };

  it('is offered for a file of its own, and for those that import this one or that it imports', () => {
    expect(offered(files)).toEqual([
      'Move `catalog` to a file of its own',
      'Move `catalog` to `./main.msa`',
      'Move `catalog` to `./orders.msa`',
      'Split this file: each application to a file of its own',
    ]);
  });

  it('imports the new file before the others, and leaves the model as it was', () => {
    const { texts } = done(files, 'Move `catalog` to a file of its own');
    expect(texts).toEqual({
      'catalog.msa': `/** What is sold. */
microservice catalog {
  entity Product { name: String }
}
`,
      'services.msa': `// The services of the shop.

import "./catalog.msa"
import "./orders.msa"

gateway web { route catalog, orders }
`,
    });
    expect(modelOf({ ...files, ...texts })).toEqual(modelOf(files));
  });

  it('puts it behind what the other file holds', () => {
    const { texts, notes } = done(files, 'Move `catalog` to `./orders.msa`');
    expect(texts['orders.msa']).toBe(`microservice orders { entity Order { number: Int } }

/** What is sold. */
microservice catalog {
  entity Product { name: String }
}
`);
    expect(notes).toEqual([
      'The port of `orders` is not written, and goes by the order of the text: it is 8081 now, and was 8082.',
      'The port of `catalog` is not written, and goes by the order of the text: it is 8082 now, and was 8081.',
    ]);
  });

  it('is not offered where a file holds nothing else, or there is one of that name', () => {
    expect(offered({ ...files, 'catalog.msa': '' })).not.toContain('Move `catalog` to a file of its own');
    expect(offered({ 'main.msa': MAIN, 'services.msa': 'microservice cat|alog {}\n' })).toEqual([
      'Move `catalog` to `./main.msa`',
    ]);
  });

  it('leaves no system without what it had', () => {
    const both = {
      'shop.msa': 'import "./shared.msa"\n\nsystem shop {}\n\nmonolith till { entity Sale { price: Money } }\n',
      'bank.msa': 'import "./shared.msa"\n\nsystem bank {}\n\nmonolith desk { entity Account { balance: Money } }\n',
      'shared.msa': '// For all.\n\nvalue |Money { amount: Decimal }\n\nvalue Rate { rate: Decimal }\n',
    };
    expect(refusal(both, 'Move `Money` to `./shop.msa`')).toBe(
      'A system that `shared.msa` belongs to does not import `shop.msa`, and would lose it.',
    );
    expect(done(both, 'Move `Money` to a file of its own').texts).toEqual({
      'shared.msa': '// For all.\n\nimport "./money.msa"\n\nvalue Rate { rate: Decimal }\n',
      'money.msa': 'value Money { amount: Decimal }\n',
    });
  });
});

describe('splitting a file', () => {
  const TITLE = 'Split this file: each application to a file of its own';

  it('puts each application into a file of its own, with its comments, and changes nothing of the system', () => {
    const files = {
      'shop.msa': `/** A shop. */
sys|tem shop { auth accounts  discovery hub }

role SELLER

registry hub {}

// Who may sign in is kept here.
uaa accounts {} // see the handbook

gateway web {
  route catalog
}

microservice catalog {
  entity Product { name: String }
}

deploy compose
`,
    };
    const { texts, notes } = done(files, TITLE);
    expect(texts).toEqual({
      'shop.msa': `/** A shop. */
system shop { auth accounts  discovery hub }

role SELLER

import "./hub.msa"
import "./accounts.msa"
import "./web.msa"
import "./catalog.msa"

deploy compose
`,
      'hub.msa': 'registry hub {}\n',
      'accounts.msa': '// Who may sign in is kept here.\nuaa accounts {} // see the handbook\n',
      'web.msa': 'gateway web {\n  route catalog\n}\n',
      'catalog.msa': 'microservice catalog {\n  entity Product { name: String }\n}\n',
    });
    expect(notes).toEqual([]);
    expect(modelOf(texts)).toEqual(modelOf(files));
  });

  it('changes nothing of what the documentation of the whole language says', () => {
    const path = new URL('../../../test/fixtures/everything.msa', import.meta.url);
    const text = readFileSync(path, 'utf8').replace(/^system/m, '|system');
    const files = { 'everything.msa': text };
    const { texts } = done(files, TITLE);
    expect(modelOf(texts)).toEqual(modelOf(files));
  });

  it('overwrites no file', () => {
    const files = { 'shop.msa': 'sys|tem shop {}\n\nmonolith a {}\n\nmonolith b {}\n', 'b.msa': '' };
    expect(refusal(files, TITLE)).toBe('There is a file `b.msa` already.');
  });

  it('is not offered for a single application, or within one', () => {
    expect(offered({ 'shop.msa': 'sys|tem shop {}\n\nmonolith a {}\n' })).not.toContain(TITLE);
    expect(offered({ 'shop.msa': 'system shop {}\n\nmonolith a { port 1| }\n\nmonolith b {}\n' })).toEqual([]);
  });
});
