import type { Disk } from '../../src/output/disk.ts';

/** Methods of a disk that change something. */
const CHANGING = [
  'makeFolder',
  'create',
  'chmod',
  'rename',
  'link',
  'removeFile',
  'removeEmptyFolder',
  'removeDeep',
] as const satisfies readonly (keyof Disk)[];

/** A disk that calls `before` ahead of every change, with the number of changes so far. */
export function watched(disk: Disk, before: (change: number, method: string, args: readonly unknown[]) => void): Disk {
  let changes = 0;
  const copy: Disk = { ...disk };
  for (const method of CHANGING)
    Object.assign(copy, {
      [method]: (...args: unknown[]): unknown => {
        before(changes++, method, args);
        return Reflect.apply(disk[method], disk, args);
      },
    });
  return copy;
}
