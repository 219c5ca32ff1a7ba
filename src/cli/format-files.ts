import { resolve } from 'node:path';
import { diagnose } from '../check/index.ts';
import { format, Source, type Problem, type ReadResult } from '../language/index.ts';
import { reportOf } from './compile.ts';
import { uninterrupted } from './interrupt.ts';
import { inputFiles } from './long-run.ts';
import { msaFiles, reasonOf } from './msa-files.ts';
import { replaceFile } from './replace-file.ts';
import { CommandFailure, Status } from './status.ts';
import { openInput, STDIN } from './stdin.ts';
import type { Terminal } from './terminal.ts';

export interface FormatOptions {
  /** Files, or folders that hold them. */
  readonly files: readonly string[];
  /** Change nothing. */
  readonly check: boolean;
  /** Say nothing when all is well. */
  readonly quiet: boolean;
}

/** What became of a file. */
type Outcome = 'changed' | 'unchanged' | 'broken' | 'failed';

/** Formats files in place; one that cannot be formatted keeps none of the others from it. */
export async function formatAll(options: FormatOptions, terminal: Terminal): Promise<Status> {
  const { files, failures } = msaFiles(options.files);
  for (const failure of failures) terminal.err(`msac: ${failure}`);
  const counts: Record<Outcome, number> = { changed: 0, unchanged: 0, broken: 0, failed: failures.length };
  const done = new Set<string>();
  for (const file of files) {
    if (done.has(resolve(file))) continue;
    done.add(resolve(file));
    const outcome = await formatFile(file, options, terminal);
    counts[outcome]++;
    const isWell = outcome === 'changed' && !options.check;
    if (outcome === 'changed' && !(isWell && options.quiet)) terminal.out(file);
  }
  if (!options.quiet && done.size > 0) terminal.out(summary(counts, options));
  if (counts.failed > 0) return Status.failure;
  return counts.broken > 0 || (options.check && counts.changed > 0) ? Status.findings : Status.ok;
}

/** Formats standard input to standard output; prints nothing of a text with syntax errors. */
export async function formatStdin({ files, check, quiet }: FormatOptions, terminal: Terminal): Promise<Status> {
  if (files.length > 1) throw new CommandFailure('- is standard input; it cannot be formatted together with files.');
  const { entry, files: system } = await openInput(STDIN);
  const read = system.read(entry);
  if (read.kind !== 'text') throw new CommandFailure(`standard input ${whyNot(read)}`);
  const formatted = format(new Source(entry, read.text));
  if (formatted.kind === 'broken') {
    await report(entry, read.text, formatted.problems, terminal);
    return Status.findings;
  }
  if (!check) {
    // The terminal ends each line itself.
    if (formatted.text !== '') terminal.out(formatted.text.replace(/\n$/, ''));
    return Status.ok;
  }
  const isFormatted = formatted.text === read.text;
  if (!isFormatted || !quiet) terminal.out(`${entry} is ${isFormatted ? '' : 'not '}formatted.`);
  return isFormatted ? Status.ok : Status.findings;
}

async function formatFile(file: string, { check }: FormatOptions, terminal: Terminal): Promise<Outcome> {
  const read = inputFiles.read(file);
  if (read.kind !== 'text') {
    terminal.err(`msac: ${file} ${whyNot(read)}`);
    return 'failed';
  }
  const formatted = format(new Source(file, read.text));
  if (formatted.kind === 'broken') {
    await report(file, read.text, formatted.problems, terminal);
    return 'broken';
  }
  if (formatted.text === read.text) return 'unchanged';
  if (check) return 'changed';
  try {
    await uninterrupted(() => replaceFile(file, formatted.text));
    return 'changed';
  } catch (error) {
    terminal.err(`msac: ${file} cannot be written: ${reasonOf(error)}.`);
    return 'failed';
  }
}

async function report(file: string, text: string, problems: readonly Problem[], terminal: Terminal): Promise<void> {
  terminal.err(await reportOf(diagnose(problems), new Map([[file, text]]), 'pretty', terminal));
  terminal.err(`\n${file} is left as it is: a text with syntax errors is not formatted.\n`);
}

function summary({ changed, unchanged, broken, failed }: Record<Outcome, number>, { check }: FormatOptions): string {
  const isAll = changed + broken + failed === 0;
  const parts = [
    [changed, check ? 'not formatted' : 'formatted'],
    [unchanged, isAll ? 'formatted already' : check ? 'formatted' : 'already'],
    [broken, 'with syntax errors'],
    [failed, 'failed'],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  return said
    .map(([count, what], index) => `${count}${index > 0 ? '' : count === 1 ? ' file' : ' files'} ${what}`)
    .join(', ');
}

function whyNot(result: Exclude<ReadResult, { kind: 'text' }>): string {
  switch (result.kind) {
    case 'missing':
      return 'does not exist.';
    case 'not-a-file':
      return 'is neither a file nor a folder.';
    case 'unreadable':
      return `cannot be read: ${result.reason}.`;
    case 'too-large':
      return `is too large: it has ${result.bytes} bytes, and at most ${result.limit} are read.`;
    default:
      return `is not text: ${result.what === 'nul' ? 'it holds zero bytes' : 'it is not UTF-8'}.`;
  }
}
