import { check, type Diagnostic } from '../check/index.ts';
import { disk, loadProgram, type FileSystem } from '../language/index.ts';
import { lower, type Origins } from '../lower/index.ts';
import type { System } from '../model/system.ts';
import { countDiagnostics, formatPretty } from './reporters/index.ts';
import { Status } from './status.ts';
import type { Terminal } from './terminal.ts';

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
export function compile(entry: string, files: FileSystem = disk): Compilation {
  const program = loadProgram(entry, files);
  const diagnostics = check(program);
  const sources = new Map(program.files.map(({ source }) => [source.path, source.text]));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, sources };
  return { ...lower(program), diagnostics, sources };
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
export function compileOrReport(entry: string, terminal: Terminal): Compiled | Status {
  const { system, origins, diagnostics, sources } = compile(entry);
  if (diagnostics.length > 0) terminal.err(formatPretty(diagnostics, sources, terminal).trimEnd());
  if (system && origins) return { system, origins, diagnostics, sources };
  terminal.err(`\nNothing was written: ${countDiagnostics(diagnostics)}.`);
  return Status.findings;
}
