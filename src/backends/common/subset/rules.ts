/** Access rules. What cannot be enforced is never allowed in its place. */
import type * as model from '../../../model/system.ts';
import type { AccessRule, CallerCondition } from './model.ts';
import type { Notes } from './notes.ts';

/** Allows nothing. An entity without any rule would be read by everyone. */
const NOTHING: AccessRule = { operations: [], roles: [], when: [] };

/** What holds of an entity that has no rules and is not changed over the API. */
const READ_BY_ALL: AccessRule = { operations: ['read'], roles: [], when: [] };

/**
 * The rules that can be enforced; those of an entity that is read only allow nothing else.
 *
 * @param users the names of the fields that may hold whoever asks
 */
export function reduceRules(entity: model.Entity, users: ReadonlySet<string>, notes: Notes): readonly AccessRule[] {
  const readOnly = entity.readOnly && !entity.ownedBy;
  if (entity.rules.length === 0) return readOnly ? [READ_BY_ALL] : [];
  const enforced = entity.rules.flatMap((rule) => reduceRule(rule, users, notes) ?? []);
  const rules = readOnly ? enforced.flatMap(toReading) : enforced;
  return rules.length > 0 ? rules : [NOTHING];
}

/** A rule without its message, unless it cannot be enforced as it is. */
function reduceRule(rule: model.AccessRule, users: ReadonlySet<string>, notes: Notes): AccessRule | undefined {
  const { operations, roles, message } = rule;
  if (message !== undefined) notes.add(rule, 'message', 'message', 'whoever may not is told so in general words');
  const when = rule.when.map((condition) => asCallerCondition(condition, users));
  const [first, ...more] = when;
  if (when.length === 0) return { operations, roles, when: [] };
  if (first && more.length === 0) return { operations, roles, when: [first] };
  notes.add(
    rule,
    'when',
    'when',
    'of conditions only `<field> == me` is; a rule with another is left out, so it allows nothing',
  );
  return undefined;
}

function asCallerCondition(condition: model.RowCondition, users: ReadonlySet<string>): CallerCondition | undefined {
  const { path, operator, value } = condition;
  const [name] = path;
  const names = name !== undefined && path.length === 1 && users.has(name);
  return names && operator === '==' && value.kind === 'me' ? { path: [name], operator, value } : undefined;
}

function toReading(rule: AccessRule): AccessRule[] {
  return rule.operations.includes('read') ? [{ ...rule, operations: ['read'] }] : [];
}
