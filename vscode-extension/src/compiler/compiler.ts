import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** How a run of the compiler ended. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** The compiler: a program for Node, which the editor itself can be. */
export class Compiler {
  readonly #bundled: string;

  /** @param bundled the one that comes with the extension */
  constructor(bundled: string) {
    this.#bundled = bundled;
  }

  /** A process that runs it on something in a folder, for a terminal. */
  execution(folder: vscode.Uri, args: readonly string[]): vscode.ProcessExecution {
    const options = { cwd: folder.fsPath, env: NODE_ENVIRONMENT };
    return new vscode.ProcessExecution(process.execPath, [this.#programFor(folder), ...args], options);
  }

  /** Runs the one that is meant for a folder to its end, in that folder or another. */
  run(folder: vscode.Uri, args: readonly string[], workingFolder = folder): Promise<Outcome> {
    const options = {
      cwd: workingFolder.fsPath,
      env: { ...process.env, ...NODE_ENVIRONMENT, NO_COLOR: '1' },
      maxBuffer: 256 * 1024 * 1024,
    };
    return new Promise((done) => {
      execFile(process.execPath, [this.#programFor(folder), ...args], options, (failure, out, error) =>
        done({ status: typeof failure?.code === 'number' ? failure.code : failure ? 2 : 0, out, error }),
      );
    });
  }

  /** What the settings say; else what the workspace has installed, so that its pipeline and its editors agree; else ours. */
  #programFor(folder: vscode.Uri): string {
    const said = vscode.workspace.getConfiguration('msac', folder).get('compiler.path', '');
    if (said !== '') return said;
    const own = join(folder.fsPath, 'node_modules/msac/bin/msac.cjs');
    return vscode.workspace.isTrusted && existsSync(own) ? own : this.#bundled;
  }
}

/** The editor is Electron, which is Node when it is told so; on a server it is Node, and this says nothing. */
const NODE_ENVIRONMENT = { ELECTRON_RUN_AS_NODE: '1' };
