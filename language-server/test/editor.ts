import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createProtocolConnection,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { URI } from 'vscode-uri';

/** Another build of the server may be tried: `MSA_LANGUAGE_SERVER=/…/server.cjs`. */
const server = process.env['MSA_LANGUAGE_SERVER'] ?? resolve(import.meta.dirname, '../dist/server.cjs');

/** What an editor does: it starts the server, opens and changes files, and asks. The server is the built one, a process. */
export class Editor {
  readonly folder = mkdtempSync(join(tmpdir(), 'msac-editor-'));
  readonly connection: ProtocolConnection;
  readonly #server: ChildProcess;
  readonly #documents = new Map<string, TextDocument>();
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  #told = (): void => undefined;

  private constructor() {
    this.#server = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.#server;
    if (!stdin || !stdout) throw new Error('The server has no streams.');
    this.connection = createProtocolConnection(stdout, stdin);
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#diagnostics.set(params.uri, params.diagnostics);
      this.#told();
    });
    this.connection.listen();
  }

  /**
   * @param files by path, in the folder that is open
   * @param more what else the editor says when it introduces itself
   */
  static async on(files: Readonly<Record<string, string>>, more: object = {}): Promise<Editor> {
    const editor = new Editor();
    for (const [path, text] of Object.entries(files)) editor.write(path, text);
    await editor.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [{ uri: URI.file(editor.folder).toString(), name: 'test' }],
      ...more,
    });
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    this.#server.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  uri(path: string): string {
    return URI.file(join(this.folder, path)).toString();
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** What stands in a file for this editor. */
  text(path: string): string {
    return this.#documents.get(path)?.getText() ?? readFileSync(join(this.folder, path), 'utf8');
  }

  async open(path: string, text = this.text(path)): Promise<void> {
    const uri = this.uri(path);
    this.#documents.set(path, TextDocument.create(uri, 'msa', 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'msa', version: 1, text },
    });
  }

  /** Types something in the place of something else, without saving. */
  async type(path: string, from: string, to: string): Promise<void> {
    const document = this.#document(path);
    const start = document.getText().indexOf(from);
    if (start < 0) throw new Error(`${path} holds no ${from}.`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) };
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text: to }], version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges: [{ range, text: to }],
    });
  }

  /** Asks about the place of a word in an open file: `at` characters after where it begins. */
  async ask<Result>(method: string, path: string, word: string, more: object = {}, at = 1): Promise<Result> {
    const params = { textDocument: { uri: this.uri(path) }, position: this.place(path, word, at), ...more };
    return this.connection.sendRequest(method, params);
  }

  place(path: string, word: string, at = 0): Position {
    const document = this.#document(path);
    const start = document.getText().indexOf(word);
    if (start < 0) throw new Error(`${path} holds no ${word}.`);
    return document.positionAt(start + at);
  }

  /** What is said of a file, as soon as it is what is waited for. */
  async said(path: string, isIt: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
    const now = (): readonly Diagnostic[] => this.#diagnostics.get(this.uri(path)) ?? [];
    const end = Date.now() + 10_000;
    while (!isIt(now())) {
      if (Date.now() > end) throw new Error(`Of ${path} is said ${JSON.stringify(now())}.`);
      await new Promise<void>((wake) => {
        this.#told = wake;
        setTimeout(wake, 200);
      });
    }
    return now();
  }

  /** What a text becomes by edits. */
  applied(path: string, edits: readonly TextEdit[]): string {
    const document = this.#documents.get(path) ?? TextDocument.create('', 'msa', 0, this.text(path));
    return TextDocument.applyEdits(document, [...edits]);
  }

  /** The texts that an edit of several files makes. */
  appliedAll({ changes = {} }: WorkspaceEdit): Record<string, string> {
    return Object.fromEntries(
      Object.entries(changes).map(([uri, edits]) => {
        const path = URI.parse(uri).fsPath.slice(this.folder.length + 1);
        return [path, this.applied(path, edits)];
      }),
    );
  }

  #document(path: string): TextDocument {
    const document = this.#documents.get(path);
    if (!document) throw new Error(`${path} is not open.`);
    return document;
  }
}
