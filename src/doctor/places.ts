import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { System } from '../model/system.ts';
import { isFree } from '../run/ports.ts';
import type { Finding } from './finding.ts';

/** The first of each kind of application, where no model says otherwise. */
const DEFAULT_PORTS = [8761, 9999, 8080, 8081, 8082];

/**
 * Whether the ports are free that a system listens on; without one, those that most systems have, which is good to know
 * and no more.
 */
export async function examinePorts(system: System | undefined): Promise<Finding> {
  const wanted = system
    ? system.applications.map(({ name, port }) => ({ port, label: `${port} (${name})` }))
    : DEFAULT_PORTS.map((port) => ({ port, label: String(port) }));
  const free = await Promise.all(wanted.map(({ port }) => isFree(port)));
  const available = wanted.filter((_, index) => free[index]);
  const taken = wanted.filter((_, index) => !free[index]).map(({ label }) => label);
  const isOk = taken.length === 0;
  return {
    name: 'Free ports',
    status: isOk ? 'ok' : 'missing',
    required: system !== undefined,
    neededTo: system ? `run ${system.name}` : 'run most systems',
    found: available.length === 0 ? [] : [available.map(({ label }) => label).join(', ')],
    ...(!isOk && {
      advice: `Another program listens on ${taken.join(', ')}. Stop it, change the port in the model, or use \`msac run --ports free\`.`,
    }),
  };
}

/** Whether a folder, or the one that it would be made in, may be written to. */
export function examineFolder(folder: string): Finding {
  let nearest = folder;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const isOk = isWritable(nearest);
  return {
    name: 'Writable folder',
    status: isOk ? 'ok' : 'missing',
    required: true,
    neededTo: 'build',
    found: isOk ? [folder] : [],
    ...(!isOk && {
      advice: `${nearest} may not be written to: build elsewhere with --out, or change its permissions.`,
    }),
  };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
