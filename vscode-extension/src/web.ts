/** In a browser: the server is a worker, which is handed the files. */
import * as vscode from 'vscode';
import { LanguageClient, State } from 'vscode-languageclient/browser';
import { FILES, type FilesParams } from '../../language-server/src/handed-storage.ts';
import { activateAnywhere } from './activate.ts';
import { clientOptions } from './client.ts';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('msa language server', { log: true });
  const script = vscode.Uri.joinPath(context.extensionUri, 'server-worker.js').toString(true);
  const server = (): Promise<Worker> => Promise.resolve(new Worker(script, { name: 'msa language server' }));
  client = new LanguageClient('msac', 'msa language', server, clientOptions(output));
  context.subscriptions.push(handFiles(client));
  await activateAnywhere(context, client, output);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
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
