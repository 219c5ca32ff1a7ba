import type { IToken, TokenType } from 'chevrotain';
import { AbstractLangiumParser, createParser, GrammarAST } from 'langium';
import { analysis } from '../generated/analysis.ts';
import { LateAnalysis } from '../grammar-analysis.ts';
import type { MsaServices } from '../services.ts';
import { isWordKeyword } from '../tokens.ts';

/** A token, and what it is in its statement. */
export interface OutlineToken {
  readonly token: IToken;
  /** A statement begins here, or an element of a list between braces. */
  readonly startsItem: boolean;
  /** A comma between the elements of a list that stands between braces, as in an enum. */
  readonly separates: boolean;
  /** A word of the language, as opposed to a name that reads like one. */
  readonly keyword: boolean;
}

type Impl = Parameters<AbstractLangiumParser['rule']>[1];
type Rule = Parameters<AbstractLangiumParser['rule']>[0];
type Method = ReturnType<AbstractLangiumParser['rule']>;

/**
 * Reads a text by the grammar and makes no tree: the one thing to be known is where statements begin, which is where a
 * rule is called between the braces of another, or at the top of a file. A tenth of what the tree would cost, and nothing
 * here names a construct, so that a wider grammar needs no change.
 */
export class OutlineParser extends AbstractLangiumParser {
  #read: OutlineToken[] = [];
  /** Brackets that each rule being read has open, the outermost rule first. */
  #open: string[][] = [];
  #startsItem = false;
  readonly #late: LateAnalysis;

  constructor(services: MsaServices) {
    super(services, false);
    createParser(services.Grammar, this, services.parser.Lexer.definition);
    this.#late = new LateAnalysis(this.wrapper, analysis);
  }

  /** @returns the tokens, or undefined when they are no text of the language */
  read(tokens: readonly IToken[]): readonly OutlineToken[] | undefined {
    this.#read = [];
    this.#open = [];
    this.#startsItem = false;
    this.wrapper.input = [...tokens];
    return this.#late.untilMistake(() => this.mainRule.call(this.wrapper, {})) && this.#read;
  }

  override rule(rule: Rule, implementation: Impl): Method {
    // A fragment is a part of the rule that calls it.
    const isPart = 'fragment' in rule && rule.fragment;
    const method = this.wrapper.DEFINE_RULE(rule.name, isPart ? implementation : this.#remembering(implementation));
    this.allRules.set(rule.name, method);
    if ('entry' in rule && rule.entry) this.mainRule = method;
    return method;
  }

  override consume(index: number, type: TokenType, feature: GrammarAST.AbstractElement): void {
    const token = this.wrapper.wrapConsume(index, type);
    if (this.isRecording()) return;
    const open = this.#open.at(-1) ?? [];
    const keyword = GrammarAST.isKeyword(feature) && isWordKeyword(type);
    const separates = token.image === ',' && open.at(-1) === '{';
    this.#read.push({ token, startsItem: this.#startsItem, separates, keyword });
    this.#startsItem = false;
    if (type.name === '{' || type.name === '(' || type.name === '[') open.push(type.name);
    else if (type.name === '}' || type.name === ')' || type.name === ']') open.pop();
  }

  override subrule(
    index: number,
    rule: Method,
    fragment: boolean,
    _: GrammarAST.AbstractElement,
    args: Record<string, boolean>,
  ): void {
    const open = this.#open.at(-1);
    if (!this.isRecording() && !fragment && open)
      this.#startsItem ||= open.at(-1) === '{' || (this.#open.length === 1 && open.length === 0);
    this.wrapper.wrapSubrule(index, rule, args);
  }

  override action(): void {
    // Actions shape the tree, and there is none.
  }

  #remembering(implementation: Impl): Impl {
    return (args) => {
      this.#open.push([]);
      try {
        implementation(args);
      } finally {
        this.#open.pop();
      }
    };
  }
}
