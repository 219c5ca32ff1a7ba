// An editor as the language server sees one: a process over stdio that is asked by the protocol, and timed from question to
// answer. What the client itself costs (JSON, pipes) counts as it does in an editor.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';

/** What an editor with all of it says that it can do, as far as the server asks. */
const CAPABILITIES = {
  workspace: { workspaceFolders: true, configuration: false },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
  },
};
/** Whatever takes longer is a fault, in ms. */
const LIMIT = 60_000;

export class EditorClient {
  #folder;
  #process;
  #connection;
  #documents = new Map();
  /** What is said of each file, by its URI. */
  #said = new Map();
  #waiting = new Set();

  /** Starts the server on a folder, and greets it. It is up, and has the workspace still to read, when this is done. */
  static async start(server, folder) {
    const client = new EditorClient();
    client.#folder = folder;
    client.#process = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    client.#connection = createProtocolConnection(client.#process.stdout, client.#process.stdin);
    client.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      const time = performance.now();
      client.#said.set(uri, diagnostics);
      for (const check of client.#waiting) check(time);
    });
    client.#connection.listen();
    const uri = pathToFileURL(folder).href;
    await client.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      capabilities: CAPABILITIES,
      workspaceFolders: [{ uri, name: 'bench' }],
    });
    await client.#connection.sendNotification('initialized', {});
    return client;
  }

  async stop() {
    const ended = once(this.#process, 'exit');
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    this.#connection.dispose();
  }

  /** In MB, as the operating system counts it; `undefined` where it does not tell. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
      const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
      return { now: of('VmRSS'), peak: of('VmHWM') };
    } catch {
      return undefined;
    }
  }

  uri(path) {
    return pathToFileURL(join(this.#folder, path)).href;
  }

  text(path) {
    return this.#document(path).getText();
  }

  async open(path) {
    const text = readFileSync(join(this.#folder, path), 'utf8');
    const document = TextDocument.create(this.uri(path), 'msa', 1, text);
    this.#documents.set(path, document);
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: document.uri, languageId: 'msa', version: 1, text },
    });
  }

  /** One key stroke, or as many as there are letters: `text` in the place of what stands between two offsets. */
  async type(path, start, end, text) {
    const document = this.#document(path);
    const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
    const version = document.version + 1;
    TextDocument.update(document, [change], version);
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges: [change],
    });
  }

  /** @returns what the server answers of an offset of an open file, and after how many ms */
  async ask(method, path, offset) {
    const document = this.#document(path);
    const begin = performance.now();
    const answer = await this.#connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri: document.uri },
      position: document.positionAt(offset),
    });
    return { answer, ms: performance.now() - begin };
  }

  /** Waits until what is said of a file is what is waited for. @returns when that came, as `performance.now()` tells it */
  said(path, isIt) {
    const uri = this.uri(path);
    return new Promise((resolve, reject) => {
      const check = (time) => {
        if (!isIt(this.#said.get(uri) ?? [])) return;
        this.#waiting.delete(check);
        clearTimeout(timer);
        resolve(time);
      };
      const timer = setTimeout(
        () => reject(new Error(`Of ${path} is said ${JSON.stringify(this.#said.get(uri))}.`)),
        LIMIT,
      );
      this.#waiting.add(check);
    });
  }

  #document(path) {
    const document = this.#documents.get(path);
    if (!document) throw new Error(`${path} is not open.`);
    return document;
  }
}
