import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic, Location, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { Editor } from './editor.ts';
import { MemoryEditor, uriIn } from './memory-editor.ts';

const SHOP = `import "./catalog.msa"
system shop { auth accounts  discovery hub }
role SELLER
registry hub {}
uaa accounts {}
gateway web { route catalog }
`;
const CATALOG = `microservice catalog {
  entity Product { name: String  allow * to SELLER }
}
`;

const none = (found: readonly Diagnostic[]): boolean => found.length === 0;
/** However much else the machine has to do. */
const SOON = { timeout: 10_000 };

const some = (found: readonly Diagnostic[]): boolean => found.length > 0;

describe('several folders', () => {
  let editor: MemoryEditor;
  afterEach(() => editor.close());
  const WRONG = CATALOG.replace('to SELLER', 'to SELER');
  const TWO = { 'one/shop.msa': SHOP, 'one/catalog.msa': WRONG, 'two/shop.msa': SHOP, 'two/catalog.msa': CATALOG };
  const symbols = async (query: string): Promise<string[]> => {
    const found = await editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query });
    return found.map(({ location }) => location.uri);
  };

  it('are all looked at, and what is the same in two of them is told apart', async () => {
    editor = await MemoryEditor.on(TWO, ['one', 'two']);
    await expect.poll(() => [...editor.said], SOON).toEqual([['one/catalog.msa', ['MSA0202']]]);
    expect(await symbols('Product')).toEqual([uriIn('one/catalog.msa'), uriIn('two/catalog.msa')]);
    await editor.open('two/catalog.msa', CATALOG);
    const definition = await editor.connection.sendRequest<Location>('textDocument/definition', {
      textDocument: { uri: uriIn('two/catalog.msa') },
      position: { line: 1, character: CATALOG.split('\n')[1]?.indexOf('SELLER') },
    });
    expect(definition.uri).toBe(uriIn('two/shop.msa'));
  });

  it('come and go while the server runs', async () => {
    editor = await MemoryEditor.on(TWO, ['two']);
    await editor.settled();
    expect([...editor.said]).toEqual([]);
    await editor.reopen(['two', 'one']);
    await expect.poll(() => [...editor.said], SOON).toEqual([['one/catalog.msa', ['MSA0202']]]);
    await editor.reopen(['two']);
    await expect.poll(() => [...editor.said], SOON).toEqual([['one/catalog.msa', []]]);
    expect(await symbols('Product')).toEqual([uriIn('two/catalog.msa')]);
  });

  it('may lie in one another, and are each looked at once', async () => {
    editor = await MemoryEditor.on(TWO, ['', 'one']);
    await expect.poll(() => [...editor.said], SOON).toEqual([['one/catalog.msa', ['MSA0202']]]);
    expect(await symbols('Product')).toHaveLength(2);
  });

  it('may all be closed: a document that is open is answered about all the same, with what lies beside it', async () => {
    editor = await MemoryEditor.on(TWO, []);
    await editor.open('one/catalog.msa', WRONG);
    await expect.poll(() => [...editor.said], SOON).toEqual([['one/catalog.msa', ['MSA0202']]]);
    expect(await symbols('Product')).toEqual([uriIn('one/catalog.msa')]);
    const outline = await editor.connection.sendRequest('textDocument/documentSymbol', {
      textDocument: { uri: uriIn('one/catalog.msa') },
    });
    expect(outline).toMatchObject([{ name: 'catalog' }]);
  });
});

describe('no folder, as Neovim and Helix have it outside of a repository', () => {
  let editor: Editor;
  afterEach(async () => editor.close());

  it('lets the files be known that lie beside the open one, and none below', async () => {
    editor = await Editor.on(
      { 'shop.msa': SHOP, 'catalog.msa': CATALOG.replace('SELLER', 'SELER'), 'old/shop.msa': SHOP },
      { workspaceFolders: null },
    );
    await editor.open('catalog.msa');
    expect(await editor.said('catalog.msa', some)).toMatchObject([{ code: 'MSA0202' }]);
    const systems = await editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'shop' });
    expect(systems.map(({ location }) => location.uri)).toEqual([editor.uri('shop.msa')]);
  });
});

