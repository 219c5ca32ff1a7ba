import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checked, codesOf } from '../kit/checked.ts';

const everything = readFileSync('test/fixtures/systems/everything.msa', 'utf8');

/** A gateway and a service around which most of what is said of applications can be said. */
function shop(service: string, gateway = '', rest = ''): string {
  return `gateway storefront { route catalog  ${gateway} }\nmicroservice catalog { ${service} }\n${rest}`;
}

function alert(threshold: number): string {
  return `alert errors > ${threshold} per 5m to "ops@example.com"`;
}
/** A client that nothing is wrong with. */
const CLIENT = 'client c { grants device_code }';

describe('one mistake, one message', () => {
  it.each([
    // Words
    ['a build tool', undefined, 'system s { build bazel }', ['MSA0214']],
    ['a broker', undefined, 'system s { broker rabbit }', ['MSA0214']],
    ['a database of the system', undefined, 'system s { database postgres }\nmonolith m { }', ['MSA0214']],
    ['a database of an environment', 'shop', shop('dev { database mongo }'), ['MSA0214']],
    ['a cache', 'shop', shop('cache hazelcat'), ['MSA0214']],
    ['a search engine', 'shop', shop('search solr'), ['MSA0214']],
    ['a framework of pages', 'shop', shop('', 'client ember'), ['MSA0214']],
    ['a console', undefined, 'system s { console datadog }', ['MSA0214']],
    ['a metric', undefined, 'system s { console elk { alert load > 1 per 1m to "a@b.org" } }', ['MSA0214']],
    ['a measure of load', 'shop', shop('instances 2..3 at disk 80', '', 'deploy kubernetes'), ['MSA0214']],
    ['a format', 'shop', 'deploy kubernetes { format helm, jsonnet }', ['MSA0214']],
    ['a grant', 'shop', 'uaa partners { client a { grants password } }', ['MSA0306', 'MSA0214']],
    ['a method', 'shop', shop('', '', 'gateway g { route catalog { methods get } }'), ['MSA0214']],

    ['no word where one must stand', undefined, 'system s { dev { tracing  console none } }', ['MSA0010']],
    [
      'a word, and then a misspelt one',
      undefined,
      'system s { auth jwtt  bild maven }\nmonolith m { }',
      ['MSA0201', 'MSA0012'],
    ],

    // Sign-in and discovery
    ['auth that means nothing', undefined, 'system s { auth jwtt }\nmonolith m { }', ['MSA0201']],
    ['auth of an application that means nothing', 'shop', shop('auth acounts'), ['MSA0201']],
    ['a registry that signs users in', undefined, 'system s { auth hub }\nregistry hub { }', ['MSA0207']],
    ['discovery that means nothing', undefined, 'system s { discovery zookeeper }', ['MSA0201']],
    ['oidc without address', undefined, 'system s { auth oidc }\nmonolith m { }', ['MSA0108']],
    ['oidc in the clear', undefined, 'system s { auth oidc "http://id.example.com" }', ['MSA0108']],
    ['oidc with a password', undefined, 'system s { auth oidc "https://me:secret@id.example.com" }', ['MSA0310']],
    ['two uaas', undefined, 'system s { }\nuaa a { }\nuaa b { }', ['MSA0103']],
    ['two registries', undefined, 'system s { }\nregistry a { }\nregistry b { }', ['MSA0104']],
    ['a uaa beside jwt', undefined, 'system s { auth jwt }\nuaa a { }', ['MSA0306']],
    ['a registry beside consul', undefined, 'system s { discovery consul }\nregistry a { }', ['MSA0306']],
    ['a word as the name of a uaa', undefined, 'system s { auth jwt }\nuaa jwt { }', ['MSA0343']],
    [
      'sessions of a system with services',
      undefined,
      'system s { auth session }\ngateway g { route a, b }\nmicroservice a { }\nmicroservice b { }',
      ['MSA0339'],
    ],
    [
      'a gateway that trusts somebody else',
      undefined,
      'system s { }\nuaa u { }\ngateway g { auth jwt  route a, b }\nmicroservice a { }\nmicroservice b { }',
      ['MSA0340'],
    ],
    [
      'a service with an issuer of its own',
      undefined,
      'system s { auth oidc "https://a.example" }\ngateway g { route a }\nmicroservice a { auth oidc "https://b.example" }',
      ['MSA0340'],
    ],
    [
      'pages that nobody can sign in to',
      undefined,
      'system s { database none }\nmonolith m { client react  instances 2 }',
      ['MSA0341'],
    ],

    // Languages, alerts
    ['a language that is none', undefined, 'system s { languages en, xx }', ['MSA0107']],
    ['a language twice', undefined, 'system s { languages pt-br, pt-BR }', ['MSA0213']],
    ['an alert twice', undefined, `system s { console elk { ${alert(20)} ${alert(20)} } }`, ['MSA0212']],
    ['an alert below zero', undefined, `system s { console elk { ${alert(-1)} } }`, ['MSA0110']],
    ['an alert in a week', undefined, 'system s { console elk { alert errors > 1 per 7d to "a@b.org" } }', ['MSA0312']],
    [
      'an alert to two',
      undefined,
      'system s { console elk { alert errors > 1 per 7m to "a@b.org, c@d.org" } }',
      ['MSA0111'],
    ],

    // Instances
    ['half an instance', 'shop', shop('instances 1.5'), ['MSA0320']],
    ['too many instances', 'shop', shop('instances 1001'), ['MSA0320']],
    ['from many to few', 'shop', shop('instances 6..2', '', 'deploy kubernetes'), ['MSA0502']],
    ['no percentage', 'shop', shop('instances 2..6 at cpu 0', '', 'deploy kubernetes'), ['MSA0321']],
    [
      'a database for each instance',
      'shop',
      'microservice x { consumes x.E  event E { }  database h2  instances 2 }',
      ['MSA0323'],
    ],
    ['accounts in memory', undefined, 'system s { }\nmonolith m { database none  instances 3 }', ['MSA0323']],
    ['sessions in memory', 'shop', shop('', 'database none  instances 2'), ['MSA0323']],
    ['a cache for each instance', 'shop', shop('cache caffeine  prod { instances 2 }'), ['MSA0324']],

    // Resources
    ['an amount of cpu', 'shop', shop('resources { cpu 2Gi }', '', 'deploy compose'), ['MSA0325']],
    ['memory without unit', 'shop', shop('resources { memory 512 }', '', 'deploy compose'), ['MSA0325']],
    ['no memory', 'shop', shop('resources { memory 0Mi }', '', 'deploy compose'), ['MSA0325']],
    ['more reserved than given', 'shop', shop('resources { cpu 2..250m }', '', 'deploy compose'), ['MSA0502']],
    ['cpu twice', 'shop', shop('resources { cpu 1  cpu 2 }', '', 'deploy compose'), ['MSA0212']],
    ['a size of storage', 'shop', shop('storage 10GB', '', 'deploy kubernetes'), ['MSA0325']],
    ['rows without database', 'shop', shop('dev { database none }  entity A { n: Int }'), ['MSA0326']],
    ['accounts without database', undefined, 'system s { database none }\nuaa u { }', ['MSA0326']],
    ['a secret in small letters', 'shop', shop('secret paymentKey'), ['MSA0327']],
    ['a secret twice', 'shop', shop('secret KEY  secret KEY'), ['MSA0213']],
    ['a secret of Spring', 'shop', shop('secret SPRING_DATASOURCE_URL'), ['MSA0328']],
    ['a secret that the system has', 'shop', shop('secret STOREFRONT_CLIENT_SECRET'), ['MSA0328']],

    // Environments and deployment
    ['an environment twice', 'shop', shop('dev { port 1 } dev { port 2 }'), ['MSA0212']],
    ['an environment of a system twice', undefined, 'system s { dev { edge none } dev { edge none } }', ['MSA0212']],
    ['a setting twice in an environment', 'shop', shop('dev { port 1 port 2 }'), ['MSA0212']],
    ['a port of the system', undefined, 'system s { dev { port 80 } }', ['MSA0801']],
    ['a database of a registry', undefined, 'system s { }\nregistry r { dev { database h2 } }', ['MSA0801']],
    ['ports that clash in development', 'shop', shop('port 8081  dev { port 8080 }', 'port 8080'), ['MSA0302']],
    ['ports that clash everywhere', 'shop', shop('port 8080  dev { cache none }', 'port 8080'), ['MSA0302']],
    ['resources of a test', 'shop', shop('test { resources { cpu 1 } }', '', 'deploy compose'), ['MSA0802']],
    ['resources that nobody gives', 'shop', shop('resources { cpu 1 }', 'resources { cpu 1 }'), ['MSA0802']],
    ['a range that compose does not scale', 'shop', shop('instances 2..3', '', 'deploy compose'), ['MSA0802']],
    ['a target twice', 'shop', 'deploy local\ndeploy local', ['MSA0212']],
    ['a target that is none', 'shop', shop('storage 1Gi', '', 'deploy swarm { namespace x }'), ['MSA0214']],
    ['a setting of another target', 'shop', 'deploy compose { format helm }', ['MSA0820']],
    ['images of the machine itself', 'shop', 'deploy local { images "ghcr.io/example" }', ['MSA0820']],
    ['a setting of a deployment twice', 'shop', 'deploy compose { images "a/b"  images "a/b" }', ['MSA0212']],
    ['a host with a port', 'shop', 'deploy compose { host "shop.example.com:443" }', ['MSA0822']],
    ['a host that is an address', 'shop', 'deploy compose { host "10.0.0.1" }', ['MSA0822']],
    ['images in capitals', 'shop', 'deploy compose { images "ghcr.io/Example" }', ['MSA0823']],
    ['a storage class', 'shop', 'deploy kubernetes { storage "Fast SSD" }', ['MSA0824']],

    // Clients
    ['two clients of a gateway', 'shop', shop('', 'client react  client angular'), ['MSA0212']],
    ['a client twice', undefined, `system s { }\nuaa u { ${CLIENT} ${CLIENT} }`, ['MSA0210']],
    [
      'languages of an OAuth2 client',
      undefined,
      'system s { }\nuaa u { client c { grants device_code  languages en } }',
      ['MSA0331'],
    ],
    ['languages of no pages', 'shop', shop('', 'client none { languages en }'), ['MSA0802']],
    [
      'a redirect that nothing uses',
      undefined,
      'system s { }\nuaa u { client c { grants client_credentials  redirect "https://a.example/" } }',
      ['MSA0802'],
    ],
    [
      'a redirect to everywhere',
      undefined,
      'system s { }\nuaa u { client c { redirect "https://*.example.com/" } }',
      ['MSA0332'],
    ],
    ['a redirect that is a path', undefined, 'system s { }\nuaa u { client c { redirect "/callback" } }', ['MSA0332']],
    [
      'a redirect to a script',
      undefined,
      'system s { }\nuaa u { client c { redirect "javascript:alert(1)" } }',
      ['MSA0332'],
    ],
    [
      'a redirect with a fragment',
      undefined,
      'system s { }\nuaa u { client c { redirect "https://a.example/#x" } }',
      ['MSA0332'],
    ],
    ['a grant twice', undefined, 'system s { }\nuaa u { client c { grants device_code, device_code } }', ['MSA0213']],
    [
      'a grant twice in two statements',
      undefined,
      'system s { }\nuaa u { client c { grants device_code  grants device_code } }',
      ['MSA0213'],
    ],
    [
      'a scope twice',
      undefined,
      'system s { }\nuaa u { client c { grants device_code  scopes openid, openid } }',
      ['MSA0213'],
    ],

    // Traffic
    ['a service twice in a route', 'shop', 'gateway g { route s, s }\nmicroservice s { }', ['MSA0213']],
    [
      'a service in a plain route and another',
      'shop',
      'gateway g { route s  route s { methods GET } }\nmicroservice s { }',
      ['MSA0213'],
    ],
    [
      'an unknown service in two routes',
      'shop',
      'gateway g { route s { methods GET }  route s { methods PUT } }',
      ['MSA0201'],
    ],
    ['a route to a monolith', 'shop', 'gateway g { route m }\nmonolith m { }', ['MSA0207']],
    ['a route to itself', 'shop', 'gateway g { route g }', ['MSA0207']],
    ['a path without slash', 'shop', shop('', 'route s { path "api/**" }', 'microservice s { }'), ['MSA0336']],
    ['a path with a brace', 'shop', shop('', 'route s { path "/api/{id" }', 'microservice s { }'), ['MSA0336']],
    [
      'a rewrite of a pattern',
      'shop',
      shop('', 'route s { rewrite "/a/**" to "/b" }', 'microservice s { }'),
      ['MSA0336'],
    ],
    ['a path twice', 'shop', shop('', 'route s { path "/a", "/a" }', 'microservice s { }'), ['MSA0213']],
    [
      'a rewrite twice',
      'shop',
      shop('', 'route s { rewrite "/a" to "/b"  rewrite "/a" to "/c" }', 'microservice s { }'),
      ['MSA0212'],
    ],
    ['a limit of an unknown role', 'shop', shop('', 'limit 1 per 1m by user for SELER'), ['MSA0202']],
    ['what a monolith has not', 'shop', shop('', '', 'monolith m { calls catalog }'), ['MSA0216']],
    ['an operation of a gateway', 'shop', shop('', 'operation open()'), ['MSA0216']],

    // Events and operations
    ['an event of nobody', 'shop', shop('consumes orders.Placed'), ['MSA0201']],
    ['an event of a gateway', 'shop', shop('consumes storefront.Placed'), ['MSA0207']],
    [
      'an event that another has',
      'shop',
      shop('consumes Placed', '', 'microservice o { event Placed { }  consumes o.Placed }'),
      ['MSA0217'],
    ],
    ['an event consumed twice', 'shop', shop('consumes catalog.A, A  event A { }'), ['MSA0213']],
    ['an event declared twice', 'shop', shop('consumes A  event A { }  event A { }'), ['MSA0210']],
    ['events that differ in case', 'shop', shop('consumes Sold, SOLD  event Sold { }  event SOLD { }'), ['MSA0211']],
    [
      'events without broker in production',
      undefined,
      'system s { prod { broker none } }\nmonolith m { event E { }  consumes E }',
      ['MSA0804'],
    ],
    [
      'an event of an unknown entity',
      'shop',
      shop('consumes E  event E from Ordr { n }  entity Order { n: Int }'),
      ['MSA0204'],
    ],
    [
      'an unknown field of an event',
      'shop',
      shop('consumes E  event E from Order { m }  entity Order { n: Int }'),
      ['MSA0205'],
    ],
    [
      'a field of an event twice',
      'shop',
      shop('consumes E  event E from Order { n, n }  entity Order { n: Int }'),
      ['MSA0213'],
    ],
    [
      'the key in an event',
      'shop',
      shop('consumes E  event E from Order { id }  entity Order { n: Int }'),
      ['MSA0805'],
    ],
    ['a row in an event', 'shop', shop('consumes E  event E { order: Order }  entity Order { n: Int }'), ['MSA0805']],
    ['an unknown type in an event', 'shop', shop('consumes E  event E { order: Strng }'), ['MSA0203']],
    ['an unknown type of a parameter', 'shop', shop('operation open(reason: Strng)'), ['MSA0203']],
    ['an unknown type of a result', 'shop', shop('operation open(): Strng'), ['MSA0203']],
    ['an unknown application of a parameter', 'shop', shop('operation open(order: oders.Order)'), ['MSA0201']],
    [
      'a mixin as a parameter',
      'shop',
      shop('mixin M { n: Int }  entity E with M { }  operation open(m: M)'),
      ['MSA0233'],
    ],
    ['a parameter twice', 'shop', shop('operation open(a: Int, a: Int)'), ['MSA0210']],
    ['how many rows a parameter has', 'shop', shop('operation open(ns: Int[1..3])'), ['MSA0512']],
    ['an operation twice', 'shop', shop('operation open()  operation open()'), ['MSA0210']],
    ['operations that share a path', 'shop', shop('operation openAll()  operation open_all()'), ['MSA0806']],
    ['an unknown role of an operation', 'shop', shop('operation open() allow SELER'), ['MSA0202']],
    ['a constraint of a parameter', 'shop', shop('operation open(a: Int(3..1))'), ['MSA0502']],
  ] as const)('%s', (_, frame, text, codes) => {
    expect(codesOf(checked(text, frame))).toEqual(codes);
  });
});

