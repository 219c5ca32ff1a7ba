import type { CodeDescription, Connection } from 'vscode-languageserver';
import type { Diagnostic } from '../../src/check/index.ts';
import { toLspDiagnostic } from './features/diagnostics.ts';
import { uriOf } from './protocol.ts';
import type { Workspace } from './workspace.ts';

/** Tells an editor what is to be said of every file of a workspace, as soon as nothing is typed for a moment. */
export class Publisher {
  readonly #connection: Pick<Connection, 'sendDiagnostics'>;
  readonly #workspace: Workspace;
  readonly #explanation: (code: string) => CodeDescription | undefined;
  readonly #quiet: number;
  /** What was told last, by path. */
  readonly #told = new Map<string, string>();
  #waiting: NodeJS.Timeout | undefined;

  /** @param quiet how long that moment is, in ms */
  constructor(
    connection: Pick<Connection, 'sendDiagnostics'>,
    workspace: Workspace,
    explanation: (code: string) => CodeDescription | undefined,
    quiet: number,
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#explanation = explanation;
    this.#quiet = quiet;
  }

  soon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#publish(), this.#quiet);
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }

  #publish(): void {
    const { diagnostics } = this.#workspace;
    for (const path of this.#told.keys()) if (!diagnostics.has(path)) this.#tell(path, []);
    for (const [path, found] of diagnostics) this.#tell(path, found);
  }

  /** Says nothing of a file of which all is as it was. */
  #tell(path: string, found: readonly Diagnostic[]): void {
    const diagnostics = found.map((each) => toLspDiagnostic(each, this.#explanation));
    const text = JSON.stringify(diagnostics);
    if ((this.#told.get(path) ?? '[]') === text) return;
    this.#told.set(path, text);
    void this.#connection.sendDiagnostics({ uri: uriOf(path), diagnostics });
  }
}
