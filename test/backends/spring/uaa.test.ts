import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Role, System, Uaa } from '../../../src/backends/common/subset/model.ts';
import type { TextFile } from '../../../src/backends/backend.ts';
import { uaaFiles } from '../../../src/backends/spring/uaa.ts';
import { shopSystem } from '../fixtures.ts';
import { HOSTILE_TEXT, hostileSystem } from '../hostile.ts';

const JAVA = 'src/main/java/com/example/shop/accounts';
const SETTINGS = 'src/main/resources/application.yml';
const TEST_SETTINGS = 'src/test/resources/application-test.yml';

describe('a uaa', () => {
  it('is a project of its own, in the folder of its name', () => {
    const paths = emitted(shopSystem()).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'accounts/pom.xml',
        `accounts/${SETTINGS}`,
        `accounts/${JAVA}/AccountsApplication.java`,
        `accounts/${JAVA}/config/RegistryConfiguration.java`,
        'accounts/src/main/resources/db/migration/V1__users_and_keys.sql',
      ]),
    );
    expect(paths.filter((path) => !path.startsWith('accounts/') || /_(package|App)_/.test(path))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('knows every other application as an OAuth2 client, each with no more than its kind needs', () => {
    expect(settings(shopSystem()).uaa.clients).toEqual({
      catalog: machine('CATALOG'),
      orders: machine('ORDERS'),
      hub: {
        ...web('HUB', 8761),
        'grant-types': 'authorization_code, refresh_token, client_credentials',
        scopes: 'openid, profile, email, management',
      },
      storefront: web('STOREFRONT', 8080),
    });
  });

  it('gives its tests a secret for each client, so that they start anywhere', () => {
    const secrets = parse(text(shopSystem(), TEST_SETTINGS));
    for (const { secret } of Object.values<{ secret: string }>(settings(shopSystem()).uaa.clients))
      expect(secrets[secret.slice('${'.length, -'}'.length)]).toMatch(/^.{32,}$/);
  });

  it('writes no secret down, and gives none a default', () => {
    const production = ['application.yml', 'application-prod.yml'].map((file) =>
      text(shopSystem(), `src/main/resources/${file}`),
    );
    const secrets = production.join('\n').match(/(password|secret|encryption-key): .*/g);
    expect(secrets?.filter((line) => !/: \$\{[A-Z_]+\}$/.test(line))).toEqual([
      // Development runs without a registry; in production the registry refuses an empty password.
      'password: ${REGISTRY_PASSWORD:}',
    ]);
  });

  it('offers the roles of the system in their order, then the built-in one', () => {
    expect(rolesIn(shopSystem())).toEqual(['"CUSTOMER"', '"SELLER"', '"SUPPORT"', 'ADMIN']);
    expect(rolesIn({ ...shopSystem(), roles: [{ name: 'ADMIN', builtIn: true }] })).toEqual(['ADMIN']);
  });

  it('names its cookie, its database and its environment after itself', () => {
    const system = renamed('user-accounts');
    expect(settings(system).server.servlet.session.cookie.name).toBe('USER_ACCOUNTS_SESSION');
    const production = parse(text(system, 'src/main/resources/application-prod.yml'));
    expect(production.server.servlet.session.cookie).toMatchObject({
      name: '__Host-USER_ACCOUNTS_SESSION',
      secure: true,
    });
    expect(production.spring.datasource).toEqual({
      url: 'jdbc:postgresql://${USER_ACCOUNTS_DB_HOST:localhost}:${USER_ACCOUNTS_DB_PORT:5432}/${USER_ACCOUNTS_DB_NAME:user-accounts}',
      username: '${USER_ACCOUNTS_DB_USER:user-accounts}',
      password: '${USER_ACCOUNTS_DB_PASSWORD}',
    });
  });

  it('has pages without scripts and inline styles, as its Content-Security-Policy demands', () => {
    const pages = emitted(shopSystem()).filter(({ path }) => path.endsWith('.html'));
    expect(pages.map(({ path }) => path.split('/').at(-1))).toEqual([
      'error.html',
      'home.html',
      'login.html',
      'logout.html',
    ]);
    for (const { content } of pages) expect(content).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  it('keeps its tables in SQL that H2 and PostgreSQL share', () => {
    const migrations = emitted(shopSystem()).filter(({ path }) => path.endsWith('.sql'));
    expect(migrations).toHaveLength(2);
    for (const { content } of migrations)
      expect(content.replace(/--.*/g, '')).not.toMatch(/\bblob\b|timestamptz|\bclob\b|auto_increment/i);
  });
});

describe('names and documentation that mean something elsewhere', () => {
  it('are names to YAML and Spring', () => {
    const system = hostileSystem();
    expect(settings(system).spring.application.name).toBe('postgresql');
    expect(Object.keys(settings(system).uaa.clients)).toEqual(
      system.applications.map(({ name }) => name).filter((name) => name !== system.auth.application),
    );
  });

  it('are no Java: a role may be called like a keyword', () => {
    const roles: Role[] = ['class', 'null', 'Roles', 'ALL'].map((name) => ({ name, builtIn: false }));
    const system = { ...shopSystem(), roles: [...roles, { name: 'ADMIN', builtIn: true }] };
    expect(rolesIn(system)).toEqual(['"class"', '"null"', '"Roles"', '"ALL"', 'ADMIN']);
  });

  it('neither end a comment nor are markup', () => {
    const system = changed({ documentation: HOSTILE_TEXT });
    const comment = text(system, `${JAVA}/AccountsApplication.java`).match(/^\/\*\*.*$/gm);
    expect(comment).toEqual([expect.stringMatching(/^\/\*\* [^*\\@<>{]*\*&#47;[^*\\@<>{]* \*\/$/)]);
    expect(text(system, 'pom.xml')).toMatch(/<description>[^<>]*<\/description>/);
  });

  it('leave nothing of the shop in another system', () => {
    const leaks = emitted(hostileSystem()).filter(({ content }) =>
      /accounts_|\baccounts\b|\bshop\b|storefront|catalog\b/i.test(content.replaceAll('com.example.shop', '')),
    );
    expect(leaks.map(({ path }) => path)).toEqual([]);
  });

  it.each([shopSystem(), hostileSystem(), { ...shopSystem(), roles: [] }])('leave the files tidy', (system) => {
    const untidy = emitted(system).filter(({ content }) =>
      /[ \t\r]\n|\n\n\n|\{\{(?!this)|~\}|\n\n$|[^\n]$/.test(content),
    );
    expect(untidy.map(({ path }) => path)).toEqual([]);
  });
});

function machine(env: string): object {
  return { secret: `\${${env}_CLIENT_SECRET}`, 'grant-types': 'client_credentials', scopes: 'internal' };
}

function web(env: string, port: number): object {
  const url = `\${${env}_URL:http://localhost:${port}}`;
  return {
    secret: `\${${env}_CLIENT_SECRET}`,
    'grant-types': 'authorization_code, refresh_token',
    scopes: 'openid, profile, email',
    'redirect-uris': `${url}/login/oauth2/code/uaa`,
    'post-logout-redirect-uris': `${url}/`,
  };
}

/** The shop with some of its uaa's properties changed. */
function changed(changes: Partial<Uaa>): System {
  const shop = shopSystem();
  const applications = shop.applications.map((other) => (other.kind === 'uaa' ? { ...other, ...changes } : other));
  return { ...shop, applications };
}

function renamed(name: string): System {
  return { ...changed({ name }), auth: { kind: 'uaa', application: name } };
}

function emitted(system: System): TextFile[] {
  const uaa = system.applications.find((application) => application.kind === 'uaa');
  if (!uaa) throw new Error('The system has no uaa.');
  return uaaFiles(system, uaa);
}

function text(system: System, path: string): string {
  const file = emitted(system).find((candidate) => candidate.path.endsWith(`/${path}`));
  if (!file) throw new Error(`${path} was not emitted.`);
  return file.content;
}

function settings(system: System) {
  return parse(text(system, SETTINGS));
}

/** The elements of `Roles.ALL`, as Java has them. */
function rolesIn(system: System): string[] {
  const list = text(system, `${JAVA}/user/Roles.java`).match(/List\.of\(([^)]*)\)/)?.[1] ?? '';
  return list.split(',').map((role) => role.trim());
}
