import { afterEach, describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  PublishDiagnosticsParams,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { format, Source } from '../../src/language/index.ts';
import { Editor } from './editor.ts';

const MAIN = `import "./catalog.msa"
system shop { auth accounts  discovery hub }
role SELLER
registry hub {}
uaa accounts {}
gateway web { route catalog }
`;
const CATALOG = `microservice catalog {
  /** What is sold. */
  entity Product {
    name: String(1..80)
    status: Status = DRAFT
    page 20 by name
    allow read
    allow create to SELLER
    allow * to ADMIN
  }
  enum Status { DRAFT, ON_SALE }
}
`;
const FILES = { 'main.msa': MAIN, 'catalog.msa': CATALOG };

let editor: Editor;
afterEach(async () => editor.close());

const codes = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);

describe('diagnostics', () => {
  it('are of the whole system, files among them that are not open, and follow what is typed', async () => {
    editor = await Editor.on({ ...FILES, 'catalog.msa': CATALOG.replace('to SELLER', 'to SELER') });
    const [found] = await editor.said('catalog.msa', ({ length }) => length === 1);
    expect(found).toMatchObject({
      source: 'msac',
      code: 'MSA0202',
      severity: 1,
      range: { start: { line: 7, character: 20 }, end: { line: 7, character: 25 } },
      message: expect.stringContaining('Did you mean `SELLER`?'),
      codeDescription: { href: expect.stringMatching(/^file:.*\/docs\/diagnostics\/MSA0202\.md$/) },
    });
    await editor.open('main.msa');
    await editor.type('main.msa', 'role SELLER', 'role SELER');
    await editor.said('catalog.msa', ({ length }) => length === 0);
  });

  it('tell other places that matter, and dim what is unused', async () => {
    editor = await Editor.on({ ...FILES, 'main.msa': `${MAIN}mixin Unused { note: Text? }\nrole SELLER\n` });
    const found = await editor.said('main.msa', ({ length }) => length === 2);
    expect(found.find(({ tags }) => tags?.includes(1))).toMatchObject({ severity: 3 });
    expect(found.find(({ severity }) => severity === 1)?.relatedInformation).toEqual([
      { location: { uri: editor.uri('main.msa'), range: expect.anything() }, message: expect.any(String) },
    ]);
  });

  it('keep systems of one folder apart, and say of a file of none what is wrong with its text alone', async () => {
    editor = await Editor.on({
      ...FILES,
      'other.msa': 'system other { auth nobody  discovery none }\n',
      'lonely.msa': 'microservice lonely { calls nobody entity {} }\n',
    });
    expect(codes(await editor.said('other.msa', ({ length }) => length > 0))).toEqual(['MSA0201']);
    await editor.open('lonely.msa');
    const found = await editor.said('lonely.msa', ({ length }) => length > 0);
    expect(codes(found).every((code) => String(code) < 'MSA0100')).toBe(true);
    expect(await editor.said('main.msa', () => true)).toEqual([]);
  });

  it('follow files that come, change and go on the disk', async () => {
    editor = await Editor.on({ 'main.msa': MAIN });
    expect(codes(await editor.said('main.msa', ({ length }) => length > 0))).toContain('MSA0002');
    editor.write('catalog.msa', CATALOG);
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri('catalog.msa'), type: 1 }],
    });
    await editor.said('main.msa', ({ length }) => length === 0);
  });
});

function actions(path: string, word: string, only?: string[]): Promise<CodeAction[]> {
  const start = editor.place(path, word);
  return editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: editor.uri(path) },
    range: { start, end: start },
    context: { diagnostics: [], ...(only && { only }) },
  });
}

