/**
 * The model: what a checked set of `.msa` files says, with every default filled in and every name resolved.
 *
 * It is plain data (no classes, no cycles, no functions), deeply frozen, and serialises to JSON as it stands: backends
 * in any language may read it. References between parts are names, never object links. All lists are in the order of
 * the source unless said otherwise. The JSON form is described by `schema/system.schema.json`.
 */
import type { Type } from './types.ts';

/** Version of the JSON form. Raised when a reader of the former one could misread the new one. */
export const MODEL_VERSION = 1;

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
  /** Roles as written, then the built-in `ADMIN`, each once. */
  readonly roles: readonly Role[];
  /** The uaa that signs users in: a name in `applications`. */
  readonly auth: string;
  /** The registry in which applications find each other: a name in `applications`. */
  readonly discovery: string;
  readonly applications: readonly Application[];
  readonly deployments: readonly Deployment[];
}

export type JavaVersion = 17 | 21 | 25;

export interface Role {
  readonly name: string;
  readonly documentation?: string;
  /** True for `ADMIN`, which every system has. */
  readonly builtIn: boolean;
}

export type Application = Registry | Uaa | Gateway | Microservice;
export type ApplicationKind = Application['kind'];

interface ApplicationBase {
  /** Name as written, e.g. `catalog`. Unique in the system, whatever the kind, ignoring case. */
  readonly name: string;
  readonly documentation?: string;
  /** TCP port on one machine, 1 to 65535, unique in the system. */
  readonly port: number;
}

/** Where applications find each other and their configuration, with dashboards of all of them. */
export interface Registry extends ApplicationBase {
  readonly kind: 'registry';
  /** Where the production configuration is kept. In development it is a folder of the workspace. */
  readonly config?: { readonly git: string };
}

/** User accounts and authorization: the OAuth2 / OpenID Connect server of the system. */
export interface Uaa extends ApplicationBase {
  readonly kind: 'uaa';
  readonly database: Database;
}

/** A front door: keeps the session of a browser and routes to microservices. */
export interface Gateway extends ApplicationBase {
  readonly kind: 'gateway';
  /** Keeps the sessions. */
  readonly database: Database;
  readonly routes: readonly Route[];
  readonly limits: readonly RateLimit[];
}

export interface Route {
  /** A microservice in `applications`. */
  readonly to: string;
}

export interface RateLimit {
  /** Most requests that are let through in a period. */
  readonly requests: number;
  /** Length of the period in seconds. */
  readonly seconds: number;
  readonly by: 'user' | 'address';
}

/** Owns data and serves it. */
export interface Microservice extends ApplicationBase {
  readonly kind: 'microservice';
  readonly database: Database;
  /** Microservices that this one calls, by name. */
  readonly calls: readonly string[];
  readonly entities: readonly Entity[];
  readonly enums: readonly Enum[];
}

/** The production database; in development each application runs on an embedded H2. */
export type Database = 'postgresql';

export interface Enum {
  readonly name: string;
  readonly documentation?: string;
  readonly values: readonly EnumValue[];
}

export interface EnumValue {
  readonly name: string;
  /** What people read. Default: the name in words, e.g. `On sale` for `ON_SALE`. */
  readonly label: string;
  readonly documentation?: string;
}

export interface Entity {
  readonly name: string;
  readonly documentation?: string;
  /** Type of the key, which is always called `id`. Default `UUID`. */
  readonly id: 'UUID' | 'Long';
  /** Fields with a plain value, in source order. */
  readonly fields: readonly Field[];
  /** Fields that point to entities of the same service, in source order. */
  readonly relations: readonly Relation[];
  /** Fields that point to an entity another application owns, in source order. */
  readonly references: readonly Reference[];
  /** The names of all of the above in source order. */
  readonly order: readonly string[];
  readonly indexes: readonly Index[];
  readonly page: Page;
  /** Who may do what. Empty: signed-in users read, `ADMIN` writes. */
  readonly rules: readonly AccessRule[];
  /**
   * The entity whose `owned` relation holds this one, with that relation's name. Such an entity is a part of its
   * owner: it is read and written with it, lives and dies with it, and follows its access rules.
   */
  readonly ownedBy?: { readonly entity: string; readonly relation: string };
}

interface Property {
  readonly name: string;
  readonly documentation?: string;
  /** False when written with `?`. */
  readonly required: boolean;
  /** No two rows share a value. */
  readonly unique: boolean;
  /** May be set on creation and never changes afterwards. */
  readonly readonly: boolean;
}

export interface Field extends Property {
  readonly type: Type;
  readonly default?: DefaultValue;
}

/** A value that a field takes when none is given. */
export type DefaultValue =
  | { readonly kind: 'string'; readonly value: string }
  /** Kept as text, as written, so that no digit is lost. */
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A value of the field's enum. */
  | { readonly kind: 'enum'; readonly value: string }
  /** The moment of creation, for dates and times. */
  | { readonly kind: 'now' }
  /** A fresh random value, for UUID. */
  | { readonly kind: 'random' };

export type Cardinality = 'one-to-one' | 'many-to-one' | 'one-to-many' | 'many-to-many';

export interface Relation extends Property {
  /** An entity of the same service. */
  readonly target: string;
  readonly cardinality: Cardinality;
  /** True on the side whose table holds the key (or the join table). Exactly one side of a relation does. */
  readonly owner: boolean;
  /** The field of the target that is the other side, when there is one. */
  readonly opposite?: string;
  /** The targets are parts of this entity: see {@link Entity.ownedBy}. Only on `one-to-many` and `one-to-one`. */
  readonly owned: boolean;
  /** For a to-many side: how many there may be. */
  readonly many?: { readonly min: number; readonly max?: number };
}

export interface Reference extends Property {
  /** A microservice, or the uaa (whose one entity is `User`), in `applications`. */
  readonly application: string;
  readonly target: string;
  /** Type of the target's key. */
  readonly id: 'UUID' | 'Long';
}

export interface Index {
  /** Names of fields, relations on their owning side, or references. */
  readonly fields: readonly string[];
  readonly unique: boolean;
}

export interface Page {
  /** Rows a page has when the caller does not say; 1 to 200. Default 20. */
  readonly size: number;
  /** Order when the caller does not say. Default: by `id`. */
  readonly sort: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
}

export type Operation = 'create' | 'read' | 'update' | 'delete';

export interface AccessRule {
  /** Each operation at most once, in the order create, read, update, delete (`*` is all four). */
  readonly operations: readonly Operation[];
  /** Role names; empty: everyone who is signed in. */
  readonly roles: readonly string[];
  /** The rule holds only for rows whose reference to a user is the caller. */
  readonly when?: { readonly field: string; readonly is: 'me' };
}

export type Deployment = { readonly kind: 'compose' };
