import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TextFile } from '../../../src/backends/backend.ts';
import type { Application, Gateway, System } from '../../../src/backends/common/subset/model.ts';
import { gatewayFiles } from '../../../src/backends/spring/gateway.ts';
import { route, shopSystem } from '../fixtures.ts';

const JAVA = 'src/main/java';
const SETTINGS = 'src/main/resources/application.yml';

describe('a gateway', () => {
  it('is a project of its own, in the folder of its name', () => {
    const paths = emitted({}).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([`storefront/pom.xml`, `storefront/${SETTINGS}`]));
    expect(paths).toContain(`storefront/${JAVA}/com/example/shop/storefront/StorefrontApplication.java`);
    expect(paths).toContain(`storefront/${JAVA}/com/example/shop/storefront/config/RegistryConfiguration.java`);
    expect(paths.every((path) => path.startsWith('storefront/') && !/_[A-Za-z]+_/.test(path.replace('V1__', '')))).toBe(
      true,
    );
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('sends the paths of each service to it, and of the uaa only those of its API', () => {
    expect(settings({}).spring.cloud.gateway.server.webmvc.routes).toEqual([
      emittedRoute('catalog', '/services/catalog/**'),
      emittedRoute('orders', '/services/orders/**'),
      emittedRoute('accounts', '/services/accounts/api/**'),
    ]);
  });

  it('lets only the paths and methods through that a route names', () => {
    const routes = [
      route('orders', { paths: ['/api/orders/**', '/api/tags'], methods: ['GET'] }),
      route('orders', { paths: ['/api/{id}'], methods: ['POST', 'PUT'] }),
    ];
    expect(settings({ routes }).spring.cloud.gateway.server.webmvc.routes.slice(0, 2)).toEqual([
      {
        ...emittedRoute('orders', '/services/orders/api/orders/**,/services/orders/api/tags'),
        predicates: ['Path=/services/orders/api/orders/**,/services/orders/api/tags', 'Method=GET'],
      },
      // Spring keeps one route of each name.
      {
        ...emittedRoute('orders', '/services/orders/api/{id}'),
        id: 'orders.2',
        predicates: ['Path=/services/orders/api/{id}', 'Method=POST,PUT'],
      },
    ]);
  });

  it('asks in its tests for what such a route lets through, and for what it does not', () => {
    expect(asked([route('orders')])).toEqual([]);
    expect(asked([route('orders', { paths: ['/api/orders/{id}/**'] })])).toEqual([
      'get("/services/orders/api/orders/one/below/it").isEqualTo(200);',
      'get("/services/orders/a-path-that-no-route-names").isEqualTo(404);',
    ]);
    expect(asked([route('orders', { methods: ['GET'] })])).toEqual([
      'post("/services/orders/api/anything", "{}").isIn(404, 405);',
    ]);
    expect(asked([route('orders', { paths: ['/*'], methods: ['POST'] })])).toEqual([
      'get("/services/orders/a-path-that-no-route-names").isEqualTo(404);',
      'get("/services/orders/one").isEqualTo(404);',
    ]);
  });

  it('tests every route that it has', () => {
    const kit = text({ routes: [route('orders')] }, 'src/test/java/com/example/shop/storefront/kit/GatewayTest.java');
    expect(kit).toContain('ROUTED = List.of("orders", "accounts");');
  });

  it.each([
    [1, '1s'],
    [90, '90s'],
    [60, '1m'],
    [5400, '90m'],
    [7200, '2h'],
  ])('keeps a limit per %i seconds as a setting: %s', (seconds, per) => {
    expect(settings({ limits: [{ requests: 7, seconds, by: 'address', roles: [] }] }).gateway.limits).toEqual([
      { by: 'address', requests: 7, per },
    ]);
  });

  it('has no limits when the model names none', () => {
    expect(settings({ limits: [] }).gateway).toEqual({
      url: '${STOREFRONT_URL:http://localhost:8080}',
      issuer: '${UAA_ISSUER:http://localhost:9999}',
    });
  });

  it('takes secrets from the environment, under the names that the workspace gives them', () => {
    const files = emitted({ name: 'store-front' });
    const client = parse(find(files, SETTINGS)).spring.security.oauth2.client.registration.uaa;
    expect(client).toMatchObject({ 'client-id': 'store-front', 'client-secret': '${STORE_FRONT_CLIENT_SECRET}' });
    const production = parse(find(files, 'src/main/resources/application-prod.yml'));
    expect(production.spring.datasource.password).toBe('${STORE_FRONT_DB_PASSWORD}');
    expect(production.server.servlet.session.cookie).toMatchObject({
      name: '__Host-STORE_FRONT_SESSION',
      secure: true,
    });
  });

  it('has pages without inline scripts and styles, as its Content-Security-Policy demands', () => {
    const page = text({}, 'src/main/resources/static/index.html');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/);
  });
});

