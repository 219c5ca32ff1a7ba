import { remembered } from '../common/remembered.ts';
import type { Application, Microservice, System } from '../common/subset/model.ts';

/** A system as one microservice sees it. */
export interface Surroundings {
  /** What all share, and of the applications only those that the service has to do with. */
  readonly system: System;
  /** All of it, as text: services that see the same yield the same files. */
  readonly reads: readonly string[];
}

/**
 * What the files of a microservice are made from: what all of the system share, itself, the uaa, the registry, and
 * the applications that it calls or refers to. It is given nothing else, so that this holds whatever its views come to read.
 */
export function surroundingsOf(system: System, service: Microservice): Surroundings {
  const { auth, discovery } = system;
  const references = service.entities.flatMap((entity) => entity.references);
  const names = new Set([
    service.name,
    auth.application,
    discovery.application,
    ...service.calls,
    ...references.map(({ application }) => application),
  ]);
  const applications = system.applications.filter(({ name }) => names.has(name));
  return { system: { ...system, applications }, reads: [headText(system), ...applications.map(applicationText)] };
}

const headText = remembered((system: System) => JSON.stringify({ ...system, applications: [] }));

const applicationText = remembered((application: Application) => JSON.stringify(application));
