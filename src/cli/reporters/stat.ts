import picocolors from 'picocolors';
import type { FilePatch } from './patch.ts';

/** What stands in the place of the counts where there are none to show. */
export interface StatNote {
  readonly path: string;
  readonly text: string;
}

/**
 * As `git diff --stat`, but with the very numbers of lines that come and go: paths are long here, and a bar beside them
 * would have no room. In the order of the paths; empty when there is nothing to tell.
 */
export function formatStat(patches: readonly FilePatch[], notes: readonly StatNote[], color: boolean): string {
  const { green, red } = picocolors.createColors(color);
  const paths = [...patches.map(({ change }) => change.path), ...notes.map(({ path }) => path)];
  const widest = Math.max(0, ...paths.map((path) => path.length));
  const rows = [
    ...patches.map(({ change, added, removed }): [string, string] => [
      change.path,
      `${wordOf(change)}${added > 0 ? `  ${green(`+${added}`)}` : ''}${removed > 0 ? `  ${red(`-${removed}`)}` : ''}`,
    ]),
    ...notes.map(({ path, text }): [string, string] => [path, text]),
  ];
  return rows
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => `  ${path.padEnd(widest)} | ${text}`)
    .join('\n');
}

function wordOf({ before, after, copyOf }: FilePatch['change']): string {
  if (copyOf !== undefined || before === undefined) return 'new    ';
  return after === undefined ? 'deleted' : 'changed';
}
