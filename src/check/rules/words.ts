import { checkWord } from '../lookup.ts';
import type { Rules } from '../rules.ts';

/** Settings whose value is one of a few words. */
export const wordRules: Rules = {
  Java: (node, context) => checkWord(node, 'version', 'supported version of Java', ['17', '21', '25'], context),
  Build: (node, context) => checkWord(node, 'tool', 'build tool', ['maven', 'gradle'], context),
  Edge: (node, context) => checkWord(node, 'product', 'reverse proxy', ['traefik', 'none'], context),
  Console: (node, context) => checkWord(node, 'product', 'console', ['elk', 'grafana', 'none'], context),
  Tracing: (node, context) => checkWord(node, 'product', 'way to send traces', ['otlp', 'zipkin', 'none'], context),
  Broker: (node, context) => checkWord(node, 'product', 'message broker', ['kafka', 'rabbitmq', 'none'], context),
  Database: (node, context) => checkWord(node, 'database', 'database', DATABASES, context),
  Cache: (node, context) => checkWord(node, 'product', 'cache', ['redis', 'hazelcast', 'caffeine', 'none'], context),
  Search: (node, context) => checkWord(node, 'product', 'search engine', ['elasticsearch', 'none'], context),
  Alert: (node, context) => checkWord(node, 'metric', 'metric', METRICS, context),
  Config: (node, context) => checkWord(node, 'store', 'store of configuration', ['git'], context),
  Limit: (node, context) => checkWord(node, 'key', 'way to tell callers apart', ['user', 'address'], context),
};

const DATABASES = ['postgresql', 'mysql', 'mariadb', 'oracle', 'sqlserver', 'h2', 'none'];
const METRICS = ['errors', 'requests', 'latency', 'restarts'];
