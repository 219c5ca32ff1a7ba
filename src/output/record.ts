import { join } from 'node:path';
import type { Disk, Entry } from './disk.ts';
import { OutputError } from './error.ts';
import { addText, parsePack } from './pack.ts';
import { faultOf, fileOfPack, folded, OWN, packOf, RECORDED } from './paths.ts';
import { decode } from './text.ts';

/** What is known of earlier builds of a folder. */
export interface BuildRecord {
  /** Path to the text that was generated for it last, and taken in by its user. */
  readonly base: ReadonlyMap<string, string>;
  /** Path to the text that was generated for it but is in conflict with its user's file. */
  readonly pending: ReadonlyMap<string, string>;
  /** Packs that are not as a build writes them, as after a merge by git, but hold nothing that is in doubt. */
  readonly unsettled: readonly string[];
  /** Changes whenever a build changes the record; undefined before the first build. */
  readonly version: string | undefined;
}

/** Of the layout below `.msac/`. Raise it when an older msac would read a newer record wrongly. */
export const RECORD_FORMAT = 2;

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
          'What msac generated last. The next build merges with it, so that your edits stay: commit this folder, edit nothing in it.',
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
 * @param paths of which the base is wanted, others may be given too; absent: of all
 * @throws OutputError `damaged-record`
 */
export function readRecord(disk: Disk, folder: string, paths?: ReadonlySet<string>): BuildRecord {
  const version = recordVersion(disk, folder);
  const pending = readTexts(disk, folder, OWN.pending);
  if (version === undefined && (pending.size > 0 || disk.listDeep(join(folder, OWN.base)).some(isRecorded)))
    throw damaged(folder, OWN.about, 'it is missing');
  const { base, unsettled } = readBase(disk, folder, paths && new Set([...paths].map(packOf)));
  return { base, pending, version, unsettled: [...unsettled] };
}

/** What was generated last, and which packs a build should write anew. */
export interface Base {
  readonly base: Map<string, string>;
  readonly unsettled: ReadonlySet<string>;
}

/**
 * @param packs which ones to read; a record of the first format has none, and is read as a whole
 * @throws OutputError `damaged-record`
 */
export function readBase(disk: Disk, folder: string, packs?: ReadonlySet<string>): Base {
  if (isOfFirstFormat(disk, folder)) return { base: readTexts(disk, folder, OWN.base), unsettled: new Set() };
  const base = new Map<string, string>();
  const unsettled = new Set<string>();
  for (const { path: file, kind } of disk.listDeep(join(folder, OWN.base))) {
    if (kind === 'folder' || file.includes('/') || !file.endsWith(RECORDED)) continue;
    const pack = file.slice(0, -RECORDED.length);
    if (kind !== 'file') throw damaged(folder, fileOfPack(pack), 'it is not a plain file');
    if (folded(pack) !== pack.normalize('NFC')) throw damaged(folder, fileOfPack(pack), 'no build calls it so');
    if (packs?.has(folded(pack)) !== false) readPack(disk, folder, folded(pack), { base, unsettled });
  }
  return { base, unsettled };
}

/** Whether the record has a file for each text, as msac made it until it packed them. */
export function isOfFirstFormat(disk: Disk, folder: string): boolean {
  return disk.stat(join(folder, OWN.about)) !== undefined && formatOf(disk.read(join(folder, OWN.about))) === 1;
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
    .flatMap((entry) => (isRecorded(entry) ? [entry.path.slice(0, -RECORDED.length)] : []));
}

function readPack(
  disk: Disk,
  folder: string,
  pack: string,
  into: { base: Map<string, string>; unsettled: Set<string> },
): void {
  const file = fileOfPack(pack);
  const text = decode(disk.read(join(folder, file)))?.text;
  const read = text === undefined ? 'it is not text' : parsePack(text);
  if (typeof read === 'string') throw damaged(folder, file, read);
  if (!read.settled) into.unsettled.add(pack);
  for (const [path, content] of read.texts) {
    // Git may have moved it here: for git, a folder that has a new name goes on under that name, with all that branches add.
    if (packOf(path) !== pack) into.unsettled.add(pack).add(packOf(path));
    addText(into.base, path, content);
  }
}

function isRecorded({ path, kind }: Entry): boolean {
  return kind === 'file' && path.endsWith(RECORDED);
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
