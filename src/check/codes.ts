import type { CatalogueEntry } from './define.ts';

/** What people write for a code: `MSA0304`, `msa304`, `0304`, `304`, or the diagnostic's name, `unreachable-service`. */
export function findEntry<E extends Pick<CatalogueEntry, 'code' | 'name'>>(
  text: string,
  entries: readonly E[],
): E | undefined {
  const [, digits] = /^(?:msa)?0*(\d{1,4})$/i.exec(text) ?? [];
  const code = digits === undefined ? undefined : `MSA${digits.padStart(4, '0')}`;
  return entries.find((entry) => entry.code === code || entry.name === text.toLowerCase());
}
