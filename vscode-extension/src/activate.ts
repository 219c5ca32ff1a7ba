/** What the extension does wherever it runs: on a desktop, on a server, in a browser. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ArchitectureView } from './architecture/view.ts';
import { Systems } from './client.ts';
import { explain, Explanations } from './explain.ts';
import { showReferences } from './references.ts';
import { showStatus } from './status.ts';

/** Starts the client, and offers what needs no disk. */
export async function activateAnywhere(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  output: vscode.LogOutputChannel,
): Promise<Systems> {
  const systems = new Systems(client);
  const view = new ArchitectureView(context.extensionUri, systems);
  const pages = vscode.Uri.joinPath(context.extensionUri, 'docs/diagnostics');
  context.subscriptions.push(
    output,
    showStatus(client),
    view,
    vscode.window.registerWebviewPanelSerializer(ArchitectureView.type, view),
    vscode.commands.registerCommand('msac.showArchitecture', (uri?: vscode.Uri) => view.show(uri)),
    vscode.commands.registerCommand('msac.exportSvg', () => view.export('svg')),
    vscode.commands.registerCommand('msac.exportMermaid', () => view.export('mermaid')),
    vscode.commands.registerCommand('msac.explain', (code?: string) => explain(pages, code)),
    vscode.commands.registerCommand('msac.showReferences', showReferences),
    vscode.commands.registerCommand('msac.restartServer', () => restart(client)),
    vscode.commands.registerCommand('msac.showOutput', () => output.show()),
    vscode.languages.registerCodeActionsProvider('msa', new Explanations(), Explanations.metadata),
  );
  await client.start();
  return systems;
}

async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
