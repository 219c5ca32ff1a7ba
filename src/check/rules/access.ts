import {
  ADMIN,
  isAllow,
  isReadOnly,
  locationOf,
  type Allow,
  type Entity,
  type Mixin,
  type Procedure,
  type ReadOnly,
  type RelationSide,
  sourceOf,
} from '../../language/index.ts';
import { insertAfter, related, replace, type Context } from '../context.ts';
import type { TextEdit } from '../diagnostic.ts';
import * as say from '../generated/catalogue.ts';
import { checkRoles, checkWord } from '../lookup.ts';
import { checkListedOnce } from '../once.ts';
import { removed } from '../removal.ts';
import type { Rules } from '../rules.ts';
import { OPERATIONS, VOCABULARY } from '../vocabulary.ts';
import { checkCondition, textOf } from './conditions.ts';

/** Who may do what: rules that name the unknown, grant nothing, too much, or too little. */
export const accessRules: Rules = {
  Allow: checkRule,
  Procedure: (operation, context) => checkMessage(operation, context),
  Mixin: (mixin, context) => reportAnyoneMayWrite(mixin, mixin.members.filter(isAllow), context),
  Entity(entity, context) {
    const members = context.symbols.members(entity);
    const rules = members.filter(isAllow);
    if (rules.length === 0) return;
    const own = entity.members.filter(isAllow);
    const owner = context.partsOf(entity.$container).get(entity);
    if (owner) return reportRulesOnPart(own, owner, context);
    const readOnly = members.find(isReadOnly);
    reportShadowed(rules, entity, context);
    if (readOnly) reportWriting(own, entity, readOnly, context);
    else reportAnyoneMayWrite(entity, own, context);
    reportNobodyMay(entity, rules, readOnly ? ['read'] : OPERATIONS, context);
  },
};

function checkRule(rule: Allow, context: Context): void {
  for (const operation of rule.operations) checkWord(operation, 'word', VOCABULARY['Operation.word'], context);
  checkListedOnce(
    rule.operations.flatMap((node) => (node.word ? [{ node, property: 'word', index: 0, name: node.word }] : [])),
    context,
  );
  checkRoles(rule, context);
  checkCondition(rule, context);
  checkMessage(rule, context);
}

/** What people read who are refused. */
function checkMessage(node: Allow | Procedure, context: Context): void {
  if (node.message?.trim() === '')
    context.report(locationOf(node, 'message'), say.emptyMessage({}), { edits: [withoutMessage(node)] });
}

/** Without the text and the word before it. */
function withoutMessage(node: Allow | Procedure): TextEdit {
  const { file, range } = locationOf(node, 'message');
  const source = sourceOf(node);
  const [word = ''] = /\s+message\s*$/.exec(source.text.slice(0, range.start.offset).slice(-1000)) ?? [];
  return { file, range: source.location(range.start.offset - word.length, range.end.offset).range, text: '' };
}

function operationsOf(rule: Allow): readonly string[] {
  const words = rule.operations.map((operation) => operation.word);
  return words.includes('*') ? OPERATIONS : OPERATIONS.filter((operation) => words.includes(operation));
}

/** A right that a rule grants: an operation, to a role or everyone (`*`), on rows that meet all of some comparisons. */
interface Right {
  readonly operation: string;
  readonly role: string;
  readonly conditions: readonly string[];
  /** The same for the same right. */
  readonly key: string;
}

function rightsOf(rule: Allow): Right[] {
  const roles = rule.roles.length > 0 ? rule.roles : ['*'];
  const conditions = [...new Set(rule.condition?.comparisons.flatMap((each) => textOf(each) ?? []) ?? [])].toSorted();
  return operationsOf(rule).flatMap((operation) =>
    roles.map((role) => ({ operation, role, conditions, key: keyOf({ operation, role, conditions }) })),
  );
}

function keyOf({ operation, role, conditions }: Omit<Right, 'key'>): string {
  return [operation, role, ...conditions].join('\0');
}

