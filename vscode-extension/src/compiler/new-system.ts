import * as vscode from 'vscode';
import type { Compiler } from './compiler.ts';

const TEMPLATES = [
  {
    label: '$(server-environment) Services',
    detail: 'Two services, a gateway, sign-in and discovery',
    template: 'services',
  },
  { label: '$(package) Monolith', detail: 'One application with its entities', template: 'monolith' },
  { label: '$(file) Empty', detail: 'A system with nothing in it yet', template: 'empty' },
] as const;

/** Asks what a new system begins with, writes it, and opens it. */
export async function newSystem(compiler: Compiler): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  const chosen = await vscode.window.showQuickPick(TEMPLATES, { title: 'What does the system begin with?' });
  if (!chosen) return;
  const name = await vscode.window.showInputBox({
    title: 'What is the system called?',
    value: 'shop',
    validateInput: (value) => (/^[A-Za-z]\w*$/.test(value) ? undefined : 'A letter, then letters, digits and _.'),
  });
  if (name === undefined) return;
  const args = ['init', '--yes', '--template', chosen.template, '--name', name];
  const { status, out, error } = await compiler.run(folder, args);
  if (status !== 0) {
    void vscode.window.showErrorMessage((error || out).trim());
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, `${name}.msa`));
}

/** The folder of the workspace, one of several, or one that is looked for. */
async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const options = { canSelectFolders: true, canSelectFiles: false, openLabel: 'Begin here' };
  return (await vscode.window.showOpenDialog(options))?.[0];
}
