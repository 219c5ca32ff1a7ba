import type { AstNode } from 'langium';
import { ADMIN, locationOf, nearest, type Application, type Field, type FieldHolder } from '../language/index.ts';
import { related, replace, type Context } from './context.ts';
import * as say from './generated/catalogue.ts';
import { listed } from './listed.ts';
import { checkListedOnce, namesIn } from './once.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where an application is named, and what may be named there. */
export interface ApplicationPlace {
  readonly node: AstNode;
  readonly property: string;
  readonly index?: number;
  readonly name: string;
  /** As people write it: `route`. */
  readonly setting: string;
  readonly kinds: readonly Application['kind'][];
  /** What may stand there besides. */
  readonly words?: readonly string[];
}

/** The application that is named; reports when there is none of that name, or it is of another kind. */
export function findApplication(place: ApplicationPlace, context: Context): Application | undefined {
  const { node, property, index, name, kinds, setting, words = [] } = place;
  if (!name) return undefined;
  const application = context.symbols.applications.get(name)?.[0];
  if (application && kinds.includes(application.kind)) return application;
  const fitting = [...context.symbols.applications].filter(([, [first]]) => first && kinds.includes(first.kind));
  const possible = [...fitting.map(([each]) => each), ...words];
  const near = nearest(name, possible);
  const at = locationOf(node, property, index);
  if (!application) {
    if (context.isLost(name, near)) return undefined;
    const known = listed(possible);
    const edits = near ? [replace(near, node, property, index)] : [];
    context.report(at, say.unknownApplication({ name, nearest: near, known }), { edits });
    return undefined;
  }
  const expected = kinds.join(' or ');
  context.report(at, say.wrongKind({ name, kind: application.kind, setting, expected, nearest: near }), {
    related: [related(say.wrongKind.related({ name }), application, 'name')],
    edits: near ? [replace(near, node, property, index)] : [],
  });
  return undefined;
}

/** The first application of a kind, in the order of the source. */
export function firstOfKind(kind: Application['kind'], context: Context): Application | undefined {
  for (const [first] of context.symbols.applications.values()) if (first?.kind === kind) return first;
  return undefined;
}

/** Where a field is named. */
export interface FieldPlace {
  readonly node: AstNode;
  readonly property: string;
  readonly index?: number;
  readonly name: string;
  readonly entity: FieldHolder;
}

/** The field that is named; reports when the entity has none of that name. */
export function findField(place: FieldPlace, context: Context): Field | undefined {
  const { node, property, index, name, entity } = place;
  const fields = context.symbols.fields(entity);
  const field = fields.get(name)?.[0];
  if (field || !name) return field;
  const near = nearest(name, fields.keys());
  if (context.isLost(name, near)) return undefined;
  const message = say.unknownField({ entity: entity.name, name, nearest: near, known: listed(fields.keys()) });
  context.report(locationOf(node, property, index), message, {
    edits: near ? [replace(near, node, property, index)] : [],
  });
  return undefined;
}

/** Checks that the word at `property` is one of those that may stand there. */
export function checkWord<P extends string>(
  node: AstNode & { readonly [K in P]?: string | undefined },
  property: P,
  { what, known }: Vocabulary,
  context: Context,
): boolean {
  const word: string | undefined = node[property];
  if (!word || known.includes(word)) return word !== undefined && known.includes(word);
  const near = nearest(word, known);
  context.report(
    locationOf(node, property),
    say.unknownWord({ word, what, nearest: near, known: listed(known, 'or') }),
    {
      edits: near ? [replace(near, node, property)] : [],
    },
  );
  return false;
}

/** Checks the roles that a statement lists: that each is declared, and listed once. */
export function checkRoles(node: AstNode & { readonly roles: readonly string[] }, context: Context): void {
  for (const { name, index } of checkListedOnce(namesIn(node, 'roles'), context))
    if (name && name !== ADMIN && !context.symbols.roles.has(name)) reportRole(node, name, index, context);
}

function reportRole(node: AstNode, name: string, index: number, context: Context): void {
  const known = [...context.symbols.roles.keys()].filter((role) => role !== ADMIN).concat(ADMIN);
  const near = nearest(name, known);
  if (context.isLost(name, near)) return;
  const message = say.unknownRole({ name, nearest: near, known: listed(known) ?? 'many others' });
  context.report(locationOf(node, 'roles', index), message, {
    edits: near ? [replace(near, node, 'roles', index)] : [],
  });
}

/**
 * Checks that each word of a list is one of those that may stand there, and stands there once.
 *
 * @param what what each word is, as in "is not a …"
 */
export function checkListedWords<P extends string>(
  node: AstNode & { readonly [K in P]: readonly string[] },
  property: P,
  { what, known }: Vocabulary,
  context: Context,
): void {
  for (const { name, index } of checkListedOnce(namesIn(node, property), context)) {
    if (!name || known.includes(name)) continue;
    const near = nearest(name, known);
    const message = say.unknownWord({ word: name, what, nearest: near, known: listed(known, 'or') });
    context.report(locationOf(node, property, index), message, {
      edits: near ? [replace(near, node, property, index)] : [],
    });
  }
}
