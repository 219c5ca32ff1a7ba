/**
 * The part of the model that is built today, as types: what a backend can be given once {@link subsetOf} has taken the
 * rest away. Everything here is a part of the whole model too, so that whoever reads that can read this.
 */
import type * as model from '../../../model/system.ts';
import type * as types from '../../../model/types.ts';

export interface System extends model.System {
  readonly auth: Extract<model.Auth, { readonly kind: 'uaa' }>;
  readonly discovery: Extract<model.Discovery, { readonly kind: 'registry' }>;
  readonly applications: readonly Application[];
}

export type Application = model.Registry | model.Uaa | model.Gateway | Microservice;

export interface Microservice extends model.Microservice {
  readonly entities: readonly Entity[];
}

export interface Entity extends model.Entity {
  readonly fields: readonly Field[];
  readonly references: readonly Reference[];
  /**
   * Empty: signed-in users read, `ADMIN` writes. A rule without operations allows nothing: it stands where every rule was
   * taken away.
   */
  readonly rules: readonly AccessRule[];
}

export interface Field extends model.Field {
  readonly type: Type;
}

export type Type =
  | types.StringType
  | types.TextType
  | types.WholeNumberType
  | types.FloatingType
  | types.DecimalType
  | types.EnumType
  | { readonly kind: Exclude<types.SimpleType['kind'], 'ZonedDateTime' | 'Json'> };

export interface Reference extends model.Reference {
  readonly application: string;
}

export interface AccessRule extends model.AccessRule {
  readonly when: readonly [] | readonly [CallerCondition];
}

/** A reference of the entity names whoever asks. */
export interface CallerCondition extends model.RowCondition {
  readonly path: readonly [string];
  readonly operator: '==';
  readonly value: { readonly kind: 'me' };
}

export type {
  DefaultValue,
  Enum,
  Gateway,
  HttpMethod,
  Operation,
  RateLimit,
  Registry,
  Relation,
  Role,
  Route,
  Uaa,
} from '../../../model/system.ts';
