import type { VOCABULARY } from '../../../src/check/index.ts';
import { EXAMPLES, type Values } from './examples.ts';

/** The compiler holds that nothing is missing here that VOCABULARY has. */
type Table = {
  readonly [Place in keyof typeof VOCABULARY]: {
    readonly default?: (typeof VOCABULARY)[Place]['known'][number];
    readonly words: Readonly<Record<(typeof VOCABULARY)[Place]['known'][number], string>>;
  };
};

const DATABASES = {
  postgresql: 'PostgreSQL.',
  mysql: 'MySQL.',
  mariadb: 'MariaDB.',
  oracle: 'Oracle Database.',
  sqlserver: 'Microsoft SQL Server.',
  h2: 'H2, embedded in the application: what `dev` and `test` run on.',
  none: 'No database.',
};

const VALUES: Table = {
  'Java.version': {
    default: '17',
    words: { '17': 'Java 17.', '21': 'Java 21.', '25': 'Java 25.' },
  },
  'Build.tool': { default: 'maven', words: { maven: 'Apache Maven.', gradle: 'Gradle.' } },
  'Edge.product': {
    default: 'none',
    words: { traefik: 'Traefik stands before the gateways.', none: 'Browsers reach the gateways directly.' },
  },
  'Console.product': {
    default: 'none',
    words: {
      elk: 'Elasticsearch, Logstash and Kibana.',
      grafana: 'Grafana.',
      none: 'Nothing gathers logs and metrics.',
    },
  },
  'Tracing.product': {
    default: 'none',
    words: { otlp: 'The protocol of OpenTelemetry.', zipkin: 'Zipkin.', none: 'No traces.' },
  },
  'Broker.product': {
    words: { kafka: 'Apache Kafka.', rabbitmq: 'RabbitMQ.', none: 'Nothing carries events.' },
  },
  'Database.database': { default: 'postgresql', words: DATABASES },
  'Cache.product': {
    default: 'none',
    words: {
      redis: 'Redis: shared by all instances.',
      hazelcast: 'Hazelcast: shared by all instances.',
      caffeine: 'Caffeine: each instance has its own.',
      none: 'Nothing is cached.',
    },
  },
  'Search.product': {
    default: 'none',
    words: { elasticsearch: 'Elasticsearch.', none: 'Texts are not indexed.' },
  },
  'Alert.metric': {
    words: {
      errors: 'Requests that failed: how many.',
      requests: 'Requests: how many.',
      latency: 'How long a request takes: the 95th percentile in milliseconds.',
      restarts: 'Restarts: how many.',
    },
  },
  'Config.store': { words: { git: 'A repository of Git.' } },
  'Limit.key': {
    words: { user: 'Each signed-in user is counted alone.', address: 'Each network address is counted alone.' },
  },
  'Locking.kind': {
    default: 'optimistic',
    words: {
      optimistic: 'A change of a row that has changed since it was read is refused.',
      none: 'The last change wins.',
    },
  },
  'Pages.which': {
    default: 'all',
    words: { all: 'Clients have all pages for it.', none: 'Clients have no pages for it.' },
  },
  'Deployment.target': {
    words: {
      compose: 'A file for Docker Compose with everything that it needs.',
      kubernetes: 'Descriptors for Kubernetes.',
      local: 'Processes of this machine, which `msac run` starts.',
    },
  },
  'Format.formats': {
    default: 'kustomize',
    words: { kustomize: 'Manifests with overlays.', helm: 'A chart.' },
  },
  'Instances.metric': {
    default: 'cpu',
    words: { cpu: 'The share of the reserved cores.', memory: 'The share of the reserved memory.' },
  },
  'Methods.methods': {
    words: {
      GET: 'Reads.',
      HEAD: 'Reads the headers alone.',
      POST: 'Creates, or does something.',
      PUT: 'Replaces.',
      PATCH: 'Changes a part.',
      DELETE: 'Deletes.',
      OPTIONS: 'Asks what is possible.',
    },
  },
  'Operation.word': {
    words: {
      create: 'To add rows.',
      read: 'To see rows, in lists and alone.',
      update: 'To change rows.',
      delete: 'To delete rows.',
      '*': 'All four: create, read, update and delete.',
    },
  },
  'Client.name': {
    default: 'none',
    words: { react: 'Pages in React.', angular: 'Pages in Angular.', none: 'No pages but that for signing in.' },
  },
  'Grants.grants': {
    words: {
      authorization_code: 'A user signs in with a browser (RFC 6749, with PKCE).',
      refresh_token: 'A new token without signing in again.',
      client_credentials: 'The program itself, without a user.',
      device_code: 'A user signs in elsewhere: for devices without a browser (RFC 8628).',
    },
  },
  'Modifier.action': {
    default: 'restrict',
    words: {
      restrict: 'The target cannot be deleted while this row points to it.',
      cascade: 'This row is deleted too.',
      clear: 'This row points to nothing then, which needs `?`.',
    },
  },
};

/** Words that stand where names of the program stand too. */
const OTHERS: Readonly<Record<string, Values>> = {
  'Auth.provider': {
    words: {
      jwt: 'The gateway or monolith itself keeps the accounts and issues signed tokens.',
      session: 'The gateway or monolith itself keeps the accounts and sessions.',
      oidc: 'An OpenID Connect provider outside of the system: `oidc "https://issuer"`.',
    },
  },
  'Discovery.provider': {
    words: { consul: 'HashiCorp Consul.', none: 'Configured addresses.' },
  },
  'WordLiteral.value': {
    words: {
      me: 'Whoever asks: for a reference to a user.',
      now: 'The moment of creation.',
      random: 'A fresh random value.',
      true: 'Yes.',
      false: 'No.',
    },
  },
  'NamedConstraint.key': {
    words: {
      min: 'The least: inclusive. Of a `String`, the least number of characters.',
      max: 'The most: inclusive. Of a `String`, the greatest number of characters.',
      pattern: 'A regular expression that the whole value matches, in the syntax that Java and ECMAScript share.',
      unit: 'What is counted: people see it beside the number.',
    },
  },
};

const KNOWN: ReadonlyMap<string, Values> = new Map<string, Values>([
  ...Object.entries<Values>(VALUES),
  ...Object.entries(OTHERS),
  ...Object.entries(EXAMPLES),
]);

/** @param place a rule and a property of the grammar: `Cache.product` */
export function valuesAt(place: string): Values | undefined {
  return KNOWN.get(place);
}

/** What a word means at a place. */
export function valueAt(place: string, word: string): string | undefined {
  const { words = {} } = valuesAt(place) ?? {};
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
