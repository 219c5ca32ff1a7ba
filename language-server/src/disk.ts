import { dirname, isAbsolute, relative } from 'node:path';
import { disk, filesBelow } from '../../src/language/index.ts';
import type { Storage } from './workspace.ts';

/** The files of this machine. What may not be read is left out. */
export const diskStorage: Storage = {
  read: (path) => disk.read(path),
  join: (from, to) => disk.join(from, to),
  below: (folder) => filesBelow(folder, () => undefined),
  // A document that is on no disk is called by its address, and lies beside nothing.
  beside: (path) => (isAbsolute(path) ? disk.beside(path) : []),
  importPath(from, to) {
    const way = relative(dirname(from), to).replaceAll('\\', '/');
    return way.startsWith('.') ? way : `./${way}`;
  },
};
