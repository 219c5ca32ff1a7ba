import type * as vscode from 'vscode';
import { State, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import {
  ARCHITECTURE,
  SYSTEMS,
  type Architecture,
  type ArchitectureParams,
  type SystemOfWorkspace,
} from '../../language-server/src/features/architecture/protocol.ts';

/** What is the same of the client wherever it runs. */
export function clientOptions(outputChannel: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'msa' }],
    outputChannel,
    // Tells the server that the command of its lenses is known here (references.ts).
    initializationOptions: { showReferences: true },
    diagnosticCollectionName: 'msac',
  };
}

/** The requests beyond the protocol. */
export class Systems {
  readonly #client: BaseLanguageClient;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /** The systems that a file is a part of; without a file, all of the workspace. */
  async of(uri?: vscode.Uri): Promise<readonly SystemOfWorkspace[]> {
    if (this.#client.state !== State.Running) return [];
    return this.#client.sendRequest<SystemOfWorkspace[]>(SYSTEMS, uri ? { textDocument: { uri: uri.toString() } } : {});
  }

  /** A picture of the system that a file is a part of; none when there is no such system, or none that ever was right. */
  async architecture(uri: vscode.Uri, of: string | undefined): Promise<Architecture | null> {
    if (this.#client.state !== State.Running) return null;
    const params: ArchitectureParams = { textDocument: { uri: uri.toString() }, ...(of === undefined ? {} : { of }) };
    return this.#client.sendRequest<Architecture | null>(ARCHITECTURE, params);
  }
}
