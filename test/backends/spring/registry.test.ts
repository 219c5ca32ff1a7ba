import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TextFile } from '../../../src/backends/backend.ts';
import { registryFiles } from '../../../src/backends/spring/registry.ts';
import type { Registry, System } from '../../../src/backends/common/subset/model.ts';
import { shopSystem } from '../fixtures.ts';
import { HOSTILE_TEXT, hostileSystem } from '../hostile.ts';

const JAVA = 'src/main/java';
const SETTINGS = 'src/main/resources/application.yml';
const PRODUCTION = 'src/main/resources/application-prod.yml';
const WITHOUT_REPOSITORY: Changes = { repository: false };

describe('a registry', () => {
  it('is a project of its own, in the folder of its name', () => {
    const paths = emitted().map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'hub/pom.xml',
        `hub/${JAVA}/com/example/shop/hub/HubApplication.java`,
        'hub/config-repo/application.yml',
      ]),
    );
    expect(paths.every((path) => path.startsWith('hub/') && !/_[A-Za-z]+_/.test(path))).toBe(true);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('listens and is reached where the model says, and looks for the uaa there too', () => {
    const settings = parse(text(SETTINGS, { port: 7001, name: 'main-hub' }));
    expect(settings.server.port).toBe(7001);
    expect(settings.registry['public-url']).toBe('${MAIN_HUB_URL:http://localhost:7001}');
    expect(settings.registry.uaa.issuer).toBe('${UAA_ISSUER:http://localhost:9999}');
  });

  it('takes every secret from the environment, and has none of its own', () => {
    const { registry, encrypt, spring } = parse(text(SETTINGS, { name: 'main-hub' }));
    expect(registry).toMatchObject({
      password: '${REGISTRY_PASSWORD:}',
      'encrypt-key': '${CONFIG_ENCRYPT_KEY:}',
      'client-secret': '${MAIN_HUB_CLIENT_SECRET:}',
    });
    expect(encrypt.key).toBe('${registry.encrypt-key}');
    for (const registration of Object.values<object>(spring.security.oauth2.client.registration))
      expect(registration).toMatchObject({ 'client-id': 'main-hub', 'client-secret': '${registry.client-secret}' });
  });

  it('names the missing secret by its variable', () => {
    const properties = text(`${JAVA}/com/example/shop/mainhub/config/RegistryProperties.java`, { name: 'main-hub' });
    expect(properties).toContain('message = "set MAIN_HUB_CLIENT_SECRET to at least {min} characters"');
  });

  it('reads settings from git in production when the model names a repository', () => {
    expect(parse(text(SETTINGS)).spring.profiles.group).toEqual({ dev: 'native' });
    expect(parse(text(PRODUCTION)).spring.cloud.config.server).toEqual({
      git: expect.objectContaining({
        uri: '${CONFIG_GIT_URI:https://git.example.com/shop-config}',
        'default-label': '${CONFIG_GIT_LABEL:main}',
      }),
    });
  });

  it('reads them from a folder in production when it names none', () => {
    const changes = WITHOUT_REPOSITORY;
    expect(parse(text(SETTINGS, changes)).spring.profiles.group).toEqual({ dev: 'native', prod: 'native' });
    expect(parse(text(PRODUCTION, changes)).spring.cloud.config.server).toEqual({
      native: { 'search-locations': '${CONFIG_REPO:file:./config-repo}' },
    });
  });
});

describe('names and texts that mean something elsewhere', () => {
  it.each(['null', 'yes', 'order_desk', 'On'])('%s is a name to YAML', (name) => {
    const settings = parse(text(SETTINGS, { name }), { version: '1.1' });
    expect(settings.spring.application.name).toBe(name);
    expect(settings.spring.security.oauth2.client.registration.uaa['client-id']).toBe(name);
  });

  it('do not collide with the settings of Spring', () => {
    expect(Object.keys(parse(text(SETTINGS, { name: 'spring' })))).toEqual(Object.keys(parse(text(SETTINGS))));
  });

  it('neither end a comment nor are markup', () => {
    const documentation = HOSTILE_TEXT;
    const type = text(`${JAVA}/com/example/shop/hub/HubApplication.java`, { documentation });
    expect(type.match(/\*\//g)).toHaveLength(1);
    expect(type).not.toContain('\\u000a');
    expect(text('pom.xml', { documentation })).toContain('&lt;b&gt;');
  });

  it('leave the settings readable', () => {
    const system = hostileSystem();
    const registry = system.applications.find(isRegistry)!;
    const settings = registryFiles(system, registry).filter(({ path }) => path.endsWith('.yml'));
    expect(() => settings.map(({ content }) => parse(content))).not.toThrow();
  });
});

it.each<Changes>([{}, WITHOUT_REPOSITORY])('emits tidy files: %j', (changes) => {
  const untidy = emitted(changes).filter(({ content }) => /[ \t\r]\n|\n\n\n|\{\{|~\}|\n\n$|[^\n]$/.test(content));
  expect(untidy.map(({ path }) => path)).toEqual([]);
});

type Changes = Partial<Omit<Registry, 'kind' | 'config'>> & { readonly repository?: false };

/** The files of the shop's registry with some of its properties changed. */
function emitted({ repository, ...changes }: Changes = {}): TextFile[] {
  const shop = shopSystem();
  const { config, ...rest } = { ...shop.applications.find(isRegistry)!, ...changes };
  const registry: Registry = repository === false ? rest : { ...rest, config: config! };
  const system: System = {
    ...shop,
    discovery: { kind: 'registry', application: registry.name },
    applications: shop.applications.map((other) => (isRegistry(other) ? registry : other)),
  };
  return registryFiles(system, registry);
}

function text(path: string, changes: Changes = {}): string {
  const file = emitted(changes).find((each) => each.path === `${changes.name ?? 'hub'}/${path}`);
  if (!file) throw new Error(`There is no ${path}.`);
  return file.content;
}

function isRegistry(application: System['applications'][number]): application is Registry {
  return application.kind === 'registry';
}
