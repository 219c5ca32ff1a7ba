import { createServer } from 'node:net';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staleApplications } from '../../src/run/build.ts';
import { RunFailure } from '../../src/run/failure.ts';
import type { RunOptions } from '../../src/run/options.ts';
import type { RunningSystem } from '../../src/run/running-system.ts';
import { startSystem } from '../../src/run/start.ts';
import { shopSystem } from '../backends/fixtures.ts';
import { FakeMachine } from './fake-machine.ts';

const system = shopSystem();
let machine: FakeMachine;
let running: RunningSystem | undefined;

beforeEach(() => {
  machine = new FakeMachine(system);
});

afterEach(async () => {
  await running?.stopAll();
  running = undefined;
  machine.remove();
});

async function start(options: RunOptions & { wrong?: Readonly<Record<string, string>> } = {}): Promise<RunningSystem> {
  const { wrong, ...rest } = options;
  const environment = machine.environment(wrong);
  running = await startSystem(system, machine.workspace, { ports: 'free', timeoutSeconds: 10, environment, ...rest });
  return running;
}

/** The failure with which the start ends, and that nothing is left running. */
async function failure(options: RunOptions & { wrong?: Readonly<Record<string, string>> }): Promise<string> {
  const error: unknown = await start(options).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RunFailure);
  return error instanceof RunFailure ? error.message : '';
}

describe('a started system', () => {
  it('runs, and obeys', async () => {
    const started = await start({
      instances: { catalog: 2 },
      graceSeconds: 1,
      wrong: { ADMIN_PASSWORD: 'from outside', FAKE_CATALOG: 'stubborn' },
    });
    startsInOrder();
    tellsTheEnvironment(started);
    givesEachProcessItsOwn(started);
    await killsAndRestartsOne(started);
    await stopsInReverse(started);
    expect(started.instances.some(({ alive }) => alive)).toBe(false);
  });

  it('says when a process dies', async () => {
    const started = await start();
    await fetch(`${started.url('orders')}/crash`).catch(() => {});
    const { message } = await started.failed;
    expect(message).toContain('orders ended by itself (exit status 3)');
    expect(message).toContain('OutOfMemoryError: all gone');
  });
});

/** Registry, uaa, services, gateway: each kind once the one before it is ready. */
function startsInOrder(): void {
  expect(at('start accounts')).toBeGreaterThan(at('ready hub'));
  expect(Math.min(at('start catalog'), at('start orders'))).toBeGreaterThan(at('ready accounts'));
  expect(at('start storefront')).toBeGreaterThan(Math.max(at('ready catalog'), at('ready orders')));
}

function at(event: string): number {
  return machine.events().indexOf(event);
}

/** Its port, the addresses of the others, the secrets, and to stay on the loopback interface. */
function tellsTheEnvironment(started: RunningSystem): void {
  expect(machine.environmentOf('orders')).toMatchObject({
    SERVER_PORT: String(started.instancesOf('orders')[0]?.port),
    SERVER_ADDRESS: '127.0.0.1',
    SPRING_PROFILES_ACTIVE: 'dev',
    REGISTRY_URL: started.url('hub'),
    UAA_ISSUER: started.url('accounts'),
    UAA_URL: started.url('accounts'),
    STOREFRONT_URL: started.url('storefront'),
    HUB_URL: started.url('hub'),
    DATA_DIR: join(machine.workspace, '.run', 'data'),
    // Only the first `=` separates.
    ORDERS_CLIENT_SECRET: 'key of ORDERS_CLIENT_SECRET==',
    // The environment wins over the file.
    ADMIN_PASSWORD: 'from outside',
  });
  expect(machine.log('orders')).toMatch(/^args -Xmx256m .*-Dh2\.bindAddress=127\.0\.0\.1 -jar /);
}

function givesEachProcessItsOwn(started: RunningSystem): void {
  const [first, second] = started.instancesOf('catalog');
  expect(first?.port).not.toBe(second?.port);
  expect(machine.environmentOf('catalog-2')['SERVER_PORT']).toBe(String(second?.port));
}

/** The others do not notice. */
async function killsAndRestartsOne(started: RunningSystem): Promise<void> {
  const [orders] = started.instancesOf('orders');
  await orders?.kill();
  expect(orders?.alive).toBe(false);
  await orders?.restart();
  expect(orders?.alive).toBe(true);
  expect(machine.events().filter((event) => event === 'ready orders')).toHaveLength(2);
  expect(machine.events().filter((event) => event === 'start accounts')).toHaveLength(1);
}

/** Catalog ignores that it is asked to, and is forced. */
async function stopsInReverse(started: RunningSystem): Promise<void> {
  await started.stopAll();
  const stops = machine.events().filter((event) => event.startsWith('term'));
  expect(stops[0]).toBe('term storefront');
  expect(stops.slice(-2)).toEqual(['term accounts', 'term hub']);
}