describe('actions', () => {
  it('mend a mistake, and all of a file', async () => {
    editor = await Editor.on({
      ...FILES,
      'catalog.msa': CATALOG.replace('to SELLER', 'to SELER').replace('by name', 'by nme'),
    });
    await editor.open('catalog.msa');
    const [fix] = await actions('catalog.msa', 'SELER');
    expect(fix).toMatchObject({ title: 'Write `SELLER`', kind: 'quickfix', isPreferred: true });
    expect(editor.appliedAll(fix?.edit ?? {})['catalog.msa']).toContain('to SELLER');
    const [all] = await actions('catalog.msa', 'entity', ['source.fixAll']);
    expect(editor.appliedAll(all?.edit ?? {})).toEqual({ 'catalog.msa': CATALOG });
  });

  it('give nobody a right unless somebody asks for that very one', async () => {
    editor = await Editor.on({ ...FILES, 'catalog.msa': CATALOG.replace('    allow * to ADMIN\n', '') });
    await editor.open('catalog.msa');
    const [fix] = await actions('catalog.msa', 'Product', ['quickfix']);
    expect(fix?.title).toBe('Write `allow update, delete to ADMIN`');
    expect(await actions('catalog.msa', 'Product', ['source.fixAll'])).toEqual([]);
  });

  it('silence a warning with a comment on the line before', async () => {
    editor = await Editor.on({ ...FILES, 'main.msa': `${MAIN}  mixin Unused { note: Text? }\n` });
    await editor.open('main.msa');
    const found = await actions('main.msa', 'Unused');
    const [remove, ignore] = found;
    expect(remove).toMatchObject({ title: 'Remove it', isPreferred: false });
    const text = editor.appliedAll(ignore?.edit ?? {})['main.msa'] ?? '';
    expect(text).toContain('\n  // msac-ignore MSA');
    await editor.type('main.msa', editor.text('main.msa'), text);
    // What is left to be done is to say why.
    await editor.said('main.msa', ([first, ...others]) => first?.code === 'MSA0025' && others.length === 0);
    await editor.type('main.msa', '\n  mixin', ' for the next release\n  mixin');
    await editor.said('main.msa', ({ length }) => length === 0);
  });
});

describe('completion', () => {
  it('is asked over the protocol, of unsaved texts, and knows the files that can be imported', async () => {
    editor = await Editor.on({ ...FILES, 'stock.msa': '' });
    await editor.open('main.msa');
    await editor.type('main.msa', 'gateway web', 'import "./c"\nmicroservice orders { calls  }\ngateway web');
    const labels = async (word: string, at: number): Promise<unknown[]> =>
      (await editor.ask<CompletionItem[]>('textDocument/completion', 'main.msa', word, {}, at)).map(
        ({ label, textEdit }) => textEdit ?? label,
      );
    expect(await labels('calls  }', 'calls '.length)).toEqual(['catalog']);
    expect(await labels('"./c"', '"./c'.length)).toEqual([
      {
        newText: './stock.msa',
        range: { start: { line: 5, character: 8 }, end: { line: 5, character: 11 } },
      },
    ]);
  });
});

describe('names', () => {
  it('lead from file to file', async () => {
    editor = await Editor.on(FILES);
    await editor.open('main.msa');
    await editor.open('catalog.msa');
    expect(await editor.ask<Location>('textDocument/definition', 'main.msa', 'catalog }')).toEqual({
      uri: editor.uri('catalog.msa'),
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 20 } },
    });
    const found = await editor.ask<Location[]>('textDocument/references', 'catalog.msa', 'SELLER', {
      context: { includeDeclaration: true },
    });
    expect(found.map(({ uri, range }) => [uri, range.start.line])).toEqual([
      [editor.uri('main.msa'), 2],
      [editor.uri('catalog.msa'), 7],
    ]);
    const lit = await editor.ask<DocumentHighlight[]>('textDocument/documentHighlight', 'catalog.msa', 'DRAFT');
    expect(lit.map(({ kind }) => kind)).toEqual([2, 3]);
  });

  it('tell what they mean', async () => {
    editor = await Editor.on(FILES);
    await editor.open('catalog.msa');
    const entity = await editor.ask<Hover>('textDocument/hover', 'catalog.msa', 'Product');
    expect(entity.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^```msa\nentity Product\n```[^]*What is sold\.[^]*`\/api\/products`/),
    });
    const field = await editor.ask<Hover>('textDocument/hover', 'catalog.msa', 'name\n');
    expect(field.contents).toMatchObject({ value: expect.stringContaining('name: String(1..80)') });
    const word = await editor.ask<Hover>('textDocument/hover', 'catalog.msa', 'page');
    expect(word.contents).toMatchObject({ value: expect.stringContaining('How many rows a page has') });
    expect(await editor.ask('textDocument/hover', 'catalog.msa', '  /**', {}, 0)).toBeNull();
  });

  it('change everywhere at once, and to nothing that is no name', async () => {
    editor = await Editor.on(FILES);
    await editor.open('catalog.msa');
    const rename = (newName: string): Promise<WorkspaceEdit> =>
      editor.ask('textDocument/rename', 'catalog.msa', 'catalog', { newName });
    expect(editor.appliedAll(await rename('goods'))).toEqual({
      'main.msa': MAIN.replace('route catalog', 'route goods'),
      'catalog.msa': CATALOG.replace('microservice catalog', 'microservice goods'),
    });
    await expect(rename('two words')).rejects.toThrow('`two words` is no name');
    await expect(editor.ask('textDocument/rename', 'catalog.msa', 'SELLER', { newName: 'ADMIN' })).rejects.toThrow(
      '`ADMIN` will not do: ',
    );
    await expect(editor.ask('textDocument/rename', 'catalog.msa', 'name', { newName: 'status' })).rejects.toThrow(
      '`status` will not do: ',
    );
    await expect(editor.ask('textDocument/rename', 'catalog.msa', 'Product', { newName: 'String' })).rejects.toThrow(
      '`String` is a type of the language',
    );
    // What is wrong with the name, before all that would follow from it.
    const taken = CATALOG.replace('  enum', '  entity Box { lid: Product  size: Size }\n  enum Size { LARGE }\n  enum');
    await editor.type('catalog.msa', CATALOG, taken);
    await expect(editor.ask('textDocument/rename', 'catalog.msa', 'Size', { newName: 'Product' })).rejects.toThrow(
      '`Product` will not do: `Product` is declared',
    );
    await editor.type('catalog.msa', taken, CATALOG);
    expect(await editor.ask('textDocument/prepareRename', 'catalog.msa', 'SELLER')).toEqual({
      placeholder: 'SELLER',
      range: { start: { line: 7, character: 20 }, end: { line: 7, character: 26 } },
    });
    expect(await editor.ask('textDocument/prepareRename', 'catalog.msa', 'entity')).toBeNull();
  });
});

