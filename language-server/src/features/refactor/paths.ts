/** Paths of services, as gateways name them. */
import { restName } from '../../../../src/model/names.ts';

/** Where a service answers for an entity, and below. */
export function pathOfEntity(name: string): string {
  return `/api/${restName(name)}`;
}

/** Whether a pattern lets nothing but `base` and what is below it through. */
export function leadsInto(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}
