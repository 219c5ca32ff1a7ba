/**
 * The system test: compiles examples/shop, builds it, runs it, and uses it over HTTP as its users would; first on
 * embedded databases in the development profile, then on PostgreSQL in the production profile. Before that, a system of
 * names and texts that Java, SQL, YAML and JSON have their own mind about is compiled and passes its tests.
 *
 *   npm run test:system -- [--tiers names,dev,postgresql] [--workspace FOLDER --model FILE] [--no-verify] [--keep]
 *
 * `--workspace` takes a workspace that stands already (a copy of it, that is) with the model that it was built from.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasDatabase, databaseVariable } from '../../src/model/environment.ts';
import type { System } from '../../src/model/system.ts';
import { parseEnvironmentFile } from '../../src/run/environment.ts';
import { startSystem } from '../../src/run/start.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { Checks, Unexpected } from './checks.ts';
import { folderRepository, gitRepository, type ConfigRepository } from './config-repository.ts';
import { checkCatalog, checkOrders } from './data.ts';
import { checkConfiguration, checkInstances, checkLimits, checkRegistry, checkUaaRestart } from './machinery.ts';
import { checkDoors, signInPeople, signOut } from './people.ts';
import { startPostgreSql, type PostgreSql } from './postgresql.ts';
import { Shop } from './shop.ts';
import { compileSystem, copyWorkspace, mavenProblem, verifyWorkspace } from './workspace.ts';

/** On two cores the whole takes less than half of that. */
const MOST_MINUTES = 60;

/** @returns the exit status: 0 when no check has failed */
export async function main(root: string, args: readonly string[]): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tiers: { type: 'string', default: 'names,dev,postgresql' },
      workspace: { type: 'string' },
      model: { type: 'string' },
      'no-verify': { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const checks = new Checks();
  endInTime(checks);
  // Processes and servers are ended by handlers of the exit, which a signal alone does not call.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const problem = mavenProblem();
  if (problem) {
    checks.skip('Everything', problem);
    console.log(`\n${checks.passed} passed, ${checks.failed} failed, ${checks.skipped} skipped`);
    return 0;
  }
  const tiers = new Set(values.tiers.split(','));
  if (tiers.has('names')) await namesTier(root, checks);
  else checks.skip('Names that mean something elsewhere', 'not asked for');
  const { workspace, system } =
    values.workspace && values.model
      ? { workspace: copyWorkspace(values.workspace), system: readModel(values.model) }
      : compileSystem(root, 'examples/shop/shop.msa');
  console.log(`The workspace under test is ${workspace}`);
  if (values['no-verify']) checks.skip('mvn verify', 'not asked for');
  else await verifyWorkspace(workspace, system, checks);
  if (tiers.has('dev')) await developmentTier(workspace, system, checks);
  else checks.skip('Development profile', 'not asked for');
  if (tiers.has('postgresql')) await postgreSqlTier(workspace, system, checks);
  else checks.skip('Production profile on PostgreSQL', 'not asked for');
  if (checks.failed === 0 && !values.keep) rmSync(dirname(workspace), { recursive: true, force: true });
  else console.log(`\nWorkspace and logs are kept: ${join(workspace, '.run', 'logs')}`);
  if (checks.skipped > 0) console.log(`\n${checks.skipped} skipped`);
  console.log(`\n${checks.passed} passed, ${checks.failed} failed`);
  return checks.failed === 0 ? 0 : 1;
}

function readModel(file: string): System {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function endInTime(checks: Checks): void {
  const end = (): never => {
    console.log(`\nNot done after ${MOST_MINUTES} minutes.\n\n${checks.passed} passed, ${checks.failed + 1} failed`);
    process.exit(1);
  };
  setTimeout(end, MOST_MINUTES * 60_000).unref();
}

/** Emitted code of a model that tries to break it: every type and kind of relation, reserved words, markup, escapes. */
async function namesTier(root: string, checks: Checks): Promise<void> {
  const { workspace, system } = compileSystem(root, 'test/system/fixtures/names.msa');
  const before = checks.failed;
  await verifyWorkspace(workspace, system, checks);
  if (checks.failed === before) rmSync(dirname(workspace), { recursive: true, force: true });
}

async function developmentTier(workspace: string, system: System, checks: Checks): Promise<void> {
  console.log('\n== Development profile, embedded databases ==');
  await tier(workspace, system, checks, folderRepository(workspace), { profile: 'dev' });
}

async function postgreSqlTier(workspace: string, system: System, checks: Checks): Promise<void> {
  console.log('\n== Production profile, PostgreSQL ==');
  let server: PostgreSql;
  try {
    server = await startPostgreSql();
  } catch (error) {
    checks.skip('Production profile on PostgreSQL', error instanceof Error ? error.message : String(error));
    return;
  }
  try {
    console.log(`PostgreSQL ${server.version} listens on port ${server.port}`);
    const config = gitRepository(join(dirname(workspace), 'config'));
    const environment = databases(workspace, system, server);
    await tier(workspace, system, checks, config, { profile: 'prod', environment });
  } finally {
    await server.stop();
  }
}

/** Makes the databases as the container would, and tells where they are. */
function databases(workspace: string, system: System, server: PostgreSql): Record<string, string> {
  const secrets = parseEnvironmentFile(readFileSync(join(workspace, '.env'), 'utf8'));
  server.runScript(join(workspace, 'compose.databases.sql'), secrets);
  const places = system.applications.filter(hasDatabase).flatMap(({ name }) => [
    [databaseVariable(name, 'HOST'), '127.0.0.1'],
    [databaseVariable(name, 'PORT'), String(server.port)],
  ]);
  return Object.fromEntries(places);
}

async function tier(
  workspace: string,
  system: System,
  checks: Checks,
  config: ConfigRepository,
  options: RunOptions,
): Promise<void> {
  config.write({ notice: 'first' });
  rmSync(join(workspace, '.run', 'data'), { recursive: true, force: true });
  checks.section('Starting');
  const running = await checks.check('the system starts, catalog twice, on free ports', () =>
    startSystem(system, workspace, {
      ports: 'free',
      instances: { catalog: 2 },
      // A machine that builds something else at the same time takes its time.
      timeoutSeconds: 300,
      report: (line) => console.log(`        ${line}`),
      ...options,
      environment: { ...process.env, ...options.environment, ...config.environment },
    }),
  );
  if (!running) return;
  void running.failed.then((failure) => console.log(`\n${failure.message}\n`));
  const shop = new Shop(running);
  try {
    const people = await signInPeople(shop, checks, options.profile === 'dev');
    await checkDoors(shop, people, checks);
    const productId = await checkCatalog(people, checks);
    const sold = await checkOrders(people, productId, checks);
    await checkConfiguration(shop, config, checks);
    await checkRegistry(shop, checks);
    await checkUaaRestart(shop, people, checks);
    await checkInstances(shop, people, sold, checks);
    await signOut(people.seller, checks);
    await checkLimits(shop, people, checks);
  } finally {
    checks.section('Stopping');
    await checks.check('everything stops', async () => {
      await running.stopAll();
      const left = running.instances.filter(({ alive }) => alive);
      if (left.length > 0) throw new Unexpected(`${left.map(({ application }) => application).join(', ')} still run`);
    });
  }
}
