/** Settings of applications and deployments: which there are, which values they take, and why some have no counterpart. */

/** What becomes of a setting that has no counterpart. */
export interface Unsupported {
  readonly why: string;
  /** Values that say what is so anyway: nothing is lost with them. */
  readonly same?: readonly string[];
}

/** Those that the importer turns into something. */
export const APPLICATION_SETTINGS = [
  'applicationType',
  'authenticationType',
  'baseName',
  'buildTool',
  'cacheProvider',
  'clientFramework',
  'databaseType',
  'devDatabaseType',
  'enableTranslation',
  'languages',
  'messageBroker',
  'nativeLanguage',
  'packageName',
  'prodDatabaseType',
  'routes',
  'searchEngine',
  'serverPort',
  'serviceDiscoveryType',
  'skipClient',
  'uaaBaseName',
] as const;

const HOUSE_NAMES = 'names in emitted code follow msac';
const CLIENT_TOOLS = 'msac chooses the tools of the client';
const GENERATOR = 'a matter of the generator';
const OFF = ['false', 'no'];

/** In JDL 9, in older versions, and in `.yo-rc.json`. */
export const UNSUPPORTED_SETTINGS: Readonly<Record<string, Unsupported>> = {
  blueprint: { why: 'there are no blueprints' },
  blueprints: { why: 'there are no blueprints', same: ['[]'] },
  clientBundler: { why: CLIENT_TOOLS },
  clientPackageManager: { why: CLIENT_TOOLS, same: ['npm'] },
  clientTestFramework: { why: CLIENT_TOOLS },
  clientTestFrameworks: { why: CLIENT_TOOLS },
  clientTheme: { why: 'pages have the look of msac', same: ['none'] },
  clientThemeVariant: { why: 'pages have the look of msac', same: ['none', ''] },
  creationTimestamp: { why: GENERATOR },
  cypressAudit: { why: CLIENT_TOOLS, same: OFF },
  cypressCoverage: { why: CLIENT_TOOLS, same: OFF },
  databaseMigration: { why: "migrations are Flyway's" },
  devServerPort: { why: CLIENT_TOOLS },
  dtoSuffix: { why: HOUSE_NAMES, same: ['DTO', ''] },
  embeddableLaunchScript: { why: 'services start as plain JARs or containers', same: OFF },
  enableGradleDevelocity: { why: GENERATOR, same: OFF },
  enableHibernateCache: { why: '`cache` says what is cached', same: OFF },
  enableSocialSignIn: { why: 'sign-in by other sites is what `auth oidc` does', same: OFF },
  enableSwaggerCodegen: { why: 'the API follows the model, not the other way round', same: OFF },
  entitySuffix: { why: HOUSE_NAMES, same: [''] },
  experimental: { why: GENERATOR },
  feignClient: { why: '`calls` gives a service typed clients of another', same: OFF },
  frontendBuilder: { why: CLIENT_TOOLS },
  gatewayServerPort: { why: 'pages stand in gateways, whose port is theirs' },
  graalvmSupport: { why: 'services run on a JVM', same: OFF },
  gradleDevelocityHost: { why: GENERATOR, same: [''] },
  hibernateCache: { why: '`cache` says what is cached', same: OFF },
  incrementalChangelog: { why: "migrations are Flyway's", same: OFF },
  jhiPrefix: { why: HOUSE_NAMES, same: ['jhi'] },
  jhipsterVersion: { why: GENERATOR },
  jwtSecretKey: { why: 'secrets are made at random and stand in no file of the model' },
  lastLiquibaseDate: { why: GENERATOR },
  microfrontend: { why: 'pages of all services stand in their gateway', same: OFF },
  microfrontends: { why: 'pages of all services stand in their gateway', same: ['[]'] },
  monorepository: { why: GENERATOR },
  nodePackageManager: { why: CLIENT_TOOLS, same: ['npm'] },
  otherModules: { why: GENERATOR, same: ['[]'] },
  pages: { why: GENERATOR, same: ['[]'] },
  pkType: { why: 'keys are `id: Long`, or `UUID`' },
  reactive: { why: 'emitted applications are not reactive', same: OFF },
  rememberMeKey: { why: 'secrets are made at random and stand in no file of the model' },
  removeNeedles: { why: GENERATOR },
  skipCheckLengthOfIdentifier: { why: GENERATOR, same: OFF },
  skipFakeData: { why: 'no made-up rows are emitted', same: ['true'] },
  skipServer: { why: 'a client without its server cannot be emitted', same: OFF },
  skipUserManagement: { why: 'who manages users follows from `auth`', same: OFF },
  syncUserWithIdp: { why: 'users stay with their identity provider', same: OFF },
  testFrameworks: { why: 'tests are always emitted, with the tools that msac chooses', same: ['[]'] },
  useSass: { why: CLIENT_TOOLS },
  websocket: { why: 'there are no web sockets', same: OFF },
  withAdminUi: { why: 'the dashboards stand in the registry' },
};

