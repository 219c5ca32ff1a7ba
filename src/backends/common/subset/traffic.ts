/** What a gateway lets through. A route that would let more through than it says is left out as a whole. */
import type * as model from '../../../model/system.ts';
import type { Notes } from './notes.ts';

/**
 * The routes that can be built.
 *
 * @param isReached whether there is an application of that name to lead to
 */
export function reduceRoutes(
  routes: readonly model.Route[],
  isReached: (name: string) => boolean,
  notes: Notes,
): readonly model.Route[] {
  return routes.filter((route) => {
    const before = notes.count;
    if (!isReached(route.to)) notes.add(route, undefined, `route ${route.to}`, 'the service is left out itself');
    if (route.rewrites.length > 0) notes.add(route, 'rewrites', 'rewrite', 'such a route is left out');
    if (!route.paths.every(isPlainPattern))
      notes.add(
        route,
        'paths',
        'path',
        'a route with such a pattern is left out; letters, `*`, `**` at the end and `{name}` are built',
      );
    return notes.count === before;
  });
}

/** A pattern that means the same to whatever reads it on its way: YAML, Spring's placeholders, lists with commas. */
function isPlainPattern(pattern: string): boolean {
  return pattern !== '' && /^(\/(\*|[\w.~-]+\*?|\{[a-z]\w*\}))*(\/\*\*)?\/?$/i.test(pattern);
}

export function reduceLimits(limits: readonly model.RateLimit[], notes: Notes): readonly model.RateLimit[] {
  return limits.filter((limit) => {
    if (limit.roles.length > 0) notes.add(limit, 'roles', 'limit … for', 'such a limit is left out');
    return limit.roles.length === 0;
  });
}
