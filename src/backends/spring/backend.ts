import type { Backend, Part, TextFile } from '../backend.ts';
import type { System as WholeSystem } from '../../model/system.ts';
import type { Application, Microservice, System } from '../common/subset/model.ts';
import { subsetOf } from '../common/subset/subset.ts';
import { gatewayFiles } from './gateway.ts';
import { microserviceFiles } from './microservice.ts';
import { registryFiles } from './registry.ts';
import { surroundingsOf } from './surroundings.ts';
import { uaaFiles } from './uaa.ts';

/** Every application of the system as a Spring Boot project with its tests, each in a folder of its name. */
export const springBackend: Backend = {
  name: 'spring',
  generate: (whole) => partsOf(whole).flatMap((part) => part.generate()),
  parts: (whole) => partsOf(whole),
  unbuilt: (system) => subsetOf(system).unbuilt,
};

/** A part for each application. */
function partsOf(whole: WholeSystem): Part[] {
  const { system } = subsetOf(whole);
  return system ? system.applications.map((application) => partOf(system, application)) : [];
}

function partOf(system: System, application: Application): Part {
  const { name } = application;
  if (application.kind !== 'microservice') return { name, generate: () => applicationFiles(system, application) };
  const seen = surroundingsOf(system, application);
  return { name, reads: [name, ...seen.reads], generate: () => microserviceFiles(seen.system, application) };
}

function applicationFiles(system: System, application: Exclude<Application, Microservice>): TextFile[] {
  switch (application.kind) {
    case 'registry':
      return registryFiles(system, application);
    case 'uaa':
      return uaaFiles(system, application);
    case 'gateway':
      return gatewayFiles(system, application);
  }
}
