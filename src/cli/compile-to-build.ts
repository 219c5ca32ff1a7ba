import { compile, report, type Compilation, type CompileCache, type Compiled, type Reporting } from './compile.ts';
import { unbuiltOf } from './emit.ts';
import { notBuiltYet } from './not-built-yet.ts';
import type { Status } from './status.ts';
import { openInput, type Input } from './stdin.ts';
import type { Terminal } from './terminal.ts';
import { unwatched, type Work } from './work.ts';

/**
 * As {@link compileOrReport}, for commands that build: what the system says and no backend builds yet is told with the
 * rest.
 *
 * @param file as it was typed: `-` is standard input
 * @returns the exit status when there is an error
 */
export async function compileToBuild(
  file: string,
  terminal: Terminal,
  work: Work = unwatched,
  reporting: Reporting = {},
): Promise<Compiled | Status> {
  return report(await compileForBuild(await openInput(file), work), terminal, reporting);
}

/**
 * The same without a word.
 *
 * @param cache what was made before, for who builds again and again
 */
export async function compileForBuild({ entry, files }: Input, work: Work, cache?: CompileCache): Promise<Compilation> {
  const compilation = compile(entry, files, work, cache);
  const { system, origins, diagnostics, sources } = compilation;
  if (!system || !origins) return compilation;
  const found = await unbuiltOf(system, work);
  const unbuilt = notBuiltYet(found, system, origins, [...sources.keys()], compilation.ignores);
  return { ...compilation, diagnostics: [...diagnostics, ...unbuilt] };
}
