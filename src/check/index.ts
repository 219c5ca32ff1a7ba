/** The door of this room: a program in, what is to be said of it out. */
import type { AstNode } from 'langium';
import {
  ApplicationCache,
  collectSymbols,
  isApplication,
  isClient,
  isConsole,
  isDeployment,
  isEntity,
  isEnvironment,
  isEvent,
  isMixin,
  isProcedure,
  isRoleList,
  isSystem,
  isValue,
  type Application,
  type Problem,
  type Program,
} from '../language/index.ts';
import { Context } from './context.ts';
import type { Diagnostic } from './diagnostic.ts';
import { withoutFollowers } from './followers.ts';
import { applyIgnores } from './ignores.ts';
import { withoutRepeated } from './repeated.ts';
import { applicationRules } from './rules/applications.ts';
import { authRules } from './rules/auth.ts';
import { dataRules } from './rules/data.ts';
import { clientRules } from './rules/clients.ts';
import { deploymentRules } from './rules/deployment.ts';
import { environmentRules } from './rules/environments.ts';
import { eventRules } from './rules/events.ts';
import { instanceRules } from './rules/instances.ts';
import { languageRules } from './rules/languages.ts';
import { monitoringRules } from './rules/monitoring.ts';
import { nameRules } from './rules/names.ts';
import { operationRules } from './rules/operations.ts';
import { portRules } from './rules/ports.ts';
import { resourceRules } from './rules/resources.ts';
import { routeRules } from './rules/routes.ts';
import { secretRules } from './rules/secrets.ts';
import { syntaxRules } from './rules/syntax.ts';
import { systemRules } from './rules/system.ts';
import { trafficRules } from './rules/traffic.ts';
import { wordRules } from './rules/words.ts';
import type { Rules, Visited } from './rules.ts';

export type { CatalogueEntry } from './define.ts';
export type * from './diagnostic.ts';
export { catalogue } from './generated/catalogue.ts';
export { defaultsOf, fieldsFitFor, isShowable, listedIn, modifiersFitFor, saidOnceIn } from './assist.ts';
export { silencedBy } from './ignores.ts';
export { OWNERS } from './rules/applications.ts';
export { deploymentsOf, SETTINGS as DEPLOYMENT_SETTINGS } from './rules/deployment.ts';
export { mayStandIn } from './rules/environments.ts';
export { languageName } from './rules/languages.ts';
export { constraintsInWords, constraintsOf } from './rules/limits.ts';
export { missingCall } from './rules/relations.ts';
export { SIGN_IN } from './settings.ts';
export { VOCABULARY, type Vocabulary } from './vocabulary.ts';

const families: readonly Rules[] = [
  syntaxRules,
  systemRules,
  wordRules,
  authRules,
  languageRules,
  monitoringRules,
  nameRules,
  applicationRules,
  portRules,
  environmentRules,
  instanceRules,
  resourceRules,
  secretRules,
  clientRules,
  trafficRules,
  routeRules,
  eventRules,
  operationRules,
  deploymentRules,
  ...dataRules,
];

/** What was said of each application, for who checks again and again. */
export class CheckCache extends ApplicationCache<readonly Diagnostic[]> {}

/**
 * All that is to be said of a program, problems of its text among it: by file (in the order in which they are imported),
 * then by place; without hints and warnings that a comment silences. When none of them is an error, the program can be lowered.
 */
export function check(program: Program, cache?: CheckCache): Diagnostic[] {
  const steps = checkInSteps(program, cache);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same in steps, of which none takes long, for who has other things to do in between. After the first steps, what is to
 * be said of what `first` holds is complete but for what its other applications have changed in it, and is given as far as
 * it is known; what is given then of others is what was said of them last.
 *
 * @param first path of the file that is looked at first
 * @returns after the last step, what {@link check} gives
 */
export function* checkInSteps(
  program: Program,
  cache?: CheckCache,
  first?: string,
): Generator<Diagnostic[] | undefined, Diagnostic[]> {
  const whole = new Context(program);
  for (const rules of families) {
    if (!rules.program) continue;
    rules.program(whole);
    yield undefined;
  }
  const said: (readonly Diagnostic[])[] = [whole.diagnostics];
  const waiting: (() => void)[] = [];
  for (const { source, tree } of program.files) {
    visit(tree, whole);
    for (const element of tree.elements)
      if (cache && isApplication(element)) {
        const at = said.push(cache.last(element, program)?.result ?? []) - 1;
        const look = (): void => void (said[at] = cache.get(element, program, '', saidOf(element)));
        if (source.path === first || cache.known(element, program, '')) look();
        else waiting.push(look);
      } else visitElement(element, whole);
    yield undefined;
  }
  if (first !== undefined && waiting.length > 0) yield toldOf(said.flat(), program);
  for (const look of waiting) {
    look();
    yield undefined;
  }
  return toldOf(said.flat(), program);
}

/** In order, and without what is not to be told. */
function toldOf(said: readonly Diagnostic[], program: Program): Diagnostic[] {
  const comments = new Context(program);
  const left = applyIgnores(withoutRepeated(withoutFollowers(said, program)), comments);
  return sorted([...left, ...comments.diagnostics], program);
}

/** What there is to say of an application alone, by a context that has not yet asked the program anything. */
function saidOf(application: Application): (program: Program) => readonly Diagnostic[] {
  return (program) => {
    const context = new Context(program);
    visitElement(application, context);
    return context.diagnostics;
  };
}

/** Problems of texts in the words of the catalogue, for who reads files without the system that they belong to. */
export function diagnose(problems: readonly Problem[]): Diagnostic[] {
  const context = new Context({
    files: [],
    problems,
    isComplete: false,
    symbols: collectSymbols([]),
    lost: { has: () => true },
  });
  syntaxRules.program?.(context);
  return context.diagnostics;
}

/** A declaration, and what stands inside of it. Statements are as deep as it goes: what they consist of is theirs to look at. */
function visitElement(element: AstNode, context: Context): void {
  visit(element, context);
  for (const part of partsOf(element)) visitElement(part, context);
}

function partsOf(node: AstNode): readonly AstNode[] {
  if (isApplication(node) || isEntity(node) || isMixin(node) || isValue(node) || isEvent(node)) return node.members;
  if (isSystem(node) || isEnvironment(node) || isClient(node) || isDeployment(node)) return node.settings;
  if (isConsole(node)) return node.alerts;
  if (isRoleList(node)) return node.roles;
  return isProcedure(node) ? node.parameters : [];
}

type Rule = (node: AstNode, context: Context) => void;

/** The rules of all families for one type of node, in their order. */
const rulesByType = new Map<string, readonly Rule[]>();

function visit(node: AstNode, context: Context): void {
  let rules = rulesByType.get(node.$type);
  if (!rules) rulesByType.set(node.$type, (rules = rulesFor(node.$type)));
  for (const rule of rules) rule(node, context);
}

function rulesFor(type: string): Rule[] {
  return families.flatMap((rules) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a rule is filed under the type of node that it takes
    const rule = rules[type as keyof Visited] as Rule | undefined;
    return rule ? [rule] : [];
  });
}

function sorted(diagnostics: readonly Diagnostic[], program: Program): Diagnostic[] {
  const rank = new Map(program.files.map((file, index) => [file.source.path, index]));
  const rankOf = (file: string): number => rank.get(file) ?? -1;
  return diagnostics.toSorted(
    (left, right) =>
      rankOf(left.file) - rankOf(right.file) ||
      left.range.start.offset - right.range.start.offset ||
      left.range.end.offset - right.range.end.offset ||
      Number(left.code > right.code) - Number(left.code < right.code),
  );
}
