import {
  isAllow,
  isWordLiteral,
  locationOf,
  type Allow,
  type Comparison,
  type Entity,
  type FieldHolder,
  type RelationSide,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkRoles, checkWord, findField, firstOfKind } from '../lookup.ts';
import { checkListedOnce } from '../once.ts';
import type { Rules } from '../rules.ts';

/** Who may do what: rules that name the unknown, grant nothing, too much, or too little. */
export const accessRules: Rules = {
  Allow: checkRule,
  Entity(entity, context) {
    const rules = entity.members.filter(isAllow);
    if (rules.length === 0) return;
    const owner = context.partsOf(entity.$container).get(entity);
    if (owner) return reportRulesOnPart(rules, owner, context);
    reportShadowed(rules, context);
    reportAnyoneMayWrite(entity, rules, context);
    reportNobodyMay(entity, rules, context);
  },
};

const OPERATIONS = ['create', 'read', 'update', 'delete'];

function checkRule(rule: Allow, context: Context): void {
  for (const operation of rule.operations)
    checkWord(operation, 'word', 'thing to allow', [...OPERATIONS, '*'], context);
  checkListedOnce(
    rule.operations.flatMap((node) => (node.word ? [{ node, property: 'word', index: 0, name: node.word }] : [])),
    context,
  );
  checkRoles(rule, context);
  checkCondition(rule, context);
}

function checkCondition({ condition, $container }: Allow, context: Context): void {
  for (const comparison of condition?.comparisons ?? []) checkComparison(comparison, $container, context);
}

function checkComparison(comparison: Comparison, holder: FieldHolder, context: Context): void {
  const { path, value } = comparison;
  const [name] = path;
  if (name === undefined || !isWordLiteral(value)) return;
  checkWord(value, 'value', 'thing to compare with', ['me'], context);
  const field = findField({ node: comparison, property: 'path', index: 0, name, entity: holder }, context);
  if (!field?.type?.target) return;
  const { kind } = context.resolve(field.type);
  if (kind === 'user' || kind.startsWith('unknown')) return;
  const uaa = firstOfKind('uaa', context)?.name;
  context.report(locationOf(comparison, 'path', 0), say.notAUser({ field: name, uaa }));
}

/** The condition of a rule as a text: the same text, the same condition. */
function conditionOf({ condition }: Allow): string {
  const texts = condition?.comparisons.map(
    ({ path, operator, value }) => `${path.join('.')} ${operator} ${value?.value}`,
  );
  return texts?.toSorted().join(' and ') ?? '';
}

function operationsOf(rule: Allow): readonly string[] {
  const words = rule.operations.map((operation) => operation.word);
  return words.includes('*') ? OPERATIONS : OPERATIONS.filter((operation) => words.includes(operation));
}

/** Every right that a rule grants, as a text: an operation, a role or everyone (`*`), a condition or none. */
function* rightsOf(rule: Allow): Generator<readonly [operation: string, role: string, condition: string]> {
  const roles = rule.roles.length > 0 ? rule.roles : ['*'];
  for (const operation of operationsOf(rule)) for (const role of roles) yield [operation, role, conditionOf(rule)];
}

function reportShadowed(rules: readonly Allow[], context: Context): void {
  const first = new Map<string, number>();
  for (const [index, rule] of rules.entries())
    for (const right of rightsOf(rule)) if (!first.has(right.join(' '))) first.set(right.join(' '), index);
  for (const [index, rule] of rules.entries()) {
    const covering = [...rightsOf(rule)].map((right) => coveredBy(right, index, first));
    const cover = covering.find((each) => each !== undefined);
    const other = cover === undefined ? undefined : rules[cover];
    if (!other || covering.includes(undefined)) continue;
    context.report(locationOf(rule), say.shadowedRule({}), {
      related: [related(say.shadowedRule.related({}), other)],
    });
  }
}

/** The rule that grants a right of the rule at `index` too: a wider one wherever it stands, or the same one before. */
function coveredBy(
  [operation, role, condition]: readonly [string, string, string],
  index: number,
  first: ReadonlyMap<string, number>,
): number | undefined {
  const own = `${operation} ${role} ${condition}`;
  for (const wider of new Set([role, '*']))
    for (const held of new Set([condition, ''])) {
      const key = `${operation} ${wider} ${held}`;
      const by = first.get(key);
      if (by !== undefined && by !== index && (key !== own || by < index)) return by;
    }
  return undefined;
}

function reportAnyoneMayWrite(entity: Entity, rules: readonly Allow[], context: Context): void {
  for (const rule of rules) {
    const writes = operationsOf(rule).filter((operation) => operation !== 'read');
    if (!context.isComplete || rule.roles.length > 0 || rule.condition || writes.length === 0) continue;
    const params = { operations: writes.join(', '), entity: entity.name };
    context.report(locationOf(rule), say.anyoneMayWrite(params));
  }
}

function reportNobodyMay(entity: Entity, rules: readonly Allow[], context: Context): void {
  const known = rules.every((rule) => rule.operations.every(({ word }) => word === '*' || OPERATIONS.includes(word)));
  const granted = new Set(rules.flatMap(operationsOf));
  const missing = OPERATIONS.filter((operation) => !granted.has(operation));
  if (missing.length === 0 || !known || !context.isComplete) return;
  context.report(locationOf(entity, 'name'), say.nobodyMay({ operations: missing.join(', '), entity: entity.name }));
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
