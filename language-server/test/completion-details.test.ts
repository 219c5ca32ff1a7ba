import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver';
import { completions } from '../src/features/completion/completion.ts';
import { explained } from '../src/features/completion/details.ts';
import { Elsewhere } from '../src/features/completion/elsewhere.ts';
import { Models } from '../src/models.ts';
import { marked } from './marked.ts';

/** What is offered at `|` of a workspace. */
function offered(files: Readonly<Record<string, string>>) {
  const { workspace, program, file, text, offset, path } = marked(files);
  const items = completions({ file, offset }, program, {
    snippets: false,
    files: () => [],
    elsewhere: new Elsewhere(workspace, program, file),
  });
  const models = new Models(workspace);
  return {
    items,
    item: (label: string): CompletionItem | undefined => items.find((each) => each.label === label),
    /** The documentation that an item is given when somebody looks at it. */
    told: (label: string): string | undefined => {
      const documentation = explained(
        items.find((each) => each.label === label) ?? { label },
        workspace,
        models,
      ).documentation;
      return typeof documentation === 'object' ? documentation.value : documentation;
    },
    /** The file with what an item brings along. */
    imported: (label: string): string => {
      const edits = items.find((each) => each.label === label)?.additionalTextEdits ?? [];
      return TextDocument.applyEdits(TextDocument.create(path, 'msa', 0, text), edits);
    },
  };
}

const SHOP = { 'shop.msa': 'system shop {}\n\nimport "./catalog.msa"\n\ngateway web { route catalog }\n' };

function inCatalog(text: string) {
  return offered({
    ...SHOP,
    'catalog.msa': `microservice catalog { /** Sold. */ entity Product { name: String }  ${text} }`,
  });
}

describe('an item that somebody looks at', () => {
  it('a keyword says what it means and what holds without it', () => {
    const { item, told } = inCatalog('|');
    expect(item('cache')?.detail).toBe('default: none');
    expect(told('cache')).toBe(
      '```msa\ncache redis\n```\n\nWhere values are kept that are asked for often.\n\nDefault: `none`.',
    );
  });

  it('a value of a setting says what it means, and whether it is the default', () => {
    const { item, told } = inCatalog('cache |');
    expect(item('none')?.detail).toBe('cache, the default');
    expect(item('redis')?.detail).toBe('cache');
    expect(told('redis')).toContain('Redis: shared by all instances.');
  });

  it('a type and a declaration say what becomes of them', () => {
    const { told } = inCatalog('entity Part { what: |');
    expect(told('Instant')).toContain('timestamp(6) with time zone');
    expect(told('User')).toContain('An account of');
    expect(told('Product')).toContain('Sold.');
  });

  it('nothing is said of what is not there any more', () => {
    const { workspace } = marked({ 'a.msa': 'system s {}|' });
    const gone = { label: 'X', data: { path: 'a.msa', declared: 'Entity', names: ['X', 'y'] } };
    expect(explained(gone, workspace, new Models(workspace))).toEqual(gone);
    expect(explained({ label: 'x' }, workspace, new Models(workspace))).toEqual({ label: 'x' });
  });
});

describe('what another service keeps', () => {
  const STOCK = 'microservice stock { entity Shelf { n: Int } }\n';

  it.each([
    ['named whole', '', 'on: |', 'stock.Shelf', '\n  calls stock'],
    ['behind its name', '', 'on: stock.|', 'Shelf', '\n  calls stock'],
    ['beside other calls', '\n  calls mail', 'on: |', 'stock.Shelf', ', stock'],
    ['called already', '\n  calls stock, mail', 'on: |', 'stock.Shelf', ''],
  ])('comes with the call that it takes: %s', (_, calls, field, label, added) => {
    const text = (said: string) => `microservice catalog {${said}\n  entity Product { ${field} }\n}\n`;
    const { imported } = offered({ ...SHOP, 'shop.msa': `${SHOP['shop.msa']}${STOCK}`, 'catalog.msa': text(calls) });
    expect(imported(label)).toBe(text(`${calls}${added}`).replace('|', ''));
  });

  it('is no type of a monolith, which calls nobody, and comes without a call where none is needed', () => {
    const { item } = offered({ 'shop.msa': `system shop {}\n${STOCK}monolith all { entity A { on: | } }` });
    expect(item('stock.Shelf')).toBeUndefined();
    const behind = offered({ 'shop.msa': `system shop {}\n${STOCK}monolith all { entity A { on: stock.| } }` });
    expect(behind.items).toEqual([]);
    const own = offered({ 'shop.msa': 'system shop {}\nmicroservice stock { entity Shelf { n: stock.| } }' });
    expect(own.item('Shelf')).not.toHaveProperty('additionalTextEdits');
  });
});

