import type { Disk } from '../../src/output/disk.ts';

/** Methods of a disk that change something. */
const CHANGING = [
  'makeFolder',
  'makeNewFolder',
  'create',
  'chmod',
  'rename',
  'link',
  'removeFile',
  'removeEmptyFolder',
  'removeDeep',
] as const satisfies readonly (keyof Disk)[];

/** A disk that calls `before` ahead of every change, with the number of changes so far; each of many new files is one. */
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
  copy.createAll = async (files) => {
    const ends = await Promise.allSettled(
      files.map(async (file) => {
        before(changes++, 'create', [file.path, file.data, file.mode]);
        return disk.createAll([file]);
      }),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  };
  return copy;
}
