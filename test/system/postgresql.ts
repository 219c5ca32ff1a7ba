/** A PostgreSQL server of one's own: a new cluster in a temporary folder, on the loopback interface only. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../src/run/ports.ts';

export interface PostgreSql {
  readonly version: string;
  readonly port: number;
  /** Runs a script as the superuser, as the container of PostgreSQL does at its first start. */
  runScript(file: string, environment: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

/** Debian keeps one folder a version. */
const FOLDER = '/usr/lib/postgresql';
const START_SECONDS = 60;
/** Bare answers, and an end at the first error. */
const PSQL_FLAGS = ['--no-psqlrc', '-Atq', '-v', 'ON_ERROR_STOP=1'];

/**
 * Starts a server; installs PostgreSQL first where that is possible.
 *
 * @throws Error saying why there can be none
 */
export async function startPostgreSql(): Promise<PostgreSql> {
  const programs = findPrograms() ?? installPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'msac-postgresql-'));
  const user = ordinaryUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const data = join(folder, 'data');
  const initdb = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
  ];
  execFileSync(join(programs, 'initdb'), initdb, { ...user, cwd: folder, stdio: 'pipe' });
  const [port = 0] = await freePorts(1);
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...flags], {
    ...user,
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  const query = (input: string, environment: Readonly<Record<string, string>> = {}): string =>
    execFileSync(join(programs, 'psql'), PSQL_FLAGS, {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...environment, PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres', PGPASSWORD: password },
    }).trim();
  await answers(query, server);
  return {
    version: query('show server_version'),
    port,
    runScript: (file, environment) => {
      query(readFileSync(file, 'utf8'), environment);
    },
    stop: async () => {
      await stopServer(server);
      process.removeListener('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | undefined {
  if (!existsSync(FOLDER)) return undefined;
  const versions = readdirSync(FOLDER).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(FOLDER, version, 'bin')).find((bin) => existsSync(join(bin, 'postgres')));
}

function installPrograms(): string {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(`there is no PostgreSQL in ${FOLDER}, and only root on Debian can install it`);
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env: environment });
  execFileSync('apt-get', ['install', '-y', '-qq', 'postgresql'], { stdio: 'ignore', env: environment });
  const programs = findPrograms();
  if (!programs) throw new Error(`apt-get has installed postgresql, but not below ${FOLDER}`);
  return programs;
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: identifier('-u', name), gid: identifier('-g', name) };
    } catch {
      // The next name, then.
    }
  }
  throw new Error('there is neither a user postgres nor nobody to run PostgreSQL as');
}

function identifier(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
}

async function answers(query: (statement: string) => string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < START_SECONDS * 2; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with exit status ${server.exitCode}`);
    try {
      query('select 1');
      return;
    } catch {
      await sleep(500);
    }
  }
  throw new Error(`PostgreSQL did not answer in ${START_SECONDS} s`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  // "Fast": open connections are closed.
  server.kill('SIGINT');
  await gone;
}
