/**
 * The model: what a checked set of `.msa` files says, with every default filled in and every name resolved.
 *
 * It is plain data (no classes, no cycles, no functions), deeply frozen, and serialises to JSON as it stands: backends
 * in any language may read it. References between parts are names, never object links. All lists are in the order of
 * the source unless said otherwise. The JSON form is described by `schema/system.schema.json`.
 */
import type { CustomOperation, Entity, Enum, Event, Renamed, ValueType } from './data.ts';

export type * from './data.ts';

/** Version of the JSON form. Raised when a reader of the former one could misread the new one. */
export const MODEL_VERSION = 2;

export interface System {
  readonly modelVersion: typeof MODEL_VERSION;
  /** Name as written, e.g. `shop`. */
  readonly name: string;
  readonly documentation?: string;
  /** Base package of emitted code, e.g. `com.example.shop`. Default: `com.example.<name>`. */
  readonly package: string;
  /** Version of the emitted applications, e.g. `0.1.0`. */
  readonly version: string;
  /** Java language level of emitted code. Default 17. */
  readonly java: JavaVersion;
  /** What emitted applications are built with. Default `maven`. */
  readonly build: BuildTool;
  /** Languages that pages speak unless an application says otherwise, as BCP 47 tags; the first is the default one. Default `en`. */
  readonly languages: readonly string[];
  /** Roles as written, then the built-in `ADMIN`, each once. */
  readonly roles: readonly Role[];
  /** Who signs users in, unless an application says otherwise. */
  readonly auth: Auth;
  /** How applications find each other. */
  readonly discovery: Discovery;
  /** A reverse proxy before the gateways. */
  readonly edge: Edge;
  /** Where logs, metrics and alerts are looked at. */
  readonly console: Console;
  /** What traces are sent by. */
  readonly tracing: Tracing;
  /** What carries events. Default: `kafka` when any event is declared, else `none`. */
  readonly broker: Broker;
  /** The above as they are in each environment. */
  readonly environments: Readonly<Record<EnvironmentName, SystemEnvironment>>;
  readonly applications: readonly Application[];
  readonly deployments: readonly Deployment[];
}

export type JavaVersion = 17 | 21 | 25;
export type BuildTool = 'maven' | 'gradle';
export type Edge = 'traefik' | 'none';
export type Tracing = 'otlp' | 'zipkin' | 'none';
export type Broker = 'kafka' | 'rabbitmq' | 'none';

/** `dev`: while people work on it; `test`: while its own tests run; `prod`: where it is deployed. */
export type EnvironmentName = 'dev' | 'test' | 'prod';

export interface SystemEnvironment {
  readonly edge: Edge;
  readonly console: Console;
  readonly tracing: Tracing;
  readonly broker: Broker;
}

/** Who signs users in. */
export type Auth =
  /** A uaa in `applications`. */
  | { readonly kind: 'uaa'; readonly application: string }
  /** The gateway or monolith itself, which keeps the accounts and issues signed tokens. */
  | { readonly kind: 'jwt' }
  /** The monolith or gateway itself, which keeps the accounts and sessions. */
  | { readonly kind: 'session' }
  /** An OpenID Connect provider that is not part of the system, by the address of its issuer. */
  | { readonly kind: 'oidc'; readonly issuer: string };

export type Discovery =
  /** A registry in `applications`. */
  | { readonly kind: 'registry'; readonly application: string }
  | { readonly kind: 'consul' }
  /** By configured addresses. */
  | { readonly kind: 'none' };

export interface Console {
  readonly product: 'elk' | 'grafana' | 'none';
  readonly alerts: readonly Alert[];
}

/** Mail to somebody when a metric is above a threshold within a period. */
export interface Alert {
  /** Errors, requests and restarts are counted; latency is the 95th percentile in milliseconds. */
  readonly metric: 'errors' | 'requests' | 'latency' | 'restarts';
  readonly above: number;
  /** Length of the period in seconds. */
  readonly seconds: number;
  /** An e-mail address. */
  readonly to: string;
}

export interface Role extends Renamed {
  readonly name: string;
  readonly documentation?: string;
  /** True for `ADMIN`, which every system has. */
  readonly builtIn: boolean;
}

export type Application = Registry | Uaa | Gateway | Microservice | Monolith;
export type ApplicationKind = Application['kind'];

interface ApplicationBase extends Renamed {
  /** Name as written, e.g. `catalog`. Unique in the system, whatever the kind, ignoring case. */
  readonly name: string;
  readonly documentation?: string;
  /** TCP port on one machine, 1 to 65535, unique in the system. */
  readonly port: number;
  readonly instances: Instances;
  /** Absent: what the platform gives. */
  readonly resources?: Resources;
  /** Names of environment variables that whoever deploys it must provide. */
  readonly secrets: readonly string[];
}

/** How many run side by side. Fixed when `min` is `max`. */
export interface Instances {
  readonly min: number;
  readonly max: number;
  /** What is measured to choose between the two: at this percentage of what is reserved, another is started. */
  readonly scale?: { readonly metric: 'cpu' | 'memory'; readonly percent: number };
}

export interface Resources {
  /** In thousandths of a core. */
  readonly cpu?: ResourceRange;
  /** In bytes. */
  readonly memory?: ResourceRange;
}

