import { formatPatch as formatGitPatch, structuredPatch, type StructuredPatch } from 'diff';
import picocolors from 'picocolors';
import type { FileChange, FileVersion } from '../../output/index.ts';
import { printable } from './source-text.ts';

/** Lines around a change, as in git. */
const CONTEXT = 3;

/** Texts that differ in more lines are shown as one replaced by the other: the search for less would take long. */
const MOST_DIFFERENT_LINES = 3000;

/** One file's change, compared. */
export interface FilePatch {
  readonly change: FileChange;
  readonly added: number;
  readonly removed: number;
  /** In the form of `git diff`, for `git apply` and `patch -p1`; ends with a line feed. */
  readonly text: string;
}

/** Compares each file with what it would become. */
export function patchesOf(changes: readonly FileChange[]): FilePatch[] {
  return changes.map((change) => {
    const patch = withHunks(change);
    const lines = patch.hunks.flatMap((hunk) => hunk.lines);
    return {
      change,
      added: countOf('+', lines),
      removed: countOf('-', lines),
      text: formatGitPatch(patch),
    };
  });
}

function withHunks(change: FileChange): StructuredPatch {
  const { path, before, after, copyOf } = change;
  const mode = before && after && modeOf(before) !== modeOf(after) && copyOf === undefined;
  return {
    oldFileName: before ? `a/${copyOf ?? path}` : '/dev/null',
    newFileName: after ? `b/${path}` : '/dev/null',
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(before?.text ?? '', after?.text ?? ''),
    isGit: true,
    ...(copyOf !== undefined && { isCopy: true }),
    ...(!before && after && { isCreate: true, newMode: modeOf(after) }),
    ...(!after && before && { isDelete: true, oldMode: modeOf(before) }),
    ...(mode && { oldMode: modeOf(before), newMode: modeOf(after) }),
  };
}

/** The only two modes that git knows for files. */
function modeOf({ executable }: FileVersion): string {
  return executable ? '100755' : '100644';
}

function hunksOf(before: string, after: string): StructuredPatch['hunks'] {
  if (before === after) return [];
  const options = { context: CONTEXT, maxEditLength: MOST_DIFFERENT_LINES };
  const compared = before && after ? structuredPatch('', '', before, after, '', '', options) : undefined;
  return compared?.hunks ?? [replacement(before, after)];
}

/** All of one text by all of the other. */
function replacement(before: string, after: string): StructuredPatch['hunks'][number] {
  const removed = marked('-', before);
  const added = marked('+', after);
  return {
    oldStart: 1,
    oldLines: countOf('-', removed),
    newStart: 1,
    newLines: countOf('+', added),
    lines: [...removed, ...added],
  };
}

function countOf(sign: string, lines: readonly string[]): number {
  return lines.filter((line) => line.startsWith(sign)).length;
}

function marked(sign: string, text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => sign + line);
  if (text.endsWith('\n')) lines.pop();
  else lines.push('\\ No newline at end of file');
  return lines;
}

/** Patches as git colours them. For people only: characters that would move the cursor are replaced. */
export function colorPatch(text: string): string {
  let isHeader = true;
  const lines = text.split('\n').map((line) => {
    isHeader = line.startsWith('diff --git ') || (isHeader && !line.startsWith('@@'));
    return line === '' ? line : paint(printable(line.replace(/\r$/, '')), isHeader);
  });
  return lines.join('\n');
}

const { bold, cyan, green, red } = picocolors.createColors(true);

function paint(line: string, isHeader: boolean): string {
  if (isHeader) return bold(line);
  if (line.startsWith('@@')) return cyan(line);
  if (line.startsWith('+')) return green(line);
  return line.startsWith('-') ? red(line) : line;
}
