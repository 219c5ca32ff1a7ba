/** What each process is told through its environment. */
import { join } from 'node:path';
import type { System } from '../backends/common/subset/model.ts';
import { publicUrlName, SUPERUSER_PASSWORD, systemSecrets } from '../model/environment.ts';
import { RunFailure } from './failure.ts';
import type { Environment } from './tools.ts';

export type Profile = 'dev' | 'prod';

/** Where one process of an application listens. */
export interface Place {
  readonly application: string;
  readonly port: number;
}

/**
 * `NAME=value` lines as in the emitted `.env`; comments and blank lines are skipped. Values are taken as they stand,
 * for that is how Spring and Compose read what msac writes there.
 */
export function parseEnvironmentFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*=(.*)$/.exec(line);
    if (match?.[1]) values[match[1]] = (match[2] ?? '').trim();
  }
  return values;
}

/**
 * What all processes of a system share: the secrets, where the applications find each other, and where data goes.
 *
 * @param places the first process of every application
 * @param outer the environment of msac itself; it wins over the file, as it does in Spring and Compose
 * @throws RunFailure naming the secrets that neither has
 */
export function sharedEnvironment(
  system: System,
  workspace: string,
  places: readonly Place[],
  profile: Profile,
  file: Readonly<Record<string, string>>,
  outer: Environment,
): Record<string, string> {
  const base = { ...file, ...defined(outer) };
  requireSecrets(system, profile, base);
  const url = (application: string): string => `http://localhost:${portOf(places, application)}`;
  const browserUrls = system.applications
    .filter(({ kind }) => kind === 'gateway' || kind === 'registry')
    .map(({ name }) => [publicUrlName(name), url(name)]);
  return {
    ...base,
    SPRING_PROFILES_ACTIVE: profile,
    SERVER_ADDRESS: '127.0.0.1',
    // In production an application registers the address of its network interface, where nobody listens here.
    EUREKA_INSTANCE_IPADDRESS: '127.0.0.1',
    EUREKA_INSTANCE_HOSTNAME: 'localhost',
    REGISTRY_URL: url(system.discovery.application),
    UAA_ISSUER: url(system.auth.application),
    UAA_URL: url(system.auth.application),
    ...Object.fromEntries(browserUrls),
    DATA_DIR: join(workspace, '.run', 'data'),
  };
}

function requireSecrets(system: System, profile: Profile, values: Readonly<Record<string, string>>): void {
  const missing = systemSecrets(system)
    .map(({ name }) => name)
    // Development runs on embedded databases without users, and without test users when they have no password.
    .filter((name) => profile === 'prod' || !name.endsWith('_DB_PASSWORD'))
    .filter((name) => name !== 'DEV_USERS_PASSWORD' && name !== SUPERUSER_PASSWORD && !values[name]);
  if (missing.length === 0) return;
  throw new RunFailure(
    `The workspace's .env does not set ${missing.join(', ')}, nor does the environment. \`msac build\` adds what is missing there.`,
  );
}

function portOf(places: readonly Place[], application: string): number {
  const place = places.find((candidate) => candidate.application === application);
  if (!place) throw new Error(`There is no process of ${application}.`);
  return place.port;
}

function defined(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
