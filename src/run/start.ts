/** The whole system as processes of this machine: no container engine, no database server. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { System as BuiltSystem } from '../backends/common/subset/model.ts';
import { subsetOf } from '../backends/common/subset/subset.ts';
import type { System } from '../model/system.ts';
import { buildApplications, staleApplications } from './build.ts';
import { parseEnvironmentFile, sharedEnvironment } from './environment.ts';
import { RunFailure } from './failure.ts';
import { Instance, type Host } from './instance.ts';
import { logTail } from './log.ts';
import { runSettings, type RunOptions, type RunSettings } from './options.ts';
import { planProcesses, waves, type PlannedProcess } from './plan.ts';
import { isReady, placeKey, registeredPlaces, until } from './readiness.ts';
import type { RunningSystem } from './running-system.ts';
import { findJava, findMaven } from './tools.ts';

/**
 * What of a system there is to start.
 *
 * @throws RunFailure when nothing of it can be built yet
 */
export function builtSystem(whole: System): BuiltSystem {
  const { system } = subsetOf(whole);
  if (system) return system;
  throw new RunFailure(`Nothing of ${whole.name} can be built yet, so there is nothing to start. msac build says why.`);
}

/**
 * Builds what is missing in a workspace, starts every application, and waits until all are ready.
 *
 * @param workspace the folder into which the system was built
 * @returns the running system; the caller stops it
 * @throws RunFailure when something that a person can act on is in the way; nothing is left running then
 */
export async function startSystem(whole: System, workspace: string, options: RunOptions = {}): Promise<RunningSystem> {
  const system = builtSystem(whole);
  const folder = resolve(workspace);
  const settings = runSettings(system, options);
  requireWorkspace(system, folder);
  const processes = await planProcesses(system, settings);
  const java = await findJava(system.java, settings.environment);
  const environment = sharedEnvironment(
    system,
    folder,
    processes.filter(({ number }) => number === 1),
    settings.profile,
    environmentFile(folder),
    settings.environment,
  );
  mkdirSync(join(folder, '.run', 'logs'), { recursive: true });
  await build(system, folder, settings);
  const running = new Processes(folder, java, environment, processes, settings);
  await running.start();
  return running;
}

function requireWorkspace(system: BuiltSystem, folder: string): void {
  const missing = system.applications.filter(({ name }) => !existsSync(join(folder, name, 'pom.xml')));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  throw new RunFailure(`${folder} does not hold ${names}. Build the system into it first: msac build.`);
}

function environmentFile(folder: string): Record<string, string> {
  const file = join(folder, '.env');
  return existsSync(file) ? parseEnvironmentFile(readFileSync(file, 'utf8')) : {};
}

async function build(system: BuiltSystem, workspace: string, settings: RunSettings): Promise<void> {
  const applications = staleApplications(
    workspace,
    system.applications.map(({ name }) => name),
  );
  if (applications.length === 0) return;
  const maven = await findMaven(settings.environment);
  settings.report(
    `building ${applications.join(', ')} with Maven; the first time it fetches libraries, which takes minutes`,
  );
  const logFile = join(workspace, '.run', 'logs', 'build.log');
  await buildApplications({
    workspace,
    applications,
    maven,
    environment: settings.environment,
    logFile,
    signal: settings.signal,
  });
}

/** The processes of one system. */
class Processes implements RunningSystem, Host {
  readonly instances: readonly Instance[];
  readonly environment: Readonly<Record<string, string>>;
  readonly failed: Promise<RunFailure>;
  readonly settings: RunSettings;
  readonly #plan: readonly PlannedProcess[];
  /** Aborted when there is no more point in waiting for anything. */
  readonly #over = new AbortController();
  #failure: RunFailure | undefined;
  #fail: (failure: RunFailure) => void = () => {};
  readonly #killAll = (): void => this.killAll();

  constructor(
    workspace: string,
    java: string,
    environment: Readonly<Record<string, string>>,
    plan: readonly PlannedProcess[],
    settings: RunSettings,
  ) {
    this.environment = environment;
    this.#plan = plan;
    this.settings = settings;
    this.failed = new Promise((resolve) => (this.#fail = resolve));
    const ordered = waves(plan).flat();
    this.instances = ordered.map((process) => new Instance(this, process, workspace, java));
  }

  async start(): Promise<void> {
    // Whatever ends msac, no process may outlive it.
    process.once('exit', this.#killAll);
    this.settings.signal.addEventListener('abort', () => this.#over.abort(), { once: true });
    try {
      for (const wave of waves(this.#plan)) await this.#startWave(wave);
    } catch (error) {
      await this.stopAll();
      throw error;
    }
  }

  url(application: string): string {
    const [first] = this.instancesOf(application);
    if (!first) throw new Error(`The system has no application ${application}.`);
    return first.url;
  }

  instancesOf(application: string): readonly Instance[] {
    return this.instances.filter((instance) => instance.application === application);
  }

  async stopAll(): Promise<void> {
    this.#over.abort();
    for (const wave of waves(this.#plan).toReversed()) {
      await Promise.all(this.#instancesOf(wave).map((instance) => instance.stop()));
    }
    process.removeListener('exit', this.#killAll);
  }

  killAll(): void {
    this.#over.abort();
    for (const instance of this.instances) void instance.kill();
  }

  died(death: Error): void {
    this.#failure ??= new RunFailure(death.message);
    this.#over.abort();
    this.#fail(this.#failure);
  }

  /** Waits until a process takes requests. */
  async ready(instance: Instance): Promise<void> {
    const ready = await this.#inTime(() => isReady(instance.port));
    if (ready) return;
    this.throwIfOver();
    throw new RunFailure(
      `${instance.label} was not ready after ${this.settings.timeoutSeconds} s. The end of ${instance.logFile}:\n\n${logTail(instance.logFile, 30)}`,
    );
  }

  /** Waits until the registry hands the processes out to others. */
  async registered(instances: readonly Instance[]): Promise<void> {
    const { REGISTRY_URL: registry = '', REGISTRY_PASSWORD: password = '' } = this.environment;
    const missing = async (): Promise<Instance[]> => {
      const places = await registeredPlaces(registry, password);
      return instances.filter(({ application, port }) => !places.has(placeKey(application, port)));
    };
    if (await this.#inTime(async () => (await missing()).length === 0)) return;
    this.throwIfOver();
    const labels = (await missing()).map(({ label }) => label).join(', ');
    throw new RunFailure(
      `After ${this.settings.timeoutSeconds} s the registry at ${registry} still does not know ${labels}.`,
    );
  }

  async #startWave(wave: readonly PlannedProcess[]): Promise<void> {
    // A gateway routes to what it finds in the registry when it starts; later ones it sees with a delay.
    if (wave.some(({ kind }) => kind === 'gateway')) {
      await this.registered(this.instances.filter(({ kind }) => kind === 'uaa' || kind === 'microservice'));
    }
    const waiting = [...this.#instancesOf(wave)];
    const lanes = Math.max(2, availableParallelism());
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next.start();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  #instancesOf(wave: readonly PlannedProcess[]): readonly Instance[] {
    return this.instances.filter(({ plan }) => wave.includes(plan));
  }

  #inTime(question: () => Promise<boolean>): Promise<boolean> {
    return until(question, Date.now() + this.settings.timeoutSeconds * 1000, this.#over.signal);
  }

  throwIfOver(): void {
    if (this.#failure) throw this.#failure;
    if (this.#over.signal.aborted) throw new RunFailure('The start was interrupted.');
  }
}
