/** The workspace under test: compiled from examples/shop, then built and tested by Maven. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { System } from '../../src/model/system.ts';
import { expectTrue, type Checks } from './checks.ts';

/**
 * What the compiler makes of a system, in a new temporary folder.
 *
 * @param path its entry file, relative to `root`
 */
export function compileSystem(root: string, path: string): { workspace: string; system: System } {
  const workspace = join(mkdtempSync(join(tmpdir(), 'msac-system-')), basename(path, '.msa'));
  const entry = join(root, path);
  msac(root, 'build', entry, '--out', workspace);
  const system: System = JSON.parse(msac(root, 'model', entry));
  return { workspace, system };
}

/** A copy of a workspace that stands somewhere already, with what is built there. */
export function copyWorkspace(source: string): string {
  const workspace = join(mkdtempSync(join(tmpdir(), 'msac-system-')), 'shop');
  cpSync(source, workspace, { recursive: true, preserveTimestamps: true, filter: isSource });
  return workspace;
}

function isSource(path: string): boolean {
  return !['.run', '.data', '.git'].includes(basename(path));
}

/** Why Maven cannot be used here, if so. */
export function mavenProblem(): string | undefined {
  const { status, error } = spawnSync('mvn', ['--version'], { encoding: 'utf8' });
  if (error) return `Maven cannot be started: ${error.message}`;
  return status === 0 ? undefined : `mvn --version ended with ${status}`;
}

/** Runs `mvn verify` at the root, and counts the tests that each application has brought and passed. */
export async function verifyWorkspace(workspace: string, system: System, checks: Checks): Promise<void> {
  checks.section(`${system.name}: every emitted application compiles and passes its own tests`);
  const built = await checks.check('mvn verify', async () => {
    const result = spawnSync('mvn', ['-B', '-q', 'verify'], {
      cwd: workspace,
      encoding: 'utf8',
      env: { MAVEN_OPTS: '-Xmx768m -XX:TieredStopAtLevel=1', ...process.env },
      maxBuffer: 256 * 1024 * 1024,
    });
    const output = `${result.stdout}${result.stderr}`.trimEnd().split('\n');
    expectTrue(result.status === 0, `mvn ended with ${result.status}:\n${output.slice(-120).join('\n')}`);
    return true;
  });
  if (!built) return;
  for (const { name } of system.applications) {
    const { tests, failed } = testCounts(join(workspace, name));
    await checks.check(`${name}: ${tests - failed} tests passed, ${failed} failed`, async () =>
      expectTrue(tests > 0 && failed === 0, `${tests} tests, ${failed} failed`),
    );
  }
}

function testCounts(application: string): { tests: number; failed: number } {
  const folder = join(application, 'target', 'surefire-reports');
  if (!existsSync(folder)) return { tests: 0, failed: 0 };
  const reports = readdirSync(folder).filter((file) => file.endsWith('.xml'));
  const suites = reports.map((file) => /<testsuite\b[^>]*>/.exec(readFileSync(join(folder, file), 'utf8'))?.[0] ?? '');
  const sum = (attribute: string): number =>
    suites.reduce((total, suite) => total + Number(new RegExp(`\\s${attribute}="(\\d+)"`).exec(suite)?.[1] ?? 0), 0);
  return { tests: sum('tests') - sum('skipped'), failed: sum('failures') + sum('errors') };
}

function msac(root: string, ...args: string[]): string {
  const result = spawnSync(process.execPath, [join(root, 'bin', 'msac.cjs'), ...args], { encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`msac ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}
