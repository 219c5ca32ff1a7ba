import {
  isNumberLiteral,
  isStringLiteral,
  isWordLiteral,
  resolveType,
  type Allow,
  type Comparison,
  type Entity as EntityNode,
  type Field as FieldNode,
} from '../language/index.ts';
import type { AccessRule, Operation, RowCondition } from '../model/system.ts';
import { optional, type ApplicationContext } from './context.ts';

const OPERATIONS: readonly Operation[] = ['create', 'read', 'update', 'delete'];

/** A rule of an entity. */
export function lowerRule(context: ApplicationContext, entity: EntityNode, node: Allow): AccessRule {
  const words = new Set(node.operations.map((operation) => operation.word));
  return {
    operations: OPERATIONS.filter((operation) => words.has('*') || words.has(operation)),
    roles: [...new Set(node.roles)],
    when: node.condition?.comparisons.map((each) => lowerComparison(context, entity, each)) ?? [],
    ...optional('message', node.message),
  };
}

function lowerComparison(context: ApplicationContext, entity: EntityNode, node: Comparison): RowCondition {
  return { path: [...node.path], operator: node.operator, value: comparedValue(context, entity, node) };
}

function comparedValue(
  context: ApplicationContext,
  entity: EntityNode,
  { path, value }: Comparison,
): RowCondition['value'] {
  if (isStringLiteral(value)) return { kind: 'string', value: value.value };
  if (isNumberLiteral(value)) return { kind: 'number', value: value.value };
  const field = fieldAt(context, entity, path);
  const isEnum = field !== undefined && resolveType(context.symbols, field.type).kind === 'enum';
  if (isEnum) return { kind: 'enum', value: value.value };
  if (isWordLiteral(value) && value.value === 'me') return { kind: 'me' };
  return { kind: 'boolean', value: value.value === 'true' };
}

/** The field at the end of a path through single relations. */
function fieldAt(context: ApplicationContext, entity: EntityNode, path: readonly string[]): FieldNode | undefined {
  let holder = entity;
  let field: FieldNode | undefined;
  for (const name of path) {
    field = context.symbols.fields(holder).get(name)?.[0];
    if (!field) return undefined;
    const resolved = resolveType(context.symbols, field.type);
    if (resolved.kind === 'entity') holder = resolved.entity;
  }
  return field;
}
