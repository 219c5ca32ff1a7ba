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
  for (const path of templatesFor(group, places)) {
    if (skip(path)) continue;
    const target = path.replace(PLACE, (_, name: string) => places[name] ?? '');
    files.push({ kind: 'text', path: `${folder}/${target}`, content: render(templates, `${group}/${path}`, view) });
  }
  return files;
}

const PLACE = /_(package|App|Entity|Enum|Client|Record|peer)_/g;

/** Places of which an application has several: their templates are rendered once for each, and only then. */
const SEVERAL = ['Entity', 'Enum', 'Client', 'Record', 'peer'];

const scopes = new Map<string, readonly string[]>();

/** The templates of a group whose path has these very places. */
function templatesFor(group: string, places: Readonly<Record<string, string>>): readonly string[] {
  const scope = [group, ...Object.keys(places)].join(' ');
  let paths = scopes.get(scope);
  if (!paths) scopes.set(scope, (paths = templatesBelow(group).filter((path) => sameScope(path, places))));
  return paths;
}

function sameScope(path: string, places: Readonly<Record<string, string>>): boolean {
  const used = [...path.matchAll(PLACE)].map((match) => match[1] ?? '');
  return used.every((place) => place in places) && SEVERAL.every((place) => !(place in places) || used.includes(place));
}

function templatesBelow(group: string): readonly string[] {
  const prefix = `${group}/`;
  const paths = Object.keys(templates)
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
  if (paths.length === 0) throw new Error(`There are no templates below ${group}.`);
  return paths;
}
