/** Writing a system in VS Code, from the first squiggle to the build. Each step goes on where the one before ended. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { VsCode } from './vscode.ts';
import { Workbench } from './workbench.ts';

const FILES = {
  'shop.msa': `import "./catalog.msa"

system shop {
  package com.example.shop
  auth accounts
  discovery hub
}

role SELLER

registry hub {
}

uaa accounts {
}

gateway storefront {
  route catalog, orders
}

microservice orders {
  calls catalog

  entity Order {
    product: catalog.Product
    quantity: Int(1..)

    allow read
    allow create, update, delete to ADMIN
  }
}
`,
  'catalog.msa': `/** What is sold. */
microservice catalog {
  entity Product {
    name: String(1..80)
    status: Status

    allow read
    allow create, update, delete to SELER
  }

  enum Status { DRAFT, ON_SALE }
}
`,
};

/** The files of the workspace, those that were built among them. */
function files(): string[] {
  return readdirSync(code.workspace, { recursive: true, encoding: 'utf8' });
}

let code: VsCode;
let workbench: Workbench;

beforeAll(async () => {
  code = await VsCode.on(FILES);
  workbench = new Workbench(code.page, 'desktop');
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.picture('failed');
});

afterAll(() => code.close());

test('a mistake is underlined, told among the problems, and mended by its quick fix', async () => {
  const { page } = workbench;
  await workbench.open('catalog.msa');
  await workbench.squiggles.first().waitFor();
  await page.keyboard.press('Control+Shift+M');
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'There is no role `SELER`' });
  await problem.waitFor();
  expect(await problem.textContent()).toContain('MSA0202');
  await workbench.picture('problem');
  await page.keyboard.press('Control+Shift+M');

  await workbench.open('catalog.msa');
  await workbench.goTo(8, 39);
  const actions = page.locator('.action-widget .action-item:visible, .action-widget .monaco-list-row:visible');
  // On a busy machine the keys may come before the text has the focus, or the menu be closed by what is told anew.
  await expect
    .poll(
      async () => {
        if (!(await actions.first().isVisible())) await page.keyboard.press('Control+.');
        return actions
          .first()
          .waitFor({ timeout: 3000 })
          .then(
            () => 'shown',
            () => 'not shown',
          );
      },
      { timeout: 30_000 },
    )
    .toBe('shown');
  expect(await actions.allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('Explain MSA0202')]));
  await workbench.picture('quick-fix');
  await page.keyboard.press('Enter');
  await workbench.squiggles.first().waitFor({ state: 'detached' });
  expect(await workbench.text()).toContain('delete to SELLER');
  await page.keyboard.press('Control+S');
});

test('the type of a field is completed, with what it is', async () => {
  const { page } = workbench;
  await workbench.goTo(5, 19);
  await page.keyboard.press('Enter');
  await page.keyboard.type('price: Dec');
  await page.keyboard.press('Control+Space');
  const decimal = workbench.suggestions.filter({ hasText: 'Decimal' }).first();
  await decimal.waitFor();
  await workbench.picture('completion');
  await page.keyboard.press('Enter');
  await page.keyboard.type('(12, 2)');
  await page.keyboard.press('Escape');
  expect(await workbench.text()).toMatch(/price: Decimal\(12, 2\)/);
});

test('a hover says what becomes of a field', async () => {
  const { page } = workbench;
  await workbench.goTo(4, 6);
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  const hover = page.locator('.monaco-hover:visible .hover-contents').first();
  await hover.waitFor();
  await workbench.picture('hover');
  expect(await hover.textContent()).toMatch(/VARCHAR|varchar/);
  await page.keyboard.press('Escape');
});

test('an entity is renamed in every file', async () => {
  const { page } = workbench;
  await workbench.goTo(3, 12);
  await page.keyboard.press('F2');
  const box = page.locator('.rename-box input');
  await box.waitFor();
  await box.fill('Article');
  await page.keyboard.press('Enter');
  // The offer to record what it was called, so that data follows, is the user's to take.
  await page.locator('.monaco-list-row', { hasText: 'was Product' }).waitFor();
  await workbench.picture('rename');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.locator('.view-line', { hasText: 'entity Article' }).waitFor();
  await workbench.open('shop.msa');
  await page.locator('.view-line', { hasText: 'product: catalog.Article' }).waitFor();
  await workbench.command('File: Save All');
  await expect.poll(() => readFileSync(join(code.workspace, 'shop.msa'), 'utf8')).toContain('catalog.Article');
});

test('a file is formatted', async () => {
  const { page } = workbench;
  await workbench.open('catalog.msa');
  await workbench.goTo(3, 3);
  await page.keyboard.type('      ');
  await workbench.command('Format Document');
  await expect.poll(() => workbench.text()).toMatch(/^ {2}entity Article/m);
  await workbench.command('File: Save All');
});

test('the architecture is drawn beside the text; a click leads to the declaration, and the cursor to its node', async () => {
  const { page } = workbench;
  await workbench.open('shop.msa');
  await workbench.goTo(1);
  await workbench.command('msa: Show Architecture');
  const diagram = await workbench.diagram();
  await diagram.locator('[data-id="storefront"]').waitFor();
  await workbench.picture('architecture');
  await diagram.locator('.node[data-id="orders"]').click();
  await page.locator('.statusbar-item', { hasText: 'Ln 21, Col 14' }).waitFor();
  await diagram.locator('.node[data-id="orders"].here').waitFor();
  await diagram.locator('.node[data-id="catalog"]').click();
  await page.locator('.tab.active', { hasText: 'catalog.msa' }).waitFor();
  await diagram.locator('.node[data-id="catalog"].here').waitFor();
  expect(await diagram.locator('.node.here').count()).toBe(1);
  await workbench.picture('followed');
});

test('the picture follows what is typed', async () => {
  const { page } = workbench;
  const diagram = await workbench.diagram();
  await workbench.open('shop.msa');
  await workbench.goTo(20);
  await page.keyboard.press('Enter');
  // The editor closes the brace by itself, and takes the one that is typed for that; on a busy machine not always.
  await page.keyboard.type('microservice stock {}');
  await diagram.locator('.node[data-id="stock"]').waitFor();
  await page.keyboard.press('Control+Shift+K');
  const stock = diagram.locator('.node[data-id="stock"]');
  await expect.poll(() => stock.count()).toBe(0);
  await workbench.command('File: Save All');
});

test('inside of a service are its entities, which can be searched', async () => {
  const diagram = await workbench.diagram();
  await diagram.locator('.node[data-id="catalog"]').dblclick();
  await diagram.locator('.node[data-id="Article"]').waitFor();
  // The keys are the view's own: out of the service, and in again.
  await workbench.page.keyboard.press('Escape');
  await diagram.locator('.node[data-id="storefront"]').waitFor();
  await diagram.locator('.node[data-id="catalog"]').dblclick();
  await diagram.locator('.node[data-id="Article"]').waitFor();
  await diagram.locator('input').fill('price');
  await diagram.locator('.node[data-id="Article"].found').waitFor();
  expect(await diagram.locator('.node[data-id="Status"].found').count()).toBe(0);
  await workbench.picture('entities');
  await diagram.locator('input').fill('');
  await diagram.locator('[data-id="Article.price"]').click();
  await workbench.page.locator('.statusbar-item', { hasText: 'Ln 6, Col 5' }).waitFor();
});

test('the picture is exported', async () => {
  const { page } = workbench;
  await workbench.command('msa: Export Architecture as SVG…');
  await page.locator('.quick-input-widget', { hasText: 'Export catalog' }).waitFor();
  await page.keyboard.press('Enter');
  const file = join(code.workspace, 'catalog.svg');
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(/^<svg [^]*Article[^]*<\/svg>\n$/);
});

test('the system is built from the palette', async () => {
  await workbench.open('shop.msa');
  await workbench.command('msa: Build');
  const article = expect.stringMatching(/^shop\/catalog\/src\/main\/java\/.*\/Article\.java$/);
  await expect.poll(files, { timeout: 60_000 }).toContainEqual(article);
  // The mark of a task that ended well.
  await workbench.page.locator('.terminal-tabs-entry, .single-terminal-tab', { hasText: 'build shop.msa' }).waitFor();
  await workbench.picture('built');
});
