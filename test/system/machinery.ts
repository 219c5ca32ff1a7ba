/** What holds the system together: instances, configuration, registry, dashboards, restarts, limits. */
import type { RunningInstance } from '../../src/run/running-system.ts';
import { Browser, request, type Answer } from './browser.ts';
import {
  eventually,
  expectEqual,
  expectProblem,
  expectStatus,
  expectTrue,
  list,
  record,
  text,
  type Checks,
} from './checks.ts';
import type { ConfigRepository } from './config-repository.ts';
import { order, type Sold } from './data.ts';
import type { People } from './people.ts';
import type { Shop } from './shop.ts';

/** Registry, client and load balancer each keep what they know for up to 30 s in production. */
const CACHES_SECONDS = 180;

export async function checkInstances(shop: Shop, people: People, sold: Sold, checks: Checks): Promise<void> {
  checks.section('Several instances of one service');
  const catalogs = shop.running.instancesOf('catalog');
  await checks.check('each of two instances of catalog takes its share', async () => {
    const token = await shop.machineToken('hub', 'management');
    await eventually(CACHES_SECONDS, async () => {
      const before = await Promise.all(catalogs.map((instance) => served(instance, token)));
      for (let count = 0; count < 20; count++)
        expectStatus(await people.customer.call('catalog/api/products?size=1'), 200);
      const after = await Promise.all(catalogs.map((instance) => served(instance, token)));
      const shares = after.map((count, index) => count - (before[index] ?? 0));
      expectTrue(
        shares.every((share) => share >= 5),
        `of 20 requests the instances served ${shares.join(' and ')}`,
      );
    });
  });
  await checks.check('the administrator sees the routes and their live instances', async () => {
    const answer = expectStatus(await people.admin.browser.call(`${shop.door}/api/routes`), 200);
    for (const { port } of catalogs)
      expectTrue(answer.body.includes(String(port)), `port ${port} is not in ${answer.body}`);
    expectStatus(await people.customer.browser.call(`${shop.door}/api/routes`), 403);
  });
  const victim = catalogs.at(-1);
  await checks.check('reads go on without a failure when one instance is killed', async () => {
    await victim?.kill();
    for (let count = 0; count < 20; count++)
      expectStatus(await people.customer.call('catalog/api/products?size=1'), 200);
  });
  await checks.check(
    'with no instance left: 503 with Retry-After, through the gateway and from a caller, never a 500',
    async () => {
      for (const instance of catalogs) await instance.stop();
      const read = await people.customer.call('catalog/api/products');
      expectUnavailable(read);
      const number = `B-${Date.now() % 100000}`;
      const body = order(number, await people.customer.id(), sold.productId);
      expectUnavailable(await people.customer.post('orders/api/orders', body));
    },
  );
  await checks.check('restarted instances are found again', async () => {
    for (const instance of catalogs) await instance.restart();
    await eventually(CACHES_SECONDS, async () => {
      expectStatus(await people.customer.call('catalog/api/products?size=1'), 200);
      const body = order(`C-${Date.now() % 100000}`, await people.customer.id(), sold.productId);
      expectStatus(await people.customer.post('orders/api/orders', body), 201);
    });
  });
}

