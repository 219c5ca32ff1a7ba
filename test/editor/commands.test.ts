/** What the extension does besides the language: what it explains, checks, compares and begins. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { VsCode } from './vscode.ts';
import { Workbench } from './workbench.ts';

const FILES = {
  'README.md': 'Ours.\n',
  'press.msa': `import "./books.msa"

system press {
  auth accounts
  discovery hub
}

registry hub {
}

uaa accounts {
}

gateway desk {
  route books
}
`,
  'books.msa': `microservice books {
  entity Book {
    title: Strin

    allow read
    allow create, update, delete to ADMIN
  }
}
`,
  '.vscode/tasks.json': JSON.stringify({
    version: '2.0.0',
    tasks: [
      {
        label: 'check the drafts',
        type: 'msac',
        command: 'check',
        file: '../drafts/draft.msa',
        problemMatcher: '$msac',
      },
    ],
  }),
};

/** No folder of the workspace holds it, so that the server says nothing of it. */
const DRAFT = `system draft {
}

monolith notes {
  entity Note {
    text: Txt

    allow * to ADMIN
  }
}
`;

let code: VsCode;
let workbench: Workbench;

beforeAll(async () => {
  code = await VsCode.on(FILES);
  mkdirSync(join(code.folder, 'drafts'));
  writeFileSync(join(code.folder, 'drafts/draft.msa'), DRAFT);
  workbench = new Workbench(code.page, 'commands');
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.picture('failed');
});

afterAll(() => code.close());

test('the walkthrough opens, with a picture or an example for each step', async () => {
  const { page } = workbench;
  await workbench.command('Welcome: Open Walkthrough...');
  await workbench.row('The first ten minutes with msa').click();
  const shown = {
    'Begin a system': 'pre:has-text("system shop {")',
    'Say what it has': 'pre:has-text("entity Product {")',
    'Build it': 'p:has-text("compose.yaml")',
    'Run it': 'p:has-text("msac doctor")',
  };
  for (const [step, example] of Object.entries(shown)) {
    await page.locator('.getting-started-step', { hasText: step }).click();
    await (await workbench.webview(example)).locator(example).waitFor();
    await workbench.picture('walkthrough');
  }
  await page.locator('.getting-started-step', { hasText: 'See it' }).click();
  const image = page.locator('.getting-started-media img[srcset*="architecture-dark.svg"]');
  await expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await workbench.picture('walkthrough');
});

test('what a diagnostic means is explained: the one at the cursor, or one that is looked for', async () => {
  const { page } = workbench;
  await workbench.command('View: Close All Editors');
  await workbench.command('msa: Explain a Diagnostic…');
  await workbench.input.fill('no role');
  await workbench.row('MSA0202').waitFor();
  await workbench.picture('codes');
  await workbench.row('MSA0202').click();
  const found = await workbench.webview('h1:has-text("MSA0202")');
  expect(await found.locator('body').textContent()).toContain('Roles are declared with role');
  await workbench.picture('explained');

  await workbench.open('books.msa');
  await workbench.squiggles.first().waitFor();
  await workbench.goTo(3, 12);
  await workbench.command('msa: Explain a Diagnostic…');
  await page.locator('.tab.active', { hasText: 'MSA0203.md' }).waitFor();
  const atCursor = await workbench.webview('h1:has-text("MSA0203")');
  expect(await atCursor.locator('h1').textContent()).toContain('unknown-type');
  await workbench.command('View: Close All Editors');
});

/** Runs a task, which finds mistakes, to its end. */
async function failing(name: string, ...rows: string[]): Promise<void> {
  await workbench.command('Tasks: Run Task');
  for (const row of rows) await workbench.row(row).click();
  const terminal = workbench.page.locator('.terminal-tabs-entry, .single-terminal-tab').filter({ hasText: name });
  await terminal
    .filter({ has: workbench.page.locator('.codicon-error') })
    .first()
    .waitFor();
}

