import { shown } from './shown.ts';

/** The one line that says what a build did, e.g. `shop: 5 applications in shop: 306 files unchanged`. */
export function headline(what: string, folder: string, counts: string, args: { readonly 'dry-run': boolean }): string {
  return `${what} in ${shown(folder)}: ${counts}${args['dry-run'] ? ' (dry run)' : ''}`;
}
