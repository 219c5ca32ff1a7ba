/** The shop of the examples, as the README shows it: .tmp/editor/shop-01-readme.png. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VsCode } from './vscode.ts';
import { Workbench } from './workbench.ts';

const folder = resolve(import.meta.dirname, '../../examples/shop');
const FILES = Object.fromEntries(
  ['shop.msa', 'catalog.msa', 'orders.msa'].map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

let code: VsCode;
let workbench: Workbench;

beforeAll(async () => {
  code = await VsCode.on(FILES);
  workbench = new Workbench(code.page, 'shop');
});

afterAll(() => code.close());

test('text and picture stand side by side, and tell the same', async () => {
  await workbench.open('catalog.msa');
  await workbench.page.keyboard.press('Control+B');
  await workbench.command('msa: Show Architecture');
  const diagram = await workbench.diagram();
  await diagram.locator('.node[data-id="catalog"]').click();
  await diagram.locator('.node[data-id="catalog"].here').waitFor();
  const applications = [
    ...Object.values(FILES)
      .join('\n')
      .matchAll(/^(?:registry|uaa|gateway|microservice) (\w+)/gm),
  ].map(([, name]) => name);
  const drawn = await diagram
    .locator('.node')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
  expect(drawn).toEqual(expect.arrayContaining(applications));
  await workbench.picture('readme');
});
