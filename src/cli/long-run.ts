import { disk, type FileSystem } from '../language/files.ts';

/** So much text, in UTF-16 code units, that what V8 optimises is used for longer than that takes: some 900 lines. */
const MUCH = 16 * 1024;

let read = 0;

/** bin/msac.cjs keeps V8 from optimising what is called often, since most runs are over before that pays. This one is not. */
export function expectLongRun(): void {
  const optimise: unknown = Reflect.get(globalThis, Symbol.for('msac.optimise'));
  if (typeof optimise === 'function') optimise();
}

/** To be told of what is read: much of it makes a long run. */
export function countText({ length }: string): void {
  if (read < MUCH && read + length >= MUCH) expectLongRun();
  read += length;
}

/** The disk, for commands. */
export const inputFiles: FileSystem = {
  ...disk,
  read(path) {
    const result = disk.read(path);
    if (result.kind === 'text') countText(result.text);
    return result;
  },
};
