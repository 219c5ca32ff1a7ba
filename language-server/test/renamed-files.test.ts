import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { afterEach, describe, expect, it } from 'vitest';
import { Editor } from './editor.ts';
import { ABLE } from './refactor/client.ts';

let editor: Editor;
afterEach(() => editor.close());

const SHOP = 'import "./catalog.msa"\nimport "./parts/stock.msa"\n\nsystem shop {}\n';
const FILES = {
  'shop.msa': SHOP,
  'catalog.msa': 'import "./shared/money.msa"\n\nmicroservice catalog {}\n',
  'parts/stock.msa': 'import "../shared/money.msa"\n\nmicroservice stock {}\n',
  'shared/money.msa': 'value Money { amount: Int }\n',
};

/** The files that change before files and folders get other names: their texts. */
async function changed(renamed: Readonly<Record<string, string>>): Promise<Record<string, string> | null> {
  const files = Object.entries(renamed).map(([from, to]) => ({ oldUri: editor.uri(from), newUri: editor.uri(to) }));
  const edit = await editor.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
  return edit && editor.appliedAll(edit);
}

describe('imports', () => {
  it.each([
    [
      'a file gets another name',
      { 'catalog.msa': 'products.msa' },
      { 'shop.msa': SHOP.replace('catalog', 'products') },
    ],
    [
      'a file goes to another folder, with what it imports itself',
      { 'catalog.msa': 'parts/catalog.msa' },
      {
        'shop.msa': SHOP.replace('./catalog', './parts/catalog'),
        'catalog.msa': FILES['catalog.msa'].replace('./shared', '../shared'),
      },
    ],
    [
      'a folder gets another name',
      { shared: 'common' },
      {
        'catalog.msa': FILES['catalog.msa'].replace('shared', 'common'),
        'parts/stock.msa': FILES['parts/stock.msa'].replace('shared', 'common'),
      },
    ],
    [
      'several move at once, and only what stays behind leads elsewhere',
      { 'catalog.msa': 'all/catalog.msa', shared: 'all/shared' },
      {
        'shop.msa': SHOP.replace('./catalog', './all/catalog'),
        'parts/stock.msa': FILES['parts/stock.msa'].replace('shared', 'all/shared'),
      },
    ],
    ['a file that nobody imports', { 'shop.msa': 'store.msa' }, null],
    ['a folder beside one that begins like it', { sha: 'other' }, null],
  ])('follow when %s', async (_, renamed, expected) => {
    editor = await Editor.on(FILES);
    expect(await changed(renamed)).toEqual(expected);
  });

  it('of packages stay as they are', async () => {
    editor = await Editor.on({ 'shop.msa': 'import "@acme/types/money.msa"\n\nsystem shop {}\n' });
    expect(await changed({ 'shop.msa': 'deep/shop.msa' })).toBeNull();
  });

  it('are changed in what is typed, not in what is saved, and for that text alone', async () => {
    editor = await Editor.on(FILES, { capabilities: ABLE });
    await editor.open('shop.msa');
    await editor.type('shop.msa', 'system shop', '/** Sells. */\nsystem shop');
    const files = [{ oldUri: editor.uri('catalog.msa'), newUri: editor.uri('products.msa') }];
    const edit = await editor.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', { files });
    expect(edit.documentChanges).toEqual([
      {
        textDocument: { uri: editor.uri('shop.msa'), version: 2 },
        edits: [
          { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 22 } }, newText: '"./products.msa"' },
        ],
      },
    ]);
  });
});