describe('names and documentation that mean something elsewhere', () => {
  const hostile = {
    name: 'Spring',
    documentation: 'Ends */ here, \\u000a "quoted" ${home} {{name}} <b>&amp; @author',
    routes: [route('On'), route('Order-Service')],
  };

  it('are names to YAML', () => {
    const routes = settings({ ...hostile, name: 'null' }).spring.cloud.gateway.server.webmvc.routes;
    expect(routes.map(({ id }: { id: unknown }) => id)).toEqual(['On', 'Order-Service', 'accounts']);
    expect(settings({ ...hostile, name: 'null' }).spring.application.name).toBe('null');
  });

  it('take no class name of Spring', () => {
    expect(text(hostile, `${JAVA}/com/example/shop/spring/SpringAppApplication.java`)).toContain(
      'class SpringAppApplication {',
    );
  });

  it('neither end a comment nor are markup', () => {
    const type = text(hostile, `${JAVA}/com/example/shop/spring/SpringAppApplication.java`);
    expect(type.split('\n').filter((line) => line.includes('Ends'))).toEqual([
      expect.stringMatching(/^\/\*\* Ends \*&#47;[^*\\@<>{]* \*\/$/),
    ]);
    expect(text(hostile, 'src/main/resources/static/index.html')).toContain('&lt;b&gt;&amp;amp;');
    expect(text(hostile, 'pom.xml')).toContain('&lt;b&gt;&amp;amp;');
  });
});

it.each([{}, { limits: [], routes: [] }])('emits tidy files: %j', (changes) => {
  const untidy = emitted(changes).filter(({ content }) => /[ \t\r]\n|\n\n\n|\{\{|~\}|\n\n$|[^\n]$/.test(content));
  expect(untidy.map(({ path }) => path)).toEqual([]);
});

function emittedRoute(name: string, path: string): object {
  return { id: name, uri: `lb://${name}`, predicates: [`Path=${path}`], filters: [`ToService=${name}`] };
}

/** The files of the shop's gateway with some of its properties changed. */
function emitted(changes: Partial<Gateway>): TextFile[] {
  const shop = shopSystem();
  const gateway = { ...shop.applications.find(isGateway)!, ...changes };
  const system: System = {
    ...shop,
    applications: shop.applications.map((other) => (isGateway(other) ? gateway : other)),
  };
  return gatewayFiles(system, gateway);
}

/** What the emitted test asks of the orders, and what it expects. */
function asked(routes: Gateway['routes']): string[] {
  return text({ routes }, 'src/test/java/com/example/shop/storefront/RoutesTests.java')
    .split('\n')
    .filter((line) => line.includes('browser.') && line.includes('/services/orders'))
    .map((line) => line.trim().replace('assertThat(browser.', '').replace('.statusCode())', ''));
}

function isGateway(application: Application): application is Gateway {
  return application.kind === 'gateway';
}

function text(changes: Partial<Gateway>, path: string): string {
  return find(emitted(changes), path);
}

function find(files: readonly TextFile[], path: string): string {
  const file = files.find((candidate) => candidate.path.endsWith(`/${path}`));
  if (!file) throw new Error(`${path} was not emitted.`);
  return file.content;
}

function settings(changes: Partial<Gateway>) {
  return parse(text(changes, SETTINGS));
}
