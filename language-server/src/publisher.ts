import { RAL, type CodeDescription, type Connection, type Disposable } from 'vscode-languageserver';
import type { Diagnostic } from '../../src/check/index.ts';
import { toLspDiagnostic } from './features/diagnostics.ts';
import { uriOf } from './protocol.ts';
import type { Told, Workspace } from './workspace.ts';

/** How long a pause in typing is waited for at most, in ms. */
const LONGEST_PAUSE = 200;
/** At least: what is asked together with a change is answered first. */
const SHORTEST_PAUSE = 5;
/** Who types without a pause is told something after this time all the same, in ms. */
const LONGEST_SILENCE = 500;
/** What may be worked without looking whether something was asked meanwhile, in ms. */
const TURN = 5;

export interface PublisherOptions {
  /** Where the page on a code can be read. */
  readonly explanation: (code: string) => CodeDescription | undefined;
  /** Of an open document, for an editor that wants to be told of which one something is said. */
  readonly versionOf: (path: string) => number | undefined;
}

/**
 * Tells an editor what is to be said of every file of a workspace. The file that is typed in comes first; all others are
 * looked at step by step, between what the editor asks, and from the start again as soon as something changes.
 */
export class Publisher {
  readonly #connection: Pick<Connection, 'sendDiagnostics'>;
  readonly #workspace: Workspace;
  readonly #options: PublisherOptions;
  /** What was told last, by path. */
  readonly #told = new Map<string, string>();
  #waiting: NodeJS.Timeout | undefined;
  #next: Disposable | undefined;
  /** How long it took last until something could be told, in ms: the pause is as long as an eighth of that. */
  #cost = 0;
  /** Since when changes have been made of which nothing was told, as `performance.now()` tells it. */
  #silentSince: number | undefined;

  constructor(connection: Pick<Connection, 'sendDiagnostics'>, workspace: Workspace, options: PublisherOptions) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#options = options;
  }

  /** @param path of the file that has changed, where it is one that is typed in */
  soon(path?: string): void {
    this.stop();
    const now = performance.now();
    this.#silentSince ??= now;
    const left = Math.max(0, LONGEST_SILENCE - (now - this.#silentSince));
    const pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, this.#cost / 8), left);
    this.#waiting = setTimeout(() => this.#begin(path), pause);
  }

  stop(): void {
    clearTimeout(this.#waiting);
    this.#next?.dispose();
  }

  #begin(first: string | undefined): void {
    const begin = performance.now();
    const steps = this.#workspace.tellInSteps(first);
    this.#go(steps, () => {
      this.#cost = performance.now() - begin;
      this.#silentSince = undefined;
    });
  }

  /** @param spoken called once something has been told */
  #go(steps: Generator<Told | undefined, Told>, spoken: () => void): void {
    const step = inOneTurn(steps);
    if (step.value) {
      for (const [path, found] of step.value) this.#tell(path, found);
      spoken();
    }
    if (!step.done) this.#next = soonest(() => this.#go(steps, step.value ? () => undefined : spoken));
    else {
      for (const path of this.#told.keys()) if (!step.value.has(path)) this.#tell(path, []);
      this.#work(this.#workspace.workAhead());
    }
  }

  #work(steps: Generator<undefined, void>): void {
    this.#next = soonest(() => {
      if (!inOneTurn(steps).done) this.#work(steps);
    });
  }

  /** Says nothing of a file of which all is as it was. */
  #tell(path: string, found: readonly Diagnostic[]): void {
    const diagnostics = found.map((each) => toLspDiagnostic(each, this.#options.explanation));
    const text = JSON.stringify(diagnostics);
    if ((this.#told.get(path) ?? '[]') === text) return;
    if (diagnostics.length === 0) this.#told.delete(path);
    else this.#told.set(path, text);
    // No change is taken in while something is told: what is told is of the last text.
    const version = this.#options.versionOf(path);
    void this.#connection.sendDiagnostics({ uri: uriOf(path), diagnostics, ...(version !== undefined && { version }) });
  }
}

/** After what is asked already. What a browser's worker has for that is not what Node has. */
function soonest(act: () => void): Disposable {
  return RAL().timer.setImmediate(act);
}

/** As many steps as there is time for, until one gives something. */
function inOneTurn<Given, Result>(
  steps: Generator<Given | undefined, Result>,
): IteratorResult<Given | undefined, Result> {
  const begin = performance.now();
  let step = steps.next();
  while (!step.done && step.value === undefined && performance.now() - begin < TURN) step = steps.next();
  return step;
}
