/** Where there is a disk: the server is a process beside the editor, and systems can be built. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateAnywhere } from './activate.ts';
import { clientOptions } from './client.ts';
import { Compiler } from './compiler/compiler.ts';
import { compilerCommands } from './compiler/commands.ts';
import { CompilerTasks } from './compiler/tasks.ts';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('msa language server', { log: true });
  const module = context.asAbsolutePath('language-server/dist/server.cjs');
  const server = { module, transport: TransportKind.ipc };
  client = new LanguageClient('msac', 'msa language', server, clientOptions(output));
  const systems = await activateAnywhere(context, client, output);
  const compiler = new Compiler(context.asAbsolutePath('compiler/bin/msac.cjs'));
  const tasks = new CompilerTasks(compiler, systems);
  await vscode.commands.executeCommand('setContext', 'msac.canBuild', true);
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(CompilerTasks.type, tasks),
    ...compilerCommands(compiler, tasks, systems),
  );
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
