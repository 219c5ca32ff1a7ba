import {
  isBounds,
  isNamedConstraint,
  isNumberLiteral,
  isStringLiteral,
  type Constraint,
  type Literal,
  type PlainType,
  type ResolvedType,
  type Type as TypeNode,
} from '../language/index.ts';
import { DEFAULT_LENGTH, DEFAULT_PRECISION, DEFAULT_SCALE } from '../model/defaults.ts';
import type { DefaultValue } from '../model/system.ts';
import type { DecimalType, StringType, Type } from '../model/types.ts';

/** A plain type or an enum, with its constraints. */
export function lowerType(node: TypeNode, resolved: ResolvedType & { kind: 'plain' | 'enum' }): Type {
  if (resolved.kind === 'enum') return { kind: 'Enum', enum: resolved.enum.name };
  return lowerPlain(resolved.type, new Constraints(node.constraints));
}

/** The value of a field that is given none. */
export function lowerDefault(node: Literal, resolved: ResolvedType): DefaultValue {
  if (isStringLiteral(node)) return { kind: 'string', value: node.value };
  if (isNumberLiteral(node)) return { kind: 'number', value: node.value };
  if (resolved.kind === 'enum') return { kind: 'enum', value: node.value };
  if (node.value === 'now' || node.value === 'random') return { kind: node.value };
  return { kind: 'boolean', value: node.value === 'true' };
}

function lowerPlain(kind: PlainType, constraints: Constraints): Type {
  switch (kind) {
    case 'String':
      return lowerString(constraints);
    case 'Decimal':
      return lowerDecimal(constraints);
    case 'Int':
    case 'Long':
    case 'Float':
    case 'Double':
      return { kind, ...constraints.bounds() };
    default:
      return { kind };
  }
}

function lowerString(constraints: Constraints): StringType {
  const { min, max } = constraints.bounds();
  const pattern = constraints.text('pattern');
  return {
    kind: 'String',
    ...(min !== undefined && { minLength: Number(min) }),
    maxLength: Number(max ?? constraints.lone[0] ?? DEFAULT_LENGTH),
    ...(pattern !== undefined && { pattern }),
  };
}

function lowerDecimal(constraints: Constraints): DecimalType {
  const [precision, scale] = constraints.lone;
  return {
    kind: 'Decimal',
    precision: Number(precision ?? DEFAULT_PRECISION),
    // As in SQL, a precision alone is that of whole numbers.
    scale: Number(scale ?? (precision === undefined ? DEFAULT_SCALE : 0)),
    ...constraints.bounds(),
  };
}

/** What stands in the parentheses of a type. */
class Constraints {
  /** Numbers that stand alone, in their order. */
  readonly lone: readonly string[];
  readonly #nodes: readonly Constraint[];

  constructor(nodes: readonly Constraint[]) {
    this.#nodes = nodes;
    this.lone = nodes.filter(isBounds).flatMap((node) => (node.range ? [] : (node.from ?? [])));
  }

  /** From a range or from `min` and `max`, as written. */
  bounds(): { min?: string; max?: string } {
    const range = this.#nodes.filter(isBounds).find((node) => node.range);
    const min = range?.from ?? this.text('min');
    const max = range?.to ?? this.text('max');
    return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  }

  /** The value of a constraint that is named. */
  text(key: string): string | undefined {
    return this.#nodes.filter(isNamedConstraint).find((node) => node.key === key)?.value.value;
  }
}
