/** Requests for the emitted tests: what routes that name paths or methods let through, and what they do not. */
import { javaString } from '../common/escape.ts';
import type { HttpMethod, Route } from '../common/subset/model.ts';

/** Paths at the gateway, as Java string literals. */
export interface RouteSamples {
  /** What may be read. */
  readonly read: readonly string[];
  /** What may not be read, for no route names it. */
  readonly unread: readonly string[];
  /** What may be read or changed in another way, but not posted to. */
  readonly unposted: readonly string[];
}

/** True when a route takes every request to the service that reads. */
export function isOpen(service: string, routes: readonly Route[]): boolean {
  return routes.some((route) => route.to === service && takes('GET', route) && route.paths.length === 0);
}

/** Requests to the services of which not everything may be asked. */
export function routeSamples(routes: readonly Route[]): RouteSamples {
  const services = [...new Set(routes.map(({ to }) => to))];
  const each = (of: (service: string, own: readonly Route[]) => readonly string[]): string[] =>
    services.flatMap((service) =>
      of(
        service,
        routes.filter(({ to }) => to === service),
      ).map((path) => javaString(`/services/${service}${path}`)),
    );
  return {
    read: each((service, own) => (isOpen(service, own) ? [] : pathsOf('GET', own))),
    unread: each((service, own) => (isOpen(service, own) ? [] : unreadPaths(own))),
    unposted: each((_, own) => (own.some((route) => takes('POST', route)) ? [] : own.flatMap(samplesOf))),
  };
}

/** A path that nothing names, unless a wildcard does; what is named, if nothing of it may be read. */
function unreadPaths(routes: readonly Route[]): readonly string[] {
  const reading = routes.filter((route) => takes('GET', route));
  const hasWildcard = reading.some(({ paths }) => paths.some((path) => /^\/[^/]*[*{]/.test(path)));
  return [...(hasWildcard ? [] : [NOWHERE]), ...(reading.length > 0 ? [] : routes.flatMap(samplesOf))];
}

const NOWHERE = '/a-path-that-no-route-names';

function pathsOf(method: HttpMethod, routes: readonly Route[]): readonly string[] {
  return routes.filter((route) => takes(method, route)).flatMap(samplesOf);
}

function takes(method: HttpMethod, { methods }: Route): boolean {
  return methods.length === 0 || methods.includes(method);
}

/** A path for each pattern, or any when there are none. */
function samplesOf({ paths }: Route): readonly string[] {
  if (paths.length === 0) return ['/api/anything'];
  return paths.map((path) => path.replaceAll('**', 'below/it').replaceAll(/\*|\{\w+\}/g, 'one'));
}
