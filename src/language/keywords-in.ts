import type { LangiumParser } from 'langium';
import type { Alternative, IProduction, Rule, Terminal } from 'chevrotain';

/** The part of Chevrotain's parser that tells its grammar. */
interface ParserWithGrammar {
  getGAstProductions(): Readonly<Record<string, Rule>>;
}

/** Langium marks the names of its rules with an invisible character. */
export const RULE_MARK = '\u200b';

const known = new WeakMap<LangiumParser, Map<string, ReadonlySet<string>>>();

/** Keywords that can come inside a rule of the grammar, or begin what it refers to. Asked only of broken text. */
export function keywordsIn(parser: LangiumParser, rule: string): ReadonlySet<string> {
  const cache = known.get(parser) ?? new Map<string, ReadonlySet<string>>();
  known.set(parser, cache);
  const cached = cache.get(rule);
  if (cached) return cached;
  const wrapper: ParserWithGrammar = Reflect.get(parser, 'wrapper');
  const rules = wrapper.getGAstProductions();
  const found = new Set<string>();
  const name = `${rule}${RULE_MARK}`;
  gather(rules[name]?.definition ?? [], rules, found, new Set([name]), false);
  cache.set(rule, found);
  return found;
}

/** @param onlyFirst stop after what must come first */
function gather(
  definition: readonly IProduction[],
  rules: Readonly<Record<string, Rule>>,
  found: Set<string>,
  visited: Set<string>,
  onlyFirst: boolean,
): void {
  for (const part of definition) {
    if (isTerminal(part)) found.add(part.terminalType.name);
    else if ('nonTerminalName' in part) {
      const name = String(part.nonTerminalName);
      if (!visited.has(name)) gather(rules[name]?.definition ?? [], rules, found, new Set([...visited, name]), true);
    } else gather(partsOf(part), rules, found, visited, onlyFirst && !isAlternation(part));
    if (onlyFirst && !isOptional(part)) return;
  }
}

function isTerminal(part: IProduction): part is Terminal {
  return 'terminalType' in part;
}

function isAlternation(part: IProduction): boolean {
  return partsOf(part).some((each) => each.constructor.name === 'Alternative');
}

function isOptional(part: IProduction): boolean {
  return ['Option', 'Repetition', 'RepetitionWithSeparator'].includes(part.constructor.name);
}

function partsOf(part: IProduction): readonly IProduction[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every production but the two above has parts
  return (part as Alternative).definition ?? [];
}
