/** The same extension in a worker of the browser, where it has neither a disk nor a process. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { VsCode } from './vscode.ts';
import { Workbench } from './workbench.ts';

const FILES = {
  'shop.msa': `import "./parts/catalog.msa"

system shop {
  auth accounts
  discovery hub
}

registry hub {
}

uaa accounts {
}

gateway storefront {
  route catalog
}
`,
  'parts/catalog.msa': `microservice catalog {
  entity Product {
    name: Strin

    allow read
    allow create, update, delete to ADMIN
  }
}
`,
};

let code: VsCode;
let workbench: Workbench;

beforeAll(async () => {
  code = await VsCode.on(FILES, { 'remote.extensionKind': { 'msac.msa': ['web'] } });
  workbench = new Workbench(code.page, 'web');
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.picture('failed');
});

afterAll(() => code.close());

test('it runs in a worker: nothing can be built', async () => {
  await workbench.open('catalog.msa');
  await workbench.squiggles.first().waitFor();
  await workbench.page.keyboard.press('F1');
  await workbench.input.fill('>msa: ');
  await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'msa: Show Architecture' }).waitFor();
  expect(await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'msa: Build' }).count()).toBe(0);
  await workbench.page.keyboard.press('Escape');
  expect(code.page.workers().length).toBeGreaterThan(0);
});

test('a mistake in a file that another imports is mended, and the system drawn', async () => {
  await workbench.goTo(3, 12);
  await workbench.page.keyboard.press('Control+.');
  const fix = workbench.page.locator('.action-widget .monaco-list-row', { hasText: 'Write `String`' });
  await fix.waitFor();
  await workbench.page.keyboard.press('Enter');
  await workbench.squiggles.first().waitFor({ state: 'detached' });
  await workbench.command('msa: Show Architecture');
  const diagram = await workbench.diagram();
  await diagram.locator('.node[data-id="catalog"].here').waitFor();
  expect(await diagram.locator('.node').count()).toBeGreaterThan(4);
  await workbench.picture('architecture');
});
