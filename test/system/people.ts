/** Who takes part, each with a browser of their own. */
import { Browser, type Request } from './browser.ts';
import { expectEqual, expectProblem, expectStatus, expectTrue, record, text, type Checks } from './checks.ts';
import { Person, type Account, type Shop } from './shop.ts';

export interface People {
  readonly admin: Person;
  readonly seller: Person;
  readonly support: Person;
  readonly customer: Person;
  /** A customer as well, who must not see what the first one has. */
  readonly stranger: Person;
}

/**
 * Signs everyone in.
 *
 * @param testUsers whether the system has made a user per role, as it does in development; else the administrator does
 */
export async function signInPeople(shop: Shop, checks: Checks, testUsers: boolean): Promise<People> {
  checks.section('Signing in');
  const admin = new Person(shop, { login: 'admin', password: shop.secret('ADMIN_PASSWORD') });
  await checks.check('the gateway sends a browser to the uaa with authorization code and PKCE', () =>
    startsWithPkce(shop),
  );
  await checks.check('a wrong password is refused', () => refusesWrongPassword(shop));
  await checks.check('the administrator signs in', () => admin.signIn());
  const accounts = await checks.check('the administrator makes users through the API', () =>
    makeUsers(admin, testUsers),
  );
  const persons = new Map<Role, Person>();
  for (const role of ['seller', 'support', 'customer', 'stranger'] as const) {
    const account = accounts?.[role] ?? { login: role, password: '' };
    const person = new Person(shop, account);
    await checks.check(`${account.login} signs in`, () => person.signIn());
    persons.set(role, person);
  }
  const person = (role: Role): Person => persons.get(role) ?? admin;
  const people = {
    admin,
    seller: person('seller'),
    support: person('support'),
    customer: person('customer'),
    stranger: person('stranger'),
  };
  await checks.check('no token reaches the browser, and scripts cannot read the session', () =>
    keepsTokens(people.customer),
  );
  await checks.check('/api/me tells the roles', async () => {
    const me = record(expectStatus(await people.seller.me(), 200).json());
    expectEqual(me['roles'], ['SELLER'], 'roles in /api/me');
  });
  return people;
}

/** Signs someone out, at the uaa too. */
export async function signOut(person: Person, checks: Checks): Promise<void> {
  checks.section('Signing out');
  await checks.check('signing out ends the session of the gateway and of the uaa', async () => {
    const { door, accounts } = person.shop;
    const answer = expectStatus(await person.browser.call(`${door}/logout`, { method: 'POST' }), 200);
    const end = text(record(answer.json())['location']);
    expectTrue(end.startsWith(`${accounts}/connect/logout`), `signing out should go on at the uaa, not at ${end}`);
    const back = await person.browser.open(end);
    expectTrue(
      back.url.startsWith(door),
      `after signing out the browser should be at the gateway, but is at ${back.url}`,
    );
    expectStatus(await person.me(), 204);
    expectStatus(await person.call('catalog/api/products'), 401);
    const form = await person.browser.open(`${door}/oauth2/authorization/uaa`);
    expectTrue(/type="password"/.test(form.body), 'signing in again should ask for the password');
  });
}

type Role = 'seller' | 'support' | 'customer' | 'stranger';

async function startsWithPkce(shop: Shop): Promise<void> {
  const browser = new Browser();
  await browser.open(`${shop.door}/oauth2/authorization/uaa`);
  const address = browser.seen.map(({ url }) => new URL(url)).find(({ pathname }) => pathname === '/oauth2/authorize');
  expectTrue(address !== undefined, 'the browser was not sent to /oauth2/authorize');
  const parameters = address.searchParams;
  expectEqual(address.origin, shop.accounts, 'where /oauth2/authorize is');
  expectEqual(parameters.get('response_type'), 'code', 'response_type');
  expectEqual(parameters.get('client_id'), 'storefront', 'client_id');
  expectEqual(parameters.get('code_challenge_method'), 'S256', 'code_challenge_method');
  expectTrue((parameters.get('code_challenge') ?? '').length >= 43, 'there is no code_challenge');
  expectTrue(parameters.get('state') !== null && parameters.get('nonce') !== null, 'state or nonce is missing');
}

