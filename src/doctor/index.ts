/** The door of this room: what the machine has of what msac, and what it writes, need. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { System } from '../model/system.ts';
import type { Finding, Machine } from './finding.ts';
import { examineJdk } from './jdk.ts';
import { examineFolder, examinePorts } from './places.ts';
import { examineEngine, examineGit, examineKubernetes, examineMaven } from './tools.ts';

export type { Finding, Machine } from './finding.ts';

/** The Java release that systems are compiled for unless they say otherwise. */
const USUAL_JAVA = 17;

/**
 * Looks at everything; changes nothing. What is required comes first.
 *
 * @param system what is to be built and run; without one, what most systems need
 * @param folder where it is built into
 */
export async function examine(machine: Machine, system: System | undefined, folder: string): Promise<Finding[]> {
  const findings = await Promise.all([
    examineJdk(machine, system?.java ?? USUAL_JAVA),
    examineMaven(machine),
    examinePorts(system),
    examineGit(machine),
    examineEngine(machine),
    examineKubernetes(machine),
  ]);
  const all = [node(), ...findings.flat(), examineFolder(folder)];
  return [...all.filter(({ required }) => required), ...all.filter(({ required }) => !required)];
}

/** Whether nothing is missing that `msac build` and `msac run` cannot do without. */
export function isReady(findings: readonly Finding[]): boolean {
  return findings.every(({ required, status }) => !required || status === 'ok');
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  const home = homedir();
  const { env, platform } = process;
  const programs = env['ProgramFiles'] ?? 'C:\\Program Files';
  const byPlatform: Partial<Record<NodeJS.Platform, string[]>> = {
    darwin: ['/Library/Java/JavaVirtualMachines', join(home, 'Library/Java/JavaVirtualMachines')],
    win32: ['Java', 'Eclipse Adoptium', 'Microsoft', 'Zulu', 'Amazon Corretto'].map((name) => join(programs, name)),
  };
  const ownTools = [join(home, '.sdkman/candidates/java'), join(home, '.jdks')];
  return {
    platform,
    environment: env,
    jdkFolders: [...(byPlatform[platform] ?? ['/usr/lib/jvm', '/opt/java']), ...ownTools],
  };
}

/** It runs this, so it will do. */
function node(): Finding {
  return {
    name: 'Node',
    status: 'ok',
    required: true,
    neededTo: 'run msac',
    found: [`${process.versions.node} in ${process.execPath}`],
  };
}