describe('several systems in one folder', () => {
  let editor: MemoryEditor;
  afterEach(() => editor.close());

  it('are each told of what they share, and a name in it is looked for in both', async () => {
    editor = await MemoryEditor.on({
      'one.msa': 'import "./shared.msa"\nsystem one {}\nmonolith first { entity A { money: Money  sort: Sort } }\n',
      'two.msa': 'import "./shared.msa"\nsystem two {}\nmonolith second { entity B { sort: Sort  price: Money } }\n',
      'shared.msa': 'value Money { amount: Decimal(12, 2) }\nenum Sort { A, B }\n',
    });
    await editor.open('shared.msa', 'value Money { amount: Decimal(12, 2) }\nenum Sort { A, B }\n');
    await editor.settled();
    const found = await editor.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument: { uri: uriIn('shared.msa') },
      position: { line: 0, character: 7 },
      context: { includeDeclaration: false },
    });
    expect(found.map(({ uri }) => uri)).toEqual([uriIn('one.msa'), uriIn('two.msa')]);
    await editor.become('shared.msa', 'enum Sort { A, B }\n');
    await expect.poll(() => editor.said.get('one.msa'), SOON).toHaveLength(1);
    await expect.poll(() => editor.said.get('two.msa'), SOON).toHaveLength(1);
  });
});

describe('outside of the editor', () => {
  let editor: Editor;
  afterEach(async () => editor.close());
  const changed = (...changes: [path: string, type: 1 | 2 | 3][]): Promise<void> =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: editor.uri(path), type })),
    });

  it('a file is deleted: it is missing where it is imported, unless it is open and not yet saved away', async () => {
    editor = await Editor.on({ 'shop.msa': SHOP, 'catalog.msa': CATALOG });
    rmSync(join(editor.folder, 'catalog.msa'));
    await changed(['catalog.msa', 3]);
    expect(await editor.said('shop.msa', some)).toMatchObject([{ code: 'MSA0002' }]);
    await editor.open('catalog.msa', CATALOG);
    expect(await editor.said('shop.msa', none)).toEqual([]);
  });

  it('a file is renamed: its mistakes go with it, and the import says where it was', async () => {
    editor = await Editor.on({ 'shop.msa': SHOP, 'catalog.msa': CATALOG.replace('SELLER', 'SELER') });
    await editor.said('catalog.msa', some);
    await editor.open('shop.msa');
    renameSync(join(editor.folder, 'catalog.msa'), join(editor.folder, 'goods.msa'));
    await changed(['catalog.msa', 3], ['goods.msa', 1]);
    expect(await editor.said('catalog.msa', none)).toEqual([]);
    await editor.said('shop.msa', some);
    await editor.type('shop.msa', './catalog.msa', './goods.msa');
    expect(await editor.said('shop.msa', none)).toEqual([]);
    await editor.said('goods.msa', some);
  });

  it('a file changes that is open and changed here: what is typed counts', async () => {
    editor = await Editor.on({ 'shop.msa': SHOP, 'catalog.msa': CATALOG });
    await editor.open('catalog.msa');
    await editor.type('catalog.msa', 'to SELLER', 'to SELER');
    await editor.said('catalog.msa', some);
    editor.write('catalog.msa', 'microservice catalog {}\n');
    await changed(['catalog.msa', 2]);
    expect(await editor.said('catalog.msa', some)).toMatchObject([{ code: 'MSA0202' }]);
  });

  it('a document is closed without saving: what is on the disk counts again', async () => {
    editor = await Editor.on({ 'shop.msa': SHOP, 'catalog.msa': CATALOG });
    await editor.open('catalog.msa');
    await editor.type('catalog.msa', 'to SELLER', 'to SELER');
    await editor.said('catalog.msa', some);
    await editor.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: editor.uri('catalog.msa') },
    });
    expect(await editor.said('catalog.msa', none)).toEqual([]);
  });

  it('a whole folder goes', async () => {
    editor = await Editor.on({ 'a/shop.msa': SHOP, 'a/catalog.msa': CATALOG.replace('SELLER', 'SELER') });
    await editor.said('a/catalog.msa', some);
    rmSync(join(editor.folder, 'a'), { recursive: true });
    await changed(['a', 3]);
    expect(await editor.said('a/catalog.msa', none)).toEqual([]);
  });
});
