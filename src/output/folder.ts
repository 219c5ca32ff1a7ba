import { dirname, join, resolve } from 'node:path';
import type { Disk } from './disk.ts';
import { OutputError, reason } from './error.ts';
import { OWN } from './paths.ts';

/** What may stand in a folder that msac takes for empty: what git and file managers put there. */
const NEUTRAL = /^(\.git.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/**
 * The absolute path of a folder that may be built into, links to it resolved. It need not exist yet.
 *
 * @throws OutputError `not-a-folder`, `not-ours`, `not-writable`, `symbolic-link`
 */
export function openFolder(disk: Disk, folder: string): string {
  const path = resolve(folder);
  const whole = disk.stat(path) === undefined ? path : real(disk, path, folder);
  const nearest = nearestThatExists(disk, whole);
  if (kindBehind(disk, nearest) !== 'folder')
    throw new OutputError(
      'not-a-folder',
      `${folder} cannot be built into: ${nearest} is not a folder. Nothing was changed.`,
    );
  if (nearest === whole) assertOurs(disk, whole, folder);
  assertWritable(disk, nearest, folder);
  return whole;
}

/** @throws OutputError `not-writable` */
export function assertWritable(disk: Disk, path: string, folder: string): void {
  try {
    disk.assertWritable(path);
  } catch (error) {
    throw new OutputError(
      'not-writable',
      `${folder} cannot be built into: ${path} may not be written to (${reason(error)}). Nothing was changed.`,
      { cause: error },
    );
  }
}

/**
 * The path itself, or the innermost folder around it that stands already.
 *
 * @param known answers of before; grows. Hundreds of new folders lie in each other
 */
export function nearestThatExists(disk: Disk, path: string, known = new Map<string, string>()): string {
  const before = known.get(path);
  if (before !== undefined) return before;
  const parent = dirname(path);
  const around = parent === path ? path : nearestThatExists(disk, parent, known);
  // In a folder that is not there, nothing is.
  const nearest = around === parent && disk.stat(path) !== undefined ? path : around;
  known.set(path, nearest);
  return nearest;
}

function real(disk: Disk, path: string, folder: string): string {
  try {
    return disk.real(path);
  } catch (error) {
    throw new OutputError('not-a-folder', `${folder} is a link that leads nowhere. Nothing was changed.`, {
      cause: error,
    });
  }
}

function kindBehind(disk: Disk, path: string): string | undefined {
  return disk.stat(disk.real(path))?.kind;
}

function assertOurs(disk: Disk, whole: string, folder: string): void {
  const own = disk.stat(join(whole, OWN.folder));
  if (own !== undefined) return assertOwnFolders(disk, whole);
  const [first, ...others] = disk.list(whole).filter((name) => !NEUTRAL.test(name));
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new OutputError(
    'not-ours',
    `${folder} is not empty (${first}${more}) and was never built into. Choose another folder. ` +
      `Or make an empty folder called ${OWN.folder} in it to have it built into; files that stand there are kept. Nothing was changed.`,
  );
}

function assertOwnFolders(disk: Disk, whole: string): void {
  for (const path of [OWN.folder, OWN.base, OWN.pending, OWN.build]) {
    const kind = disk.stat(join(whole, path))?.kind;
    if (kind !== undefined && kind !== 'folder')
      throw new OutputError(
        'symbolic-link',
        `${join(whole, path)} must be a real folder, neither a file nor a link. Nothing was changed.`,
      );
  }
}
