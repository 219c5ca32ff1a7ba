/** Prints what Chevrotain finds out about our grammars; scripts/analysis.mjs runs it. */
import { GrammarAST, type LangiumParser } from 'langium';
import { getLookaheadPaths, type ILookaheadStrategy, type Lexer } from 'chevrotain';
import type { Decision, GrammarAnalysis, LangiumAnalysis, TokenAnalysis } from '../src/language/grammar-analysis.ts';
import { RULE_MARK } from '../src/language/keywords-in.ts';
import { createServices } from '../src/language/services.ts';
import { isKeyword } from '../src/language/tokens.ts';
import { createTools } from '../src/import/jdl/parser/parse.ts';

/** The parts of Chevrotain's parser and lexer that hold what they have found out. */
interface Analysing {
  lookaheadStrategy: ILookaheadStrategy;
  selfAnalysisDone: boolean;
  performSelfAnalysis(): void;
  readonly shortRuleNameToFull: readonly string[];
  readonly lookAheadFuncsCache: readonly (readonly Kept[])[];
}

/** What Chevrotain keeps in the place of a function that decides. */
type Kept = ReturnType<typeof kept>;

interface PatternConfig {
  readonly tokenType: { readonly name: string; readonly PATTERN?: unknown };
  readonly canLineTerminator: boolean;
}

const msa = createServices();
const jdl = createTools();
process.stdout.write(
  JSON.stringify({
    msa: {
      decisions: decisionsOf(Reflect.get(msa.parser.LangiumParser, 'wrapper')),
      tokens: tokensOf(Reflect.get(msa.parser.Lexer, 'chevrotainLexer')),
      keywords: Object.values(msa.parser.Lexer.definition)
        .filter(isKeyword)
        .map(({ name }) => name),
      makes: makesOf(msa.Grammar, msa.parser.LangiumParser),
    },
    jdl: { decisions: decisionsOf(Reflect.get(jdl, 'parser')), tokens: tokensOf(jdl.lexer) },
  } satisfies { readonly msa: LangiumAnalysis; readonly jdl: GrammarAnalysis }),
);

function decisionsOf(parser: Analysing): GrammarAnalysis['decisions'] {
  parser.lookaheadStrategy = {
    validate: () => [],
    buildLookaheadForAlternation: ({ prodOccurrence: occurrence, rule, maxLookahead, hasPredicates: gated }) =>
      kept({
        ways: namesOf(getLookaheadPaths({ occurrence, rule, prodType: 'Alternation', maxLookahead })),
        optional: false,
        gated,
      }),
    buildLookaheadForOptional: ({ prodOccurrence: occurrence, rule, prodType, maxLookahead }) =>
      // The second way is to go past it.
      kept({
        ways: namesOf(getLookaheadPaths({ occurrence, rule, prodType, maxLookahead })).slice(0, 1),
        optional: true,
      }),
  };
  parser.selfAnalysisDone = false;
  parser.performSelfAnalysis();
  return Object.fromEntries(
    // There are gaps in it, where rules have nothing to decide.
    Object.entries(parser.lookAheadFuncsCache).map(([rule, decides]) => [
      parser.shortRuleNameToFull[Number(rule)]?.replace(RULE_MARK, ''),
      Object.fromEntries(Object.entries(decides).map(([key, { decision }]) => [key, decision])),
    ]),
  );
}

/** Nothing is parsed with it: it tells which decision Chevrotain keeps where. */
function kept(decision: Decision): (() => undefined) & { readonly decision: Decision } {
  return Object.assign(() => undefined, { decision });
}

function makesOf({ rules }: GrammarAST.Grammar, parser: LangiumParser): LangiumAnalysis['makes'] {
  const typeOf: (rule: GrammarAST.ParserRule) => string | symbol | undefined = Reflect.get(
    parser,
    'computeRuleType',
  ).bind(parser);
  return Object.fromEntries(
    rules.filter(GrammarAST.isParserRule).map((rule) => {
      const type = typeOf(rule);
      if (type === undefined) return [rule.name, 'part'];
      return [rule.name, typeof type === 'string' ? { node: type } : 'value'];
    }),
  );
}

function namesOf(ways: ReturnType<typeof getLookaheadPaths>): Decision['ways'] {
  return ways.map((rows) => rows.map((row) => row.map(({ name }) => name)));
}

/** The first character code of a group: Chevrotain takes 255 together, but those that a byte can hold. */
function codeAt(index: number): number {
  return index <= 255 ? index : Math.min((index - 255) * 255 + 1, 0xffff);
}

function tokensOf(lexer: Lexer): GrammarAnalysis['tokens'] {
  const configs: readonly PatternConfig[] = Reflect.get(lexer, 'patternIdxToConfig').defaultMode;
  const byStart: readonly (readonly PatternConfig[] | undefined)[] = Reflect.get(
    lexer,
    'charCodeToPatternIdxToConfig',
  ).defaultMode;
  const tokens = configs.flatMap((config): [string, TokenAnalysis][] => {
    const { tokenType, canLineTerminator: lineBreaks } = config;
    if (!(tokenType.PATTERN instanceof RegExp)) return [];
    const starts = [...byStart.entries()].flatMap(([index, begun]) => (begun?.includes(config) ? [codeAt(index)] : []));
    return [[tokenType.name, { lineBreaks, starts }]];
  });
  return Object.fromEntries(tokens);
}