export async function checkConfiguration(shop: Shop, config: ConfigRepository, checks: Checks): Promise<void> {
  checks.section('Configuration');
  const [catalog] = shop.running.instancesOf('catalog');
  const info = async (): Promise<Readonly<Record<string, unknown>>> =>
    record(expectStatus(await request(`${catalog?.url}/management/info`), 200).json());
  await checks.check('catalog has the value that the config server gives', async () => {
    expectEqual((await info())['notice'], 'first', 'info.notice');
  });
  await checks.check('the config server asks who one is', async () => {
    expectStatus(await request(`${shop.hub}/config/catalog/default`), 401);
    const answer = await request(`${shop.hub}/config/catalog/default`, {
      headers: { authorization: shop.registryCredentials },
    });
    expectTrue(expectStatus(answer, 200).body.includes('first'), `no value in ${answer.body}`);
  });
  await checks.check('a changed and an encrypted value arrive after a refresh', async () => {
    const sealed = await request(`${shop.hub}/config/encrypt`, {
      method: 'POST',
      headers: { authorization: shop.registryCredentials },
      text: 'sealed',
    });
    config.write({ notice: 'second', sealed: `{cipher}${expectStatus(sealed, 200).body}` });
    const token = await shop.machineToken('hub', 'management');
    const refresh = `${catalog?.url}/management/refresh`;
    expectStatus(await request(refresh, { method: 'POST' }), 401);
    expectStatus(await request(refresh, { method: 'POST', headers: bearer(token) }), 200);
    const after = await info();
    expectEqual(after['notice'], 'second', 'info.notice');
    expectEqual(after['sealed'], 'sealed', 'info.sealed');
  });
}

export async function checkRegistry(shop: Shop, checks: Checks): Promise<void> {
  checks.section('Registry and dashboards');
  const names = [...new Set(shop.running.instances.map(({ application }) => application))].sort();
  await checks.check('every application is in the registry, catalog twice, each with its port', () =>
    eventually(CACHES_SECONDS, async () => {
      const headers = { authorization: shop.registryCredentials };
      const answer = expectStatus(await request(`${shop.hub}/eureka/apps`, { headers }), 200);
      const applications = list(record(record(answer.json())['applications'])['application']).map((entry) =>
        record(entry),
      );
      expectEqual(applications.map(({ name }) => text(name).toLowerCase()).sort(), names, 'applications');
      // A refresh of the settings, just before this, must not have changed where anyone is said to be.
      const ports = applications
        .flatMap(({ instance }) => list(instance))
        .map((instance) => record(record(instance)['port'])['$']);
      const expected = shop.running.instances.map(({ port }) => port);
      expectEqual(new Set(ports), new Set(expected), 'ports');
    }),
  );
  await checks.check('the registry asks who one is', async () => {
    expectStatus(await request(`${shop.hub}/eureka/apps`), 401);
    const visitor = new Browser();
    const page = await visitor.open(`${shop.hub}/`);
    expectTrue(page.url.startsWith(`${shop.accounts}/login`), `a visitor got ${page.url}`);
  });
  await checks.check(
    'every application is in the dashboard and up, as the administrator sees after sign-in',
    async () => {
      const browser = new Browser();
      const form = await browser.open(`${shop.hub}/`);
      const back = await browser.submit(form, { username: 'admin', password: shop.secret('ADMIN_PASSWORD') });
      expectTrue(back.url.startsWith(`${shop.hub}/admin`), `after sign-in the browser is at ${back.url}`);
      await eventually(CACHES_SECONDS, async () => {
        const answer = expectStatus(await browser.call(`${shop.hub}/admin/applications`), 200);
        const applications = list(answer.json()).map((entry) => record(entry));
        const up = applications.filter(({ status }) => status === 'UP').map(({ name }) => text(name).toLowerCase());
        expectEqual(up.sort(), names, `applications that are up (${statuses(applications)})`);
      });
    },
  );
  await checks.check("a customer may not see the registry's dashboard", async () => {
    const browser = new Browser();
    const form = await browser.open(`${shop.hub}/`);
    const back = await browser.submit(form, { username: 'customer', password: shop.secret('DEV_USERS_PASSWORD') });
    expectTrue(back.status === 403 || back.status === 401, `a customer got ${back.status} at ${back.url}`);
    expectStatus(await browser.call(`${shop.hub}/admin/applications`), 401, 403);
  });
}

