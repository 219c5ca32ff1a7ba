import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findJava, javaRelease, outputOf } from '../run/tools.ts';
import { whereIs } from './commands.ts';
import type { Finding, Machine } from './finding.ts';
import { howToInstall } from './install.ts';

interface Jdk {
  /** Absolute, links resolved. */
  readonly home: string;
  readonly version: string;
  /** A JRE runs programs and compiles none. */
  readonly compiles: boolean;
}

/**
 * Every JDK of the machine, and whether the one that `msac run` takes will do.
 *
 * @param least the Java release that the system is compiled for
 */
export async function examineJdk(machine: Machine, least: number): Promise<Finding> {
  const used = await usedHome(machine);
  const homes = new Set([...(used === undefined ? [] : [used]), ...installedHomes(machine)]);
  const jdks = (await Promise.all([...homes].map((home) => jdkAt(home, machine)))).filter((jdk) => jdk !== undefined);
  const problem = await problemOf(
    jdks.find(({ home }) => home === used),
    machine,
    least,
  );
  const how = machine.environment['JAVA_HOME'] ? 'JAVA_HOME says so' : 'the first in PATH';
  return {
    name: `JDK ${least} or newer`,
    status: problem === undefined ? 'ok' : 'missing',
    required: true,
    neededTo: 'compile and run the applications',
    found: jdks.map(({ home, version, compiles }) => {
      const kind = compiles ? version : `${version} (a JRE)`;
      return `${kind} in ${home}${home === used ? `: taken, ${how}` : ''}`;
    }),
    ...(problem !== undefined && { advice: adviceOn(problem, jdks, machine, least) }),
  };
}

/** What keeps the JDK that would be taken from being of use, in a sentence. */
async function problemOf(used: Jdk | undefined, machine: Machine, least: number): Promise<string | undefined> {
  try {
    await findJava(least, machine.environment);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return used?.compiles === false ? `${used.home} is a JRE: it has no compiler.` : undefined;
}

function adviceOn(problem: string, jdks: readonly Jdk[], { platform }: Machine, least: number): string {
  const fitting = jdks.find(({ version, compiles }) => compiles && Number.parseInt(version, 10) >= least);
  if (fitting === undefined) return `${problem} ${howToInstall('jdk', platform)}`;
  const command = platform === 'win32' ? `setx JAVA_HOME "${fitting.home}"` : `export JAVA_HOME='${fitting.home}'`;
  return `${problem} There is one that fits: ${command}`;
}

async function usedHome({ environment, platform }: Machine): Promise<string | undefined> {
  const said = environment['JAVA_HOME'];
  const program = said
    ? join(said, 'bin', platform === 'win32' ? 'java.exe' : 'java')
    : whereIs('java', environment, platform);
  if (program === undefined || !existsSync(program)) return undefined;
  return homeOf(program);
}

/** `/usr/bin/java` → `/usr/lib/jvm/java-17-openjdk-amd64`. */
function homeOf(java: string): string {
  return dirname(dirname(realpathSync(java)));
}

function installedHomes({ jdkFolders, platform }: Machine): string[] {
  return jdkFolders
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []))
    .map((home) => (platform === 'darwin' ? join(home, 'Contents', 'Home') : home))
    .map((home) => join(home, 'bin', platform === 'win32' ? 'java.exe' : 'java'))
    .filter((java) => existsSync(java))
    .map(homeOf)
    .toSorted((a, b) => basename(a).localeCompare(basename(b), 'en'));
}

async function jdkAt(home: string, { environment, platform }: Machine): Promise<Jdk | undefined> {
  const suffix = platform === 'win32' ? '.exe' : '';
  const version = versionFile(home) ?? (await askedVersion(join(home, 'bin', `java${suffix}`), environment));
  if (version === undefined) return undefined;
  return { home, version, compiles: existsSync(join(home, 'bin', `javac${suffix}`)) };
}

/** Every JDK says in this file what it is: a tenth of a second quicker than asking the program. */
function versionFile(home: string): string | undefined {
  const file = join(home, 'release');
  if (!existsSync(file)) return undefined;
  const version = /^JAVA_VERSION="(?:1\.)?([^"]+)"/m.exec(readFileSync(file, 'utf8'))?.[1];
  return version?.replace(/^(\d+)\.0_/, '$1u');
}

async function askedVersion(java: string, environment: Machine['environment']): Promise<string | undefined> {
  const output = await outputOf(java, ['-version'], environment);
  if (output === undefined || javaRelease(output) === undefined) return undefined;
  return /version "(?:1\.)?([^"]+)"/.exec(output)?.[1];
}
