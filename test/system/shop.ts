/** The running shop as its users and its machines see it. */
import type { RunningSystem } from '../../src/run/running-system.ts';
import { Browser, request, type Answer, type Request } from './browser.ts';
import { expectEqual, expectStatus, expectTrue, record, text } from './checks.ts';

/** Someone with an account. */
export interface Account {
  readonly login: string;
  readonly password: string;
}

export class Shop {
  constructor(readonly running: RunningSystem) {}

  get door(): string {
    return this.running.url('storefront');
  }

  get accounts(): string {
    return this.running.url('accounts');
  }

  get hub(): string {
    return this.running.url('hub');
  }

  secret(name: string): string {
    return this.running.environment[name] ?? '';
  }

  /** A token that an application gets for itself. */
  async machineToken(client: 'hub' | 'catalog' | 'orders', scope: 'management' | 'internal'): Promise<string> {
    const answer = await request(`${this.accounts}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: this.clientCredentials(client) },
      form: { grant_type: 'client_credentials', scope },
    });
    return text(record(expectStatus(answer, 200).json())['access_token']);
  }

  /** RFC 6749, 2.3.1: both halves are form-encoded before they are put together. */
  clientCredentials(client: string): string {
    const secret = this.secret(`${client.toUpperCase()}_CLIENT_SECRET`);
    return basic(encodeURIComponent(client), encodeURIComponent(secret));
  }

  /** The registry's user for machines. */
  get registryCredentials(): string {
    return basic('registry', this.secret('REGISTRY_PASSWORD'));
  }
}

/** Someone in front of a browser. */
export class Person {
  readonly browser = new Browser();

  constructor(
    readonly shop: Shop,
    readonly account: Account,
  ) {}

  /** From the front door to the uaa's form and back. */
  async signIn(): Promise<void> {
    const form = await this.browser.open(`${this.shop.door}/oauth2/authorization/uaa`);
    expectTrue(form.url.startsWith(this.shop.accounts), `the sign-in form should be the uaa's, but is at ${form.url}`);
    const { login, password } = this.account;
    const back = await this.browser.submit(expectStatus(form, 200), { username: login, password });
    expectTrue(
      back.url.startsWith(this.shop.door),
      `after sign-in the browser should be at the gateway, but is at ${back.url}`,
    );
    expectEqual(record((await this.me()).json())['login'], login, 'login in /api/me');
  }

  /** Who the gateway says this is. */
  me(): Promise<Answer> {
    return this.browser.call(`${this.shop.door}/api/me`);
  }

  async id(): Promise<string> {
    return text(record(expectStatus(await this.me(), 200).json())['id']);
  }

  /** Calls an application through the gateway, e.g. `catalog/api/products`. */
  call(path: string, options: Request = {}): Promise<Answer> {
    return this.browser.call(`${this.shop.door}/services/${path}`, options);
  }

  post(path: string, json: unknown): Promise<Answer> {
    return this.call(path, { method: 'POST', json });
  }

  put(path: string, json: unknown, etag: string): Promise<Answer> {
    return this.call(path, { method: 'PUT', json, headers: { 'if-match': etag } });
  }

  delete(path: string, etag: string): Promise<Answer> {
    return this.call(path, { method: 'DELETE', headers: { 'if-match': etag } });
  }
}

export function etagOf(answer: Answer): string {
  const etag = answer.headers.get('etag');
  expectTrue(etag !== null, `${answer.url}: no ETag`);
  return etag;
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
