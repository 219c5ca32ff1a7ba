import type { CodeAction, ShowMessageParams } from 'vscode-languageserver-protocol/node';
import { afterEach, describe, expect, it } from 'vitest';
import { Editor } from '../editor.ts';
import { ABLE, appliedEdit, refactorings } from './client.ts';
import { MAIN } from './kit.ts';

const FILES = {
  'main.msa': MAIN,
  'services.msa': `import "./orders.msa"

gateway web { route catalog, orders }

microservice catalog {
  entity Product { name: String }
}
`,
  'orders.msa': `microservice orders {
  calls catalog

  entity Line { product: catalog.Product }
}
`,
};

let editor: Editor;
afterEach(() => editor.close());

async function open(capabilities: object = ABLE, files: Record<string, string> = FILES): Promise<void> {
  editor = await Editor.on(files, { capabilities });
  await editor.open('services.msa');
}

const titled = (actions: readonly CodeAction[], title: string): CodeAction => {
  const action = actions.find((each) => each.title === title);
  if (!action) throw new Error(`Offered are ${actions.map((each) => each.title).join(', ')}.`);
  return action;
};

const titles = async (word: string) => (await refactorings(editor, 'services.msa', word)).map(({ title }) => title);

const MOVED = {
  'services.msa': 'import "./orders.msa"\n\ngateway web { route catalog, orders }\n\nmicroservice catalog {}\n',
  'orders.msa': `microservice orders {
  calls catalog

  entity Line { product: Product }

  entity Product { name: String }
}
`,
};

describe('an editor that asks later', () => {
  it('gets what changes when an action is chosen, with what else follows, in files that are not open as well', async () => {
    await open();
    const action = titled(await refactorings(editor, 'services.msa', 'Product'), 'Move `Product` to `orders`');
    expect(action).toMatchObject({ kind: 'refactor.move' });
    expect(action.edit).toBeUndefined();
    const { edit = {} } = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const [annotation] = Object.values(edit.changeAnnotations ?? {});
    expect(annotation).toMatchObject({ label: 'More changes than this text', needsConfirmation: false });
    expect(annotation?.description).toContain('copy them to that of `orders`');
    const versions = edit.documentChanges?.map((each) => 'textDocument' in each && each.textDocument.version);
    expect(versions?.toSorted()).toEqual([1, null]);
    expect(appliedEdit(editor, edit, { confirmed: true })).toEqual(MOVED);
  });

  it('is told afterwards what is left to do', async () => {
    await open();
    const action = titled(await refactorings(editor, 'services.msa', 'Product'), 'Move `Product` to `orders`');
    const { command } = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    const told = new Promise<ShowMessageParams>((resolve) => {
      editor.connection.onNotification('window/showMessage', resolve);
    });
    await editor.connection.sendRequest('workspace/executeCommand', {
      command: command?.command,
      arguments: command?.arguments,
    });
    expect((await told).message).toMatch(/^The rows of `products` stay in the database of `catalog`: copy them/);
  });

  it('makes the new files of a move to a file', async () => {
    await open();
    const action = titled(
      await refactorings(editor, 'services.msa', 'catalog {'),
      'Move `catalog` to a file of its own',
    );
    const { edit = {} } = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(edit.documentChanges?.[0]).toEqual({ kind: 'create', uri: editor.uri('catalog.msa') });
    expect(appliedEdit(editor, edit, { confirmed: true })).toEqual({
      'services.msa': 'import "./catalog.msa"\nimport "./orders.msa"\n\ngateway web { route catalog, orders }\n',
      'catalog.msa': 'microservice catalog {\n  entity Product { name: String }\n}\n',
    });
  });

  it('is shown what cannot be, and why', async () => {
    const { 'orders.msa': orders } = FILES;
    await open(ABLE, { ...FILES, 'orders.msa': orders.replace('entity Line', 'entity Product') });
    const action = titled(await refactorings(editor, 'services.msa', 'Product'), 'Move `Product` to `orders`');
    expect(action.disabled).toEqual({ reason: '`orders` has a `Product` of its own.' });
  });
});

describe('where there are many offers', () => {
  const many = Array.from(
    { length: 9 },
    (_, index) => `microservice other${index} { entity Product { name: String } }\n`,
  );

  it('what cannot be turns out when it is chosen, and is said', async () => {
    await open(ABLE, { ...FILES, 'services.msa': `${FILES['services.msa']}\n${many.join('\n')}` });
    const action = titled(await refactorings(editor, 'services.msa', 'Product'), 'Move `Product` to `other0`');
    expect(action.disabled).toBeUndefined();
    const told = new Promise<ShowMessageParams>((resolve) => {
      editor.connection.onNotification('window/showMessage', resolve);
    });
    const { edit, disabled } = await editor.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(edit).toBeUndefined();
    expect(disabled).toEqual({ reason: '`other0` has a `Product` of its own.' });
    expect((await told).message).toBe('`other0` has a `Product` of its own.');
  });
});

describe('an editor that knows no more than edits', () => {
  it('gets them at once, with what to tell afterwards', async () => {
    await open({});
    const { edit = {}, command } = titled(
      await refactorings(editor, 'services.msa', 'Product'),
      'Move `Product` to `orders`',
    );
    expect(editor.appliedAll(edit)).toEqual(MOVED);
    expect(command).toMatchObject({ command: 'msac.tell' });
  });

  it('is offered nothing that takes new files, and nothing that cannot be', async () => {
    const { 'orders.msa': orders } = FILES;
    await open({}, { ...FILES, 'orders.msa': orders.replace('entity Line', 'entity Product') });
    expect(await titles('Product')).toEqual([]);
    expect(await titles('catalog {')).toEqual(['Move `catalog` to `./main.msa`', 'Move `catalog` to `./orders.msa`']);
  });
});

it('offers nothing in a text that is not understood, and follows what is typed', async () => {
  await open();
  await editor.type('services.msa', 'entity Product {', 'entity Product');
  expect(await titles('Product')).toEqual([]);
  await editor.type('services.msa', 'entity Product', 'entity Article {');
  expect(await titles('Article')).toEqual(['Move `Article` to `orders`']);
});
