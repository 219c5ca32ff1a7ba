import { AstUtils } from 'langium';
import { check, type Diagnostic } from '../check/index.ts';
import { disk, loadProgram, type FileSystem, type Program } from '../language/index.ts';
import { lower, type Origins } from '../lower/index.ts';
import type { System } from '../model/system.ts';
import { countDiagnostics, formatPretty } from './reporters/index.ts';
import type { Counts } from './reporters/stats.ts';
import { Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { unwatched, type Work } from './work.ts';

/** What became of the input. */
export interface Compilation {
  /** Absent when there is an error. */
  readonly system?: System;
  /** Where the parts of the system stand in the sources; absent with it. */
  readonly origins?: Origins;
  readonly diagnostics: readonly Diagnostic[];
  /** Text of each file that was read, by the name that diagnostics use. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Reads, checks and lowers the system whose entry file is `entry`. */
export function compile(entry: string, files: FileSystem = disk, work: Work = unwatched): Compilation {
  const program = loadProgram(entry, watched(files, work), (phase, action) => work.phase(phase, action));
  work.count(() => sizeOf(program));
  const diagnostics = work.phase('check', () => check(program));
  const sources = new Map(program.files.map(({ source }) => [source.path, source.text]));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, sources };
  return { ...work.phase('lower', () => lower(program)), diagnostics, sources };
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

/**
 * The same for commands that need the model: diagnostics go to standard error.
 *
 * @returns the exit status when there is an error
 */
export function compileOrReport(entry: string, terminal: Terminal, work: Work = unwatched): Compiled | Status {
  return report(compile(entry, disk, work), terminal);
}

/**
 * Tells on standard error what there is to tell of a compilation.
 *
 * @returns the exit status when there is an error
 */
export function report(compilation: Compilation, terminal: Terminal): Compiled | Status {
  const { system, origins, diagnostics, sources } = compilation;
  if (diagnostics.length > 0) terminal.err(formatPretty(diagnostics, sources, terminal).trimEnd());
  if (system && origins) return { system, origins, diagnostics, sources };
  terminal.err(`\nNothing was written: ${countDiagnostics(diagnostics)}.`);
  return Status.findings;
}
