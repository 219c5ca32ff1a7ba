/** Builds the applications of a workspace that were never built, or were changed since. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RunFailure } from './failure.ts';
import { logTail } from './log.ts';
import type { Environment } from './tools.ts';

/** What Maven makes of an application. */
export function jarOf(workspace: string, application: string): string {
  return join(workspace, application, 'target', `${application}.jar`);
}

/** Applications whose jar is missing, or older than something it is made of. In the order given. */
export function staleApplications(workspace: string, applications: readonly string[]): string[] {
  return applications.filter((application) => {
    const jar = statSync(jarOf(workspace, application), { throwIfNoEntry: false });
    return !jar || newestSource(join(workspace, application)) > jar.mtimeMs;
  });
}

/** Time of the last change in milliseconds; folders count, because theirs changes when a file goes away. */
function newestSource(folder: string): number {
  let newest = statSync(join(folder, 'pom.xml')).mtimeMs;
  const main = join(folder, 'src', 'main');
  if (!existsSync(main)) return newest;
  newest = Math.max(newest, statSync(main).mtimeMs);
  for (const entry of readdirSync(main, { recursive: true })) {
    newest = Math.max(newest, statSync(join(main, entry.toString())).mtimeMs);
  }
  return newest;
}

export interface Build {
  readonly workspace: string;
  readonly applications: readonly string[];
  /** The Maven command. */
  readonly maven: string;
  readonly environment: Environment;
  readonly logFile: string;
  /** Ends the build when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Packages applications with Maven, without their tests.
 *
 * @throws RunFailure with the tail of Maven's output when the build fails
 */
export async function buildApplications(build: Build): Promise<void> {
  const args = ['-B', '-q', '-DskipTests', 'package', '-pl', build.applications.join(',')];
  const status = await runMaven(build, args);
  if (build.signal?.aborted) throw new RunFailure('The build was interrupted.');
  if (status !== 0) {
    throw new RunFailure(
      `Maven could not build ${build.applications.join(', ')}:\n\n${logTail(build.logFile, 40)}\n\nAll of it is in ${build.logFile}.`,
    );
  }
}

function runMaven(build: Build, args: readonly string[]): Promise<number | null> {
  const log = openSync(build.logFile, 'w');
  return new Promise<number | null>((resolve, reject) => {
    const child = spawn(build.maven, args, {
      cwd: build.workspace,
      env: { ...build.environment },
      stdio: ['ignore', log, log],
      shell: build.maven.endsWith('.cmd'),
    });
    build.signal?.addEventListener('abort', () => child.kill(), { once: true });
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => closeSync(log));
}
