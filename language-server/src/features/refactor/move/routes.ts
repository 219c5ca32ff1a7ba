import {
  isEntity,
  isMethods,
  isProcedure,
  isRewrite,
  isRoute,
  isRoutePath,
  type Application,
  type Entity,
  type Program,
  type Route,
} from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { addBehind, append, takeOut } from '../lists.ts';
import { leadsInto, pathOfEntity } from '../paths.ts';
import { pieceOf, spanOf, textOf } from '../pieces.ts';
import { applicationsOf } from './homes.ts';

/**
 * Keeps what moves reachable: wherever a gateway lets the paths of these entities through to the one service, it does to the
 * other from now on. A service of which nothing was let through there is opened for these paths alone.
 *
 * @param served the entities that have addresses of their own
 */
export function followWithRoutes(
  draft: Draft,
  served: readonly Entity[],
  from: Application,
  to: Application,
  program: Program,
): void {
  for (const gateway of applicationsOf(program).filter(({ kind }) => kind === 'gateway')) {
    const routes = gateway.members.filter(isRoute);
    const passing = routes.filter((route) => route.applications.includes(from.name));
    if (passing.length === 0) continue;
    if (to.kind !== 'microservice') {
      draft.note(`\`${gateway.name}\` leads to none of it any more: a ${to.kind} has a front door of its own.`);
      continue;
    }
    const isOpen = routes.some((route) => route.applications.includes(to.name) && !isInPart(route));
    for (const route of passing) followRoute(draft, route, { served, to, isOpen, gateway });
  }
}

interface Follow {
  readonly served: readonly Entity[];
  readonly to: Application;
  /** Everything of the service passes already. */
  readonly isOpen: boolean;
  readonly gateway: Application;
}

function followRoute(draft: Draft, route: Route, { served, to, isOpen, gateway }: Follow): void {
  const paths = pathsOf(route);
  const bases = served.map(({ name }) => pathOfEntity(name));
  const isGone = (path: string): boolean => bases.some((base) => leadsInto(path, base));
  const isWhollyGone = route.applications.length === 1 && paths.length > 0 && paths.every(isGone);
  const wanted = isOpen ? [] : bases.flatMap((base) => wantedOf(paths, base));
  const isEmpty = !to.members.some((member) => isEntity(member) || isProcedure(member));
  if (wanted.length > 0 && isEmpty && route.settings.length === 0 && !isRoutedTo(gateway, to))
    append(draft, route, 'applications', route.applications.length, to.name);
  else if (wanted.length > 0) {
    const text = `route ${to.name} { ${settingsFor(route, wanted).join('  ')} }`;
    if (isWhollyGone) draft.exchange(spanOf(route), text);
    else addBehind(draft, route, text);
    draft.note(`\`${gateway.name}\` lets ${wanted.map((path) => `\`${path}\``).join(', ')} of \`${to.name}\` through.`);
  } else if (isWhollyGone) draft.cut(pieceOf(route));
  if (route.applications.length === 1 && !isWhollyGone)
    for (const setting of route.settings.filter(isRoutePath)) {
      const gone = setting.paths.flatMap((path, index) => (isGone(path) ? [index] : []));
      if (gone.length > 0) takeOut(draft, setting, 'paths', setting.paths.length, gone);
    }
}

/** The paths of an entity that a route with these paths (none: all) lets through. */
function wantedOf(paths: readonly string[], base: string): readonly string[] {
  const own = paths.filter((path) => leadsInto(path, base));
  if (own.length > 0) return own;
  return paths.length === 0 || paths.some((path) => leadsTo(path, base)) ? [`${base}/**`] : [];
}

function isRoutedTo(gateway: Application, to: Application): boolean {
  return gateway.members.some((member) => isRoute(member) && member.applications.includes(to.name));
}

/** The same as of the former route, for other paths. */
function settingsFor({ settings }: Route, paths: readonly string[]): string[] {
  const same = settings.filter(
    (setting) =>
      isMethods(setting) ||
      (isRewrite(setting) &&
        paths.some((path) => leadsInto(path, setting.from) || leadsInto(setting.from, stem(path)))),
  );
  return [`path ${paths.map((path) => `"${path}"`).join(', ')}`, ...same.map(textOf)];
}

function pathsOf({ settings }: Route): readonly string[] {
  return settings.filter(isRoutePath).flatMap(({ paths }) => paths);
}

function isInPart({ settings }: Route): boolean {
  return settings.length > 0;
}

/** Whether a pattern that ends with `**` lets `base` through, among others. */
function leadsTo(path: string, base: string): boolean {
  return path.endsWith('/**') && leadsInto(base, stem(path));
}

function stem(path: string): string {
  return path.replace(/\/\*\*$/, '');
}
