import { sep } from 'node:path';
import { OutputError } from './error.ts';

/** Names below the output folder that are msac's own, relative to it. */
export const OWN = {
  folder: '.msac',
  about: '.msac/record.json',
  base: '.msac/base',
  pending: '.msac/pending',
  build: '.msac/build',
  journal: '.msac/build/journal.json',
  /** New top folders that lie ready, with all that is to stand in them. */
  tree: '.msac/build/tree',
  /** Packs that lie ready. */
  packs: '.msac/build/base',
  /** A record of the first format, on its way out. */
  former: '.msac/build/former-base',
  lock: '.msac/lock',
} as const;

/**
 * The ending of every file of the record: no tool that looks for project files by their names or endings (editors,
 * dependency scanners, linters) takes one for its own.
 */
export const RECORDED = '.base';

/** Stands beside a file in conflict until its user has dealt with it. */
export const NOTE = '.msac-conflict';

/**
 * The pack of the record that the text generated for `path` stands in: the top folder of the path, empty for none. In
 * lower case, since two folders may be one on a disk that ignores case.
 */
export function packOf(path: string): string {
  return folded(topOf(path));
}

/** Where a pack of the record lies. */
export function fileOfPack(pack: string): string {
  return `${OWN.base}/${pack}${RECORDED}`;
}

/** Where the text that an unresolved conflict is about is recorded. */
export function pendingOf(path: string): string {
  return `${OWN.pending}/${path}${RECORDED}`;
}

/** The file with conflict markers for `path`. */
export function noteOf(path: string): string {
  return `${path}${NOTE}`;
}

/** The top folder that a path lies in: empty for none. */
export function topOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}

/** The same for two paths that a disk which ignores case (macOS, Windows) takes for one. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** `join` for a path that is as it should be: a build asks it thousands of times, and `join` looks at every character. */
export function below(folder: string, path: string): string {
  return `${folder}${sep}${path}`;
}

/** A build asks again and again for those of the same few hundred folders. */
const parents = new Map<string, readonly string[]>();

/** The folders that a path lies in, outermost first: `a/b/c` → `a`, `a/b`. */
export function parentsOf(path: string): readonly string[] {
  const end = path.lastIndexOf('/');
  if (end === -1) return [];
  const folder = path.slice(0, end);
  const known = parents.get(folder) ?? [...parentsOf(folder), folder];
  parents.set(folder, known);
  return known;
}

/**
 * Says that every path stays inside the folder, outside of `.msac` and `.git`, can stand on Linux, macOS and Windows,
 * and clashes with no other.
 *
 * @throws OutputError `bad-path`, `path-clash`
 */
export function checkPaths(paths: readonly string[]): void {
  const places = new Map<string, string>();
  const sound = new Set<string>();
  for (const path of paths) {
    const fault = faultOf(path, sound);
    if (fault !== undefined)
      throw new OutputError('bad-path', `A generated file cannot be called ${JSON.stringify(path)}: ${fault}.`);
    claim(places, path);
  }
  const folders = new Set<string>();
  for (const path of paths)
    for (const folder of parentsOf(path).toReversed()) {
      // Then those around it are known as well.
      if (folders.has(folder)) break;
      folders.add(folder);
      checkFolder(places, folder, path);
    }
}

/**
 * What is wrong with a path, or undefined. Also asked about paths read from the record, which could be forged.
 *
 * @param sound folders in whose paths nothing is wrong; grows
 */
export function faultOf(path: string, sound = new Set<string>()): string | undefined {
  if (path === '') return 'it is empty';
  if (path.startsWith('/')) return 'it is absolute';
  const end = path.lastIndexOf('/');
  return (end === -1 ? undefined : faultOfFolder(path.slice(0, end), sound)) ?? faultOfSegment(path.slice(end + 1));
}

function faultOfFolder(path: string, sound: Set<string>): string | undefined {
  if (sound.has(path)) return undefined;
  const end = path.lastIndexOf('/');
  const fault =
    (end === -1 ? undefined : faultOfFolder(path.slice(0, end), sound)) ??
    faultOfSegment(path.slice(end + 1)) ??
    (path.endsWith(RECORDED) ? `a folder in it ends with ${RECORDED}` : undefined);
  if (fault === undefined) sound.add(path);
  return fault;
}

// oxlint-disable-next-line no-control-regex -- control characters are what must not pass
const UNPORTABLE = /[\u0000-\u001f\u007f\\:*?"<>|]/;

/** Leaves room in the 255 bytes that a name may have for the endings that msac adds. */
const LONGEST_NAME = 240;

function faultOfSegment(segment: string): string | undefined {
  const lower = folded(segment);
  if (segment === '') return 'a name in it is empty';
  if (segment === '.' || segment === '..') return 'it would leave its folder';
  if (UNPORTABLE.test(segment)) return 'it has a character that not every system allows';
  if (/[. ]$/.test(segment)) return 'a name in it ends with a dot or a space';
  if (lower === OWN.folder || lower === '.git') return `${segment} is not for generated files`;
  if (lower.endsWith(NOTE)) return `the ending ${NOTE} is taken`;
  if (Buffer.byteLength(segment) > LONGEST_NAME) return `a name in it is longer than ${LONGEST_NAME} bytes`;
  return undefined;
}

function claim(places: Map<string, string>, path: string): void {
  const place = folded(path);
  const other = places.get(place);
  if (other === path) throw new OutputError('path-clash', `Two generated files are called ${path}.`);
  if (other !== undefined)
    throw new OutputError('path-clash', `${other} and ${path} are one file on a disk that ignores case.`);
  places.set(place, path);
}

function checkFolder(places: ReadonlyMap<string, string>, folder: string, path: string): void {
  const file = places.get(folded(folder));
  if (file !== undefined)
    throw new OutputError('path-clash', `${file} cannot be a file: ${path} needs a folder there.`);
}
