import type { TextFile } from '../backend.ts';
import { render } from '../common/render.ts';
import { templates } from './generated/templates.ts';

/**
 * Renders the templates of one group (a folder below `templates/`) into an application's folder.
 *
 * The path of a template is the path of what it makes. A part written `_name_` is replaced by that value of `places`
 * (`_package_` → `com/example/shop/catalog`, `_Entity_` → `Order`). Templates whose path has a place that is not given
 * are left to another call: those with `_Entity_` are rendered once an entity.
 *
 * @param group the folder below `templates/`, e.g. `microservice` or `shared/rest`
 * @param folder the application's folder in the workspace
 * @param skip templates that this view does without, by path in the group
 */
export function emit(
  group: string,
  folder: string,
  places: Readonly<Record<string, string>>,
  view: object,
  skip: (path: string) => boolean = () => false,
): TextFile[] {
  const files: TextFile[] = [];
  for (const path of templatesBelow(group)) {
    if (skip(path) || !sameScope(path, places)) continue;
    const target = path.replace(PLACE, (_, name: string) => places[name] ?? '');
    files.push({ kind: 'text', path: `${folder}/${target}`, content: render(templates, `${group}/${path}`, view) });
  }
  return files;
}

const PLACE = /_([A-Za-z]+)_/g;

/** A call that gives `_Entity_` renders the entity's templates and no others; likewise for every capitalised place. */
function sameScope(path: string, places: Readonly<Record<string, string>>): boolean {
  const used = new Set([...path.matchAll(PLACE)].map((match) => match[1] ?? ''));
  const scope = Object.keys(places).filter((place) => isScope(place));
  return [...used].every((place) => place in places) && scope.every((place) => used.has(place));
}

/** `_Entity_`, `_Enum_`, `_Client_`: one file for each of them. `_package_`, `_App_`: once an application. */
function isScope(place: string): boolean {
  return place !== 'App' && /^[A-Z]/.test(place);
}

const groups = new Map<string, readonly string[]>();

function templatesBelow(group: string): readonly string[] {
  let paths = groups.get(group);
  if (!paths) {
    const prefix = `${group}/`;
    paths = Object.keys(templates)
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length));
    if (paths.length === 0) throw new Error(`There are no templates below ${group}.`);
    groups.set(group, paths);
  }
  return paths;
}
