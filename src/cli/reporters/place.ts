import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The file with `/` between folders, from `folder` when it lies in there, else absolute. */
export function pathWithin(folder: string, file: string): string {
  const path = within(folder, file) ?? resolve(folder, file);
  return path.split(sep).join('/');
}

/** As {@link pathWithin}, as a URI: a relative reference, or one with the scheme `file`. */
export function uriWithin(folder: string, file: string): string {
  const path = within(folder, file);
  return path === undefined
    ? pathToFileURL(resolve(folder, file)).href
    : path.split(sep).map(encodeURIComponent).join('/');
}

function within(folder: string, file: string): string | undefined {
  const path = relative(folder, resolve(folder, file));
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path;
}