describe('structure', () => {
  it('is told as an outline, foldings, selections, links and symbols', async () => {
    editor = await Editor.on(FILES);
    await editor.open('main.msa');
    await editor.open('catalog.msa');
    const of = (path: string): object => ({ textDocument: { uri: editor.uri(path) } });

    const [service] = await editor.connection.sendRequest<DocumentSymbol[]>(
      'textDocument/documentSymbol',
      of('catalog.msa'),
    );
    expect(service).toMatchObject({ name: 'catalog', detail: 'microservice' });
    expect(service?.children?.map(({ name }) => name)).toEqual(['Product', 'Status']);
    expect(service?.children?.[0]?.children?.[0]).toMatchObject({ name: 'name', detail: 'String(1..80)' });

    const folds = await editor.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', of('catalog.msa'));
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 10],
      [2, 8],
    ]);

    const [selection] = await editor.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
      ...of('catalog.msa'),
      positions: [editor.place('catalog.msa', '80')],
    });
    const lines: number[] = [];
    for (let each = selection; each; each = each.parent) lines.push(each.range.end.line - each.range.start.line);
    expect(lines.at(-1)).toBe(12);
    expect(lines.length).toBeGreaterThan(5);

    expect(await editor.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', of('main.msa'))).toEqual([
      {
        range: { start: { line: 0, character: 7 }, end: { line: 0, character: 22 } },
        target: editor.uri('catalog.msa'),
      },
    ]);
    const symbols = await editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'prdct' });
    expect(symbols).toMatchObject([{ name: 'Product', containerName: 'catalog' }]);
  });
});

