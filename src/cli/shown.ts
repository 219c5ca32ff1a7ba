import { relative } from 'node:path';

/** A folder as its user would type it from here. */
export function shown(folder: string): string {
  return relative('', folder) || '.';
}
