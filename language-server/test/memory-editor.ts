import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type ServerCapabilities,
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
    this.connection.listen();
  }

  static async on(files: Readonly<Record<string, string>>): Promise<MemoryEditor> {
    const editor = new MemoryEditor(files);
    const { capabilities } = await editor.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [{ uri: uriIn(''), name: 'test' }],
    });
    editor.capabilities = capabilities;
    await editor.connection.sendNotification('initialized', {});
    return editor;
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

  close(): void {
    this.connection.dispose();
  }
}

/** The address of a file in the folder that is open. */
export function uriIn(path: string): string {
  return URI.file(`/workspace/${path}`).toString();
}
