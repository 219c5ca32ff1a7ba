import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Whether a build would change anything, told without compiling: as `make` and Bazel do, by what went in and what came
 * out. The mark of the last build that had nothing to tell lies in the workspace and in no repository; whenever anything
 * differs from it the build simply takes place, so the worst that a missing mark can cost is time.
 */
interface Mark {
  /** The msac that built. */
  readonly program: string;
  /** The entry file, absolute. */
  readonly entry: string;
  /** Every file that was read, absolute, with its text: comparing it takes less time than Node's library of hashes to load. */
  readonly sources: readonly (readonly [string, string])[];
  /** Every file that was generated, and how it stood on disk afterwards; null when its user had deleted it. */
  readonly files: readonly (readonly [string, string | null])[];
  readonly report: Report;
}

/** What a build with nothing to do says. */
export interface Report {
  /** `shop: 5 applications`. */
  readonly subject: string;
  /** `292 unchanged files`. */
  readonly counts: string;
}

const MARK = '.msac/up-to-date.json';
const RECORD = '.msac/record.json';
const BASE = '.msac/base';

/**
 * @param entry the entry file, as typed
 * @param out the folder to build into, as typed, if it was
 * @param home the folder that it lies in otherwise, when that is not the working folder
 * @returns what there is to say, when nothing has changed since the last build
 */
export function upToDate(
  entry: string,
  { out, home = '' }: { out: string | undefined; home?: string },
): (Report & { folder: string }) | undefined {
  const folder = out === undefined ? likelyFolder(entry, home) : resolve(out);
  const mark = folder === undefined ? undefined : readMark(folder);
  if (folder === undefined || mark?.program !== program() || mark.entry !== resolve(entry)) return undefined;
  const unchanged =
    mark.sources.every(([path, text]) => read(path) === text) &&
    mark.files.every(([path, standing]) => standingOf(join(folder, path)) === standing);
  return unchanged ? { ...mark.report, folder } : undefined;
}

/**
 * Remembers a build that wrote everything and had neither a diagnostic nor a conflict to tell.
 *
 * @param sources the files that were read
 * @param files the paths that were generated, relative to `folder`
 */
export function markUpToDate(
  entry: string,
  folder: string,
  sources: Iterable<string>,
  files: readonly string[],
  report: Report,
): void {
  const mark: Mark = {
    program: program(),
    entry: resolve(entry),
    sources: [...sources].map((path) => [resolve(path), read(path) ?? '']),
    files: [...recordOf(folder), ...files].map((path) => [path, standingOf(join(folder, path))]),
    report,
  };
  const half = join(folder, `${MARK}.${process.pid}`);
  try {
    writeFileSync(half, JSON.stringify(mark));
    renameSync(half, join(folder, MARK));
  } catch {
    // Without a mark the next build compiles, which is no harm.
    rmSync(half, { force: true });
  }
}

/**
 * Nobody said where to: a folder of the system's name, which stands in the entry file. Only a guess; that the mark in there
 * is of this very text makes it certain.
 */
function likelyFolder(entry: string, home: string): string | undefined {
  const name = /^\s*system\s+([A-Za-z_][A-Za-z0-9_]*)/m.exec(read(entry) ?? '')?.[1];
  return name === undefined ? undefined : resolve(home, name);
}

/** What the record of the build consists of: a merge of git may have left it in conflict. */
function recordOf(folder: string): string[] {
  return [RECORD, ...readdirSync(join(folder, BASE)).map((name) => `${BASE}/${name}`)];
}

function readMark(folder: string): Mark | undefined {
  try {
    const mark: Mark = JSON.parse(readFileSync(join(folder, MARK), 'utf8'));
    return mark;
  } catch {
    return undefined;
  }
}

/** This very build of msac: another one may generate something else from the same text. */
function program(): string {
  const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url));
  return `${import.meta.url} ${size} ${mtimeMs}`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

/** Size and time of the last change: what differs when somebody wrote the file. */
function standingOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.mode}` : null;
}
