import { isBounds, locationOf, type PlainType, type ResolvedType, type Type } from '../../language/index.ts';
import { DEFAULT_LENGTH } from '../../model/defaults.ts';
import { replace, type Context } from '../context.ts';
import { smallInteger } from '../decimals.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';
import { checkDefault, checkEnumValue } from './default-values.ts';
import { readLimits, reportUnfit, type Limits } from './limits.ts';
import type { Place } from './written.ts';
import { checkAmount, compareMeasures } from './measures.ts';
import { checkNumber } from './ranges.ts';

/** The constraints of types, and defaults: that they fit the type and each other. */
export const valueRules: Rules = {
  Field(field, context) {
    if (!field.type?.target) return;
    const resolved = context.resolve(field.type);
    const limits = checkConstraints(field.type, resolved, context);
    if (!field.default) return;
    if (resolved.kind === 'enum') checkEnumValue(field.default, resolved.enum, context);
    else if (resolved.kind === 'plain' && limits) checkDefault(field.default, resolved.type, limits, context);
  },
  Parameter({ type }, context) {
    if (type?.target) checkConstraints(type, context.resolve(type), context);
  },
  Procedure({ result }, context) {
    if (result?.target) checkConstraints(result, context.resolve(result), context);
  },
};

/** The widest `varchar` that both PostgreSQL and H2 keep. */
const LONGEST_STRING = 1_048_576;
const MOST_DIGITS = 38;

/** @returns the limits of a plain type when they make sense, so that a default can be measured by them */
function checkConstraints(type: Type, resolved: ResolvedType, context: Context): Limits | undefined {
  if (resolved.kind === 'plain') {
    const before = context.diagnostics.length;
    const limits = readLimits(resolved.type, type, context);
    return checkLimits(type, resolved.type, limits, before, context) ? limits : undefined;
  }
  if (!resolved.kind.startsWith('unknown'))
    for (const constraint of type.constraints) reportUnfit(constraint, type.target, context);
  return undefined;
}

function checkLimits(node: Type, type: PlainType, limits: Limits, before: number, context: Context): boolean {
  const { min, max } = limits;
  if (type === 'Decimal') checkPrecision(node, limits, context);
  for (const bound of [min, max]) {
    if (!bound) continue;
    if (type === 'String') checkLength(bound, bound === max ? 1 : 0, context);
    else if (checkAmount(bound, type, context)) checkNumber(bound, type, limits, context);
  }
  if (context.diagnostics.length > before) return false;
  if (type === 'String' && min && !max) return checkDefaultLength(min, context);
  if (!min || !max || compareMeasures(type, min.text, max.text) <= 0) return true;
  const edits = [replace(max.text, min.node, min.property), replace(min.text, max.node, max.property)];
  context.report(locationOf(max.node, max.property), say.emptyRange({ min: min.text, max: max.text }), { edits });
  return false;
}

/** `String(300..)` has the default length as its upper bound. */
function checkDefaultLength(min: Place, context: Context): boolean {
  if (Number(min.text) <= DEFAULT_LENGTH) return true;
  const message = say.emptyRange({ min: min.text, max: DEFAULT_LENGTH });
  context.report(locationOf(min.node, min.property), message);
  return false;
}

function checkLength(bound: Place, least: number, context: Context): void {
  const length = smallInteger(bound.text);
  if (length !== undefined && length >= least && length <= LONGEST_STRING) return;
  const message = say.badLength({ length: bound.text, min: least, max: LONGEST_STRING });
  context.report(locationOf(bound.node, bound.property), message);
}

function checkPrecision({ constraints }: Type, limits: Limits, context: Context): void {
  const { precision, scale = 0 } = limits;
  if (precision === undefined) return;
  if (precision >= 1 && precision <= MOST_DIGITS && scale >= 0 && scale <= precision) return;
  const lone = constraints.filter(isBounds).filter((each) => !each.range);
  const [first, second] = lone.map((each) => locationOf(each));
  if (!first) return;
  const at = { file: first.file, range: { start: first.range.start, end: (second ?? first).range.end } };
  const [digits, after] = lone.map((each) => each.from);
  context.report(at, say.badPrecision({ precision: digits ?? '', scale: after ?? '0' }));
}