/** Only own rules are reported: those of a mixin may well be of use elsewhere. */
function reportShadowed(rules: readonly Allow[], entity: Entity, context: Context): void {
  const first = new Map<string, number>();
  const rights = rules.map(rightsOf);
  for (const [index, each] of rights.entries()) for (const { key } of each) if (!first.has(key)) first.set(key, index);
  for (const [index, rule] of rules.entries()) {
    if (rule.$container !== entity) continue;
    const covering = (rights[index] ?? []).map((right) => coveredBy(right, index, first));
    const cover = covering.find((each) => each !== undefined);
    const other = cover === undefined ? undefined : rules[cover];
    if (!other || covering.includes(undefined)) continue;
    context.report(locationOf(rule), say.shadowedRule({}), {
      related: [related(say.shadowedRule.related({}), other)],
      edits: [removed(rule)],
      asks: true,
    });
  }
}

/** The rule that grants a right of the rule at `index` too: a wider one wherever it stands, or the same one before. */
function coveredBy(right: Right, index: number, first: ReadonlyMap<string, number>): number | undefined {
  const { operation } = right;
  for (const role of new Set([right.role, '*']))
    for (const conditions of subsets(right.conditions)) {
      const key = keyOf({ operation, role, conditions });
      const by = first.get(key);
      if (by !== undefined && by !== index && (key !== right.key || by < index)) return by;
    }
  return undefined;
}

/** Of more comparisons than this there are too many subsets to look all of them up. */
const MOST_COMPARISONS = 6;

/** Fewer comparisons hold of more rows. */
function subsets(conditions: readonly string[]): (readonly string[])[] {
  if (conditions.length > MOST_COMPARISONS) return [conditions, []];
  return conditions.reduce<string[][]>((all, each) => all.flatMap((subset) => [subset, [...subset, each]]), [[]]);
}

function reportAnyoneMayWrite(entity: Entity | Mixin, rules: readonly Allow[], context: Context): void {
  for (const rule of rules) {
    const writes = operationsOf(rule).filter((operation) => operation !== 'read');
    if (!context.isComplete || rule.roles.length > 0 || rule.condition || writes.length === 0) continue;
    const params = { operations: writes.join(', '), entity: entity.name };
    context.report(locationOf(rule), say.anyoneMayWrite(params));
  }
}

/** `*` is all that there is. */
function reportWriting(rules: readonly Allow[], entity: Entity, readOnly: ReadOnly, context: Context): void {
  for (const rule of rules) {
    if (rule.operations.some(({ word }) => word === '*')) continue;
    const writes = operationsOf(rule).filter((operation) => operation !== 'read');
    if (writes.length === 0) continue;
    const message = say.writingReadOnly({ entity: entity.name, operations: writes.join(', ') });
    context.report(locationOf(rule), message, { related: [related(say.writingReadOnly.related({}), readOnly)] });
  }
}

function reportNobodyMay(
  entity: Entity,
  rules: readonly Allow[],
  operations: readonly string[],
  context: Context,
): void {
  const known = rules.every((rule) => rule.operations.every(({ word }) => word === '*' || OPERATIONS.includes(word)));
  const granted = new Set(rules.flatMap(operationsOf));
  const missing = operations.filter((operation) => !granted.has(operation));
  if (missing.length === 0 || !known || !context.isComplete) return;
  const params = { operations: missing.join(', '), entity: entity.name };
  // After its last rule; where all rules are those of mixins, after all that it has.
  const last = entity.members.findLast(isAllow) ?? entity.members.at(-1);
  const edits = last ? [insertAfter(last, `allow ${params.operations} to ${ADMIN}`)] : [];
  context.report(locationOf(entity, 'name'), say.nobodyMay(params), { edits, asks: true });
}

/** Once for an entity, however many rules it has. */
function reportRulesOnPart(rules: readonly Allow[], owner: RelationSide, context: Context): void {
  const [first] = rules;
  if (!first) return;
  context.report(locationOf(first), say.ruleOnPart({ entity: owner.target.name, owner: owner.entity.name }), {
    related: [related(say.ruleOnPart.related({}), owner.field, 'name')],
    edits: rules.map((rule) => replace('', rule)),
  });
}
