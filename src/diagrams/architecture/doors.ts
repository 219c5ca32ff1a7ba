import type { Application, Gateway, Monolith } from '../../model/system.ts';

/** What people open in their browsers. */
export function isFrontDoor(application: Application): application is Gateway | Monolith {
  return application.kind === 'gateway' || application.kind === 'monolith';
}
