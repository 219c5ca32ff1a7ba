/** Requests for the emitted tests: what routes that name paths and methods let through, and what they do not. */
import { javaString } from '../common/escape.ts';
import type { Route } from '../common/subset/model.ts';

/** A request that only reads. */
export interface SampleView {
  readonly serviceJava: string;
  readonly pathJava: string;
}

/** True when a route lets every request to the service through that reads. */
export function isOpen(service: string, routes: readonly Route[]): boolean {
  return routes.some((route) => route.to === service && takesReading(route) && route.paths.length === 0);
}

export function routeSamples(routes: readonly Route[]): Record<'passing' | 'refused', readonly SampleView[]> {
  const named = routes.filter(({ to }) => !isOpen(to, routes));
  const passing = named
    .filter(takesReading)
    .flatMap(({ to, paths }) => paths.map((path) => sample(to, sampleOf(path))));
  const refused = [...new Set(named.map(({ to }) => to))].flatMap((to) => refusedSamples(to, named));
  return { passing, refused };
}

/** A path that nothing names, unless a wildcard does; and what is named only for methods that change something. */
function refusedSamples(service: string, routes: readonly Route[]): SampleView[] {
  const own = routes.filter(({ to }) => to === service);
  const everywhere = own.filter(takesReading).some(({ paths }) => paths.some((path) => /^\/[^/]*[*{]/.test(path)));
  const changing = own.filter((route) => !takesReading(route));
  const onlyChanging = own.length === changing.length ? changing : [];
  return [
    ...(everywhere ? [] : [sample(service, NOWHERE)]),
    ...onlyChanging.flatMap(({ paths }) => paths.map((path) => sample(service, sampleOf(path)))),
  ];
}

const NOWHERE = '/a-path-that-no-route-names';

function takesReading({ methods }: Route): boolean {
  return methods.length === 0 || methods.includes('GET');
}

/** A path that the pattern matches. */
function sampleOf(pattern: string): string {
  return pattern.replaceAll('**', 'below/it').replaceAll(/\*|\{\w+\}/g, 'one');
}

function sample(service: string, path: string): SampleView {
  return { serviceJava: javaString(service), pathJava: javaString(path) };
}