test('a task checks: what the server has told is not told again, what it cannot know is', async () => {
  await workbench.problems(1);
  await failing('check press.msa', 'msac', 'msac: check press.msa');
  await workbench.picture('checked');
  await failing('check the drafts', 'check the drafts');
  expect(await workbench.problems(2)).toEqual([
    expect.stringMatching(/There is no type, entity or enum `Txt` here\..*MSA0203.*Ln 6, Col 11/),
    expect.stringMatching(/There is no type, entity or enum `Strin` here\..*MSA0203.*Ln 3, Col 12/),
  ]);
  await workbench.picture('problems');
});

test('what a build would change is shown, once nothing is wrong', async () => {
  const { page } = workbench;
  await workbench.open('press.msa');
  await workbench.command('msa: Show What a Build Would Change');
  await page.locator('.notification-toast', { hasText: 'There is no type, entity or enum `Strin` here.' }).waitFor();
  await workbench.picture('not-compared');
  await workbench.command('Notifications: Clear All Notifications');

  writeFileSync(join(code.workspace, 'books.msa'), FILES['books.msa'].replace('Strin', 'String'));
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'books.msa' }).waitFor({ state: 'detached' });
  const before = readdirSync(code.workspace);
  await workbench.command('msa: Show What a Build Would Change');
  await page.locator('.tab.active', { hasText: 'press.msa.diff' }).waitFor();
  await expect.poll(() => workbench.text()).toContain('diff --git a/.editorconfig b/.editorconfig');
  expect(readdirSync(code.workspace)).toEqual(before);
  await workbench.picture('difference');
});

/** Answers what a new system is asked for, up to where it goes. */
async function begin(template: string, name: string): Promise<void> {
  await workbench.command('msa: New System…');
  await workbench.row(template).click();
  await workbench.page.locator('.quick-input-title', { hasText: 'What is the system called?' }).waitFor();
  await workbench.input.fill(name);
  await workbench.page.keyboard.press('Enter');
}

test('a new system goes into a folder of its own where others are', async () => {
  await begin('Services', 'shop');
  const { dialog } = workbench;
  await dialog.waitFor();
  expect(await dialog.textContent()).toContain('It has README.md, books.msa, press.msa. Existing files are kept');
  await workbench.picture('not-empty');
  await dialog.getByRole('button', { name: 'Create in New Folder “shop”' }).click();
  await workbench.page.locator('.tab.active', { hasText: 'shop.msa' }).waitFor();
  expect(readdirSync(join(code.workspace, 'shop')).sort()).toContain('catalog.msa');
  expect(existsSync(join(code.workspace, 'shop.msa'))).toBe(false);
  await workbench.picture('created');
});

test('a new system overwrites nothing, and an empty folder is not asked about', async () => {
  const { dialog, page } = workbench;
  const ours = readFileSync(join(code.workspace, 'press.msa'), 'utf8');
  // A folder of that name is no place either.
  mkdirSync(join(code.workspace, 'press'));
  await begin('Monolith', 'press');
  await dialog.waitFor();
  expect(await dialog.getByRole('button').allTextContents()).not.toContainEqual(expect.stringContaining('New Folder'));
  await dialog.getByRole('button', { name: 'Create Here' }).click();
  await dialog.getByText('The system was not created in “workspace”.').waitFor();
  expect(await dialog.textContent()).toContain('workspace has press.msa already.');
  await workbench.picture('refused');
  expect(readFileSync(join(code.workspace, 'press.msa'), 'utf8')).toBe(ours);

  const empty = join(code.folder, 'empty');
  mkdirSync(empty);
  await dialog.getByRole('button', { name: 'Choose Another Folder…' }).click();
  await workbench.choosePath(`${empty}/`);
  await page.locator('.quick-input-widget').getByRole('button', { name: 'Create Here' }).click();
  await expect.poll(() => workbench.text()).toContain('system press {');
  expect(readdirSync(empty)).toContain('press.msa');
});

test('a new system goes beside other files if that is wanted', async () => {
  const before = readFileSync(join(code.workspace, 'press.msa'), 'utf8');
  await begin('Empty', 'archive');
  await workbench.dialog.getByRole('button', { name: 'Create Here' }).click();
  await workbench.page.locator('.tab.active', { hasText: 'archive.msa' }).waitFor();
  expect(readFileSync(join(code.workspace, 'press.msa'), 'utf8')).toBe(before);
  expect(readFileSync(join(code.workspace, 'README.md'), 'utf8')).toBe('Ours.\n');
});
