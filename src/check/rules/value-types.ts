import { isApplication, isValue, locationOf, type Field, type ResolvedType, type Value } from '../../language/index.ts';
import { circles } from '../circles.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';

/** Value types: fields that are embedded in the rows of whatever has one. */
export const valueTypeRules: Rules = {
  program(context) {
    const values = context.program.files.flatMap(({ tree }) =>
      tree.elements.flatMap((element) => {
        if (isValue(element)) return [element];
        return isApplication(element) ? element.members.filter(isValue) : [];
      }),
    );
    const held = (value: Value): readonly Value[] => value.members.flatMap((field) => heldBy(field, context) ?? []);
    for (const circle of circles(values, held)) reportCircle(circle, context);
  },
  Value(value, context) {
    if (value.name && value.members.length === 0 && context.isComplete)
      context.report(locationOf(value, 'name'), say.emptyValue({ name: value.name }));
    for (const field of value.members) checkField(field, value, context);
  },
};

function heldBy(field: Field, context: Context): Value | undefined {
  if (!field.type?.target) return undefined;
  const resolved = context.resolve(field.type);
  return resolved.kind === 'value' ? resolved.value : undefined;
}

function reportCircle(circle: readonly Value[], context: Context): void {
  const [first] = circle;
  if (!first) return;
  const hops = circle.map((value, index) => {
    const next = circle[(index + 1) % circle.length];
    return value.members.find((field) => heldBy(field, context) === next);
  });
  const [start, ...others] = hops.flatMap((field) => field ?? []);
  if (!start) return;
  const text = [...circle, first].map(({ name }) => `\`${name}\``).join(' → ');
  context.report(locationOf(start, 'name'), say.valueCircle({ name: first.name, circle: text }), {
    related: others.map((field) => related(say.valueCircle.related({ name: field.$container.name }), field, 'name')),
  });
}

function checkField(field: Field, value: Value, context: Context): void {
  if (!field.type?.target) return;
  const reason = unembeddable(context.resolve(field.type));
  if (reason === undefined) return;
  const message = say.unembeddable({ value: value.name, field: field.name, reason });
  context.report(locationOf(field.type), message);
}

function unembeddable(resolved: ResolvedType): string | undefined {
  if (resolved.kind === 'entity') return 'it points to a row';
  return resolved.kind === 'remote' || resolved.kind === 'user' ? 'it points to another application' : undefined;
}
