import {
  isMethods,
  isRewrite,
  isRoute,
  isRoutePath,
  locationOf,
  type Application,
  type Rewrite,
  type Route,
} from '../../language/index.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedWords } from '../lookup.ts';
import { checkListedOnce, checkSaidOnce, namesIn, type ListedName } from '../once.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';

/** What of a service a gateway lets through: patterns of paths, methods, and paths that are called otherwise. */
export const routeRules: Rules = {
  Route: checkRoute,
  Application(application, context) {
    if (application.kind === 'gateway') reportOverlaps(application, context);
  },
};

const METHODS: readonly string[] = VOCABULARY['Methods.methods'].known;

function checkRoute(node: Route, context: Context): void {
  const { settings } = node;
  const paths = settings.filter(isRoutePath).flatMap((each) => namesIn(each, 'paths'));
  for (const place of checkListedOnce(paths, context)) checkPattern(place, context);
  for (const each of settings.filter(isMethods))
    checkListedWords(each, 'methods', VOCABULARY['Methods.methods'], context);
  const rewrites = settings.filter(isRewrite);
  checkSaidOnce(rewrites, ({ from }) => (from === undefined ? undefined : `rewrite "${from}"`), context);
  for (const each of rewrites) checkRewrite(each, context);
}

function checkPattern({ node, property, index, name }: ListedName, context: Context): void {
  const reason = name === undefined ? undefined : brokenPattern(name);
  if (reason !== undefined) context.report(locationOf(node, property, index), say.badPath({ path: name, reason }));
}

/** Why Spring's PathPattern would not take a text, or not match what it looks like. */
function brokenPattern(path: string): string | undefined {
  const common = brokenPath(path);
  if (common !== undefined) return common;
  const braces = unbalanced(path);
  if (braces) return 'its braces do not match';
  const segments = path.slice(1).split('/');
  const wide = segments.findIndex((segment) => segment.includes('**') || segment.startsWith('{*'));
  if (wide < 0) return undefined;
  if (wide < segments.length - 1) return '`**` may stand at its end only';
  const last = segments[wide] ?? '';
  return last === '**' || /^\{\*\w+\}$/.test(last) ? undefined : '`**` is a part of its own, between slashes';
}

/** Why a text is no path at all. */
function brokenPath(path: string): string | undefined {
  if (!path.startsWith('/')) return 'it must begin with `/`';
  if (/[\s"'\\`<>#]/.test(path)) return 'it holds what no path can';
  return path.includes('//') ? 'it has two slashes in a row' : undefined;
}

function unbalanced(path: string): boolean {
  let depth = 0;
  for (const character of path) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (depth < 0) return true;
  }
  return depth !== 0 || path.includes('{}');
}

/** Beginnings of paths are taken as they are. */
function checkRewrite(node: Rewrite, context: Context): void {
  for (const property of ['from', 'to'] as const) {
    const path = node[property];
    if (path === undefined) continue;
    const reason = brokenPath(path) ?? (/[*{}?$]/.test(path) ? 'the beginning of a path is no pattern' : undefined);
    if (reason === undefined) continue;
    context.report(locationOf(node, property), say.badPath({ path, reason }));
    return;
  }
}

/** Two routes that let the same through: what stands in the latter is never looked at. */
function reportOverlaps(gateway: Application, context: Context): void {
  const routes = gateway.members.filter(isRoute).filter(({ settings }) => settings.length > 0);
  const former = new Map<string, Route>();
  for (const route of routes) {
    const taken = takenBy(route).filter(({ key }) => former.has(key));
    for (const { key } of takenBy(route)) if (!former.has(key)) former.set(key, route);
    const [first] = taken;
    const other = first && former.get(first.key);
    if (!first || !other || other === route) continue;
    const { service, path } = first;
    const at = locationOf(route, 'applications', route.applications.indexOf(service));
    context.report(at, say.overlappingRoutes({ service, path }), {
      related: [related(say.overlappingRoutes.related({}), other)],
    });
  }
}

/** Every path with every method that a route takes of every service. */
function takenBy(route: Route): readonly { readonly service: string; readonly path: string; readonly key: string }[] {
  return route.applications.flatMap((service) =>
    pathsOf(route).flatMap((path) =>
      methodsOf(route).map((method) => ({ service, path, key: `${method} ${service} ${path}` })),
    ),
  );
}

function pathsOf({ settings }: Route): readonly string[] {
  const paths = settings.filter(isRoutePath).flatMap((each) => each.paths);
  return paths.length > 0 ? paths : ['/**'];
}

function methodsOf({ settings }: Route): readonly string[] {
  const methods = settings.filter(isMethods).flatMap((each) => each.methods);
  return methods.length > 0 ? methods : METHODS;
}
