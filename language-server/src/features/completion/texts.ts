/** Texts in quotes that are known: files to import, and paths of services. */
import { isImport, isRoute, isRoutePath, locationOf } from '../../../../src/language/index.ts';
import { pathOfEntity } from '../refactor/paths.ts';
import type { Around } from './around.ts';

/**
 * What may stand in quotes at a place, without the quotes.
 *
 * @param place a rule and a property of the grammar: `Import.path`
 * @param files that could be imported
 */
export function textsAt(place: string, around: Around, files: () => readonly string[]): readonly string[] {
  if (place === 'Import.path') {
    const imported = importedElsewhere(around);
    return files().filter((file) => !imported.has(file));
  }
  if (place === 'RoutePath.paths') {
    const said = pathsSaid(around);
    return pathsOfServices(around)
      .map((path) => `${path}/**`)
      .filter((path) => !said.has(path));
  }
  return place === 'Rewrite.from' ? pathsOfServices(around) : [];
}

/** By other statements of the file. */
function importedElsewhere({ file, start, end }: Around): ReadonlySet<string> {
  const others = file.tree.elements.filter(isImport).filter((statement) => {
    if (statement.path === undefined) return false;
    const { range } = locationOf(statement, 'path');
    return range.end.offset < start || end < range.start.offset;
  });
  return new Set(others.map(({ path }) => path));
}

/** By other places of the route. */
function pathsSaid({ block, start, end }: Around): ReadonlySet<string> {
  if (!isRoute(block)) return new Set();
  const places = block.settings
    .filter(isRoutePath)
    .flatMap((node) => node.paths.map((path, index) => ({ path, range: locationOf(node, 'paths', index).range })));
  return new Set(
    places.filter(({ range }) => range.end.offset < start || end < range.start.offset).map(({ path }) => path),
  );
}

/** Where the services of the route answer for what they keep. */
function pathsOfServices({ block, symbols }: Around): readonly string[] {
  if (!isRoute(block)) return [];
  const services = block.applications.flatMap((name) => symbols.applications.get(name)?.[0] ?? []);
  return services.flatMap((service) =>
    symbols.scope(service).entities.flatMap(({ name }) => (name ? pathOfEntity(name) : [])),
  );
}
