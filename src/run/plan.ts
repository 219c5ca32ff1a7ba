/** Which processes there will be, on which ports, in which order. */
import type { Application, System } from '../backends/common/subset/model.ts';
import type { ApplicationKind } from '../model/system.ts';
import type { Place } from './environment.ts';
import { RunFailure } from './failure.ts';
import type { RunSettings } from './options.ts';
import { freePorts, isFree } from './ports.ts';

/** One process to be. */
export interface PlannedProcess extends Place {
  readonly kind: ApplicationKind;
  /** 1 for the first process of an application. */
  readonly number: number;
}

/** Each kind needs the ones before it: configuration first, then tokens, then data, then the doors. */
const ORDER: readonly ApplicationKind[] = ['registry', 'uaa', 'microservice', 'gateway'];

/** The processes in the order of their start; those of one inner list start side by side. */
export function waves(processes: readonly PlannedProcess[]): PlannedProcess[][] {
  return ORDER.map((kind) => processes.filter((process) => process.kind === kind)).filter((wave) => wave.length > 0);
}

/**
 * Gives every process a port.
 *
 * @throws RunFailure naming every port of the model that another program holds
 */
export async function planProcesses(system: System, settings: RunSettings): Promise<PlannedProcess[]> {
  const unplaced = system.applications.flatMap((application) => processesOf(application, settings));
  const open = unplaced.filter((process) => settings.ports === 'free' || process.number > 1);
  const ports = await freePortsBeside(open.length, system);
  const planned = unplaced.map((process) =>
    open.includes(process) ? { ...process, port: ports.pop() ?? 0 } : process,
  );
  await requireFree(planned);
  return planned;
}

function processesOf({ name, kind, port }: Application, settings: RunSettings): PlannedProcess[] {
  const count = settings.instances[name] ?? 1;
  return Array.from({ length: count }, (_, index) => ({ application: name, kind, number: index + 1, port }));
}

/** Free ports, none of which the model gives to an application. */
async function freePortsBeside(count: number, system: System): Promise<number[]> {
  const taken = new Set(system.applications.map(({ port }) => port));
  const ports = await freePorts(count + taken.size);
  return ports.filter((port) => !taken.has(port)).slice(0, count);
}

async function requireFree(processes: readonly PlannedProcess[]): Promise<void> {
  const free = await Promise.all(processes.map(({ port }) => isFree(port)));
  const blocked = processes.filter((_, index) => !free[index]);
  if (blocked.length === 0) return;
  const list = blocked.map(({ application, port }) => `${port} (${application})`).join(', ');
  throw new RunFailure(
    `Nothing was started, because another program listens on port ${list}. ` +
      'Stop it, change the port in the model, or run with `--ports free`.',
  );
}