export async function checkUaaRestart(shop: Shop, people: People, checks: Checks): Promise<void> {
  checks.section('Restart of the uaa');
  const [uaa] = shop.running.instancesOf('accounts');
  const token = await shop.machineToken('catalog', 'internal');
  const user = `${shop.accounts}/api/users/${await people.customer.id()}`;
  const keys = async (): Promise<unknown[]> => {
    const answer = expectStatus(await request(`${shop.accounts}/oauth2/jwks`), 200);
    return list(record(answer.json())['keys']).map((key) => record(key)['kid']);
  };
  const keysBefore = await keys();
  await checks.check('tokens and sessions from before a restart of the uaa are still good', async () => {
    expectStatus(await request(user, { headers: bearer(token) }), 200);
    await uaa?.restart();
    expectEqual(await keys(), keysBefore, 'key identifiers');
    expectStatus(await request(user, { headers: bearer(token) }), 200);
    expectStatus(await people.customer.me(), 200);
    expectStatus(await people.customer.call('orders/api/orders'), 200);
    await eventually(CACHES_SECONDS, async () => expectStatus(await people.customer.call('accounts/api/account'), 200));
  });
  await checks.check('a machine sees no more of a user than login and name', async () => {
    const answer = expectStatus(await request(user, { headers: bearer(token) }), 200);
    const shown = record(answer.json());
    expectTrue(!('email' in shown) && !('roles' in shown) && !('password' in shown), `it sees ${answer.body}`);
    expectStatus(await request(`${shop.accounts}/api/users`, { headers: bearer(token) }), 403);
  });
}

export async function checkLimits(shop: Shop, people: People, checks: Checks): Promise<void> {
  checks.section('Limits');
  await checks.check('more than 100 requests of one user in a minute: 429 with Retry-After', async () => {
    const begin = Date.now();
    const answers = await burst(150, () =>
      people.stranger.browser.callOnce(`${shop.door}/services/catalog/api/categories`),
    );
    expectLimited(answers);
    // What is used up comes back bit by bit, while the requests are being sent, too.
    const most = 100 + Math.ceil(((Date.now() - begin) / 60_000) * 100);
    const passed = answers.filter(({ status }) => status === 200).length;
    expectTrue(passed <= most, `${passed} were let through, ${most} at most`);
    const other = await people.support.browser.callOnce(`${shop.door}/services/catalog/api/categories`);
    expectStatus(other, 200);
  });
  await checks.check('more than 300 requests from one address in a minute: 429', async () => {
    const visitor = new Browser();
    expectLimited(await burst(330, () => visitor.callOnce(`${shop.door}/services/catalog/api/categories`)));
  });
}

function expectLimited(answers: readonly Answer[]): void {
  const limited = answers.find(({ status }) => status === 429);
  expectTrue(limited !== undefined, `none of ${answers.length} requests was limited`);
  expectProblem(limited, [429]);
  const wait = Number(limited.headers.get('retry-after'));
  expectTrue(wait >= 1 && wait <= 60, `Retry-After: ${limited.headers.get('retry-after')}`);
}

async function burst(count: number, send: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  const lane = async (): Promise<void> => {
    while (answers.length < count) answers.push(await send());
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return answers;
}

/** How many requests for products an instance has served. */
async function served(instance: RunningInstance, token: string): Promise<number> {
  const metrics = `${instance.url}/management/metrics/http.server.requests?tag=uri:/api/products`;
  const answer = await request(metrics, { headers: bearer(token) });
  // There is no such series before the first request.
  if (answer.status === 404) return 0;
  const measurements = list(record(expectStatus(answer, 200).json())['measurements']).map((entry) => record(entry));
  return Number(measurements.find(({ statistic }) => statistic === 'COUNT')?.['value'] ?? 0);
}

function expectUnavailable(answer: Answer): void {
  expectProblem(answer, [503]);
  expectTrue(answer.headers.get('retry-after') !== null, `${answer.url}: no Retry-After`);
}

function statuses(applications: readonly Readonly<Record<string, unknown>>[]): string {
  return applications.map(({ name, status }) => `${text(name)} ${text(status)}`).join(', ');
}

function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
