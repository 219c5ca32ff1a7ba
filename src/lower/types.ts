import {
  isBounds,
  isNamedConstraint,
  type Constraint,
  type PlainType,
  type ResolvedType,
  type Type as TypeNode,
} from '../language/index.ts';
import { DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_PRECISION, DEFAULT_SCALE } from '../model/defaults.ts';
import { bytesOf, isoDuration } from '../model/quantities.ts';
import type { ContentType, DecimalType, DurationType, StringType, Type } from '../model/types.ts';
import { optional } from './context.ts';

/** A plain type, an enum or a value type, with its constraints. */
export function lowerType(node: TypeNode, resolved: ResolvedType): Type {
  if (resolved.kind === 'enum') return { kind: 'Enum', enum: resolved.enum.name };
  if (resolved.kind === 'value') return { kind: 'Value', value: resolved.value.name };
  if (resolved.kind === 'plain') return lowerPlain(resolved.type, new Constraints(node.constraints));
  throw new Error(`Lowering met a type that is ${resolved.kind}, which the checker should have refused`);
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
      return { kind, ...constraints.bounds(), ...constraints.unit() };
    case 'Duration':
      return lowerDuration(constraints);
    case 'Binary':
    case 'Image':
      return lowerContent(kind, constraints);
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
    ...constraints.unit(),
  };
}

function lowerDuration(constraints: Constraints): DurationType {
  const { min, max } = constraints.bounds();
  return {
    kind: 'Duration',
    ...optional('min', min === undefined ? undefined : isoDuration(min)),
    ...optional('max', max === undefined ? undefined : isoDuration(max)),
  };
}

function lowerContent(kind: 'Binary' | 'Image', constraints: Constraints): ContentType {
  const { min, max } = constraints.bounds();
  const most = max ?? constraints.lone[0];
  return {
    kind,
    ...optional('minBytes', min === undefined ? undefined : bytesOf(min)),
    maxBytes: (most === undefined ? undefined : bytesOf(most)) ?? DEFAULT_BYTES,
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

  unit(): { unit?: string } {
    return optional('unit', this.text('unit'));
  }

  /** The value of a constraint that is named. */
  text(key: string): string | undefined {
    return this.#nodes.filter(isNamedConstraint).find((node) => node.key === key)?.value.value;
  }
}
