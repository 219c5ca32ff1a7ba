import { describe, expect, it } from 'vitest';
import { workspaceBackend } from '../../../src/backends/workspace/backend.ts';
import { parseEnvironmentFile } from '../../../src/run/environment.ts';
import type { System } from '../../../src/model/system.ts';
import { shopSystem } from '../fixtures.ts';
import { hostileSystem } from '../hostile.ts';

function text(system: System, path: string): string {
  const file = workspaceBackend.generate(system).find((candidate) => candidate.path === path);
  if (file?.kind !== 'text') throw new Error(`There is no text ${path}.`);
  return file.content;
}

describe('the root of the workspace', () => {
  it('has what belongs to no application', () => {
    expect(workspaceBackend.generate(shopSystem()).map(({ path }) => path)).toEqual([
      'pom.xml',
      'README.md',
      '.env.example',
      '.editorconfig',
      '.gitattributes',
      '.gitignore',
      '.env',
    ]);
  });

  it('ends every file with one line feed, and no line with a blank', () => {
    for (const system of [shopSystem(), hostileSystem()]) {
      for (const file of workspaceBackend.generate(system)) {
        if (file.kind !== 'text') continue;
        expect(file.content).toMatch(/[^\n]\n$/);
        expect(file.content).not.toMatch(/[ \t\r]$/m);
        expect(file.content).not.toMatch(/\n\n\n/);
      }
    }
  });
});

describe('pom.xml', () => {
  it('builds every application, in the order of their start', () => {
    const pom = text(shopSystem(), 'pom.xml');
    expect([...pom.matchAll(/<module>(.*)<\/module>/g)].map((match) => match[1])).toEqual([
      'hub',
      'accounts',
      'catalog',
      'orders',
      'storefront',
    ]);
    expect(pom).toContain(
      '<groupId>com.example.shop</groupId>\n  <artifactId>shop</artifactId>\n  <version>0.1.0-SNAPSHOT',
    );
  });

  it('stays XML, whatever the documentation says', () => {
    const pom = text(hostileSystem(), 'pom.xml');
    const description = /<description>(.*)<\/description>/.exec(pom)?.[1];
    expect(description).toContain('&lt;b&gt;&amp;amp;&lt;/b&gt;');
    expect(pom.match(/</g)).toHaveLength(pom.match(/>/g)?.length ?? 0);
  });

  it('has an artifact of its own when an application is called as the system is', () => {
    const pom = text({ ...shopSystem(), name: 'catalog' }, 'pom.xml');
    expect(pom).toContain('<artifactId>catalog-system</artifactId>');
  });
});

describe('README.md', () => {
  const readme = text(shopSystem(), 'README.md');

  it('lists the applications with their ports', () => {
    expect(readme).toContain(
      "| [`storefront`](storefront/) | gateway. The shop's web front door. | 8080 | http://localhost:8080 |",
    );
  });

  it('says how to build, to run, to sign in, and where secrets are', () => {
    for (const command of ['mvn verify', 'msac run shop.msa', 'docker compose up --build', 'mvn wrapper:wrapper']) {
      expect(readme).toContain(command);
    }
    expect(readme).toContain('`DEV_USERS_PASSWORD`: `customer`, `seller`, `support`.');
  });

  it('does not speak of containers when there are none', () => {
    expect(text({ ...shopSystem(), deployments: [] }, 'README.md')).not.toContain('docker');
  });

  it('keeps hostile documentation on its line and out of its tables', () => {
    const rows = text(hostileSystem(), 'README.md')
      .split('\n')
      .filter((line) => line.startsWith('| [`'));
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  });
});

describe('.env', () => {
  it('has every secret of the system: kept by the writer, never by us', () => {
    const file = workspaceBackend.generate(shopSystem()).find(({ path }) => path === '.env');
    if (file?.kind !== 'secrets') throw new Error('.env is not a file of secrets.');
    expect(file.secrets.map(({ name, value }) => `${name} ${JSON.stringify(value)}`)).toEqual([
      'REGISTRY_PASSWORD "password"',
      'CONFIG_ENCRYPT_KEY "key"',
      'UAA_KEY_ENCRYPTION_KEY "key"',
      'ADMIN_PASSWORD "password"',
      'DEV_USERS_PASSWORD "password"',
      'CATALOG_CLIENT_SECRET "key"',
      'ORDERS_CLIENT_SECRET "key"',
      'HUB_CLIENT_SECRET "key"',
      'STOREFRONT_CLIENT_SECRET "key"',
      'POSTGRES_PASSWORD "password"',
      'CATALOG_DB_PASSWORD "password"',
      'ORDERS_DB_PASSWORD "password"',
      'ACCOUNTS_DB_PASSWORD "password"',
      'STOREFRONT_DB_PASSWORD "password"',
    ]);
  });

  it('is kept out of the repository, and its example names the same without values', () => {
    expect(text(shopSystem(), '.gitignore').split('\n')).toContain('.env');
    const example = parseEnvironmentFile(text(shopSystem(), '.env.example'));
    const file = workspaceBackend.generate(shopSystem()).find(({ path }) => path === '.env');
    expect(Object.keys(example)).toEqual(file?.kind === 'secrets' ? file.secrets.map(({ name }) => name) : []);
    expect(new Set(Object.values(example))).toEqual(new Set(['']));
  });
});
