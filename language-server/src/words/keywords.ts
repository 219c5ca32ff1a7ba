/**
 * What the words of the language mean, as docs/language.md says it at length: for hovers and completion. A test holds that
 * every keyword of the grammar stands here, and that defaults are those of the reference.
 */
export interface Meaning {
  /** A sentence or two of Markdown. */
  readonly means: string;
  /** What holds where nothing is said, as the reference has it. */
  readonly default?: string;
  /** How it is written, where that differs from what FORMS says of the word. */
  readonly form?: string;
}

/**
 * By keyword, or by rule of the grammar and keyword (`Deployment.storage`) where a word means several things; the latter
 * go first.
 */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  // ---- the whole
  system: {
    means: 'The system that this file and everything it imports describe, and what holds for all of it. There is one.',
  },
  import: {
    means:
      'Makes the declarations of another file, and of what that imports, a part of the system. `./` and `../` start from the folder of this file; anything else names a file of an npm package.',
  },
  role: { means: 'What users may be. Every system has the role `ADMIN` besides.' },
  was: {
    means: 'The name that it had before, so that what is stored and published under that name follows.',
    form: 'entity Order was Purchase { … }',
  },
  package: { means: 'The base package of emitted code.', default: '`com.example.<name>`' },
  version: { means: 'The version of the emitted applications.', default: '`"0.1.0"`' },
  java: { means: 'The language level of emitted code: `17`, `21` or `25`.', default: '`17`' },
  build: { means: 'What emitted applications are built with.', default: '`maven`' },
  auth: {
    means: 'Who signs users in: a `uaa` of the system by its name, `oidc` with an address, `jwt` or `session`.',
    default: 'the only uaa; without one, `session` when all applications are monoliths, else `jwt`',
  },
  discovery: {
    means: 'How applications find each other: a `registry` by its name, `consul`, or `none` (configured addresses).',
    default: 'the only registry, else `none`',
  },
  edge: { means: 'A reverse proxy before the gateways.', default: '`none`' },
  console: {
    means: 'Where logs, metrics and alerts are looked at; alerts stand in braces.',
    default: '`none`',
  },
  alert: { means: 'Sends mail when a metric is above a threshold within a period.' },
  'Alert.per': { means: 'The period in which it is counted, or measured: `5m`.' },
  'Alert.to': { means: 'The address that gets the mail.' },
  tracing: { means: 'What traces are sent by.', default: '`none`' },
  broker: {
    means: 'What carries events from application to application.',
    default: '`kafka` when any event is declared, else `none`',
  },
  languages: {
    means: 'What pages speak, as BCP 47 tags. The first is the default one.',
    default: '`en`',
  },
  dev: { means: 'Settings of the environment where people work on it, in place of those around.' },
  test: { means: 'Settings of the environment where its own tests run, in place of those around.' },
  prod: { means: 'Settings of the environment where it is deployed, in place of those around.' },

  // ---- deployment
  deploy: { means: 'Where the system runs, each target once.', default: 'nothing is added' },
  namespace: { means: 'The namespace of Kubernetes.', default: 'the name of the system' },
  images: { means: 'Where images are kept.', default: 'local ones' },
  host: { means: 'Where browsers reach the system.', default: 'the machine' },
  tls: { means: 'Connections from outside are encrypted, which needs a `host`.', default: 'off', form: 'tls' },
  format: { means: 'What Kubernetes gets: `kustomize`, `helm`, or both.', default: '`kustomize`' },
  'StorageClass.storage': {
    means: 'The storage class of volumes.',
    default: "the cluster's",
    form: 'storage "fast-ssd"',
  },

  // ---- applications
  registry: { means: 'Where applications find each other and their configuration, with dashboards of all of them.' },
  uaa: {
    means:
      'User accounts and sign-in: the OAuth2 and OpenID Connect server of the system. It owns one entity, `User`, to which others may refer.',
  },
  gateway: { means: "A front door: keeps browsers' sessions and routes to microservices." },
  microservice: { means: 'Owns data and serves it.' },
  monolith: {
    means:
      'One application with its own pages, users and data: what a microservice has but `calls`, and of a gateway `client` and `limit`.',
  },
  port: {
    means: 'Its TCP port on one machine, 1 to 65535, unique in the system.',
    default:
      'the first that is free of 8761, … (registry), 9999, 9998, … (uaa), 8080, 8090, … (gateway, monolith), 8081, … (microservice)',
  },
  database: {
    means:
      'The production database. In `dev` and `test` each application runs on an embedded H2 unless these say otherwise.',
    default: "the system's, which is `postgresql`",
  },
  cache: { means: 'Where values are kept that are asked for often.', default: '`none`' },
  'Search.search': {
    means: 'Where entities with `search` are indexed.',
    default: '`none`',
    form: 'search elasticsearch',
  },
  instances: {
    means:
      'How many run side by side. Between two numbers, another is started where that share of what is reserved is used.',
    default: '`1`; at `cpu 80`',
  },
  at: {
    means: 'The load at which another instance is started: `at cpu 70`, in percent of what is reserved.',
    default: '`at cpu 80`',
  },
  resources: { means: 'What is reserved, and the most that is given.', default: 'what the platform gives' },
  cpu: { means: 'Cores: reserved, and at most. `m` is a thousandth.', form: 'cpu 250m..2' },
  memory: { means: 'Memory: reserved, and at most, in `Ki`, `Mi` or `Gi`.', form: 'memory 512Mi..1Gi' },
  storage: { means: 'Room for the database.', default: 'what the platform gives' },
  secret: {
    means: 'Environment variables that whoever deploys it must provide. A file never holds their values.',
  },
  client: {
    means: 'Pages of its own, in `react` or `angular`; in a uaa, a program of others that may sign users in here.',
    default: '`client none`',
  },
  grants: {
    means: 'How the client gets its tokens.',
    default: '`authorization_code, refresh_token`',
    form: 'grants authorization_code, refresh_token',
  },
  redirect: {
    means: 'Addresses to which users come back after they have signed in.',
    form: 'redirect "https://app.example.com/callback"',
  },
  scopes: { means: 'What the client may ask for.', default: '`openid`', form: 'scopes openid, profile' },
  config: {
    means: 'The repository of the production configuration. In development it is a folder of the workspace.',
    default: 'none is set; the registry takes it from its environment',
  },
  route: { means: 'Microservices that are reached through this gateway, at `/services/<name>/`.', default: 'none' },
  path: {
    means: "Lets only these paths of the service pass, in Spring's patterns.",
    default: 'all',
    form: 'path "/api/products/**"',
  },
  methods: { means: 'Lets only requests with these methods pass.', default: 'all', form: 'methods GET, POST' },
  rewrite: {
    means: 'Replaces the beginning of a path.',
    form: 'rewrite "/api/products" to "/api/v2/products"',
  },
  'Rewrite.to': { means: 'What takes the place of the beginning of a path.' },
  limit: {
    means: 'Most requests of one user, or one address, in a period of 1 second to 1 day; more are answered 429.',
    default: 'no limit',
  },
  'Limit.per': { means: 'The period in which requests are counted: `1m`.' },
  'Limit.by': { means: 'Whom requests are counted of: a signed-in `user`, or a network `address`.' },
  for: {
    means: 'Counts only users with one of these roles.',
    default: 'everyone',
    form: 'limit 1000 per 1m by user for SELLER',
  },
  calls: {
    means: 'Microservices that this one calls: it gets clients for them, with credentials of its own.',
    default: 'none',
  },
  consumes: { means: 'Events of other applications that this one takes.', default: 'none' },

  // ---- data
  entity: {
    means:
      'Rows with a key called `id`, made by the service, and a `version` that counts changes. Without a rule, who is signed in reads and `ADMIN` writes.',
  },
  enum: {
    means: 'A choice of values. The text after a value is its label: what people read.',
    default: 'the label is the name in words: `OUT_OF_STOCK` is "Out of stock"',
  },
  value: {
    means: 'Fields that are embedded wherever it is the type of a field: columns of that row, a nested object in JSON.',
  },
  mixin: {
    means: 'Fields and options that several entities have: `entity X with A, B` has them as if they stood in it.',
  },
  with: {
    means: 'Takes over the fields and options of these mixins, before its own.',
    form: 'entity Order with Traced { … }',
  },
  event: { means: 'Something that has happened, which other applications may react to.' },
  from: { means: 'The entity that the event is about: it carries these fields of a row, and its `id`.' },
  operation: {
    means: 'What the application does besides keeping rows. What it does is written by hand.',
    default: 'without `allow`, only `ADMIN` may',
  },

  // ---- modifiers of fields
  unique: { means: 'No two rows share a value.', form: 'number: String(12) unique' },
  readonly: { means: 'May be set on creation and never changes afterwards.', form: 'number: String(12) readonly' },
  owned: {
    means:
      'The targets are parts of this entity: read and written with it, as nested objects; they live and die with it, follow its rules, and have no address of their own.',
    form: 'lines: OrderLine[1..*] owned',
  },
  owning: {
    means: 'This side keeps the key of a one to one, or names the table between the two of a many to many.',
    default: 'the required side, else the first declared',
    form: 'labels: Label[] owning',
  },
  opposite: {
    means: 'Which field of the target is the other side, where several could be. Said on either side.',
    default: 'the one field that points back',
    form: 'to: Address opposite received',
  },
  shows: {
    means: 'The field of the target that people see.',
    default: 'what the target displays',
    form: 'customer: Customer shows name',
  },
  on: {
    means: 'What becomes of this row when its target is deleted.',
    default: '`restrict`',
    form: 'courier: Courier? on delete clear',
  },
  delete: {
    means: 'What becomes of this row when its target is deleted.',
    default: '`restrict`',
    form: 'courier: Courier? on delete clear',
  },
  'SoftDelete.delete': {
    means: 'A deleted row is kept, and no longer seen.',
    default: 'rows are deleted',
    form: 'soft delete',
  },
  column: {
    means: 'The name of its column.',
    default: 'its name in small letters: `placed_at`',
    form: 'weight: Int column "weight_kg"',
  },

  // ---- options of entities
  index: {
    means: 'Makes finding rows by these fields fast; with `unique`, no two rows may share the values.',
    default: 'none',
  },
  'Index.unique': {
    means: 'No two rows may share the values of all these fields.',
    form: 'index (customer, number) unique',
  },
  page: {
    means: 'How many rows a page has when the caller does not say (1 to 200), and their order.',
    default: '`page 20 by id`',
  },
  offset: { means: 'Pages go by number.', default: '`page offset`', form: 'page offset 20 by name' },
  cursor: { means: 'Pages go on where the former one ended, instead of by number.', form: 'page cursor 20 by name' },
  none: { means: 'The list is given whole.', form: 'page none' },
  by: {
    means: 'The order of rows when the caller does not say.',
    default: '`by id`',
    form: 'page 20 by placedAt desc',
  },
  asc: { means: 'The smallest first.', default: '`asc`', form: 'page 20 by name asc' },
  desc: { means: 'The greatest first.', default: '`asc`', form: 'page 20 by placedAt desc' },
  filter: {
    means: 'Lists can be narrowed by these fields in a request; alone: by all that can be compared.',
    default: 'no filter',
  },
  search: { means: 'Full text search in these fields; alone: in all texts.', default: 'no search' },
  audit: { means: 'Who created and last changed a row, and when, is kept.', default: 'off', form: 'audit' },
  soft: { means: 'A deleted row is kept, and no longer seen.', default: 'rows are deleted' },
  locking: {
    means: 'Whether a change of a row that has changed since it was read is refused.',
    default: '`optimistic`',
  },
  read: { means: 'Rows are served, but not changed over the API.', default: 'off' },
  only: { means: 'Rows are served, but not changed over the API.', default: 'off', form: 'read only' },
  display: { means: 'What stands for a row where another points to it.', default: 'the first required `String`' },
  pages: { means: 'Whether clients have pages for it.', default: '`all`' },
  table: { means: 'The name of its table.', default: 'the plural of the entity' },

  // ---- rules
  allow: {
    means: 'What may be done, by whom, with which rows. What no rule allows is denied.',
    default: 'without any rule, who is signed in reads and `ADMIN` writes',
  },
  'Procedure.allow': { means: 'Who may carry it out.', default: 'only `ADMIN`' },
  to: { means: 'Any of these roles.', default: 'everyone who is signed in', form: 'allow read to SELLER, SUPPORT' },
  when: {
    means: 'Only rows for which this is so; others are not seen. Comparisons are `==` and `!=`, joined by `and`.',
    form: 'allow read when customer == me and status != CANCELLED',
  },
  '==': { means: 'Is the same: only rows for which it is so.', form: 'allow read when customer == me' },
  '!=': { means: 'Is another: only rows for which it is not so.', form: 'allow read when status != CANCELLED' },
  and: { means: 'Both must hold. There is no `or`: write a second `allow`.' },
  message: {
    means: 'What is told to those who may not.',
    form: 'allow read when owner == me message "Only your own."',
  },
};

/** @param rule of the grammar that says the keyword */
export function meaningOf(keyword: string, rule: string | undefined): Meaning | undefined {
  return MEANINGS[`${rule}.${keyword}`] ?? MEANINGS[keyword];
}
