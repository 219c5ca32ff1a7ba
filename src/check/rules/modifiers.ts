import {
  locationOf,
  type Application,
  type Field,
  type Modifier,
  type RelationSide,
  type Table,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkWord, findField } from '../lookup.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { unshowable } from './comparable.ts';

/** What modifiers name: other sides, shown fields, columns; and what becomes of a row when its target goes. */
export const modifierRules: Rules = {
  Field(field, context) {
    for (const modifier of field.modifiers) {
      if (modifier.word === 'shows') checkShows(field, modifier, context);
      if (modifier.column !== undefined) checkIdentifier(modifier, 'column', 'column', modifier.column, context);
      if (saysAction(modifier)) checkWord(modifier, 'action', VOCABULARY['Modifier.action'], context);
    }
  },
  Table: (node: Table, context) => checkIdentifier(node, 'name', 'table', node.name, context),
  Application: checkRelations,
};

function saysAction(modifier: Modifier): modifier is Modifier & { readonly action: string } {
  return modifier.action !== undefined;
}

/** A name that every database takes without quotes, whatever it is made of besides. */
function checkIdentifier(
  node: Modifier | Table,
  property: string,
  what: string,
  name: string | undefined,
  context: Context,
): void {
  if (name !== undefined && !/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    context.report(locationOf(node, property), say.badIdentifier({ name: name.slice(0, 60), what }));
}

function checkShows(field: Field, modifier: Modifier, context: Context): void {
  if (!field.type?.target || !modifier.field) return;
  const resolved = context.resolve(field.type);
  if (resolved.kind !== 'entity' && resolved.kind !== 'remote') return;
  const shown = findField(
    { node: modifier, property: 'field', name: modifier.field, entity: resolved.entity },
    context,
  );
  const reason = shown && unshowable(shown, context);
  if (reason) context.report(locationOf(modifier, 'field'), say.unshowable({ field: shown.name, reason }));
}

function checkRelations(application: Application, context: Context): void {
  for (const side of context.relationsOf(application).values()) {
    if (side.field.$container !== side.entity) continue;
    for (const modifier of side.field.modifiers) {
      if (modifier.word === 'opposite') checkOpposite(side, modifier, context);
      if (modifier.word === 'owning') checkOwning(side, modifier, context);
      if (modifier.word === 'on') checkOnDelete(side, modifier, context);
    }
  }
}

function modifierOf(field: Field, word: Modifier['word']): Modifier | undefined {
  return field.modifiers.find((modifier) => modifier.word === word);
}

/** The other side is a field of the target, points back, and names no third. */
function checkOpposite({ field, entity, target }: RelationSide, modifier: Modifier, context: Context): void {
  if (!modifier.field) return;
  const other = findField({ node: modifier, property: 'field', name: modifier.field, entity: target }, context);
  if (!other?.type?.target) return;
  const at = locationOf(modifier, 'field');
  const back = context.resolve(other.type);
  if (back.kind.startsWith('unknown')) return;
  if (back.kind !== 'entity' || back.entity !== entity || other === field) {
    const params = { target: target.name, name: other.name, entity: entity.name };
    context.report(at, say.oppositeElsewhere(params), {
      related: [related(say.oppositeElsewhere.related({ name: other.name }), other, 'name')],
    });
    return;
  }
  const named = modifierOf(other, 'opposite');
  if (named?.field && named.field !== field.name)
    context.report(at, say.contradictingOpposite({ field: field.name, other: other.name, third: named.field }), {
      related: [related(say.contradictingOpposite.related({ other: other.name }), named)],
    });
}

/** Between two sides of which either could keep the key, one may be chosen. */
function checkOwning(side: RelationSide, modifier: Modifier, context: Context): void {
  const { field, cardinality, opposite, candidates } = side;
  if (candidates.length > 0) return;
  const chooses = opposite !== undefined && (cardinality === 'one-to-one' || cardinality === 'many-to-many');
  if (!chooses) {
    const keeper = side.many ? opposite?.name : undefined;
    return context.report(locationOf(modifier), say.misplacedOwning({ field: field.name, keeper }), {
      edits: [replace('', modifier)],
    });
  }
  const other = modifierOf(opposite, 'owning');
  const isSecond = locationOf(opposite).range.start.offset < locationOf(field).range.start.offset;
  if (other && isSecond)
    context.report(locationOf(modifier), say.owningTwice({ field: field.name, other: opposite.name }), {
      related: [related(say.owningTwice.related({}), other)],
      edits: [replace('', modifier)],
    });
}

function checkOnDelete(side: RelationSide, modifier: Modifier, context: Context): void {
  const { field, target, opposite, entity } = side;
  const { action } = modifier;
  const owned = opposite && modifierOf(opposite, 'owned');
  if (owned && action !== undefined && action !== 'cascade')
    context.report(locationOf(modifier), say.deletedWithWhole({ entity: entity.name, target: target.name }), {
      related: [related(say.deletedWithWhole.related({}), owned)],
      edits: [replace('', modifier)],
    });
  else if (action === 'clear' && side.holdsKey && !field.type.optional) {
    const { file, range } = locationOf(field.type);
    context.report(locationOf(modifier), say.clearsRequired({ field: field.name, target: target.name }), {
      edits: [{ file, range: { start: range.end, end: range.end }, text: '?' }],
    });
  }
}
