import { locationOf, type Entity, type Enum, type Field } from '../../language/index.ts';
import type { Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { JAVA_CONTEXTUAL_WORDS, JAVA_TYPES, JAVA_WORDS } from '../java-words.ts';
import type { Rules } from '../rules.ts';

/**
 * Names that the emitted Java cannot have, or had better not: `src/backends/spring/names.ts` changes them, and people who
 * look for them in the code should know. SQL names are quoted, so that no word of SQL needs another.
 */
export const reservedRules: Rules = {
  Field(field, context) {
    if (JAVA_WORDS.has(field.name) || JAVA_CONTEXTUAL_WORDS.has(field.name))
      report(field, `${field.name}Value`, context);
  },
  Entity: (entity, context) => checkType(entity, 'Entity', context),
  Enum: (enumeration, context) => checkType(enumeration, 'Enum', context),
};

function checkType(node: Entity | Enum, suffix: string, context: Context): void {
  if (JAVA_TYPES.has(node.name)) report(node, node.name + suffix, context);
}

function report(node: Field | Entity | Enum, emitted: string, context: Context): void {
  context.report(locationOf(node, 'name'), say.renamedInJava({ name: node.name, emitted }));
}
