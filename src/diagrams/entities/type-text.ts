import { bytesText } from '../../model/quantities.ts';
import type { ContentType, StringType, Type } from '../../model/types.ts';

/** A type as the language writes it, without what would make a table wide: `String(3..20)`, `Decimal(12, 2)`, `Int(1..999)`. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'String':
      return bounded('String', length(type));
    case 'Decimal':
      return `Decimal(${type.precision}, ${type.scale})`;
    case 'Int':
    case 'Long':
    case 'Float':
    case 'Double':
      return bounded(type.kind, range(type.min, type.max));
    case 'Binary':
    case 'Image':
      return bounded(type.kind, size(type));
    case 'Enum':
      return type.enum;
    case 'Value':
      return type.value;
    default:
      return type.kind;
  }
}

function bounded(name: string, bounds: string): string {
  return bounds === '' ? name : `${name}(${bounds})`;
}

/** A length alone is the most; what nothing was said of is at most 255. */
function length({ minLength, maxLength }: StringType): string {
  if (minLength !== undefined) return range(minLength, maxLength);
  return maxLength === 255 ? '' : String(maxLength);
}

/** What nothing was said of is at most 10 MB. */
function size({ minBytes, maxBytes }: ContentType): string {
  return minBytes === undefined && maxBytes === 10_000_000 ? '' : range(bytes(minBytes), bytes(maxBytes));
}

/** `3..20`, `..20`, `3..`; empty without bounds. */
function range(min: number | string | undefined, max: number | string | undefined): string {
  return min === undefined && max === undefined ? '' : `${min ?? ''}..${max ?? ''}`;
}

function bytes(count: number | undefined): string | undefined {
  return count === undefined ? undefined : bytesText(count);
}
