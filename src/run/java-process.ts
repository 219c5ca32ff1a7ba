/** One process of one application. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { logTail } from './log.ts';

/** Enough for development, and little enough that ten applications fit a laptop. */
const JVM_OPTIONS = [
  '-Xmx256m',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-Xshare:auto',
  // The embedded database lets a second process in through a port of its own, which would otherwise be open to all.
  '-Dh2.bindAddress=127.0.0.1',
];

export interface JavaProcessSettings {
  /** Shown to people: `catalog`, or `catalog 2`. */
  readonly label: string;
  readonly java: string;
  readonly jar: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Called when the process ends without having been asked to. */
  readonly onDeath: (death: Error) => void;
}

/** A process that can be started, stopped and started again. */
export class JavaProcess {
  readonly #settings: JavaProcessSettings;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #asked = false;

  constructor(settings: JavaProcessSettings) {
    this.#settings = settings;
  }

  get alive(): boolean {
    return this.#child !== undefined;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process. The log of an earlier run is kept when `append` is set. */
  start(append: boolean): void {
    if (this.#child) throw new Error(`${this.#settings.label} runs already.`);
    const { java, jar, folder, environment, logFile } = this.#settings;
    const log = openSync(logFile, append ? 'a' : 'w');
    // A group of its own: Ctrl-C in the terminal must reach msac alone, which then stops all in order.
    const child = spawn(java, [...JVM_OPTIONS, '-jar', jar], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
    });
    closeSync(log);
    this.#asked = false;
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      const end = (how: string): void => {
        if (this.#child !== child) return;
        this.#child = undefined;
        if (!this.#asked) this.#settings.onDeath(this.#death(how));
        resolve();
      };
      child.once('error', (error) => end(`could not be started: ${error.message}`));
      child.once('exit', (status, signal) => end(`ended by itself (${signal ?? `exit status ${status}`})`));
    });
  }

  /** Asks the process to end, and forces it to after a while. Resolves when it is gone. */
  async stop(graceMilliseconds: number): Promise<void> {
    this.#asked = true;
    this.#child?.kill('SIGTERM');
    const force = setTimeout(() => this.kill(), graceMilliseconds);
    await this.#ended;
    clearTimeout(force);
  }

  /** Ends the process at once. */
  kill(): void {
    this.#asked = true;
    this.#child?.kill('SIGKILL');
  }

  /** Resolves when no process runs. */
  ended(): Promise<void> {
    return this.#ended;
  }

  #death(how: string): Error {
    const { label, logFile } = this.#settings;
    return new Error(`${label} ${how}. The end of ${logFile}:\n\n${logTail(logFile, 30)}`);
  }
}
