import {
  isNumberLiteral,
  isPlainType,
  isQuantityLiteral,
  isStringLiteral,
  type Literal,
} from '../../language/index.ts';
import { shortened } from './written.ts';

/** What other languages call the moment of creation, and a fresh random value. */
const NOW = /^(now|today|current_?(timestamp|date|time)|sysdate|getdate|localtimestamp)$/i;
const RANDOM = /^(random|uuid|uuidv?4|random_?uuid|gen_random_uuid|new_?id|new_?guid|guid)$/i;
const YES = /^(true|yes|y|on|1)$/i;
const NO = /^(false|no|n|off|0)$/i;

/** How a value of another type is written as one of `type`, where it is clear which is meant: `yes` is `true`. */
export function valueMeant(literal: Literal, type: string): string | undefined {
  const { value } = literal;
  if (value === undefined || !isPlainType(type)) return undefined;
  switch (type) {
    case 'Boolean':
      return YES.test(value) ? 'true' : NO.test(value) ? 'false' : undefined;
    case 'LocalDate':
    case 'LocalTime':
    case 'Instant':
    case 'ZonedDateTime':
      return NOW.test(value) ? 'now' : undefined;
    case 'UUID':
      return RANDOM.test(value) ? 'random' : undefined;
    case 'String':
    case 'Text':
      return isText(value) ? `"${value}"` : undefined;
    case 'Int':
    case 'Long':
      return isStringLiteral(literal) && /^-?\d+$/.test(value) ? value : undefined;
    case 'Float':
    case 'Double':
    case 'Decimal':
      return isStringLiteral(literal) && /^-?\d+(\.\d+)?$/.test(value) ? value : undefined;
    case 'Duration':
      return isStringLiteral(literal) && /^\d+(ms|s|m|h|d)$/.test(value) ? value : undefined;
    default:
      return undefined;
  }

  function isText(text: string): boolean {
    // A word may be meant to be what it means elsewhere, and what is long is not shown whole.
    const isWord = !isNumberLiteral(literal) && !isQuantityLiteral(literal) && !isStringLiteral(literal);
    return shortened(text) === text && !(isWord && /^(now|random|me|null|none|true|false)$/i.test(text));
  }
}
