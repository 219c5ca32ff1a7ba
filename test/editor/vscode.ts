import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import * as tools from './tools.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Settings that keep VS Code from asking, and from looking for the network. */
const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'files.simpleDialog.enable': true,
  'editor.minimap.enabled': false,
};

/** A VS Code with the built extension on a folder, in a browser. */
export class VsCode {
  readonly folder = mkdtempSync(join(tmpdir(), 'msac-vscode-'));
  readonly workspace = join(this.folder, 'workspace');
  page!: Page;
  #server: ChildProcess | undefined;
  #browser: Browser | undefined;

  /** @param files of the workspace, by path */
  static async on(files: Readonly<Record<string, string>>, settings: object = {}): Promise<VsCode> {
    const code = new VsCode();
    try {
      await code.#start(files, settings);
      return code;
    } catch (error) {
      await code.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    if (this.#server && this.#server.exitCode === null) {
      const ended = new Promise((done) => this.#server?.once('exit', done));
      this.#server.kill();
      await ended;
    }
    // What the server has started may outlive it for a moment, and write.
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #start(files: Readonly<Record<string, string>>, settings: object): Promise<void> {
    for (const [path, text] of Object.entries(files)) write(join(this.workspace, path), text);
    write(join(this.folder, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
    const port = await freePort();
    write(join(this.folder, 'config.yaml'), `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
    const { node, program } = tools.codeServer();
    const places = ['config.yaml', 'data', 'extensions'].map((name) => join(this.folder, name));
    const args = [
      program,
      ...['--config', '--user-data-dir', '--extensions-dir'].flatMap((flag, index) => [flag, places[index] ?? '']),
    ];
    execFileSync(node, [...args, '--install-extension', vsix()], { stdio: 'pipe' });
    const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
    this.#server = spawn(node, [...args, ...quiet, '--disable-getting-started-override', this.workspace], {
      stdio: 'ignore',
    });
    await answering(port);
    const executablePath = tools.chromium() ?? '';
    const flags = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ];
    this.#browser = await chromium.launch({ executablePath, args: flags });
    this.page = await this.#browser.newPage({ viewport: { width: 1400, height: 860 } });
    await this.page.goto(`http://127.0.0.1:${port}/?folder=${this.workspace}`);
    await this.page.locator('.monaco-workbench').waitFor();
  }
}

function vsix(): string {
  const folder = join(root, 'vscode-extension');
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.vsix'));
  if (name === undefined) throw new Error('There is no .vsix: npm run package:extension');
  return join(folder, name);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

async function answering(port: number): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/healthz`);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
}
