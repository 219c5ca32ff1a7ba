import type { System } from '../backends/common/subset/model.ts';
import type { Profile } from './environment.ts';
import { RunFailure } from './failure.ts';
import type { Environment } from './tools.ts';

export interface RunOptions {
  /** `model`: the ports of the model; `free`: any that are free. Default `model`. */
  readonly ports?: 'model' | 'free';
  /** How many processes of a microservice, by name. Default 1 each. All but the first listen on a free port. */
  readonly instances?: Readonly<Record<string, number>>;
  /** `dev`: embedded databases and test users; `prod`: PostgreSQL as the environment says. Default `dev`. */
  readonly profile?: Profile;
  /** How long one application may take until it is ready. Default 180. */
  readonly timeoutSeconds?: number;
  /** How long an application may take to stop before it is forced to. Default 15. */
  readonly graceSeconds?: number;
  /** What the processes inherit. Default: the environment of this process. */
  readonly environment?: Environment;
  /** Told, in short lines, how the start goes on. */
  readonly report?: (line: string) => void;
  /** Aborting it ends the start, and what was started. */
  readonly signal?: AbortSignal;
}

export type RunSettings = Required<Omit<RunOptions, 'signal'>> & { readonly signal: AbortSignal };

/**
 * Options with their defaults.
 *
 * @throws RunFailure when they do not fit the system
 */
export function runSettings(system: System, options: RunOptions): RunSettings {
  const settings: RunSettings = {
    ports: 'model',
    instances: {},
    profile: 'dev',
    timeoutSeconds: 180,
    graceSeconds: 15,
    environment: process.env,
    report: () => {},
    signal: new AbortController().signal,
    ...options,
  };
  for (const [name, count] of Object.entries(settings.instances)) requireMicroservice(system, name, count);
  return settings;
}

function requireMicroservice(system: System, name: string, count: number): void {
  const application = system.applications.find((candidate) => candidate.name === name);
  if (!application) {
    const known = system.applications.filter(({ kind }) => kind === 'microservice').map((service) => service.name);
    throw new RunFailure(`The system has no application ${name}. Its microservices: ${known.join(', ') || 'none'}.`);
  }
  if (application.kind !== 'microservice') {
    throw new RunFailure(`${name} is a ${application.kind}: only a microservice can run several times on one machine.`);
  }
  if (!Number.isInteger(count) || count < 1 || count > 50) {
    throw new RunFailure(`${name} cannot run ${count} times: give a whole number from 1 to 50.`);
  }
}
