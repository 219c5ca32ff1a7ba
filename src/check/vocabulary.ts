/** The words of one place of the language, where it has few: what they are, as in "is not a …", and which. */
export interface Vocabulary {
  readonly what: string;
  readonly known: readonly string[];
}

export const OPERATIONS: readonly string[] = ['create', 'read', 'update', 'delete'];

/** By rule and property of the grammar. The grammar takes any word there, so that messages can say which there are. */
export const VOCABULARY = {
  'Java.version': { what: 'supported version of Java', known: ['17', '21', '25'] },
  'Build.tool': { what: 'build tool', known: ['maven', 'gradle'] },
  'Edge.product': { what: 'reverse proxy', known: ['traefik', 'none'] },
  'Console.product': { what: 'console', known: ['elk', 'grafana', 'none'] },
  'Tracing.product': { what: 'way to send traces', known: ['otlp', 'zipkin', 'none'] },
  'Broker.product': { what: 'message broker', known: ['kafka', 'rabbitmq', 'none'] },
  'Database.database': {
    what: 'database',
    known: ['postgresql', 'mysql', 'mariadb', 'oracle', 'sqlserver', 'h2', 'none'],
  },
  'Cache.product': { what: 'cache', known: ['redis', 'hazelcast', 'caffeine', 'none'] },
  'Search.product': { what: 'search engine', known: ['elasticsearch', 'none'] },
  'Alert.metric': { what: 'metric', known: ['errors', 'requests', 'latency', 'restarts'] },
  'Config.store': { what: 'store of configuration', known: ['git'] },
  'Limit.key': { what: 'way to tell callers apart', known: ['user', 'address'] },
  'Locking.kind': { what: 'kind of locking', known: ['optimistic', 'none'] },
  'Pages.which': { what: 'choice of pages', known: ['all', 'none'] },
  'Deployment.target': { what: 'way to deploy', known: ['compose', 'kubernetes', 'local'] },
  'Format.formats': { what: 'format of Kubernetes', known: ['kustomize', 'helm'] },
  'Instances.metric': { what: 'measure of load', known: ['cpu', 'memory'] },
  'Methods.methods': { what: 'method of HTTP', known: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] },
  'Operation.word': { what: 'thing to allow', known: [...OPERATIONS, '*'] },
  'Client.name': { what: 'framework of pages', known: ['react', 'angular', 'none'] },
  'Grants.grants': {
    what: 'grant of OAuth2',
    known: ['authorization_code', 'refresh_token', 'client_credentials', 'device_code'],
  },
  'Modifier.action': { what: 'thing to do when the other row is deleted', known: ['restrict', 'cascade', 'clear'] },
} as const satisfies Readonly<Record<string, Vocabulary>>;
