import type { Application, Gateway } from '../../model/system.ts';

/** What people open in their browsers. */
export function isFrontDoor(application: Application): application is Gateway {
  return application.kind === 'gateway';
}
