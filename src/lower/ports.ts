import { isEnvironment, isPort, type Application } from '../language/index.ts';

/** Where looking for a free port begins, and how far apart the tries are. */
const DEFAULTS: Readonly<Record<Application['kind'], { readonly first: number; readonly step: number }>> = {
  registry: { first: 8761, step: 1 },
  uaa: { first: 9999, step: -1 },
  gateway: { first: 8080, step: 10 },
  monolith: { first: 8080, step: 10 },
  microservice: { first: 8081, step: 1 },
};

/** The port of every application: as written, else the first of its kind's that no other has, in source order. */
export function assignPorts(applications: readonly Application[]): ReadonlyMap<Application, number> {
  const ports = new Map<Application, number>();
  for (const application of applications) {
    const written = application.members.find(isPort)?.port;
    if (written !== undefined) ports.set(application, Number(written));
  }
  const taken = new Set([...ports.values(), ...applications.flatMap(portsInEnvironments)]);
  for (const application of applications) {
    if (ports.has(application)) continue;
    const { first, step } = DEFAULTS[application.kind];
    let port = first;
    while (taken.has(port)) port += step;
    taken.add(port);
    ports.set(application, port);
  }
  return ports;
}

/** What an environment says is as good as taken: it must not meet a port that was given out. */
function portsInEnvironments({ members }: Application): number[] {
  return members
    .filter(isEnvironment)
    .flatMap(({ settings }) => settings.filter(isPort).map(({ port }) => Number(port)));
}