describe('beside the text', () => {
  const SHOP = `${MAIN.replace('route catalog', 'route catalog, orders')}microservice orders {
  calls catalog
  entity Order { lines: Line[] owned }
  entity Line { order: Order  product: catalog.Product }
}
`;

  it('is shown what is unsaid: ports, databases of development, and other sides', async () => {
    editor = await Editor.on({ ...FILES, 'main.msa': SHOP });
    await editor.open('main.msa');
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', 'main.msa', 'system', { range });
    expect(hints.map(({ label, position }) => [position.line, label])).toEqual([
      [3, 'port 8761'],
      [4, 'port 9999'],
      [4, 'dev h2'],
      [5, 'port 8080'],
      [5, 'dev h2'],
      [6, 'port 8081'],
      [6, 'dev h2'],
      [8, 'opposite order'],
      [9, 'opposite lines'],
    ]);
  });

  it('is told who calls whom, and which gateway routes there', async () => {
    editor = await Editor.on({ ...FILES, 'main.msa': SHOP });
    await editor.open('main.msa');
    const [orders] = await editor.ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', 'main.msa', 'orders {');
    const out = await editor.connection.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: orders,
    });
    expect(out.map(({ to }) => to.name)).toEqual(['catalog']);
    const into = await editor.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item: out[0]?.to,
    });
    expect(into.map(({ from, fromRanges }) => [from.name, fromRanges[0]?.start.line])).toEqual([
      ['web', 5],
      ['orders', 7],
    ]);
  });

  it('is coloured what is a name, even one that is a keyword elsewhere', async () => {
    editor = await Editor.on({ ...FILES, 'main.msa': `${MAIN}microservice port { entity page { index: Int } }\n` });
    await editor.open('main.msa');
    const { data } = await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', 'main.msa', 'system');
    expect(data.length % 5).toBe(0);
    // The last three: port, page and index, all on one line, all declarations.
    const last = data.slice(-15);
    expect([last[2], last[7], last[12]]).toEqual([4, 4, 5]);
    expect([last[4], last[9], last[14]]).toEqual([1, 1, 1]);
    const line = editor.place('main.msa', 'microservice port').line;
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    const part = await editor.ask<SemanticTokens>('textDocument/semanticTokens/range', 'main.msa', 'system', { range });
    expect(part.data.slice(5)).toEqual(last.slice(5));
    expect(part.data.slice(0, 5)).toEqual([line, ...last.slice(1, 5)]);
  });

  it('is told of which text something is said, where it looks at that', async () => {
    const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };
    editor = await Editor.on({ 'main.msa': 'system s {}\nmonolith m {}\n' }, { capabilities });
    let told: number | undefined;
    editor.connection.onNotification('textDocument/publishDiagnostics', ({ version }: PublishDiagnosticsParams) => {
      told = version;
    });
    await editor.open('main.msa');
    await editor.type('main.msa', 'monolith m', 'monolit m');
    await expect.poll(() => told, { timeout: 10_000 }).toBe(2);
  });
});

describe('formatting', () => {
  const UGLY = CATALOG.replaceAll('  ', ' ').replace('entity Product {', 'entity   Product{');

  it('is that of msac fmt', async () => {
    editor = await Editor.on({ ...FILES, 'catalog.msa': UGLY });
    await editor.open('catalog.msa');
    const edits = await editor.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: editor.uri('catalog.msa') },
      options: { tabSize: 8, insertSpaces: false },
    });
    expect(format(new Source('', UGLY))).toEqual({ kind: 'formatted', text: editor.applied('catalog.msa', edits) });
  });

  it('keeps to what is selected, or to the block that was just closed', async () => {
    editor = await Editor.on({ ...FILES, 'catalog.msa': UGLY });
    await editor.open('catalog.msa');
    const options = { tabSize: 2, insertSpaces: true };
    const range = { start: editor.place('catalog.msa', 'entity'), end: editor.place('catalog.msa', '{\n  name', 1) };
    const selected = await editor.connection.sendRequest<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: { uri: editor.uri('catalog.msa') },
      range,
      options,
    });
    expect(editor.applied('catalog.msa', selected)).toContain('\n  entity Product {\n  name');
    const typed = await editor.ask<TextEdit[]>(
      'textDocument/onTypeFormatting',
      'catalog.msa',
      '}\n enum',
      { ch: '}', options },
      1,
    );
    const after = editor.applied('catalog.msa', typed);
    expect(after).toContain('    allow * to ADMIN\n  }\n');
    expect(after).toContain('\n enum Status');
  });

  it('leaves a text with mistakes alone', async () => {
    editor = await Editor.on({ ...FILES, 'catalog.msa': 'microservice catalog {' });
    await editor.open('catalog.msa');
    expect(await editor.ask('textDocument/formatting', 'catalog.msa', 'catalog', { options: {} })).toEqual([]);
  });
});

describe('whatever comes', () => {
  it('is answered: a document of no folder, one that is not open, text of any kind', async () => {
    editor = await Editor.on(FILES);
    const uri = 'untitled:Untitled-1';
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'msa', version: 1, text: 'system x { auth }\n\0' },
    });
    const at = { textDocument: { uri }, position: { line: 99, character: 99 } };
    expect(await editor.connection.sendRequest('textDocument/hover', at)).toBeNull();
    expect(await editor.connection.sendRequest('textDocument/documentSymbol', at)).toBeDefined();
    expect(await editor.ask('textDocument/definition', 'main.msa', '').catch((error: Error) => error.message)).toBe(
      'main.msa is not open.',
    );
    const gone = { textDocument: { uri: editor.uri('gone.msa') }, position: { line: 0, character: 0 } };
    for (const method of ['hover', 'definition', 'foldingRange', 'documentLink', 'formatting'])
      expect(await editor.connection.sendRequest(`textDocument/${method}`, { ...gone, options: {} })).toBeNull();
  });
});
