/** The data that an application owns, and what it tells of it: a part of the model, see system.ts. */
import type { Type } from './types.ts';

/** What had another name in an earlier version, so that data and interfaces follow. */
export interface Renamed {
  /** The name before. */
  readonly was?: string;
}

export interface Enum {
  readonly name: string;
  readonly documentation?: string;
  readonly values: readonly EnumValue[];
}

export interface EnumValue extends Renamed {
  readonly name: string;
  /** What people read. Default: the name in words, e.g. `On sale` for `ON_SALE`. */
  readonly label: string;
  readonly documentation?: string;
}

/** Fields that are embedded wherever it is the type of a field. */
export interface ValueType {
  readonly name: string;
  readonly documentation?: string;
  readonly fields: readonly Field[];
}

/** Something that has happened, which other applications may react to. */
export interface Event extends Renamed {
  readonly name: string;
  readonly documentation?: string;
  /** The entity that it is about. Absent: none. */
  readonly entity?: string;
  /** Names of fields, relations or references of the entity that it carries; empty when there is none. */
  readonly carries: readonly string[];
  /** Fields of its own; empty when it is about an entity. */
  readonly fields: readonly Field[];
}

/** What an application does besides keeping rows; its body is written by hand. */
export interface CustomOperation {
  readonly name: string;
  readonly documentation?: string;
  readonly parameters: readonly Parameter[];
  readonly result?: ParameterType;
  /** Who may. Empty: only `ADMIN`. */
  readonly roles: readonly string[];
  /** What others are told. */
  readonly message?: string;
}

export interface Parameter {
  readonly name: string;
  readonly documentation?: string;
  readonly type: ParameterType;
}

export interface ParameterType {
  /** A plain type, an enum or a value type; or an entity, which is passed by its key and given as the row. */
  readonly type: Type | { readonly kind: 'Entity'; readonly application?: string; readonly entity: string };
  readonly required: boolean;
  readonly many: boolean;
}

export interface Entity extends Renamed {
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
  /** Names of fields that lists can be narrowed by in a request. */
  readonly filter: readonly string[];
  /** Names of text fields that are searched in full. */
  readonly search: readonly string[];
  /** Who created and last changed a row, and when, is kept. */
  readonly audit: boolean;
  /** A deleted row is kept, and no longer seen. */
  readonly softDelete: boolean;
  /** `optimistic`: a change of a row that has changed since it was read is refused. */
  readonly locking: 'optimistic' | 'none';
  /** Served, but not changed over the API. */
  readonly readOnly: boolean;
  /** The field that stands for a row where another points to it. Default: the first `String` that is required, if any. */
  readonly display?: string;
  /** Whether clients have pages for it. */
  readonly pages: boolean;
  /** Name of the table, when one is written. */
  readonly table?: string;
  /** Who may do what. Empty: signed-in users read, `ADMIN` writes. */
  readonly rules: readonly AccessRule[];
  /**
   * The entity whose `owned` relation holds this one, with that relation's name. Such an entity is a part of its
   * owner: it is read and written with it, lives and dies with it, and follows its access rules.
   */
  readonly ownedBy?: { readonly entity: string; readonly relation: string };
}

interface Property extends Renamed {
  readonly name: string;
  readonly documentation?: string;
  /** False when written with `?`. */
  readonly required: boolean;
  /** No two rows share a value. */
  readonly unique: boolean;
  /** May be set on creation and never changes afterwards. */
  readonly readonly: boolean;
  /** Name of the column, when one is written. */
  readonly column?: string;
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
  | { readonly kind: 'random' }
  /** In ISO 8601, e.g. `PT1H`. */
  | { readonly kind: 'duration'; readonly value: string };

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
  /** What becomes of this row when its target is deleted; only on the side that keeps the key. */
  readonly onDelete: OnDelete;
  /** The field of the target that people see. Default: what the target says. */
  readonly shows?: string;
}

/** `restrict`: the target cannot be deleted; `cascade`: this row goes too; `clear`: it points to nothing then. */
export type OnDelete = 'restrict' | 'cascade' | 'clear';

export interface Reference extends Property {
  /**
   * A microservice, or the uaa (whose one entity is `User`), in `applications`. Absent: a `User` of whoever signs users
   * in, when that is no uaa.
   */
  readonly application?: string;
  readonly target: string;
  /** The field of the target that people see. Default: what the target says. */
  readonly shows?: string;
  /** Type of the target's key. */
  readonly id: 'UUID' | 'Long';
}

export interface Index {
  /** Names of fields, relations on their owning side, or references. */
  readonly fields: readonly string[];
  readonly unique: boolean;
}

export interface Page {
  /** `offset`: by number of the page; `cursor`: by where the former page ended; `none`: the list is given whole. */
  readonly mode: 'offset' | 'cursor' | 'none';
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
  /** All of these must hold for a row. Empty: any row. */
  readonly when: readonly RowCondition[];
  /** What is told to those who may not. */
  readonly message?: string;
}

/** A comparison of a value of a row. */
export interface RowCondition {
  /** Names of fields: the way through single relations to a field, e.g. `order`, `customer`. */
  readonly path: readonly string[];
  readonly operator: '==' | '!=';
  /** `me` is whoever asks. */
  readonly value: { readonly kind: 'me' } | Exclude<DefaultValue, { readonly kind: 'now' | 'random' | 'duration' }>;
}
