import { join } from 'node:path';
import { jarOf } from './build.ts';
import { JavaProcess } from './java-process.ts';
import type { RunSettings } from './options.ts';
import type { PlannedProcess } from './plan.ts';
import type { RunningInstance } from './running-system.ts';

/** What a process needs of the system that it is a part of. */
export interface Host {
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: RunSettings;
  /** Waits until a process takes requests. */
  ready(instance: Instance): Promise<void>;
  /** Waits until the registry hands processes out to others. */
  registered(instances: readonly Instance[]): Promise<void>;
  /** Takes note that a process has ended by itself. */
  died(death: Error): void;
  /** Throws when the system is being stopped. */
  throwIfOver(): void;
}

/** One process of an application, as planned, and where it stands. */
export class Instance implements RunningInstance {
  readonly application: string;
  readonly kind: RunningInstance['kind'];
  readonly number: number;
  readonly port: number;
  readonly url: string;
  readonly logFile: string;
  readonly label: string;
  readonly #host: Host;
  readonly #process: JavaProcess;

  constructor(
    host: Host,
    readonly plan: PlannedProcess,
    workspace: string,
    java: string,
  ) {
    this.application = plan.application;
    this.kind = plan.kind;
    this.number = plan.number;
    this.port = plan.port;
    this.url = `http://localhost:${plan.port}`;
    this.label = plan.number === 1 ? plan.application : `${plan.application} ${plan.number}`;
    this.logFile = join(workspace, '.run', 'logs', `${this.label.replace(' ', '-')}.log`);
    this.#host = host;
    this.#process = new JavaProcess({
      label: this.label,
      java,
      jar: jarOf(workspace, plan.application),
      folder: join(workspace, plan.application),
      environment: { ...host.environment, SERVER_PORT: String(plan.port) },
      logFile: this.logFile,
      onDeath: (death) => host.died(death),
    });
  }

  get alive(): boolean {
    return this.#process.alive;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  async start(append = false): Promise<void> {
    this.#host.throwIfOver();
    const begin = Date.now();
    this.#process.start(append);
    await this.#host.ready(this);
    this.#host.settings.report(
      `${this.label} is ready on port ${this.port} after ${((Date.now() - begin) / 1000).toFixed(1)} s`,
    );
  }

  stop(): Promise<void> {
    return this.#process.stop(this.#host.settings.graceSeconds * 1000);
  }

  async kill(): Promise<void> {
    this.#process.kill();
    await this.#process.ended();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start(true);
    if (this.kind !== 'registry') await this.#host.registered([this]);
  }
}
