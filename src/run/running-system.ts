/** What a started system can be asked and told. */
import type { ApplicationKind } from '../model/system.ts';
import type { RunFailure } from './failure.ts';

/** One process of an application. */
export interface RunningInstance {
  readonly application: string;
  readonly kind: ApplicationKind;
  /** 1 for the first process of an application. */
  readonly number: number;
  readonly port: number;
  /** Base URL without a slash at the end, as a browser on this machine reaches it. */
  readonly url: string;
  readonly logFile: string;
  readonly alive: boolean;
  readonly pid: number | undefined;
  /** Stops the process in good order. */
  stop(): Promise<void>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Stops the process if it runs, starts it anew with its data, and waits until it is ready. */
  restart(): Promise<void>;
}

export interface RunningSystem {
  /** In the order of their start. */
  readonly instances: readonly RunningInstance[];
  /** The environment that all processes share: addresses and secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves when a process dies that nobody has stopped; its message has the tail of the log. */
  readonly failed: Promise<RunFailure>;
  /** Base URL of the first process of an application. */
  url(application: string): string;
  instancesOf(application: string): readonly RunningInstance[];
  /** Stops every process, in the reverse of the order of their start. */
  stopAll(): Promise<void>;
  /** Ends every process at once. */
  killAll(): void;
}
