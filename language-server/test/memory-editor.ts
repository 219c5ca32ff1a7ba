import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  type WorkspaceFolder,
} from 'vscode-languageserver-protocol/node';
import { createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { HandedStorage } from '../src/handed-storage.ts';
import { manners } from '../src/manners.ts';
import { serve } from '../src/server.ts';

/** An editor and the server in one process, over streams in memory, on files that lie nowhere: for what is asked very often. */
export class MemoryEditor {
  readonly connection: ProtocolConnection;
  /** What the server has logged as an error. */
  readonly faults: string[] = [];
  capabilities: ServerCapabilities = {};
  /** Codes of what is said of each file, by its path. */
  readonly said = new Map<string, readonly unknown[]>();
  #folders: readonly string[] = [];
  #version = 1;

  private constructor(files: Readonly<Record<string, string>>) {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const storage = new HandedStorage();
    storage.take({ files: Object.fromEntries(Object.entries(files).map(([path, text]) => [uriIn(path), text])) });
    serve(createConnection(toServer, toClient, manners()), { version: 'test', storage, explanation: () => undefined });
    this.connection = createProtocolConnection(toClient, toServer);
    this.connection.onNotification('window/logMessage', ({ type, message }: LogMessageParams) => {
      if (type === 1) this.faults.push(message);
    });
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.said.set(URI.parse(params.uri).path.slice('/workspace/'.length), codesOf(params));
    });
    this.connection.onRequest('workspace/workspaceFolders', () => this.#named(this.#folders));
    this.connection.listen();
  }

  /** @param folders that are open, below one that holds all files */
  static async on(files: Readonly<Record<string, string>>, folders: readonly string[] = ['']): Promise<MemoryEditor> {
    const editor = new MemoryEditor(files);
    editor.#folders = folders;
    const { capabilities } = await editor.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders: editor.#named(folders),
    });
    editor.capabilities = capabilities;
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  /** Other folders are open from now on. */
  async reopen(folders: readonly string[]): Promise<void> {
    const without = (some: readonly string[], others: readonly string[]): object[] =>
      this.#named(some.filter((each) => !others.includes(each)));
    const event = { added: without(folders, this.#folders), removed: without(this.#folders, folders) };
    this.#folders = folders;
    await this.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  }

  /** Waits for a while in which a server tells what it has to tell, unless the machine has much else to do. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 60));
    await this.connection.sendRequest('workspace/symbol', { query: '' });
  }

  async open(path: string, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriIn(path), languageId: 'msa', version: 1, text },
    });
  }

  /** The whole text is another one now. */
  async become(path: string, text: string): Promise<void> {
    const textDocument = { uri: uriIn(path), version: ++this.#version };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  #named(folders: readonly string[]): WorkspaceFolder[] {
    return folders.map((folder) => ({ uri: uriIn(folder), name: folder }));
  }

  close(): void {
    this.connection.dispose();
  }
}

function codesOf({ diagnostics }: PublishDiagnosticsParams): unknown[] {
  return diagnostics.map(({ code }) => code);
}

/** The address of a file in the folder that is open. */
export function uriIn(path: string): string {
  return URI.file(`/workspace/${path}`).toString();
}
