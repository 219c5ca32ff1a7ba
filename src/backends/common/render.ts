import type { TemplateDelegate } from 'handlebars';
import Handlebars from 'handlebars/runtime.js';

/** What `scripts/build.mjs` makes of a template. */
export type CompiledTemplates = Readonly<Record<string, object>>;

/**
 * Renders one template of a backend.
 *
 * @param templates the backend's compiled templates, by path below `templates/` without `.hbs`
 * @param path which one
 * @param view every name that the template uses; a name that is absent is an error
 */
export function render(templates: CompiledTemplates, path: string, view: object): string {
  try {
    return compiled(templates, path)(view);
  } catch (error) {
    // Handlebars tells the name that the view lacks, and not where.
    if (error instanceof Error) error.message = `${path}: ${error.message}`;
    throw error;
  }
}

const cache = new WeakMap<CompiledTemplates, Map<string, TemplateDelegate>>();

function compiled(templates: CompiledTemplates, path: string): TemplateDelegate {
  let byPath = cache.get(templates);
  if (!byPath) cache.set(templates, (byPath = new Map()));
  let template = byPath.get(path);
  if (!template) {
    const specification = templates[path];
    if (!specification) throw new Error(`There is no template ${path}.`);
    byPath.set(path, (template = Handlebars.template(specification)));
  }
  return template;
}
