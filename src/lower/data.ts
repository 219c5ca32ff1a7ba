/** What an application that owns data declares, and the shared types that it uses. */
import {
  isField,
  resolveType,
  type Enum as EnumNode,
  type Event as EventNode,
  type Parameter as ParameterNode,
  type Procedure,
  type Type as TypeNode,
  type Value as ValueNode,
} from '../language/index.ts';
import { label } from '../model/names.ts';
import type { CustomOperation, Enum, Event, Parameter, ParameterType, ValueType } from '../model/system.ts';
import { documented, optional, renamed, type ApplicationContext } from './context.ts';
import { lowerEntities } from './entities.ts';
import { lowerFields } from './fields.ts';
import { lowerType } from './types.ts';

export function lowerData(context: ApplicationContext) {
  const { symbols, application } = context;
  const scope = symbols.scope(application);
  const events = [...scope.events.values()].flatMap(([event]) => event ?? []);
  const used = usedTypes(context, events);
  return {
    entities: lowerEntities(context),
    enums: [...new Set([...scope.enums, ...used.enums])].map((each) => lowerEnum(context, each)),
    values: [...new Set([...scope.valueTypes, ...used.values])].map((each) => lowerValue(context, each)),
    events: events.map((each) => lowerEvent(context, each)),
    operations: scope.procedures.map((each) => lowerOperation(context, each)),
  } as const;
}

/** Every enum and value type that something of the application is of, value types inside of value types too. */
function usedTypes(context: ApplicationContext, events: readonly EventNode[]) {
  const { symbols, application } = context;
  const { entities, procedures, valueTypes } = symbols.scope(application);
  const enums = new Set<EnumNode>();
  const values = new Set<ValueNode>();
  const take = (type: TypeNode): void => {
    const resolved = resolveType(symbols, type);
    if (resolved.kind === 'enum') enums.add(resolved.enum);
    if (resolved.kind !== 'value' || values.has(resolved.value)) return;
    values.add(resolved.value);
    resolved.value.members.forEach((field) => take(field.type));
  };
  for (const holder of [...entities, ...valueTypes, ...events])
    for (const member of symbols.members(holder)) if (isField(member)) take(member.type);
  for (const { parameters, result } of procedures) {
    parameters.forEach(({ type }) => take(type));
    if (result) take(result);
  }
  return { enums, values };
}

function lowerEnum({ origins }: ApplicationContext, node: EnumNode): Enum {
  return origins.from(node, {
    name: node.name,
    ...documented(node),
    values: node.values.map((value) =>
      origins.from(
        value,
        { name: value.name, ...renamed(value), label: value.label ?? label(value.name), ...documented(value) },
        { was: value.former },
      ),
    ),
  });
}

function lowerValue(context: ApplicationContext, node: ValueNode): ValueType {
  const fields = lowerFields(context, node.members);
  return context.origins.from(node, { name: node.name, ...documented(node), fields });
}

function lowerEvent(context: ApplicationContext, node: EventNode): Event {
  const event: Event = {
    name: node.name,
    ...renamed(node),
    ...documented(node),
    ...optional('entity', node.entity),
    carries: [...new Set(node.fields)],
    fields: lowerFields(context, node.members),
  };
  return context.origins.from(node, event, { was: node.former });
}

function lowerOperation(context: ApplicationContext, node: Procedure): CustomOperation {
  const operation: CustomOperation = {
    name: node.name,
    ...documented(node),
    parameters: node.parameters.map((each) => lowerParameter(context, each)),
    ...optional('result', node.result && parameterType(context, node.result)),
    roles: [...new Set(node.roles)],
    ...optional('message', node.message),
  };
  return context.origins.from(node, operation);
}

function lowerParameter(context: ApplicationContext, node: ParameterNode): Parameter {
  const type = parameterType(context, node.type);
  return context.origins.from(node, { name: node.name, ...documented(node), type });
}

function parameterType(context: ApplicationContext, node: TypeNode): ParameterType {
  return { type: passedType(context, node), required: !node.optional, many: node.many !== undefined };
}

function passedType({ symbols, application }: ApplicationContext, node: TypeNode): ParameterType['type'] {
  const resolved = resolveType(symbols, node);
  switch (resolved.kind) {
    case 'entity':
      return { kind: 'Entity', application: application.name, entity: resolved.entity.name };
    case 'remote':
      return { kind: 'Entity', application: resolved.application.name, entity: resolved.entity.name };
    case 'user':
      return { kind: 'Entity', ...optional('application', resolved.application?.name), entity: node.target };
    default:
      return lowerType(node, resolved);
  }
}
