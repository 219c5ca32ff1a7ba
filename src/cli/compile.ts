import { AstUtils } from 'langium';
import { check, CheckCache, type Diagnostic } from '../check/index.ts';
import { disk, loadProgram, ParseCache, type FileSystem, type Ignore, type Program } from '../language/index.ts';
import { lower, LoweringCache, type Origins } from '../lower/index.ts';
import type { System } from '../model/system.ts';
import type { DiagnosticFormat } from './diagnostic-format.ts';
import { countDiagnostics, formatDiagnostics } from './reporters/index.ts';
import type { Counts } from './reporters/stats.ts';
import { Status } from './status.ts';
import { openInput } from './stdin.ts';
import type { Terminal } from './terminal.ts';
import { unwatched, type Work } from './work.ts';

/** What became of the input. */
export interface Compilation {
  /** Absent when there is an error. */
  readonly system?: System;
  /** Where the parts of the system stand in the sources; absent with it. */
  readonly origins?: Origins;
  readonly diagnostics: readonly Diagnostic[];
  /** What comments say is to be ignored. */
  readonly ignores: readonly Ignore[];
  /** Text of each file that was read, by the name that diagnostics use. */
  readonly sources: ReadonlyMap<string, string>;
}

/** What is to be said of the input. */
export type Checked = Pick<Compilation, 'diagnostics' | 'ignores' | 'sources'>;

/** What a compilation leaves for the next one of the same system, after some files have changed. */
export class CompileCache {
  readonly parsed = new ParseCache();
  readonly checked = new CheckCache();
  readonly lowered = new LoweringCache();
}

/**
 * Reads, checks and lowers the system whose entry file is `entry`.
 *
 * @param cache what was made before, for who compiles again and again
 */
export function compile(
  entry: string,
  files: FileSystem = disk,
  work: Work = unwatched,
  cache?: CompileCache,
): Compilation {
  const { program, ...checked } = checkProgram(entry, files, work, cache);
  if (hasErrors(checked)) return checked;
  return { ...work.phase('lower', () => lower(program, cache?.lowered)), ...checked };
}

/** The same for who needs no model: reads and checks. */
export function checkOnly(entry: string, files: FileSystem, work: Work = unwatched, cache?: CompileCache): Checked {
  const { diagnostics, ignores, sources } = checkProgram(entry, files, work, cache);
  return { diagnostics, ignores, sources };
}

export function hasErrors({ diagnostics }: Pick<Compilation, 'diagnostics'>): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Entry files that cannot be read at all are outside of what can be mended in the input, for all commands alike. */
const UNREADABLE: ReadonlySet<string> = new Set(['MSA0001', 'MSA0002']);

/** How a command ends that found these mistakes. */
export function statusOf(checked: Pick<Compilation, 'diagnostics' | 'sources'>): Status {
  if (!hasErrors(checked)) return Status.ok;
  const isUnread = checked.sources.size === 0 && checked.diagnostics.some(({ code }) => UNREADABLE.has(code));
  return isUnread ? Status.failure : Status.findings;
}

function checkProgram(
  entry: string,
  files: FileSystem,
  work: Work,
  cache: CompileCache | undefined,
): Checked & { readonly program: Program } {
  const program = loadProgram(entry, watched(files, work), (phase, action) => work.phase(phase, action), cache?.parsed);
  work.count(() => sizeOf(program));
  return {
    program,
    diagnostics: work.phase('check', () => check(program, cache?.checked)),
    sources: new Map(program.files.map(({ source }) => [source.path, source.text])),
    ignores: program.files.flatMap((file) => file.ignores),
  };
}

/** The same files; reading one is a phase of its own. */
function watched(files: FileSystem, work: Work): FileSystem {
  if (work === unwatched) return files;
  return {
    read(path) {
      const result = work.phase('read', () => files.read(path));
      if (result.kind === 'text') work.read(result.text.length);
      work.at(path);
      return result;
    },
    join: (from, relative) => files.join(from, relative),
    beside: (path) => files.beside?.(path) ?? [],
  };
}

function sizeOf({ files }: Program): Counts {
  const sum = (of: (file: Program['files'][number]) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  return {
    files: files.length,
    lines: sum(({ source }) => source.text.split('\n').length - (source.text.endsWith('\n') ? 1 : 0)),
    nodes: sum(({ tree }) => AstUtils.streamAst(tree).count()),
  };
}

/** A compilation without errors. */
export interface Compiled extends Compilation {
  readonly system: System;
  readonly origins: Origins;
}

/** How a command that needs the model tells diagnostics. */
export interface Reporting {
  /** Default: for people. */
  readonly format?: DiagnosticFormat;
  /** Where to. Default: to standard error, for standard output is the command's own. */
  readonly print?: (text: string) => void;
  /** What did not come about when there is an error. */
  readonly undone?: string;
}

/**
 * The same for commands that need the model.
 *
 * @param file as it was typed: `-` is standard input
 * @returns the exit status when there is an error
 */
export async function compileOrReport(
  file: string,
  terminal: Terminal,
  work: Work = unwatched,
  reporting: Reporting = {},
): Promise<Compiled | Status> {
  const { entry, files } = await openInput(file);
  return report(compile(entry, files, work), terminal, reporting);
}

/**
 * Tells what there is to tell of a compilation.
 *
 * @returns the exit status when there is an error
 */
export async function report(
  compilation: Compilation,
  terminal: Terminal,
  { format = 'pretty', print = (text) => terminal.err(text), undone = 'Nothing was written' }: Reporting = {},
): Promise<Compiled | Status> {
  const { system, origins, diagnostics, sources } = compilation;
  const text = await reportOf(diagnostics, sources, format, terminal);
  if (text) print(text);
  if (system && origins) return { ...compilation, system, origins };
  terminal.err(`\n${undone}: ${countDiagnostics(diagnostics)}.`);
  return statusOf(compilation);
}

/** What there is to print of diagnostics, without a line feed at the end; empty when that is nothing. */
export async function reportOf(
  diagnostics: Compilation['diagnostics'],
  sources: Compilation['sources'],
  format: DiagnosticFormat,
  { color, width }: Terminal,
): Promise<string> {
  const options = { color, width, sources, folder: process.cwd() };
  return (await formatDiagnostics(diagnostics, format, options)).trimEnd();
}