async function refusesWrongPassword(shop: Shop): Promise<void> {
  const browser = new Browser();
  const form = await browser.open(`${shop.door}/oauth2/authorization/uaa`);
  const answer = await browser.submit(form, { username: 'admin', password: 'not the password' });
  expectTrue(answer.url.startsWith(`${shop.accounts}/login`), `expected the form again, but got ${answer.url}`);
  expectStatus(await browser.call(`${shop.door}/api/me`), 204);
}

async function makeUsers(admin: Person, testUsers: boolean): Promise<Record<Role, Account>> {
  const password = admin.shop.secret('DEV_USERS_PASSWORD');
  const make = async (login: string, role: string): Promise<Account> => {
    const user = {
      login,
      name: `${login} of the test`,
      email: `${login}@example.com`,
      enabled: true,
      roles: [role],
      password,
    };
    expectStatus(await admin.post('accounts/api/users', user), 201);
    return { login, password };
  };
  const given = (login: string, role: string): Promise<Account> =>
    testUsers ? Promise.resolve({ login, password }) : make(login, role);
  return {
    seller: await given('seller', 'SELLER'),
    support: await given('support', 'SUPPORT'),
    customer: await given('customer', 'CUSTOMER'),
    stranger: await make('stranger', 'CUSTOMER'),
  };
}

/** A JWT begins with `{"` in base64url. */
const TOKEN = /\beyJ[A-Za-z0-9_-]{20,}\./;

async function keepsTokens(person: Person): Promise<void> {
  await person.call('catalog/api/products');
  const { browser, shop } = person;
  expectTrue(browser.cookie(shop.door, /STOREFRONT_SESSION$/)?.httpOnly === true, 'the session cookie is not HttpOnly');
  for (const answer of browser.seen.filter(({ url }) => url.startsWith(shop.door))) {
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    expectTrue(!TOKEN.test(answer.body) && !TOKEN.test(headers), `${answer.url} shows a token`);
  }
}

/** What the doors keep closed. */
export async function checkDoors(shop: Shop, people: People, checks: Checks): Promise<void> {
  checks.section('Who may not');
  const stranger = new Browser();
  const anonymous = (path: string, options: Request = {}) => stranger.call(`${shop.door}/services/${path}`, options);
  await checks.check('without a session: 401, and no redirect', async () => {
    expectProblem(await anonymous('catalog/api/products'), [401]);
    expectProblem(await anonymous('orders/api/orders'), [401]);
    expectStatus(await stranger.call(`${shop.door}/api/me`), 204);
  });
  await checks.check('a service itself answers 401 without a token', async () => {
    const [catalog] = shop.running.instancesOf('catalog');
    const answer = await stranger.call(`${catalog?.url}/api/products`);
    expectProblem(answer, [401]);
    expectTrue(
      /^Bearer/i.test(answer.headers.get('www-authenticate') ?? ''),
      'WWW-Authenticate does not ask for a bearer',
    );
  });
  await checks.check('with the wrong role: 403', async () => {
    expectProblem(await people.customer.post('catalog/api/categories', { name: 'Not mine to make' }), [403]);
    expectProblem(await people.seller.call('accounts/api/users'), [403]);
    expectProblem(await people.seller.call('orders/api/orders'), [403]);
  });
  await checks.check('without the CSRF token: 403', async () => {
    const json = { name: 'Forged' };
    const headers = { 'x-xsrf-token': '' };
    expectStatus(await people.seller.call('catalog/api/categories', { method: 'POST', json, headers }), 403);
  });
  await checks.check('the landing page is there for everyone, with a content security policy', async () => {
    const page = expectStatus(await stranger.open(`${shop.door}/`), 200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expectTrue(policy.includes("default-src 'self'") || policy.includes("default-src 'none'"), `policy: ${policy}`);
    expectTrue(page.body.includes('/oauth2/authorization/uaa'), 'it does not offer to sign in');
  });
}
