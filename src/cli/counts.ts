import { subsetOf } from '../backends/common/subset/subset.ts';
import type { System } from '../model/system.ts';
import type { PlanCounts, PlanKind } from '../output/index.ts';

/** `shop: 5 applications`. */
export function subject(system: System): string {
  const count = subsetOf(system).system?.applications.length ?? 0;
  return `${system.name}: ${count} ${count === 1 ? 'application' : 'applications'}`;
}

const COUNTED: readonly (readonly [PlanKind, string])[] = [
  ['create', 'created'],
  ['secrets', 'of secrets completed'],
  ['update', 'updated'],
  ['merge', 'merged with your edits'],
  ['adopt', 'adopted'],
  ['delete', 'deleted'],
  ['unchanged', 'unchanged'],
  ['keep', 'left as you have it'],
  ['conflict', 'in conflict'],
];

/** `291 files created, 1 of secrets completed`. */
export function countsOf(counts: Partial<PlanCounts>): string {
  const present = COUNTED.filter(([kind]) => counts[kind]);
  if (present.length === 0) return 'no files';
  return present
    .map(([kind, text], index) => `${counts[kind]}${index > 0 ? '' : counts[kind] === 1 ? ' file' : ' files'} ${text}`)
    .join(', ');
}