describe('building before the start', () => {
  it('builds what was never built, then only what has changed since, and needs no Maven for nothing', async () => {
    const reports: string[] = [];
    const report = (line: string): number => reports.push(line);
    const startAndStop = async (): Promise<void> => (await start({ report })).stopAll();
    await startAndStop();
    expect(reports[0]).toMatch(/^building catalog, orders, hub, accounts, storefront with Maven/);
    const soon = new Date(Date.now() + 5000);
    utimesSync(join(machine.workspace, 'orders', 'src', 'main', 'java', 'App.java'), soon, soon);
    expect(staleApplications(machine.workspace, ['catalog', 'orders'])).toEqual(['orders']);
    utimesSync(join(machine.workspace, 'orders', 'target', 'orders.jar'), soon, soon);
    rmSync(join(machine.folder, 'jdk', 'bin', 'mvn'));
    await startAndStop();
    expect(reports.filter((line) => line.startsWith('building'))).toHaveLength(1);
  });

  it('shows the end of what Maven said when it fails', async () => {
    expect(await failure({ wrong: { FAKE_MAVEN: 'fails' } })).toMatch(/could not build catalog.*cannot find symbol/s);
    expect(machine.events()).toEqual(['']);
  });

  it('says when there is no Maven', async () => {
    rmSync(join(machine.folder, 'jdk', 'bin', 'mvn'));
    expect(await failure({})).toContain('No Maven was found');
  });
});

describe('what stands in the way', () => {
  it('an application that dies: its log is shown, the others are stopped', async () => {
    const message = await failure({ wrong: { FAKE_CATALOG: 'dies' } });
    expect(message).toContain('catalog ended by itself (exit status 1)');
    expect(message).toContain('BeanCreationException: no bean for you');
    expect(machine.events()).toEqual(expect.arrayContaining(['term hub', 'term accounts']));
    expect(machine.events()).not.toContain('start storefront');
  });

  it('an application that is never ready', async () => {
    expect(await failure({ wrong: { FAKE_ACCOUNTS: 'sleeps' }, timeoutSeconds: 0.5 })).toContain(
      'accounts was not ready after 0.5 s',
    );
    expect(machine.events()).toContain('term hub');
  });

  it('a port that another program holds: nothing is started', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const blocked = {
      ...system,
      applications: system.applications.map((application) =>
        application.name === 'orders' ? { ...application, port } : { ...application, port: 0 },
      ),
    };
    const attempt = startSystem(blocked, machine.workspace, { environment: machine.environment() });
    await expect(attempt).rejects.toThrow(`another program listens on port ${port} (orders)`);
    await new Promise((resolve) => blocker.close(resolve));
    expect(machine.events()).toEqual(['']);
  });

  it('a Java that is too old, or none where JAVA_HOME points', async () => {
    expect(await failure({ wrong: { FAKE_JAVA_VERSION: '1.8.0_402' } })).toMatch(/needs Java 17 or newer.*1\.8\.0_402/);
    expect(await failure({ wrong: { JAVA_HOME: join(machine.folder, 'nowhere') } })).toMatch(/^JAVA_HOME is .*nowhere/);
  });

  it('no Java at all', async () => {
    expect(await failure({ environment: { PATH: join(machine.folder, 'nowhere') } })).toContain('No Java was found');
  });

  it('a workspace that was not built', async () => {
    rmSync(join(machine.workspace, 'catalog'), { recursive: true });
    expect(await failure({})).toMatch(/does not hold catalog\. Build the system into it first/);
  });

  it('a secret that is missing', async () => {
    writeFileSync(join(machine.workspace, '.env'), 'REGISTRY_PASSWORD=x\n');
    const message = await failure({});
    expect(message).toContain('CATALOG_CLIENT_SECRET');
    expect(message).not.toContain('REGISTRY_PASSWORD,');
    expect(message).not.toContain('DB_PASSWORD');
    expect(await failure({ profile: 'prod' })).toContain('CATALOG_DB_PASSWORD');
  });

  it.each([
    [{ warehouse: 2 }, 'no application warehouse. Its microservices: catalog, orders'],
    [{ accounts: 2 }, 'accounts is a uaa'],
    [{ catalog: 0 }, 'catalog cannot run 0 times'],
    [{ catalog: 1.5 }, 'catalog cannot run 1.5 times'],
  ])('instances that make no sense: %o', async (instances, message) => {
    expect(await failure({ instances })).toContain(message);
  });

  it('an interruption while it starts', async () => {
    const interruption = new AbortController();
    const attempt = failure({
      wrong: { FAKE_CATALOG: 'sleeps' },
      signal: interruption.signal,
      report: (line) => {
        if (line.startsWith('accounts is ready')) interruption.abort();
      },
    });
    expect(await attempt).toBe('The start was interrupted.');
    expect(machine.events()).toContain('term hub');
  });
});
