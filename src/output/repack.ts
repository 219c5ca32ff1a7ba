import type { Disk } from './disk.ts';
import { formatPack } from './pack.ts';
import { packOf } from './paths.ts';
import { isOfFirstFormat, readBase } from './record.ts';

/** What a path has in the record from now on; null for nothing. */
export interface BaseChange {
  readonly path: string;
  readonly base: string | null;
}

/** Pack to what is to be in its file; undefined when it goes away. */
export type NewPacks = ReadonlyMap<string, string | undefined>;

/**
 * The packs of the record with some changes, all others left out. All of them when the record is of the first format.
 *
 * @param packs written anew even if nothing changes in them
 * @throws OutputError `damaged-record`
 */
export function repack(
  disk: Disk,
  folder: string,
  packs: Iterable<string>,
  changes: readonly BaseChange[] = [],
): NewPacks {
  const wanted = new Set([...packs, ...changes.map(({ path }) => packOf(path))]);
  const base = readAround(disk, folder, wanted);
  for (const change of changes)
    if (change.base === null) base.delete(change.path);
    else base.set(change.path, change.base);
  const texts = new Map([...wanted].map((pack) => [pack, new Map<string, string>()]));
  for (const [path, text] of base) texts.get(packOf(path))?.set(path, text);
  return new Map([...texts].map(([pack, own]) => [pack, own.size === 0 ? undefined : formatPack(own)]));
}

/** @param packs grows by all that must be written when these are */
function readAround(disk: Disk, folder: string, packs: Set<string>): Map<string, string> {
  if (packs.size === 0 && !isOfFirstFormat(disk, folder)) return new Map();
  const { base, unsettled } = readBase(disk, folder, packs);
  const before = packs.size;
  for (const pack of unsettled) packs.add(pack);
  if (packs.size > before) return readAround(disk, folder, packs);
  if (isOfFirstFormat(disk, folder)) for (const path of base.keys()) packs.add(packOf(path));
  return base;
}
