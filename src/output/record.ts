import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { OutputError } from './error.ts';
import { baseOf, faultOf, OWN, RECORDED } from './paths.ts';
import { Folders } from './standing.ts';
import { decode } from './text.ts';

/** What is known of earlier builds of a folder. */
export interface BuildRecord {
  /** Path to the text that was generated for it last, and taken in by its user. */
  readonly base: ReadonlyMap<string, string>;
  /** Path to the text that was generated for it but is in conflict with its user's file. */
  readonly pending: ReadonlyMap<string, string>;
  /** Changes whenever a build changes the record; undefined before the first build. */
  readonly version: string | undefined;
}

/** Of the layout below `.msac/`. Raise it when an older msac would read a newer record wrongly. */
export const RECORD_FORMAT = 1;

/** The files of `.msac/` that are the same for everyone. */
export const ABOUT_FILES: ReadonlyMap<string, string> = new Map([
  [
    '.msac/.gitignore',
    '# Only while a build is at work, and of use to this machine alone.\n/build/\n/lock*\n/up-to-date.json*\n',
  ],
  ['.msac/.gitattributes', '# Compared byte for byte; made by msac.\n* -text linguist-generated\n'],
  [
    OWN.about,
    `${JSON.stringify(
      {
        about:
          'What msac generated last, file by file. The next build merges with it, so that your edits stay: commit this folder, edit nothing in it.',
        format: RECORD_FORMAT,
      },
      undefined,
      2,
    )}\n`,
  ],
]);

/**
 * Asked before anything else of `.msac/` is read.
 *
 * @throws OutputError `newer-record`, `damaged-record`
 */
export function assertKnownFormat(disk: Disk, folder: string): void {
  if (disk.stat(join(folder, OWN.about)) !== undefined) checkFormat(disk.read(join(folder, OWN.about)), folder);
}

/**
 * @param paths of which the base is wanted; absent: of all
 * @throws OutputError `damaged-record`
 */
export function readRecord(disk: Disk, folder: string, paths?: ReadonlySet<string>): BuildRecord {
  const base = paths ? readSome(disk, folder, paths) : readTexts(disk, folder, OWN.base);
  const pending = readTexts(disk, folder, OWN.pending);
  const version = recordVersion(disk, folder);
  if (version === undefined && base.size + pending.size > 0) throw damaged(folder, OWN.about, 'it is missing');
  return { base, pending, version };
}

/** Changes whenever a build changes the record; undefined before the first build. */
export function recordVersion(disk: Disk, folder: string): string | undefined {
  return disk.stat(join(folder, OWN.about))?.version;
}

function checkFormat(bytes: Buffer, folder: string): void {
  const format = formatOf(bytes);
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    throw damaged(folder, OWN.about, 'it names no format');
  if (format > RECORD_FORMAT)
    throw new OutputError(
      'newer-record',
      `${folder} was built by a newer msac: its record has format ${format}, this msac knows ${RECORD_FORMAT}. Install the newer msac. Nothing was changed.`,
    );
}

function formatOf(bytes: Buffer): unknown {
  try {
    const about: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof about === 'object' && about !== null && 'format' in about ? about.format : undefined;
  } catch {
    return undefined;
  }
}

/** The paths that are in conflict. */
export function pendingPaths(disk: Disk, folder: string): readonly string[] {
  return disk
    .listDeep(join(folder, OWN.pending))
    .flatMap(({ path, kind }) => (kind === 'file' && path.endsWith(RECORDED) ? [path.slice(0, -RECORDED.length)] : []));
}

function readSome(disk: Disk, folder: string, paths: ReadonlySet<string>): Map<string, string> {
  const texts = new Map<string, string>();
  const folders = new Folders(disk, folder);
  for (const path of paths) {
    const file = baseOf(path);
    const obstacle = folders.obstacle(file);
    if (obstacle) throw damaged(folder, obstacle.path, 'it is not a folder');
    const kind = disk.stat(join(folder, file))?.kind;
    if (kind === undefined) continue;
    if (kind !== 'file') throw damaged(folder, file, 'it is not a plain file');
    texts.set(path, textOf(disk.read(join(folder, file)), folder, file));
  }
  return texts;
}

function readTexts(disk: Disk, folder: string, below: string): Map<string, string> {
  const texts = new Map<string, string>();
  const top = disk.stat(join(folder, below));
  if (top !== undefined && top.kind !== 'folder') throw damaged(folder, below, 'it is not a folder');
  for (const { path, kind } of disk.listDeep(join(folder, below))) {
    if (kind === 'folder') continue;
    if (kind !== 'file') throw damaged(folder, `${below}/${path}`, 'it is not a plain file');
    // Not ours: what an operating system or an editor leaves behind.
    if (!path.endsWith(RECORDED)) continue;
    texts.set(
      path.slice(0, -RECORDED.length),
      textOf(disk.read(join(folder, below, path)), folder, `${below}/${path}`),
    );
  }
  return texts;
}

/** A recorded text is as a backend made it: UTF-8, ending with a line feed. */
function textOf(bytes: Buffer, folder: string, file: string): string {
  const fault = faultOf(file.replace(/^\.msac\/[^/]+\//, '').slice(0, -RECORDED.length));
  if (fault !== undefined) throw damaged(folder, file, fault);
  const text = decode(bytes)?.text;
  if (text === undefined) throw damaged(folder, file, 'it is not text');
  if (!text.endsWith('\n')) throw damaged(folder, file, 'its end is missing');
  if (/^<{7} /m.test(text) && /^>{7} /m.test(text))
    throw damaged(folder, file, 'it has conflict markers, take either side');
  return text;
}

/** The error for a file of `.msac/` that is not as msac writes it. */
export function damaged(folder: string, file: string, why: string): OutputError {
  return new OutputError(
    'damaged-record',
    `The record of the last build is damaged: ${join(folder, file)}: ${why}. Restore ${join(folder, OWN.folder)} from version control. ` +
      `Or delete what is in it: msac then takes every file that differs from what it generates for yours. Nothing was changed.`,
  );
}
