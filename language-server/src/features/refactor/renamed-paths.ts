import {
  isApplication,
  isEntity,
  isRewrite,
  isRoute,
  isRoutePath,
  sourceOf,
  type Application,
  type Declaration,
  type Program,
  type Route,
} from '../../../../src/language/index.ts';
import { leadsInto, pathOfEntity } from './paths.ts';
import { spanOf, type Span } from './pieces.ts';

/** A part of a path, and what it becomes. */
interface PathEdit extends Span {
  readonly text: string;
}

/**
 * What an entity's new name changes in gateways: its service answers at another path then, and a route that lets only the
 * former one through would let nothing through. Paths that a gateway shows in place of the service's stay: `rewrite` leads
 * from them to the new one.
 */
export function renamedPaths(target: Declaration, programs: readonly Program[], name: string): PathEdit[] {
  const service = isEntity(target) ? target.$container : undefined;
  if (!isApplication(service)) return [];
  const [from, to] = [target.name, name].map(pathOfEntity);
  if (from === undefined || to === undefined || from === to) return [];
  return programs.flatMap((program) =>
    routesTo(service, program).flatMap((route) => pathsIn(route, from).map((span) => ({ ...span, text: to }))),
  );
}

function routesTo({ name }: Application, { files }: Program): Route[] {
  const gateways = files.flatMap(({ tree }) => tree.elements.filter(isApplication));
  return gateways.flatMap(({ members }) => members.filter(isRoute).filter((each) => each.applications.includes(name)));
}

/** Where a route says a path of the service, or one below it; the path alone, without what is below. */
function pathsIn({ settings }: Route, path: string): Span[] {
  const rewrites = settings.filter(isRewrite);
  const isShown = (said: string): boolean => rewrites.some(({ from }) => from !== undefined && leadsInto(said, from));
  const passing = settings
    .filter(isRoutePath)
    .flatMap((node) => node.paths.map((said, index) => ({ said, node, span: spanOf(node, 'paths', index) })))
    .filter(({ said }) => !isShown(said));
  const replaced = rewrites.map((node) => ({ said: node.to, node, span: spanOf(node, 'to') }));
  return [...passing, ...replaced].flatMap(({ said, node, span }) =>
    said !== undefined && leadsInto(said, path) ? spanWithin(span, path, sourceOf(node).text) : [],
  );
}

/** The path itself in the text that says it, between quotes; nothing where that is written otherwise, with escapes. */
function spanWithin(span: Span, path: string, text: string): Span[] {
  const start = span.start + 1;
  const end = start + path.length;
  return text.slice(start, end) === path ? [{ ...span, start, end }] : [];
}
