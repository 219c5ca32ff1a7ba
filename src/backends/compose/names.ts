/** Names of the model as Compose and DNS take them. */
import type { System } from '../common/subset/model.ts';

export interface ServiceNames {
  /** `[a-z0-9][a-z0-9_-]*`, as Compose demands. */
  readonly project: string;
  /** The service of PostgreSQL. */
  readonly database: string;
  /** The service of an application, which is its host name too. */
  of(application: string): string;
}

/** Names for all services of a system, no two alike. */
export function serviceNames(system: System): ServiceNames {
  const taken = new Set<string>();
  const take = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
    taken.add(name);
    return name;
  };
  const names = new Map(system.applications.map(({ name }) => [name, take(hostName(name, 'application'))]));
  const of = (application: string): string => {
    const name = names.get(application);
    if (name === undefined) throw new Error(`${application} is not an application of ${system.name}.`);
    return name;
  };
  return { project: hostName(system.name, 'system'), database: take('postgresql'), of };
}

/** A label of RFC 1123. Java's URIs know no underscores in host names. */
function hostName(name: string, otherwise: string): string {
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return label.slice(0, 60).replace(/-+$/, '') || otherwise;
}
