/**
 * What Chevrotain works out about a grammar whenever a parser is made, worked out when msac is built (scripts/analysis.mjs):
 * which tokens tell what comes next, and what its tokens can begin with. Recovery needs the whole analysis: it is made
 * when the first mistake is met.
 */
import type { IOrAlt, IToken, TokenType } from 'chevrotain';

export interface GrammarAnalysis {
  /** By the name of the rule, and by the key that Chevrotain gives to a decision in it. */
  readonly decisions: Readonly<Record<string, Readonly<Record<string, Decision>>>>;
  /** Of tokens that are regular expressions, by name. */
  readonly tokens: Readonly<Record<string, TokenAnalysis>>;
}

/** Of a grammar of Langium's, what Langium works out besides, by walking through all of it. */
export interface LangiumAnalysis extends GrammarAnalysis {
  /** The longest first. */
  readonly keywords: readonly string[];
  /** What each rule makes, by its name: a node of that type, a value, or a part of what the rule around it makes. */
  readonly makes: Readonly<Record<string, { readonly node: string } | 'value' | 'part'>>;
}

/** The ways to go on, each with the rows of tokens that it begins with, by name. */
export interface Decision {
  readonly ways: readonly (readonly (readonly string[])[])[];
  /** Whether there is one way, to be taken or not. */
  readonly optional: boolean;
  /** Whether conditions of ours say as well which ways are open. */
  readonly gated: boolean;
}

export interface TokenAnalysis {
  /** Whether it can span lines. */
  readonly lineBreaks: boolean;
  /** Codes of the characters that it can begin with, as Chevrotain groups them. */
  readonly starts: readonly number[];
}

/** Spares Chevrotain's lexer the analysis of regular expressions. */
export function hintAt(tokens: readonly TokenType[], analysis: GrammarAnalysis): void {
  for (const token of tokens) {
    const known = analysis.tokens[token.name];
    if (known && token.PATTERN instanceof RegExp) {
      token.LINE_BREAKS = known.lineBreaks;
      token.START_CHARS_HINT = [...known.starts];
    } else if (typeof token.PATTERN === 'string') token.LINE_BREAKS = token.PATTERN.includes('\n');
  }
}

/** The parts of Chevrotain's parser that take part in its analysis and in errors. It offers them to subclasses only. */
interface AnalysedParser {
  selfAnalysisDone: boolean;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  readonly tokensMap: Readonly<Record<string, TokenType>>;
  performSelfAnalysis(): void;
  setLaFuncCache(rule: number, key: number, decide: Decide): void;
  LA_FAST(howMuch: number): IToken;
  raiseNoAltException(): unknown;
  raiseEarlyExitException(): unknown;
  consumeInternalError(): unknown;
  SAVE_ERROR(): unknown;
  attemptInRepetitionRecovery(): unknown;
}

type Decide = (this: AnalysedParser, ways?: readonly IOrAlt<unknown>[]) => number | boolean | undefined;

/** A parser that has not analysed its grammar yet, and does so at the first mistake only. */
export class LateAnalysis {
  readonly #parser: AnalysedParser;
  #isAnalysed = false;

  /**
   * @param parser of Chevrotain: its rules are defined, and `performSelfAnalysis` was not called
   * @param nameOf what the parser calls a rule of the analysis
   */
  constructor(parser: object, { decisions }: GrammarAnalysis, nameOf: (rule: string) => string = (rule) => rule) {
    if (!isParser(parser)) throw new TypeError('This is no parser of Chevrotain.');
    this.#parser = parser;
    const { fullRuleNameToShort, tokensMap } = this.#parser;
    for (const [rule, made] of Object.entries(decisions))
      for (const [key, decision] of Object.entries(made))
        this.#parser.setLaFuncCache(fullRuleNameToShort[nameOf(rule)] ?? -1, Number(key), decider(decision, tokensMap));
    this.#parser.selfAnalysisDone = true;
    Object.assign(parser, methodsOf(parser));
    quicken(parser);
  }

  /**
   * @param parse reads a text with the parser
   * @param reset takes back what `parse` has done when it is left half-way; then it is called again
   */
  run<Result>(parse: () => Result, reset: () => void = () => undefined): Result {
    if (!this.#isAnalysed) {
      const read = this.untilMistake(parse);
      if (read) return read.result;
      reset();
      this.#parser.selfAnalysisDone = false;
      this.#parser.performSelfAnalysis();
      this.#isAnalysed = true;
    }
    return parse();
  }

