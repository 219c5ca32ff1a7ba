import * as vscode from 'vscode';
import type { Systems } from '../client.ts';
import type { Compiler } from './compiler.ts';
import { showDifference, DifferenceTexts } from './difference.ts';
import { newSystem } from './new-system.ts';
import type { CompilerTasks, TaskCommand } from './tasks.ts';

/** The commands that run the compiler. */
export function compilerCommands(compiler: Compiler, tasks: CompilerTasks, systems: Systems): vscode.Disposable[] {
  const texts = new DifferenceTexts();
  const runTask = (command: TaskCommand) => async (uri?: vscode.Uri) => {
    const entry = await chosenSystem(systems, uri);
    if (!entry || !(await vscode.workspace.saveAll(false))) return;
    await vscode.tasks.executeTask(tasks.task(command, entry));
  };
  return [
    vscode.workspace.registerTextDocumentContentProvider(DifferenceTexts.scheme, texts),
    vscode.commands.registerCommand('msac.check', runTask('check')),
    vscode.commands.registerCommand('msac.build', runTask('build')),
    vscode.commands.registerCommand('msac.run', runTask('run')),
    vscode.commands.registerCommand('msac.diff', async (uri?: vscode.Uri) => {
      const entry = await chosenSystem(systems, uri);
      if (entry && (await vscode.workspace.saveAll(false))) await showDifference(compiler, texts, entry);
    }),
    vscode.commands.registerCommand('msac.newSystem', () => newSystem(compiler)),
  ];
}

/**
 * The entry file of the system that a command is about: of the file that it was called on, else of the one that is edited,
 * else of the only system of the workspace; where there are several, the user says which.
 */
async function chosenSystem(systems: Systems, uri?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const edited = vscode.window.activeTextEditor?.document;
  const file = uri ?? (edited?.languageId === 'msa' ? edited.uri : undefined);
  const near = file ? await systems.of(file) : [];
  const known = near.length > 0 ? near : await systems.of();
  if (known.length === 0) {
    const make = 'New System…';
    const answer = await vscode.window.showErrorMessage('No file of this workspace declares a `system`.', make);
    if (answer === make) await vscode.commands.executeCommand('msac.newSystem');
    return undefined;
  }
  if (known.length === 1) return known[0] && vscode.Uri.parse(known[0].uri);
  const items = known.map(({ name, uri: entry }) => ({
    label: name,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(entry)),
    entry,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Which system?' });
  return chosen && vscode.Uri.parse(chosen.entry);
}
