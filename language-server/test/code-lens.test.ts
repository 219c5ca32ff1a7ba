import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, Location } from 'vscode-languageserver-protocol';
import { lensesOf, resolvedLens, SHOW_REFERENCES } from '../src/features/code-lens.ts';
import { nameAt } from '../src/features/names.ts';
import { Editor } from './editor.ts';
import { marked } from './marked.ts';

const FILES = {
  'main.msa': `|import "./catalog.msa"
system shop {}
gateway web { route catalog }
mixin Noted { note: Text? }
microservice orders {
  calls catalog
  entity Order with Noted { product: catalog.Product }
}
microservice audit { consumes catalog.Sold  entity Entry { text: Text } }
`,
  'catalog.msa': `microservice catalog {
  entity Product { status: Status }
  enum Status { NEW }
  event Sold from Product { status }
}
`,
};

/** The lenses over a file, as they read. */
function lenses(path: 'main.msa' | 'catalog.msa', showsReferences = true): CodeLens[] {
  const { workspace, program, file } = marked({ ...FILES, ...(path === 'main.msa' ? {} : moveMark()) });
  return lensesOf(file, path).flatMap((lens) => {
    const [line = ''] = file.source.text.split('\n').slice(lens.range.start.line);
    const lines = file.source.text.split('\n').slice(0, lens.range.start.line);
    const offset = lines.join('\n').length + (lines.length > 0 ? 1 : 0) + lens.range.start.character;
    const name = nameAt([program], path, offset);
    expect(line).toContain(name?.mention.target.name);
    return name ? resolvedLens(lens, name, { showsReferences, programs: workspace.programsOf(path) }) : [];
  });
}

const moveMark = () => ({
  'main.msa': FILES['main.msa'].replace('|', ''),
  'catalog.msa': `|${FILES['catalog.msa']}`,
});

const read = (found: readonly CodeLens[]) =>
  found.map(({ range, command }) => `${range.start.line}: ${command?.title}`);

describe('a lens', () => {
  it('tells how often a type or an application is named elsewhere, and who calls a service', () => {
    expect(read(lenses('catalog.msa'))).toEqual([
      '0: 4 references',
      '0: called by web, orders, audit',
      '1: 2 references',
      '2: 1 reference',
    ]);
  });

  it('is over mixins, gateways and services that nobody calls, too', () => {
    expect(read(lenses('main.msa'))).toEqual([
      '2: 0 references',
      '3: 1 reference',
      '4: 0 references',
      '4: called by nobody',
      '6: 0 references',
      '8: 0 references',
      '8: called by nobody',
      '8: 0 references',
    ]);
  });

  it('leads to the places, where the editor can show them and there are any', () => {
    const [first, callers] = lenses('catalog.msa');
    expect(first?.command).toMatchObject({
      command: SHOW_REFERENCES,
      arguments: ['catalog.msa', first?.range.start, {}],
    });
    expect(callers?.command?.arguments?.[2]).toHaveLength(3);
    expect(lenses('catalog.msa', false).map(({ command }) => command?.command)).toEqual(['', '', '', '']);
    expect(lenses('main.msa')[0]?.command?.command).toBe('');
  });
});

describe('an editor', () => {
  let editor: Editor;
  afterEach(async () => editor.close());

  it('is given lenses at once, and what they say when it shows them', async () => {
    const [main, catalog] = [FILES['main.msa'].replace('|', ''), FILES['catalog.msa']];
    editor = await Editor.on({ 'main.msa': main, 'catalog.msa': catalog });
    await editor.open('catalog.msa');
    const textDocument = { uri: editor.uri('catalog.msa') };
    const found = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
    expect(found.map(({ command }) => command)).toEqual(found.map(() => undefined));
    const last = await editor.connection.sendRequest<CodeLens>('codeLens/resolve', found.at(-1));
    expect(last.command).toEqual({ title: '1 reference', command: '' });
  });

  it('that has said so gets a command that shows the places', async () => {
    const [main, catalog] = [FILES['main.msa'].replace('|', ''), FILES['catalog.msa']];
    editor = await Editor.on(
      { 'main.msa': main, 'catalog.msa': catalog },
      { initializationOptions: { showReferences: true } },
    );
    await editor.open('catalog.msa');
    const textDocument = { uri: editor.uri('catalog.msa') };
    const found = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
    const last = await editor.connection.sendRequest<CodeLens>('codeLens/resolve', found.at(-1));
    const places: Location[] = last.command?.arguments?.[2];
    expect(places.map(({ uri, range }) => [uri, range.start.line])).toEqual([[textDocument.uri, 1]]);
  });
});