describe('what is not wrong', () => {
  it.each([
    ['a system that signs users in by sessions', undefined, 'system s { auth session }\nmonolith m { client react }'],
    [
      'a provider on this machine',
      undefined,
      'system s { auth oidc "http://localhost:8180/realms/s" }\nmonolith m { }',
    ],
    ['a uaa that one application uses', undefined, 'system s { auth jwt }\nuaa u { }\nmonolith m { auth u }'],
    ['no console, and no alerts', undefined, 'system s { console none  dev { console none } }\nmonolith m { }'],
    ['no database without pages', 'shop', shop('database none', 'database none')],
    ['sessions in a cache that is shared', 'shop', shop('', 'database none  cache redis  instances 2')],
    ['h2 while people work on it', 'shop', shop('instances 2  dev { database h2 }')],
    [
      'a port of development that another has elsewhere',
      'shop',
      shop('port 8081  dev { port 9090 }', 'port 8080  prod { port 9090 }'),
    ],
    ['a number of instances before it is said where', 'shop', shop('instances 3')],
    [
      'one service in parts',
      'shop',
      'gateway g { route s { methods GET }  route s { methods PUT } }\nmicroservice s { }',
    ],
    ['a service that only listens', 'shop', shop('consumes e.E', '', 'microservice e { event E { }  consumes E }')],
    [
      'no broker while people work on it',
      undefined,
      'system s { dev { broker none } }\nmonolith m { event E { }  consumes E }',
    ],
    ['a secret that two applications need', 'shop', shop('secret MAIL_KEY', 'secret MAIL_KEY')],
    ['images behind a port', 'shop', 'deploy compose { images "localhost:5000/team/shop" }'],
    ['a device without browser', undefined, 'system s { }\nuaa u { client tv { grants device_code, refresh_token } }'],
  ] as const)('%s', (_, frame, text) => {
    expect(checked(text, frame)).toEqual([]);
  });

  it('all that can be said at once', () => {
    expect(checked(everything)).toEqual([]);
  });
});