const RELATIONAL = ['postgresql', 'mysql', 'mariadb', 'oracle', 'mssql'];
const DOCUMENTS = ['mongodb', 'cassandra', 'couchbase', 'neo4j'];

/** What the settings that are turned into something take. Other words are mistakes. */
export const SETTING_VALUES: Readonly<Record<string, readonly string[]>> = {
  applicationType: ['monolith', 'gateway', 'microservice', 'uaa'],
  authenticationType: ['jwt', 'session', 'oauth2', 'uaa'],
  buildTool: ['maven', 'gradle'],
  cacheProvider: ['caffeine', 'ehcache', 'hazelcast', 'infinispan', 'memcached', 'redis', 'no', 'false'],
  clientFramework: ['angular', 'angularX', 'angular1', 'angular2', 'react', 'vue', 'svelte', 'no', 'none', 'false'],
  databaseType: ['sql', ...DOCUMENTS, 'no', 'false'],
  devDatabaseType: ['h2Disk', 'h2Memory', ...RELATIONAL, ...DOCUMENTS, 'no', 'false'],
  enableTranslation: ['true', 'false'],
  messageBroker: ['kafka', 'pulsar', 'no', 'false'],
  prodDatabaseType: [...RELATIONAL, ...DOCUMENTS, 'no', 'false'],
  searchEngine: ['elasticsearch', 'couchbase', 'no', 'false', 'true'],
  serviceDiscoveryType: ['consul', 'eureka', 'no', 'false'],
  skipClient: ['true', 'false'],
};

/** Of deployments; those without an explanation are turned into something. */
export const DEPLOYMENT_SETTINGS: Readonly<Record<string, Unsupported | undefined>> = {
  appsFolders: undefined,
  deploymentType: undefined,
  dockerRepositoryName: undefined,
  ingressDomain: undefined,
  kubernetesNamespace: undefined,
  kubernetesStorageClassName: undefined,
  monitoring: undefined,
  serviceDiscoveryType: undefined,
  clusteredDbApps: { why: 'databases are single', same: ['[]'] },
  consoleOptions: { why: '`console` says what watches the system' },
  directoryPath: { why: 'the workspace holds all applications', same: ['../', './'] },
  dockerPushCommand: { why: 'images are pushed by hand or by CI', same: ['docker push'] },
  gatewayType: { why: 'gateways are Spring Cloud Gateways', same: ['SpringCloudGateway'] },
  ingressType: { why: 'the cluster chooses its ingress' },
  istio: { why: 'there is no service mesh', same: OFF },
  kubernetesServiceType: { why: 'only the front door is seen from outside, through an ingress' },
  kubernetesUseDynamicStorage: { why: '`storage` names a class', same: ['false'] },
  openshiftNamespace: { why: 'there is no deployment to OpenShift' },
  registryReplicas: { why: '`instances` stands in the registry' },
  storageType: { why: '`storage` names a class' },
};

export const DEPLOYMENT_TYPES = ['docker-compose', 'kubernetes'] as const;

/** Accepted by older versions of JDL: nothing is made of them. */
export const FORMER_DEPLOYMENT_TYPES = ['openshift', 'rancher-compose', 'heroku', 'aws', 'azure'];
