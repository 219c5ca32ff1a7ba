import { parsePack, type Pack } from '../../src/output/pack.ts';
import type { Workspace } from './kit.ts';

/** The text that is recorded for each path. */
export function recorded(shop: Workspace): Record<string, string> {
  return Object.fromEntries(packsOf(shop).flatMap(({ texts }) => [...texts]));
}

/** The record as msac made it until it packed the texts: one file for each. */
export function intoFirstFormat(shop: Workspace): void {
  const texts = recorded(shop);
  shop.delete('.msac/base');
  for (const [path, text] of Object.entries(texts)) shop.write(`.msac/base/${path}.base`, text);
  shop.write('.msac/record.json', '{"format": 1}\n');
}

/**
 * The record as git leaves it where two branches have put texts in one place, and where it takes a folder for another one
 * with a new name.
 */
export function intoMergedInPart(shop: Workspace): void {
  const [from, to] = ['.msac/base/still.base', '.msac/base/old.base'];
  shop.write(to, shop.read(to).replace(/===\n$/, '') + shop.read(from));
  shop.delete(from);
  const file = '.msac/base/.base';
  const pack = shop.read(file);
  const start = pack.lastIndexOf('=== ');
  shop.write(file, `${pack.slice(0, start)}<<<<<<< HEAD\n${pack.slice(start, -4)}=======\n>>>>>>> other\n===\n`);
}

function packsOf(shop: Workspace): Pack[] {
  return filesOf(shop).map((file) => {
    const pack = parsePack(shop.read(file));
    if (typeof pack === 'string') throw new Error(`${file}: ${pack}`);
    return pack;
  });
}

function filesOf(shop: Workspace): string[] {
  return Object.keys(shop.tree({ own: true })).filter((path) => path.startsWith('.msac/base/'));
}
