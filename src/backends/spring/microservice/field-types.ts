/** Plain fields: their types in Java and SQL, their constraints, their defaults. */
import type { DefaultValue, Field, Type } from '../../common/subset/model.ts';
import { javaString } from '../../common/escape.ts';
import { enumConstant } from './enums.ts';
import type { Service } from './service.ts';

/** Greatest length of a `Text`, so that no request can fill the memory. */
export const TEXT_LENGTH = 65_535;

const BOXED: Readonly<Record<Exclude<Type['kind'], 'Enum'>, string>> = {
  String: 'String',
  Text: 'String',
  Int: 'Integer',
  Long: 'Long',
  Float: 'Float',
  Double: 'Double',
  Decimal: 'BigDecimal',
  Boolean: 'Boolean',
  LocalDate: 'LocalDate',
  LocalTime: 'LocalTime',
  Instant: 'Instant',
  UUID: 'UUID',
};

const PRIMITIVE: Readonly<Record<string, string>> = {
  Integer: 'int',
  Long: 'long',
  Float: 'float',
  Double: 'double',
  Boolean: 'boolean',
};

const PACKAGES: Readonly<Record<string, string>> = {
  BigDecimal: 'java.math',
  LocalDate: 'java.time',
  LocalTime: 'java.time',
  Instant: 'java.time',
  UUID: 'java.util',
};

/** The class of a field's values. */
export function boxedType(service: Service, type: Type): string {
  return type.kind === 'Enum' ? service.type(type.enum) : BOXED[type.kind];
}

/** The type in the entity: primitive where there is always a value. */
export function entityType(service: Service, field: Field): string {
  const boxed = boxedType(service, field.type);
  return field.required ? (PRIMITIVE[boxed] ?? boxed) : boxed;
}

/** What has to be imported for a field's class. */
export function typeImports(service: Service, type: Type): string[] {
  if (type.kind === 'Enum') return [`${service.application.package}.domain.${service.type(type.enum)}`];
  const boxed = BOXED[type.kind];
  return PACKAGES[boxed] ? [`${PACKAGES[boxed]}.${boxed}`] : [];
}

export function sqlType(type: Type): string {
  switch (type.kind) {
    case 'String':
      return `varchar(${type.maxLength})`;
    case 'Text':
      return 'text';
    case 'Int':
      return 'integer';
    case 'Long':
      return 'bigint';
    case 'Float':
      return 'real';
    case 'Double':
      return 'double precision';
    case 'Decimal':
      return `numeric(${type.precision}, ${type.scale})`;
    case 'Boolean':
      return 'boolean';
    case 'LocalDate':
      return 'date';
    case 'LocalTime':
      return 'time(6)';
    case 'Instant':
      return 'timestamp(6) with time zone';
    case 'Enum':
      return 'varchar(255)';
    default:
      return 'uuid';
  }
}

/** An annotation as text, and what it needs imported. */
export interface Annotation {
  readonly text: string;
  readonly imports: readonly string[];
}

const CONSTRAINTS = 'jakarta.validation.constraints';

export function constraint(name: string, values = ''): Annotation {
  return { text: `@${name}${values && `(${values})`}`, imports: [`${CONSTRAINTS}.${name}`] };
}

/** Bean validation of a field as it comes over the wire. */
export function constraints(field: Field): Annotation[] {
  const { type, required } = field;
  const presence = required && !field.default ? [constraint(isText(type) ? 'NotBlank' : 'NotNull')] : [];
  return [...presence, ...valueConstraints(type)];
}

/** An empty text is a value only where the model says that it may be: `String(0..60)`. */
function isText(type: Type): boolean {
  return type.kind === 'Text' || (type.kind === 'String' && type.minLength !== 0);
}

