import * as vscode from 'vscode';
import type { Systems } from '../client.ts';
import type { Compiler } from './compiler.ts';

export type TaskCommand = 'check' | 'build' | 'run';

/** What `tasks.json` says of a task. */
interface Definition extends vscode.TaskDefinition {
  readonly command?: unknown;
  readonly file?: unknown;
  readonly arguments?: unknown;
}

const COMMANDS: readonly TaskCommand[] = ['check', 'build', 'run'];

/** Tasks for every system of the workspace. */
export class CompilerTasks implements vscode.TaskProvider {
  static readonly type = 'msac';
  readonly #compiler: Compiler;
  readonly #systems: Systems;

  constructor(compiler: Compiler, systems: Systems) {
    this.#compiler = compiler;
    this.#systems = systems;
  }

  async provideTasks(): Promise<vscode.Task[]> {
    const systems = await this.#systems.of();
    return systems.flatMap(({ uri }) => COMMANDS.map((command) => this.task(command, vscode.Uri.parse(uri))));
  }

  /** Completes what a user has written. */
  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const { command, file, arguments: more }: Definition = task.definition;
    const known = COMMANDS.find((each) => each === command);
    const folder = isFolder(task.scope) ? task.scope : vscode.workspace.workspaceFolders?.[0];
    if (!known || !folder) return undefined;
    const args = [
      ...(typeof file === 'string' ? [file] : []),
      ...(Array.isArray(more) ? more.filter((each) => typeof each === 'string') : argumentsOf(known, folder.uri)),
    ];
    return this.#make(task.definition, folder, known, args);
  }

  /** The task that does something with the system that a file declares. */
  task(command: TaskCommand, entry: vscode.Uri): vscode.Task {
    const folder = vscode.workspace.getWorkspaceFolder(entry) ?? folderAround(entry);
    const file = vscode.workspace.asRelativePath(entry, false);
    const definition = { type: CompilerTasks.type, command, file };
    return this.#make(definition, folder, command, [file, ...argumentsOf(command, entry)]);
  }

  #make(
    definition: vscode.TaskDefinition,
    folder: vscode.WorkspaceFolder,
    command: TaskCommand,
    args: readonly string[],
  ): vscode.Task {
    const name = [command, ...args.slice(0, 1)].join(' ');
    const execution = this.#compiler.execution(folder.uri, [command, ...args]);
    // Without a problem matcher: the server has told all that there is. `tasks.json` may name one.
    const task = new vscode.Task(definition, folder, name, 'msac', execution, []);
    if (command === 'build') task.group = vscode.TaskGroup.Build;
    if (command === 'run') task.isBackground = true;
    task.presentationOptions = { clear: true, showReuseMessage: false };
    return task;
  }
}

/** What the settings say that a build is told. */
export function argumentsOf(command: string, uri: vscode.Uri): readonly string[] {
  const isBuild = command === 'build' || command === 'diff';
  return isBuild ? vscode.workspace.getConfiguration('msac', uri).get<string[]>('build.arguments', []) : [];
}

/** A file outside of the workspace has the folder that it lies in. */
function folderAround(file: vscode.Uri): vscode.WorkspaceFolder {
  const uri = vscode.Uri.joinPath(file, '..');
  return { uri, name: uri.path.split('/').at(-1) ?? '', index: 0 };
}

function isFolder(scope: vscode.Task['scope']): scope is vscode.WorkspaceFolder {
  return typeof scope === 'object';
}