  /** @returns nothing when there is a mistake: the parser leaves all rules there */
  untilMistake<Result>(parse: () => Result): { readonly result: Result } | undefined {
    const parser = this.#parser;
    const kept = methodsOf(parser);
    Object.assign(parser, STRICT);
    try {
      return { result: parse() };
    } catch (error) {
      if (error === MISTAKE) return undefined;
      throw error;
    } finally {
      Object.assign(parser, kept);
    }
  }
}

/** For Chevrotain it is no exception of its own, and so it leaves all rules at once. */
const MISTAKE = new Error('There is a mistake in the text');

function giveUp(): never {
  throw MISTAKE;
}

const STRICT = {
  raiseNoAltException: giveUp,
  raiseEarlyExitException: giveUp,
  consumeInternalError: giveUp,
  SAVE_ERROR: giveUp,
  attemptInRepetitionRecovery: () => undefined,
} satisfies Partial<AnalysedParser>;

/** Those that are others while no mistake is met. */
function methodsOf(parser: AnalysedParser): object {
  return Object.fromEntries(Object.keys(STRICT).map((name) => [name, Reflect.get(parser, name)]));
}

/**
 * V8 keeps the properties of an object that has many in a table, which is slow to read, until it is read as a prototype.
 * Chevrotain does the same when it analyses a grammar; a long text is parsed a tenth faster.
 */
function quicken(parser: object): void {
  const heir: object = Object.create(parser);
  for (let times = 0; times < 2; times++) Reflect.get(heir, 'selfAnalysisDone');
}

function isParser(parser: object): parser is AnalysedParser {
  return 'setLaFuncCache' in parser;
}

/** A way that begins with a token, if the ones after it are right as well. */
interface Candidate {
  readonly way: number;
  /** Indices of the tokens that can come second, third and so on. */
  readonly next: readonly ReadonlySet<number>[];
}

/** What Chevrotain would make of a decision; the table is made when it is first to be taken. */
function decider(decision: Decision, tokens: Readonly<Record<string, TokenType>>): Decide {
  const { ways, optional, gated } = decision;
  const isPlain = !gated && ways.every((rows) => rows.every((row) => row.length === 1));
  return isPlain ? plainDecider(decision, tokens) : anyDecider(ways, optional, tokens);
}

/** Where the next token tells the way, as nearly everywhere; this is asked of every token of a text, more than once. */
function plainDecider({ ways, optional }: Decision, tokens: Readonly<Record<string, TokenType>>): Decide {
  let byToken: readonly (number | undefined)[] | undefined;
  return function decide(this: AnalysedParser) {
    byToken ??= candidates(ways, tokens).map(([first]) => first?.way);
    const way = byToken[this.LA_FAST(1).tokenTypeIdx];
    return optional ? way !== undefined : way;
  };
}

function anyDecider(ways: Decision['ways'], optional: boolean, tokens: Readonly<Record<string, TokenType>>): Decide {
  let byToken: readonly (readonly Candidate[] | undefined)[] | undefined;
  const empty = ways.findIndex((rows) => rows.some((row) => row.length === 0));
  return function decide(this: AnalysedParser, alternatives) {
    byToken ??= candidates(ways, tokens);
    const begun = byToken[this.LA_FAST(1).tokenTypeIdx] ?? [];
    const found = begun.find(({ way, next }) => isOpen(this, alternatives?.[way]) && comesNext(this, next));
    if (found) return optional || found.way;
    if (empty >= 0 && isOpen(this, alternatives?.[empty])) return optional || empty;
    return optional ? false : undefined;
  };
}

function isOpen(parser: AnalysedParser, way: IOrAlt<unknown> | undefined): boolean {
  return way?.GATE === undefined || way.GATE.call(parser);
}

function comesNext(parser: AnalysedParser, next: Candidate['next']): boolean {
  return next.every((types, index) => types.has(parser.LA_FAST(index + 2).tokenTypeIdx));
}

/** The ways that begin with each token, in their order. */
function candidates(ways: Decision['ways'], tokens: Readonly<Record<string, TokenType>>): Candidate[][] {
  const found: Candidate[][] = [];
  for (const [way, rows] of ways.entries())
    for (const [first, ...rest] of rows) {
      if (first === undefined) continue;
      const candidate = { way, next: rest.map((name) => new Set(indicesOf(tokens[name]))) };
      for (const index of indicesOf(tokens[first])) (found[index] ??= []).push(candidate);
    }
  return found;
}

/** Of a type of token and of those in its category. */
function indicesOf(type: TokenType | undefined): readonly number[] {
  return type?.tokenTypeIdx === undefined ? [] : [type.tokenTypeIdx, ...(type.categoryMatches ?? [])];
}
