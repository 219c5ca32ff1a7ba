import { readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { disk, filesBelow } from '../../src/language/index.ts';
import type { Storage } from './workspace.ts';

/** The files of this machine. What may not be read is left out. */
export const diskStorage: Storage = {
  read: (path) => disk.read(path),
  join: (from, to) => disk.join(from, to),
  below: (folder) => filesBelow(folder, () => undefined),
  beside(path) {
    // A document that is on no disk is called by its address, and lies beside nothing.
    if (!isAbsolute(path)) return [];
    const folder = dirname(path);
    try {
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
      const names = files.map(({ name }) => name).filter((name) => name.endsWith('.msa'));
      return names.sort().map((name) => join(folder, name));
    } catch {
      return [];
    }
  },
  importPath(from, to) {
    const way = relative(dirname(from), to).replaceAll('\\', '/');
    return way.startsWith('.') ? way : `./${way}`;
  },
};
