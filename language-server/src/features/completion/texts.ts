/** Texts in quotes that are known: files to import, and paths of services. */
import { isRoute } from '../../../../src/language/index.ts';
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
  if (place === 'RoutePath.paths') return pathsOfServices(around).map((path) => `${path}/**`);
  return place === 'Rewrite.from' ? pathsOfServices(around) : [];
}

/** By other statements of the file. */
function importedElsewhere({ file, start }: Around): ReadonlySet<string> {
  return new Set(
    file.tree.elements.flatMap((element) => {
      if (element.$type !== 'Import' || !element.$cstNode || !element.path) return [];
      const { offset, end } = element.$cstNode;
      return offset <= start && start <= end ? [] : [element.path];
    }),
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
