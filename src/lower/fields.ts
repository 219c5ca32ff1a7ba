import {
  isNumberLiteral,
  isQuantityLiteral,
  isStringLiteral,
  resolveType,
  type Field as FieldNode,
  type Literal,
  type ResolvedType,
} from '../language/index.ts';
import { isoDuration } from '../model/quantities.ts';
import type { DefaultValue, Field } from '../model/system.ts';
import { documented, optional, renamed, type ApplicationContext } from './context.ts';
import type { Said } from './origins.ts';
import { lowerType } from './types.ts';

/** What every kind of field has. */
export function lowerProperty(node: FieldNode) {
  const words = new Set(node.modifiers.map((modifier) => modifier.word));
  const former = node.modifiers.find((modifier) => modifier.former)?.former;
  return {
    name: node.name,
    ...renamed({ former }),
    ...documented(node),
    required: !node.type.optional,
    unique: words.has('unique'),
    readonly: words.has('readonly'),
    ...optional('column', node.modifiers.find((modifier) => modifier.column !== undefined)?.column),
  } as const;
}

/** Where what is said of a field stands. */
export function saidOf(node: FieldNode): Said {
  const modifier = (word: string) => node.modifiers.find((each) => each.word === word);
  return {
    type: node.type,
    default: node.default,
    was: node.modifiers.find((each) => each.former),
    column: modifier('column'),
    shows: modifier('shows'),
    onDelete: modifier('on'),
    owned: modifier('owned'),
    unique: modifier('unique'),
    readonly: modifier('readonly'),
  };
}

/** The plain fields among `nodes`: those that point to no row. */
export function lowerFields(context: ApplicationContext, nodes: readonly FieldNode[]): Field[] {
  return nodes.flatMap((node) => {
    const resolved = resolveType(context.symbols, node.type);
    if (resolved.kind !== 'plain' && resolved.kind !== 'enum' && resolved.kind !== 'value') return [];
    const field: Field = {
      ...lowerProperty(node),
      type: lowerType(node.type, resolved),
      ...optional('default', node.default && lowerDefault(node.default, resolved)),
    };
    return [context.origins.from(node, field, saidOf(node))];
  });
}

/** The value of a field that is given none. */
function lowerDefault(node: Literal, resolved: ResolvedType): DefaultValue {
  if (isStringLiteral(node)) return { kind: 'string', value: node.value };
  if (isNumberLiteral(node)) return { kind: 'number', value: node.value };
  if (isQuantityLiteral(node)) return { kind: 'duration', value: isoDuration(node.value) ?? 'PT0S' };
  if (resolved.kind === 'enum') return { kind: 'enum', value: node.value };
  if (node.value === 'now' || node.value === 'random') return { kind: node.value };
  return { kind: 'boolean', value: node.value === 'true' };
}