describe('names of files that are not imported yet', () => {
  const CATALOG = 'microservice catalog { entity Product { name: String  what: | } }\n';
  const MONEY = 'value Money { amount: Int }\nenum Unit { KG }\nmixin Noted { note: Text? }\nrole SELLER\n';

  it('are offered below the others, with the import that they take', () => {
    const { item, items, imported } = offered({ ...SHOP, 'catalog.msa': CATALOG, 'money.msa': MONEY });
    expect(item('Money')).toMatchObject({ detail: 'import from ./money.msa', sortText: '~Money' });
    expect(items.filter(({ detail }) => detail?.startsWith('import from')).map(({ label }) => label)).toEqual([
      'Money',
      'Unit',
    ]);
    expect(imported('Money')).toBe(`import "./money.msa"\n\n${CATALOG.replace('|', '')}`);
  });

  it.each([
    ['mixins', 'microservice catalog { entity Product with | { } }', 'Noted'],
    ['roles', 'microservice catalog { entity Product { name: String  allow read to | } }', 'SELLER'],
  ])('are %s', (_, text, expected) => {
    const { item } = offered({ ...SHOP, 'catalog.msa': text, 'money.msa': MONEY });
    expect(item(expected)).toMatchObject({ detail: 'import from ./money.msa' });
  });

  it('are applications, and what those keep', () => {
    const stock = 'microservice stock { entity Shelf { n: Int }  event Emptied from Shelf { n } }';
    const route = offered({ 'shop.msa': 'system shop {}\ngateway web { route | }', 'stock.msa': stock });
    expect(route.imported('stock')).toBe('system shop {}\n\nimport "./stock.msa"\ngateway web { route  }');
    const type = offered({ ...SHOP, 'catalog.msa': CATALOG, 'stock.msa': stock });
    expect(type.item('stock.Shelf')).toMatchObject({ detail: 'import from ./stock.msa' });
    const event = offered({ ...SHOP, 'catalog.msa': 'microservice catalog { consumes | }', 'stock.msa': stock });
    expect(event.item('stock')).toMatchObject({ detail: 'import from ./stock.msa' });
  });

  it('are what stands behind an application that is none here yet', () => {
    const stock = 'microservice stock { entity Shelf { n: Int }  event Emptied from Shelf { n } }';
    const behind = (text: string) => offered({ ...SHOP, 'catalog.msa': text, 'stock.msa': stock });
    const type = behind('microservice catalog {\n  entity Product { on: stock.| }\n}\n');
    expect(type.items.map(({ label }) => label)).toEqual(['Shelf']);
    expect(type.imported('Shelf')).toBe(
      'import "./stock.msa"\n\nmicroservice catalog {\n  calls stock\n  entity Product { on: stock. }\n}\n',
    );
    const event = behind('microservice catalog { consumes stock.| }');
    expect(event.items.map(({ label }) => label)).toEqual(['Emptied']);
    expect(event.imported('Emptied')).toBe('import "./stock.msa"\n\nmicroservice catalog { consumes stock. }');
    expect(behind('microservice catalog { entity Product { on: nobody.| } }').items).toEqual([]);
  });

  it.each([
    ['has a system of its own', { 'money.msa': `system other {}\n${MONEY}` }],
    ['imports one that has', { 'money.msa': `import "./other.msa"\n${MONEY}`, 'other.msa': 'system other {}' }],
    ['has an application of a name that is taken', { 'money.msa': `${MONEY}gateway web {}` }],
    ['is imported', { 'money.msa': '', 'shop.msa': `${SHOP['shop.msa']}${MONEY}` }],
  ])('are not those of a file that %s', (_, files) => {
    const { items } = offered({ ...SHOP, 'catalog.msa': CATALOG, ...files });
    expect(items.filter(({ detail }) => detail?.startsWith('import from'))).toEqual([]);
  });

  it('are none that the system has already', () => {
    const { items } = offered({
      'shop.msa': `${SHOP['shop.msa']}value Money { amount: Int }`,
      'catalog.msa': CATALOG,
      'money.msa': 'value Money { amount: Int }',
    });
    expect(items.filter(({ label }) => label === 'Money')).toHaveLength(1);
  });
});
