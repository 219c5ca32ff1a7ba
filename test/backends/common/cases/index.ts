/**
 * Every property of every part of the model, turned on alone in the shop. The tables are complete by their types: a
 * property that the model gets later has no case here, and the tests do not compile until somebody says what becomes of it.
 */
import * as applications from './applications.ts';
import type { Case } from './change.ts';
import * as entities from './entities.ts';
import * as system from './system.ts';

export type { Case } from './change.ts';

/** All tables: what is changed, by the part that it is a property of. */
export const cases: Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>> = {
  system: system.systemCases,
  role: system.roleCases,
  registry: applications.registryCases,
  uaa: applications.uaaCases,
  gateway: applications.gatewayCases,
  route: applications.routeCases,
  microservice: applications.serviceCases,
  'enum value': entities.enumValueCases,
  entity: entities.entityCases,
  field: entities.fieldCases,
  relation: entities.relationCases,
  reference: entities.referenceCases,
  rule: entities.ruleCases,
  type: entities.typeCases,
  deployment: system.deploymentCases,
};
