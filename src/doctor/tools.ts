import { versionOf } from './commands.ts';
import type { Finding, Machine } from './finding.ts';
import { howToInstall } from './install.ts';

/** The Maven that every emitted `pom.xml` works with. */
const LEAST_MAVEN = '3.6.3';

export async function examineMaven(machine: Machine): Promise<Finding> {
  const version = await versionOf('mvn', ['-v'], machine);
  const isFit = version !== undefined && version.localeCompare(LEAST_MAVEN, 'en', { numeric: true }) >= 0;
  const old = version === undefined ? '' : `${version} is too old. `;
  return {
    name: `Maven ${LEAST_MAVEN} or newer`,
    status: isFit ? 'ok' : 'missing',
    required: true,
    neededTo: 'compile the applications',
    found: version === undefined ? [] : [version],
    ...(!isFit && { advice: `${old}${howToInstall('maven', machine.platform)}` }),
  };
}

export async function examineGit(machine: Machine): Promise<Finding> {
  const version = await versionOf('git', ['--version'], machine);
  return {
    name: 'git',
    status: version === undefined ? 'missing' : 'ok',
    required: false,
    neededTo: 'keep the model, what was built and your edits',
    found: version === undefined ? [] : [version],
    ...(version === undefined && { advice: howToInstall('git', machine.platform) }),
  };
}

/** Docker or Podman, each with its Compose; one that works is enough. */
export async function examineEngine(machine: Machine): Promise<Finding> {
  const engines = await Promise.all([examineDocker(machine), examinePodman(machine)]);
  const works = engines.some(({ isReady }) => isReady);
  const present = engines.filter(({ found }) => found !== undefined);
  const problem = present.map(({ problem: text }) => text).find((text) => text !== undefined);
  return {
    name: 'Container engine with Compose',
    status: works ? 'ok' : 'missing',
    required: false,
    neededTo: 'run the system in containers',
    found: present.map(({ found = '' }) => found),
    ...(!works && { advice: problem ?? howToInstall('engine', machine.platform) }),
  };
}

interface Engine {
  readonly found?: string;
  readonly isReady: boolean;
  readonly problem?: string;
}

async function examineDocker(machine: Machine): Promise<Engine> {
  const client = await versionOf('docker', ['--version'], machine);
  if (client === undefined) return { isReady: false };
  const [compose, server] = await Promise.all([
    versionOf('docker', ['compose', 'version', '--short'], machine),
    versionOf('docker', ['version', '--format', '{{.Server.Version}}'], machine),
  ]);
  const found = `Docker ${client}, ${compose ? `Compose ${compose}` : 'no Compose'}, ${server ? `engine ${server}` : 'no engine'}`;
  if (!server) return { found, isReady: false, problem: 'The engine of Docker does not answer: start it.' };
  if (!compose) return { found, isReady: false, problem: 'Docker lacks its Compose plugin: install docker-compose.' };
  return { found, isReady: true };
}

async function examinePodman(machine: Machine): Promise<Engine> {
  const version = await versionOf('podman', ['--version'], machine);
  if (version === undefined) return { isReady: false };
  const compose = await versionOf('podman-compose', ['--version'], machine);
  const found = `Podman ${version}, ${compose ? `Compose ${compose}` : 'no Compose'}`;
  if (!compose) return { found, isReady: false, problem: 'Podman lacks Compose: install podman-compose.' };
  return { found, isReady: true };
}

/** `kubectl` and `helm`, each by itself. */
export function examineKubernetes(machine: Machine): Promise<Finding[]> {
  return Promise.all(
    (['kubectl', 'helm'] as const).map(async (tool): Promise<Finding> => {
      const version = await versionOf(tool, tool === 'helm' ? ['version'] : ['version', '--client'], machine);
      return {
        name: tool,
        status: version === undefined ? 'missing' : 'ok',
        required: false,
        neededTo: tool === 'helm' ? 'deploy a Helm chart' : 'deploy to Kubernetes',
        found: version === undefined ? [] : [version],
        ...(version === undefined && { advice: howToInstall(tool, machine.platform) }),
      };
    }),
  );
}
