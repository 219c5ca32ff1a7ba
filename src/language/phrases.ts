/** Words for what the grammar expects: by `rule:token`, `rule` alone for a rule none of whose forms fits, or `token`. */
const PHRASES: Readonly<Record<string, string>> = {
  EOF: '`system`, `role`, `import`, an application such as `microservice`, `enum`, `value`, `mixin` or `deploy`',
  NAME: 'a name',
  FIELD_NAME: 'a field',
  NUMBER: 'a number',
  STRING: 'a text in double quotes',
  QUANTITY: 'a period such as `1m`',
  Amount: 'a number',
  Comparison: '`==` or `!=`',
  Event: '`from` or `{`',
  ResourceLimit: 'an amount such as `500m` or `512Mi`',
  Literal: 'a value',
  Constraint: 'a constraint such as `1..100` or `pattern "[a-z]+"`',
  Bounds: 'a number',
  Operation: 'an operation: `create`, `read`, `update`, `delete` or `*`',
  Multiplicity: 'a number, `*` or `]`',
  'System:}': 'a setting of the system or `}`',
  'Application:}': 'a setting, an entity, an enum or `}`',
  'Entity:}': 'a field, a statement such as `index`, `page` or `allow`, or `}`',
  'Mixin:}': 'a field, a statement such as `index`, `page` or `allow`, or `}`',
  'Value:}': 'a field or `}`',
  'Event:}': 'a field or `}`',
  'Environment:}': 'a setting that an environment may have, or `}`',
  'Console:}': '`alert` or `}`',
  'Client:}': 'a setting of the client or `}`',
  'Route:}': '`path`, `methods`, `rewrite` or `}`',
  'Deployment:}': 'a setting of the deployment or `}`',
  'Resources:}': '`cpu`, `memory` or `}`',
  'Procedure:)': '`,` or `)`',
  'Filter:)': '`,` or `)`',
  'Filter:NAME': 'the name of a field',
  'FullText:NAME': 'the name of a field',
  'Instances:NAME': '`cpu` or `memory`',
  'Secret:NAME': 'a name such as `PAYMENT_KEY`',
  'Namespace:NAME': 'the name of a namespace',
  'Format:NAME': '`kustomize` or `helm`',
  'Methods:NAME': 'a method such as `GET`',
  'Grants:NAME': 'a grant such as `authorization_code`',
  'Scopes:NAME': 'a scope such as `openid`',
  'Locking:NAME': '`optimistic` or `none`',
  'Pages:NAME': '`all` or `none`',
  'Alert:NAME': 'a metric such as `errors`',
  'FullText:)': '`,` or `)`',
  'Storage:QUANTITY': 'a size such as `10Gi`',
  'Enum:}': '`,` or `}`',
  'Index:)': '`,` or `)`',
  'Type:)': '`,` or `)`',
  'Type:NAME': 'a type',
  'Auth:NAME': 'the name of a uaa, `jwt`, `session` or `oidc`',
  'Discovery:NAME': 'the name of a registry, `consul` or `none`',
  'Edge:NAME': '`traefik` or `none`',
  'Console:NAME': '`elk`, `grafana` or `none`',
  'Tracing:NAME': '`otlp`, `zipkin` or `none`',
  'Broker:NAME': '`kafka`, `rabbitmq` or `none`',
  'Build:NAME': '`maven` or `gradle`',
  'Cache:NAME': 'a cache such as `redis`',
  'Search:NAME': '`elasticsearch` or `none`',
  'Client:NAME': '`react`, `angular` or `none`',
  'Former:NAME': 'the name that it had before',
  'Consumes:NAME': 'an event such as `orders.OrderPlaced`',
  'EventReference:NAME': 'an event such as `orders.OrderPlaced`',
  'Languages:NAME': 'a language such as `en`',
  'Display:NAME': 'the name of a field',
  'Modifier:NAME': 'the name of a field',
  'Entity:NAME': 'a name',
  'Route:NAME': 'the name of a microservice',
  'Calls:NAME': 'the name of a microservice',
  'Database:NAME': 'a database such as `postgresql`',
  'Config:NAME': '`git`',
  'Limit:NAME': '`user` or `address`',
  'Deployment:NAME': 'a target such as `compose`',
  'Index:NAME': 'the name of a field',
  'Sort:NAME': 'the name of a field',
  'Comparison:NAME': 'the name of a field',
  'Allow:NAME': 'the name of a role',
  'Package:NAME': 'a package such as `com.example.shop`',
  'QualifiedName:NAME': 'a package such as `com.example.shop`',
};

/** Where something stands after what was whole already. */
export const END_OF_STATEMENT = 'the end of the statement';

/** What had to come in `rule`: a phrase without an end. */
export function expectedPhrase(rule: string, token: string | undefined): string {
  if (token === undefined) return PHRASES[rule] ?? 'something else';
  return PHRASES[`${rule}:${token}`] ?? PHRASES[token] ?? `\`${token}\``;
}

const LONGEST = 40;

/** A text of the input in backticks, cut off where it gets long. */
export function quoted(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return `\`${short}\``;
}
