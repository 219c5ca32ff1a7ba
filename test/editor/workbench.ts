import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

const pictures = resolve(import.meta.dirname, '../../.tmp/editor');

/** How long an input or a row is waited for, in ms. */
const ATTEMPT = 10_000;

/** What a user does in VS Code, and what they see. */
export class Workbench {
  readonly page: Page;
  readonly #name: string;
  #pictures = 0;

  /** @param name what its pictures are called, besides what they show */
  constructor(page: Page, name: string) {
    this.page = page;
    this.#name = name;
  }

  /** Keeps a picture of what is seen now. */
  async picture(name: string): Promise<void> {
    mkdirSync(pictures, { recursive: true });
    this.#pictures += 1;
    await this.page.screenshot({
      path: join(pictures, `${this.#name}-${String(this.#pictures).padStart(2, '0')}-${name}.png`),
    });
  }

  /** Opens a file of the workspace by its name. */
  async open(name: string): Promise<void> {
    await this.#quickInput('Control+P', name, name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.lines.first().waitFor();
  }

  /** Runs a command of the palette. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`, title);
  }

  /** Once more where something else has taken the focus, and the input has gone before a row was clicked. */
  async #quickInput(key: string, text: string, row: string, attempts = 3): Promise<void> {
    const first = this.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
    try {
      await this.page.keyboard.press(key);
      await this.input.fill(text, { timeout: ATTEMPT });
      // The list may still be that from before the text: what is clicked is what is meant.
      await first.click({ timeout: ATTEMPT });
    } catch (error) {
      if (attempts <= 1) throw error;
      await this.page.keyboard.press('Escape');
      return this.#quickInput(key, text, row, attempts - 1);
    }
    await first.waitFor({ state: 'hidden' });
  }

  /** Types a path where a file or a folder is looked for, which puts a path of its own there when it is ready. */
  async choosePath(path: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    for (let attempt = 0; attempt < 10; attempt++) {
      await this.input.fill(path);
      await this.page.waitForTimeout(500);
      if ((await this.input.inputValue()) === path) return;
    }
    throw new Error(`${path} does not stay where it is typed.`);
  }

  /** Puts the cursor into a line, at a column; both count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.input.waitFor({ state: 'hidden' });
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** The text of the editor that has the focus, as far as it is seen. */
  async text(): Promise<string> {
    const found = await this.lines.evaluateAll((lines) =>
      lines
        .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? '' }))
        .sort((left, right) => left.top - right.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return found.join('\n');
  }

  get lines(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .view-line');
  }

  get input(): Locator {
    return this.page.locator('.quick-input-widget:visible input').first();
  }

  get squiggles(): Locator {
    return this.page.locator('.squiggly-error');
  }

  get suggestions(): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row');
  }

  /** The question that everything else waits for. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** What can be chosen in the list that VS Code opens at the top. */
  row(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  /** The mistakes in the Problems view, once all that are expected are there. */
  async problems(count: number): Promise<string[]> {
    await this.command('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row', { has: this.page.locator('.marker-icon') });
    await rows.nth(count - 1).waitFor();
    return rows.allTextContents();
  }

  /** The page of the architecture view. */
  async diagram(): Promise<Frame> {
    return this.webview('main svg.msac');
  }

  /** The page among those in the workbench that has such an element. */
  async webview(selector: string): Promise<Frame> {
    await this.page.locator('iframe.webview.ready').first().waitFor();
    const end = Date.now() + 30_000;
    for (;;) {
      for (const frame of this.page.frames())
        if (
          await frame
            .locator(selector)
            .count()
            .catch(() => 0)
        )
          return frame;
      if (Date.now() > end) throw new Error(`No page has ${selector}.`);
      await this.page.waitForTimeout(200);
    }
  }
}
