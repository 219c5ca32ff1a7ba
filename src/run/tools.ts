/** The JDK and the Maven that the machine has. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RunFailure } from './failure.ts';

const WINDOWS = process.platform === 'win32';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Path of a `java` that is new enough: the one of `JAVA_HOME`, else the first in `PATH`.
 *
 * @param least the Java release that the system is compiled for, e.g. 17
 * @throws RunFailure when there is none, or it is too old
 */
export async function findJava(least: number, environment: Environment): Promise<string> {
  const home = environment['JAVA_HOME'];
  const java = home ? join(home, 'bin', WINDOWS ? 'java.exe' : 'java') : 'java';
  if (home && !existsSync(java)) {
    throw new RunFailure(
      `JAVA_HOME is ${home}, but there is no ${java}. Point it to a JDK ${least} or newer, or unset it.`,
    );
  }
  const output = await outputOf(java, ['-version'], environment);
  if (output === undefined)
    throw new RunFailure(`No Java was found. Install a JDK ${least} or newer, or set JAVA_HOME.`);
  const release = javaRelease(output);
  if (release === undefined || release < least) {
    const found = output.split('\n', 1)[0]?.trim() ?? '';
    throw new RunFailure(
      `The system needs Java ${least} or newer, but ${java} is: ${found}. Set JAVA_HOME to a newer JDK.`,
    );
  }
  return java;
}

/**
 * The Maven command.
 *
 * @throws RunFailure when there is none in `PATH`
 */
export async function findMaven(environment: Environment): Promise<string> {
  const maven = WINDOWS ? 'mvn.cmd' : 'mvn';
  if ((await outputOf(maven, ['-v'], environment)) === undefined) {
    throw new RunFailure(
      'No Maven was found: there is something to build. Install Maven 3.6.3 or newer so that `mvn` is in the PATH.',
    );
  }
  return maven;
}

/** Release in what `java -version` prints: `17` of `"17.0.15"`, `8` of `"1.8.0_402"`. */
export function javaRelease(versionOutput: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(versionOutput);
  return match ? Number(match[1]) : undefined;
}

/** What a command prints, on both streams; undefined when it cannot be run, fails, or takes over a minute. */
export function outputOf(
  command: string,
  args: readonly string[],
  environment: Environment,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    // cmd.exe has to be asked to run a .cmd file; the arguments are ours.
    execFile(
      command,
      args,
      { env: { ...environment }, shell: command.endsWith('.cmd'), timeout: 60_000 },
      (error, stdout, stderr) => resolve(error ? undefined : `${stderr}${stdout}`),
    );
  });
}
