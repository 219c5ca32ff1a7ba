import type { Backend, TextFile } from '../backend.ts';
import type { Application, System } from '../common/subset/model.ts';
import { subsetOf } from '../common/subset/subset.ts';
import { gatewayFiles } from './gateway.ts';
import { microserviceFiles } from './microservice.ts';
import { registryFiles } from './registry.ts';
import { uaaFiles } from './uaa.ts';

/** Every application of the system as a Spring Boot project with its tests, each in a folder of its name. */
export const springBackend: Backend = {
  name: 'spring',
  generate(whole) {
    const { system } = subsetOf(whole);
    return system ? system.applications.flatMap((application) => applicationFiles(system, application)) : [];
  },
  unbuilt: (system) => subsetOf(system).unbuilt,
};

function applicationFiles(system: System, application: Application): TextFile[] {
  switch (application.kind) {
    case 'registry':
      return registryFiles(system, application);
    case 'uaa':
      return uaaFiles(system, application);
    case 'gateway':
      return gatewayFiles(system, application);
    case 'microservice':
      return microserviceFiles(system, application);
  }
}
