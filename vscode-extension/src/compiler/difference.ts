import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Compiler } from './compiler.ts';
import { argumentsOf } from './tasks.ts';

/** Differences that are shown, as documents that nobody can edit. */
export class DifferenceTexts implements vscode.TextDocumentContentProvider {
  static readonly scheme = 'msac-diff';
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #texts = new Map<string, string>();

  set(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }
}

/** Shows what a build of a system would change on the disk. */
export async function showDifference(compiler: Compiler, texts: DifferenceTexts, entry: vscode.Uri): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(entry)?.uri ?? vscode.Uri.file(dirname(entry.fsPath));
  const file = vscode.workspace.asRelativePath(entry, false);
  const progress = { location: vscode.ProgressLocation.Window, title: `msac diff ${file}` };
  const args = ['diff', file, ...argumentsOf('diff', entry)];
  const { status, out, error } = await vscode.window.withProgress(progress, () => compiler.run(folder, args));
  if (status !== 0) {
    const show = 'Show Problems';
    const [first = ''] = (error || out).trim().split('\n');
    const answer = await vscode.window.showErrorMessage(`msac diff ${file}: ${first}`, show);
    if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
    return;
  }
  if (out.trim() === '') {
    void vscode.window.showInformationMessage(`A build of ${file} would change nothing.`);
    return;
  }
  const uri = vscode.Uri.from({ scheme: DifferenceTexts.scheme, path: `/${file}.diff`, query: entry.toString() });
  texts.set(uri, out);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, 'diff');
  await vscode.window.showTextDocument(document, { preview: true });
}
