/**
 * What the rules know of what may be written, for who offers it: asked of those that would report what is not. Nothing
 * is reported here.
 */
import type { AstNode } from 'langium';
import {
  isApplication,
  isClient,
  isDeployment,
  isEntity,
  isEnvironment,
  isField,
  isMixin,
  isResources,
  isSystem,
  statementsOf,
  type Field,
  type Program,
} from '../language/index.ts';
import { Context } from './context.ts';
import type { ListedName } from './once.ts';
import { singleSettingOf } from './rules/applications.ts';
import { clientSettingOf, grantsIn, scopesIn } from './rules/clients.ts';
import { incomparableInTable, unshowable, unsortable } from './rules/comparable.ts';
import { incomparable, leadsOn } from './rules/conditions.ts';
import { plausibleDefaults } from './rules/default-values.ts';
import { deploymentSettingOf } from './rules/deployment.ts';
import { environmentSettingOf } from './rules/environments.ts';
import { eventsConsumedBy } from './rules/events.ts';
import { modifierOf, takesDefault, takesModifier } from './rules/fields.ts';
import { namesOfConstraints, readLimits } from './rules/limits.ts';
import { mayBeText, optionsSaidOf } from './rules/options.ts';
import { resourceOf } from './rules/resources.ts';
import { systemSettingOf } from './rules/system.ts';
import { namesCalledBy, namesRoutedWhole } from './rules/traffic.ts';

/**
 * What stands in a block of which there may be no second one; of an entity or a mixin, what its mixins say among it.
 *
 * @param block what has braces, or a field with its modifiers
 */
export function saidOnceIn(block: AstNode, { symbols }: Program): readonly AstNode[] {
  if (isSystem(block)) return block.settings.filter(systemSettingOf);
  if (isApplication(block)) return statementsOf(block).filter((member) => singleSettingOf(member, block));
  if (isEnvironment(block)) return block.settings.filter(environmentSettingOf);
  if (isDeployment(block)) return block.settings.filter(deploymentSettingOf);
  if (isClient(block)) return block.settings.filter(clientSettingOf);
  if (isResources(block)) return block.limits.filter(resourceOf);
  if (isField(block)) return block.modifiers.filter(modifierOf);
  return isEntity(block) || isMixin(block) ? optionsSaidOf(block, symbols) : [];
}

/**
 * Names that may not be listed again in a block, in whichever statement of it, or in the parentheses of a field.
 *
 * @param place what would be listed, a rule and a property of the grammar: `Calls.applications`
 */
export function listedIn(block: AstNode, place: string): readonly ListedName[] {
  if (isApplication(block)) {
    if (place === 'Calls.applications') return namesCalledBy(block);
    if (place === 'Route.applications') return namesRoutedWhole(block);
    if (place === 'EventReference.event') return eventsConsumedBy(block);
  }
  if (isField(block) && place === 'NamedConstraint.key') return namesOfConstraints(block.type);
  if (isClient(block)) {
    if (place === 'Grants.grants') return grantsIn(block).flat();
    if (place === 'Scopes.scopes') return scopesIn(block).flat();
  }
  return [];
}

/** Why a field may not be named at a place, by rule and property of the grammar. */
const UNFIT: Readonly<Record<string, (field: Field, context: Context) => unknown>> = {
  'Index.fields': incomparableInTable,
  'Filter.fields': incomparableInTable,
  'FullText.fields': (field, context) => !mayBeText(field, context),
  'Sort.field': unsortable,
  'Display.field': unshowable,
  'Comparison.path': (field, context) => !leadsOn(field, context) && incomparable(field, context),
  'Event.fields': ({ type }) => type.many,
};

/** Tells of each field whether it may be named at a place: of an `index`, say, whether it can be compared in a table. */
export function fieldsFitFor(place: string, program: Program): (field: Field) => boolean {
  const unfit = UNFIT[place];
  const context = new Context(program);
  return (field) => !unfit?.(field, context);
}

/** Whether a field can be what another shows of the row that it points to. */
export function isShowable(field: Field, program: Program): boolean {
  return unshowable(field, new Context(program)) === undefined;
}

/** Tells of each modifier whether it means something for a field. */
export function modifiersFitFor(field: Field, program: Program): (word: string) => boolean {
  const context = new Context(program);
  const resolved = context.resolve(field.type);
  // Of what is not known, anything could be.
  const isKnown = !resolved.kind.startsWith('unknown');
  return (word) => !isKnown || takesModifier(word, field, resolved, context);
}

/** What a field of a plain type may well be where nothing is said, within its limits: the most frequent first. */
export function defaultsOf(field: Field, program: Program): readonly string[] {
  const context = new Context(program);
  const resolved = context.resolve(field.type);
  if (resolved.kind !== 'plain' || !takesDefault(field, resolved)) return [];
  return plausibleDefaults(resolved.type, readLimits(resolved.type, field.type, context));
}