describe('a wide program with a word less', () => {
  const words = [...everything.matchAll(/\w+|[^\s\w]/g)].filter((_, index) => index % 3 === 0);

  it('is answered with whole sentences at places that it has', () => {
    for (const { index, 0: word } of words) {
      const text = everything.slice(0, index) + everything.slice(index + word.length);
      for (const found of checked(text)) {
        expect(JSON.stringify(found)).not.toMatch(/undefined|NaN|\[object/);
        expect(found.range.end.offset).toBeGreaterThanOrEqual(found.range.start.offset);
        expect(found.range.end.offset).toBeLessThanOrEqual(text.length);
      }
    }
  });
});

describe('texts of any length', () => {
  const long = `${'a'.repeat(200_000)}!`;

  // Each would take minutes if a rule looked at it more than a few times over.
  it.each([
    ['a host', `deploy kubernetes { host "${long}" }`],
    ['images', `deploy kubernetes { images "${long}" }`],
    ['a storage class', `deploy kubernetes { storage "${long}" }`],
    ['a namespace', `deploy kubernetes { namespace ${'A-'.repeat(50_000)} }`],
    ['a redirect', `uaa partners { client c { redirect "${long}" } }`],
    ['a path', `gateway g { route s { path "/${'{'.repeat(100_000)}" } }\nmicroservice s { }`],
    ['a secret', `monolith m { secret ${'a-'.repeat(50_000)} }`],
    ['a language', `monolith m { client react { languages ${'x'.repeat(100_000)} } }`],
  ])('%s is answered in a short message', (_, text) => {
    const found = checked(text, 'shop').filter(({ severity }) => severity === 'error');
    expect(found).toHaveLength(1);
    expect(found[0]?.message.length).toBeLessThan(700);
  });
});