function valueConstraints(type: Type): Annotation[] {
  switch (type.kind) {
    case 'String': {
      const min = type.minLength ? [`min = ${type.minLength}`] : [];
      const size = constraint('Size', [...min, `max = ${type.maxLength}`].join(', '));
      return type.pattern === undefined
        ? [size]
        : [size, constraint('Pattern', `regexp = ${javaString(type.pattern)}`)];
    }
    case 'Text':
      return [constraint('Size', 'max = 65_535')];
    case 'Int':
    case 'Long':
      return [...wholeBound('Min', type.min), ...wholeBound('Max', type.max)];
    case 'Decimal':
      return [
        constraint('Digits', `integer = ${type.precision - type.scale}, fraction = ${type.scale}`),
        ...decimalBounds(type),
      ];
    case 'Float':
    case 'Double':
      return decimalBounds(type);
    default:
      return [];
  }
}

function wholeBound(name: 'Min' | 'Max', bound: string | undefined): Annotation[] {
  return bound === undefined ? [] : [constraint(name, longLiteral(bound))];
}

/** An `L` only where an `int` is too small. */
function longLiteral(digits: string): string {
  const value = BigInt(digits);
  return value >= -2147483648n && value <= 2147483647n ? value.toString() : `${value.toString()}L`;
}

function decimalBounds({ min, max }: { readonly min?: string; readonly max?: string }): Annotation[] {
  return [
    ...(min === undefined ? [] : [constraint('DecimalMin', javaString(min))]),
    ...(max === undefined ? [] : [constraint('DecimalMax', javaString(max))]),
  ];
}

/** A Java expression for a field's default. */
export function defaultExpression(service: Service, field: Field, value: DefaultValue): Annotation {
  const { type } = field;
  switch (value.kind) {
    case 'string':
      return { text: javaString(value.value), imports: [] };
    case 'number':
      return numberExpression(type, value.value);
    case 'boolean':
      return { text: String(value.value), imports: [] };
    case 'enum':
      return { text: enumExpression(service, type, value.value), imports: typeImports(service, type) };
    case 'random':
      return { text: 'UUID.randomUUID()', imports: ['java.util.UUID'] };
    default:
      return nowExpression(type);
  }
}

function enumExpression(service: Service, type: Type, value: string): string {
  if (type.kind !== 'Enum') throw new Error(`A ${type.kind} has no value ${value}.`);
  return `${service.type(type.enum)}.${enumConstant(value)}`;
}

function numberExpression(type: Type, digits: string): Annotation {
  switch (type.kind) {
    case 'Decimal':
      return {
        text: `new BigDecimal(${javaString(digits)}).setScale(${type.scale})`,
        imports: ['java.math.BigDecimal'],
      };
    case 'Float':
      return { text: `${floating(digits)}f`, imports: [] };
    case 'Double':
      return { text: `${floating(digits)}d`, imports: [] };
    case 'Long':
      return { text: `${BigInt(digits).toString()}L`, imports: [] };
    default:
      return { text: BigInt(digits).toString(), imports: [] };
  }
}

/** `.5` and `007` mean something else in Java, or nothing. */
function floating(digits: string): string {
  return String(Number(digits));
}

/** Dates and times are those of the same clock everywhere, and no finer than what the databases keep. */
function nowExpression(type: Type): Annotation {
  switch (type.kind) {
    case 'LocalDate':
      return { text: 'LocalDate.now(ZoneOffset.UTC)', imports: ['java.time.ZoneOffset'] };
    case 'LocalTime':
      return {
        text: 'LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS)',
        imports: ['java.time.ZoneOffset', 'java.time.temporal.ChronoUnit'],
      };
    default:
      return {
        text: 'Instant.now().truncatedTo(ChronoUnit.MICROS)',
        imports: ['java.time.temporal.ChronoUnit'],
      };
  }
}

/** How a default is named in a comment. */
export function defaultInWords(value: DefaultValue): string {
  switch (value.kind) {
    case 'now':
      return 'the present moment';
    case 'random':
      return 'a random one';
    default:
      return String(value.value);
  }
}
