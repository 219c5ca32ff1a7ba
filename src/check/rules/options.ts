import {
  isEntity,
  isField,
  isFilter,
  isFullText,
  isLocking,
  isPage,
  isPages,
  isReadOnly,
  isSoftDelete,
  locationOf,
  type Display,
  type Entity,
  type EntityMember,
  type Field,
  type FieldHolder,
  type Filter,
  type FullText,
  type Mixin,
  type Symbols,
} from '../../language/index.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkWord, findField } from '../lookup.ts';
import { checkListedOnce, namesIn } from '../once.ts';
import { removed } from '../removal.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { incomparableInTable, unshowable } from './comparable.ts';

/** What is said of an entity as a whole, beside its rules: that it is said once, and does something. */
export const optionRules: Rules = {
  Entity(entity, context) {
    checkOnce(entity, context);
    checkEffects(entity, context);
  },
  Mixin: checkOnce,
  Filter: checkFilter,
  FullText: checkFullText,
  Display: checkDisplay,
  Locking: (node, context) => checkWord(node, 'kind', VOCABULARY['Locking.kind'], context),
  Pages: (node, context) => checkWord(node, 'which', VOCABULARY['Pages.which'], context),
};

/** Settings by their node; those that may stand again are not among them. */
const SETTINGS: ReadonlyMap<EntityMember['$type'], string> = new Map([
  ['Page', 'page'],
  ['Filter', 'filter'],
  ['FullText', 'search'],
  ['Audit', 'audit'],
  ['SoftDelete', 'soft delete'],
  ['Locking', 'locking'],
  ['ReadOnly', 'read only'],
  ['Display', 'display'],
  ['Pages', 'pages'],
  ['Table', 'table'],
]);

/** Those that say the same however often they are said. */
const FLAGS: ReadonlySet<string> = new Set(['audit', 'soft delete', 'read only']);

/** What a mixin says already cannot be said otherwise; only what stands in the declaration itself is reported. */
function checkOnce(holder: Entity | Mixin, context: Context): void {
  const first = new Map<string, EntityMember>();
  for (const member of context.symbols.members(holder)) {
    const setting = SETTINGS.get(member.$type);
    if (setting === undefined) continue;
    const former = first.get(setting);
    if (!former) first.set(setting, member);
    else if (member.$container === holder && (former.$container === holder || !FLAGS.has(setting)))
      context.report(locationOf(member), say.saidTwice({ setting }), {
        related: [related(say.saidTwice.related({}), former)],
        edits: [removed(member)],
        asks: true,
      });
  }
}

/** What an entity or a mixin, or a mixin of it, says that cannot be said again. */
export function optionsSaidOf(holder: Entity | Mixin, { members }: Symbols): readonly EntityMember[] {
  return members(holder).filter((member) => {
    const setting = SETTINGS.get(member.$type);
    return setting !== undefined && (member.$container === holder || !FLAGS.has(setting));
  });
}

/** Options that nothing comes of. */
function checkEffects(entity: Entity, context: Context): void {
  const members = context.symbols.members(entity);
  const owner = context.partsOf(entity.$container).get(entity);
  const readOnly = members.find(isReadOnly);
  for (const member of entity.members) {
    const option = SETTINGS.get(member.$type);
    if (option === undefined) continue;
    const ofLists = isPage(member) || isFilter(member) || isFullText(member) || isPages(member) || isReadOnly(member);
    // Of an entity that has no name yet nothing can be said.
    if (owner?.entity.name && ofLists)
      reportIdle(
        member,
        option,
        `\`${entity.name}\` is a part of \`${owner.entity.name}\`, and served with it`,
        owner.field,
      );
    else if (readOnly && (isSoftDelete(member) || isLocking(member)))
      reportIdle(member, option, 'nothing is changed or deleted over the API', readOnly);
  }

  function reportIdle(member: EntityMember, option: string, reason: string, cause: Field | EntityMember): void {
    context.report(locationOf(member), say.idleOption({ option, reason }), {
      related: [related(say.idleOption.related({}), cause, isField(cause) ? 'name' : undefined)],
      edits: [removed(member)],
    });
  }
}

function checkFilter(node: Filter, context: Context): void {
  const entity: FieldHolder = node.$container;
  for (const { name, property, index } of checkListedOnce(namesIn(node, 'fields'), context)) {
    const field = findField({ node, property, index, name, entity }, context);
    const reason = field && incomparableInTable(field, context);
    if (!reason) continue;
    const text = mayBeText(field, context) ? name : undefined;
    context.report(locationOf(node, property, index), say.unfilterable({ field: name, reason, text }));
  }
}

function checkFullText(node: FullText, context: Context): void {
  const entity: FieldHolder = node.$container;
  for (const { name, property, index } of checkListedOnce(namesIn(node, 'fields'), context)) {
    const field = findField({ node, property, index, name, entity }, context);
    if (!field || mayBeText(field, context)) continue;
    const comparable = incomparableInTable(field, context) === undefined ? name : undefined;
    context.report(locationOf(node, property, index), say.unsearchable({ field: name, comparable }));
  }
  if (node.fields.length > 0 || !isEntity(entity) || !context.isComplete) return;
  const fields = context.symbols.members(entity).filter(isField);
  if (!fields.some((field) => mayBeText(field, context)))
    context.report(locationOf(node), say.nothingToSearch({ entity: entity.name }));
}

/** True for texts, and for what may turn out to be one. */
export function mayBeText(field: Field, context: Context): boolean {
  if (!field.type?.target) return true;
  const resolved = context.resolve(field.type);
  return resolved.kind === 'plain' ? ['String', 'Text'].includes(resolved.type) : resolved.kind.startsWith('unknown');
}

function checkDisplay(node: Display, context: Context): void {
  const place = { node, property: 'field', name: node.field, entity: node.$container };
  const field = findField(place, context);
  const reason = field && unshowable(field, context);
  if (reason) context.report(locationOf(node, 'field'), say.unshowable({ field: field.name, reason }));
}