export interface ResourceRange {
  /** What is reserved. */
  readonly request: number;
  /** The most that is given. Absent: no bound. */
  readonly limit?: number;
}

interface WithDatabase {
  /** In production. */
  readonly database: Database;
  /** Room for its database, in bytes. Absent: what the platform gives. */
  readonly storage?: number;
}

/** Settings as they are in one environment. */
export interface ApplicationEnvironment {
  readonly port: number;
  readonly instances: Instances;
  readonly resources?: Resources;
  readonly database?: Database;
  readonly storage?: number;
  readonly cache?: Cache;
  readonly search?: SearchEngine;
}

interface WithEnvironments {
  /** Every setting as it is in each environment. `prod` is as the application itself says unless it is overridden. */
  readonly environments: Readonly<Record<EnvironmentName, ApplicationEnvironment>>;
}

/** Where applications find each other and their configuration, with dashboards of all of them. */
export interface Registry extends ApplicationBase, WithEnvironments {
  readonly kind: 'registry';
  /** Where the production configuration is kept. In development it is a folder of the workspace. */
  readonly config?: { readonly git: string };
}

/** User accounts and authorization: the OAuth2 / OpenID Connect server of the system. */
export interface Uaa extends ApplicationBase, WithDatabase, WithEnvironments {
  readonly kind: 'uaa';
  /** Programs of others that may sign users in here. */
  readonly clients: readonly OAuthClient[];
}

export interface OAuthClient {
  readonly name: string;
  readonly documentation?: string;
  /** Default: `authorization_code` and `refresh_token`. */
  readonly grants: readonly Grant[];
  readonly redirects: readonly string[];
  /** Default `openid`. */
  readonly scopes: readonly string[];
}

export type Grant = 'authorization_code' | 'refresh_token' | 'client_credentials' | 'device_code';

/** A front door: keeps the session of a browser and routes to microservices. */
export interface Gateway extends ApplicationBase, WithDatabase, WithEnvironments {
  readonly kind: 'gateway';
  readonly auth: Auth;
  readonly client: Client;
  readonly routes: readonly Route[];
  readonly limits: readonly RateLimit[];
  readonly cache: Cache;
}

/** The pages that an application serves. */
export interface Client {
  readonly framework: 'react' | 'angular' | 'none';
  /** BCP 47 tags; the first is the default one. */
  readonly languages: readonly string[];
}

export interface Route {
  /** A microservice in `applications`. */
  readonly to: string;
  /** Patterns of paths of the microservice that pass, in Spring's syntax. Empty: all. */
  readonly paths: readonly string[];
  /** Empty: all. */
  readonly methods: readonly HttpMethod[];
  /** The beginning of a path and what takes its place, in the order in which they are tried. */
  readonly rewrites: readonly { readonly from: string; readonly to: string }[];
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface RateLimit {
  /** Most requests that are let through in a period. */
  readonly requests: number;
  /** Length of the period in seconds. */
  readonly seconds: number;
  readonly by: 'user' | 'address';
  /** Only users with one of these roles are counted. Empty: everyone. */
  readonly roles: readonly string[];
}

/** What owns data and serves it. */
interface DataOwner extends ApplicationBase, WithDatabase, WithEnvironments {
  readonly auth: Auth;
  readonly cache: Cache;
  readonly search: SearchEngine;
  /** Events of other applications that it reacts to. */
  readonly consumes: readonly { readonly application: string; readonly event: string }[];
  readonly entities: readonly Entity[];
  /** Its own, then the shared ones that it uses. */
  readonly enums: readonly Enum[];
  /** Its own, then the shared ones that it uses. */
  readonly values: readonly ValueType[];
  /** What it publishes. */
  readonly events: readonly Event[];
  readonly operations: readonly CustomOperation[];
}

export interface Microservice extends DataOwner {
  readonly kind: 'microservice';
  /** Microservices that this one calls, by name. */
  readonly calls: readonly string[];
}

/** One application with its own pages, users and data. */
export interface Monolith extends DataOwner {
  readonly kind: 'monolith';
  readonly client: Client;
  readonly limits: readonly RateLimit[];
}

/** `h2` is embedded, and the default of `dev` and `test`. */
export type Database = 'postgresql' | 'mysql' | 'mariadb' | 'oracle' | 'sqlserver' | 'h2' | 'none';

/** `caffeine` is local to each instance, the others are shared. */
export type Cache = 'redis' | 'hazelcast' | 'caffeine' | 'none';

export type SearchEngine = 'elasticsearch' | 'none';

export type Deployment =
  | { readonly kind: 'compose'; readonly settings: DeploymentSettings }
  | { readonly kind: 'kubernetes'; readonly settings: DeploymentSettings; readonly kubernetes: Kubernetes }
  /** As processes of one machine. */
  | { readonly kind: 'local'; readonly settings: DeploymentSettings };

export interface DeploymentSettings {
  /** Where images are kept, e.g. `ghcr.io/example`. */
  readonly images?: string;
  /** Where browsers reach the system, e.g. `shop.example.com`. */
  readonly host?: string;
  readonly tls: boolean;
}

export interface Kubernetes {
  /** Default: the name of the system. */
  readonly namespace: string;
  /** Default `kustomize`. */
  readonly formats: readonly ('kustomize' | 'helm')[];
  readonly storageClass?: string;
}
