import { compile, report, type Compiled, type Reporting } from './compile.ts';
import { unbuiltOf } from './emit.ts';
import { notBuiltYet } from './not-built-yet.ts';
import type { Status } from './status.ts';
import { openInput } from './stdin.ts';
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
  const { entry, files } = await openInput(file);
  const compilation = compile(entry, files, work);
  const { system, origins, diagnostics, sources } = compilation;
  if (!system || !origins) return report(compilation, terminal, reporting);
  const found = await unbuiltOf(system, work);
  const unbuilt = notBuiltYet(found, system, origins, [...sources.keys()], compilation.ignores);
  return report({ ...compilation, diagnostics: [...diagnostics, ...unbuilt] }, terminal, reporting);
}
