/** The types of plain fields, with their constraints. Absent bounds mean "unbounded". All bounds are inclusive. */

export type Type =
  | StringType
  | TextType
  | WholeNumberType
  | FloatingType
  | DecimalType
  | DurationType
  | ContentType
  | SimpleType
  | EnumType
  | EmbeddedType;

/** Text of bounded length, kept as `varchar`. Lengths are in characters (UTF-16 code units, as in Java). */
export interface StringType {
  readonly kind: 'String';
  readonly minLength?: number;
  /** Default 255. */
  readonly maxLength: number;
  /** A regular expression that the whole value must match, in the syntax that Java and ECMAScript share. */
  readonly pattern?: string;
}

/** Long text: up to 65,535 characters. */
export interface TextType {
  readonly kind: 'Text';
}

/** Bounds are kept as decimal text, so that a `Long` beyond 2^53 keeps its digits. */
interface NumberBounds {
  readonly min?: string;
  readonly max?: string;
  /** What is counted, e.g. `kg`; people see it beside the number. */
  readonly unit?: string;
}

/** `Int` is 32 bits, `Long` 64 bits. */
export interface WholeNumberType extends NumberBounds {
  readonly kind: 'Int' | 'Long';
}

/** IEEE 754, 32 and 64 bits. */
export interface FloatingType extends NumberBounds {
  readonly kind: 'Float' | 'Double';
}

/** An exact number: `precision` digits in all, `scale` of them after the point. */
export interface DecimalType extends NumberBounds {
  readonly kind: 'Decimal';
  readonly precision: number;
  readonly scale: number;
}

/** A length of time. Bounds are in ISO 8601, e.g. `PT1M`. */
export interface DurationType {
  readonly kind: 'Duration';
  readonly min?: string;
  readonly max?: string;
}

/** Bytes of any kind, or of a picture. */
export interface ContentType {
  readonly kind: 'Binary' | 'Image';
  readonly minBytes?: number;
  /** Default 10,000,000. */
  readonly maxBytes: number;
}

export interface SimpleType {
  readonly kind: 'Boolean' | 'LocalDate' | 'LocalTime' | 'Instant' | 'ZonedDateTime' | 'UUID' | 'Json';
}

export interface EnumType {
  readonly kind: 'Enum';
  /** An enum of the same service. */
  readonly enum: string;
}

export interface EmbeddedType {
  readonly kind: 'Value';
  /** A value type of the same service. */
  readonly value: string;
}
