import { disk } from '../language/index.ts';
import { compile, report, type Compiled } from './compile.ts';
import { unbuiltOf } from './emit.ts';
import { notBuiltYet } from './not-built-yet.ts';
import type { Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { unwatched, type Work } from './work.ts';

/**
 * As {@link compileOrReport}, for commands that build: what the system says and no backend builds yet is told with the
 * rest.
 *
 * @returns the exit status when there is an error
 */
export async function compileToBuild(
  entry: string,
  terminal: Terminal,
  work: Work = unwatched,
): Promise<Compiled | Status> {
  const compilation = compile(entry, disk, work);
  const { system, origins, diagnostics, sources } = compilation;
  if (!system || !origins) return report(compilation, terminal);
  const unbuilt = notBuiltYet(await unbuiltOf(system, work), system, origins, [...sources.keys()]);
  return report({ ...compilation, diagnostics: [...diagnostics, ...unbuilt] }, terminal);
}
