/** In a browser: the server is a worker, which is handed the files. */
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  State,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { FILES, type FilesParams } from '../../language-server/src/handed-storage.ts';
import { activateAnywhere } from './activate.ts';
import { clientOptions } from './client.ts';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('msa language server', { log: true });
  const script = vscode.Uri.joinPath(context.extensionUri, 'server-worker.js');
  client = new LanguageClient('msac', 'msa language', () => startWorker(script), clientOptions(output));
  context.subscriptions.push(handFiles(client));
  await activateAnywhere(context, client, output);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** By its text instead of its address: wherever the extension comes from, it can be read, but not always be a worker's. */
async function startWorker(script: vscode.Uri): Promise<MessageTransports> {
  const text = await vscode.workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([new Uint8Array(text)], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'msa language server' });
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** Hands over every `.msa` file of the workspace whenever the server starts, and each that changes. */
function handFiles(client: LanguageClient): vscode.Disposable {
  const send = async (files: FilesParams['files']): Promise<void> => {
    if (client.isRunning()) await client.sendNotification(FILES, { files });
  };
  const hand = async (uris: readonly vscode.Uri[]): Promise<void> => {
    const entries = await Promise.all(uris.map(async (uri) => [uri.toString(), await textOf(uri)] as const));
    await send(Object.fromEntries(entries));
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.msa');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => hand([uri])),
    watcher.onDidChange((uri) => hand([uri])),
    watcher.onDidDelete((uri) => send({ [uri.toString()]: null })),
    client.onDidChangeState(async ({ newState }) => {
      if (newState === State.Running) await hand(await vscode.workspace.findFiles('**/*.msa', '**/node_modules/**'));
    }),
  );
}

/** The text of a file; null when it is gone by now. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
