import { Lexer, type IToken, type TokenType, type TokenTypeDictionary } from 'chevrotain';
import type { LangiumCoreServices, LexerResult, Lexer as LangiumLexer } from 'langium';
import { isOpening, openingOf, setPartner } from './brackets.ts';
import { placed, type Rewrite } from './other-forms.ts';
import { applyRepair, type Repair, type Repairs } from './repair.ts';
import { Source } from './source.ts';
import { Token } from './token.ts';

/** Deeper nesting of brackets is refused: no sensible file comes near, and what does is there to break us. */
export const DEPTH_LIMIT = 100;

/** Repairs that take the place of two tokens. */
const TAKES_TWO: ReadonlySet<Repair['kind']> = new Set(['drop-colon', 'drop-optional', 'drop-call', 'type-first']);

/** The lexer, with what recovery needs to know of brackets, and with repairs of what a former parse stumbled over. */
export class MsaLexer implements LangiumLexer {
  readonly definition: TokenTypeDictionary;
  readonly chevrotainLexer: Lexer;
  /** What is being read. */
  #source = new Source('', '');
  #lexed: IToken[] = [];
  /**
   * Whether comments become nodes of the concrete tree, as editors need them for formatting and folding. Langium's search
   * for their places takes time that grows with their number squared, so that reading without an editor goes without.
   */
  commentsInTree = true;
  /** To be applied to the next text. */
  repairs: Repairs = new Map();
  /** Tokens that are handed to the parser instead of those of the next text, which is not looked at then. */
  prepared: readonly IToken[] | undefined;
  /** Tokens of the last text, repaired. */
  tokens: readonly IToken[] = [];
  /** Comments of the last text. */
  comments: readonly IToken[] = [];
  /** The bracket that is nested too deeply, if one is: nothing is parsed then. */
  tooDeep: IToken | undefined;
  /** False when some `{` of the last text has no partner. */
  balanced = true;
  /** True when some `}` of the last text closes nothing. */
  surplus = false;

  constructor({ Grammar, parser, LanguageMetaData }: LangiumCoreServices) {
    const tokens = parser.TokenBuilder.buildTokens(Grammar);
    if (!Array.isArray(tokens)) throw new Error('The language has modes');
    this.definition = Object.fromEntries(tokens.map((type) => [type.name, type]));
    this.chevrotainLexer = new Lexer(tokens, {
      positionTracking: 'onlyOffset',
      skipValidations: LanguageMetaData.mode === 'production',
    });
    // Chevrotain makes room for fewer tokens than a text of ours has; V8 gives up fast code when a list is found to be too short.
    Object.assign(this.chevrotainLexer, {
      createTokenInstance: (image: string, offset: number, index: number, type: TokenType) =>
        new Token(this.#source, image, offset, index, type),
      addToken: (_: unknown, index: number, token: IToken) => {
        this.#lexed.push(token);
        return index;
      },
    });
  }

  tokenize(text: string): LexerResult {
    if (this.prepared) return { tokens: [...this.prepared], errors: [], hidden: [] };
    const result = this.#lex(text);
    const read = this.repairs.size === 0 ? result.tokens : this.#repaired(this.#rewritten(result.tokens, text));
    this.comments = [...result.hidden];
    this.tooDeep = undefined;
    this.surplus = false;
    this.balanced = this.#match(read);
    this.tokens = this.tooDeep ? [] : read;
    // Chevrotain's parser puts ends of the file behind them.
    return { ...result, tokens: this.tokens.slice(), hidden: this.commentsInTree ? result.hidden : [] };
  }

  tokenType(name: string): TokenType {
    const type = this.definition[name];
    if (!type) throw new Error(`The language has no token ${name}`);
    return type;
  }

  #lex(text: string): LexerResult {
    this.#source = new Source('', text);
    this.#lexed = [];
    const { errors, groups } = this.chevrotainLexer.tokenize(text);
    return { tokens: this.#lexed, errors, hidden: groups['hidden'] ?? [] };
  }

  /** The tokens with those of what parts of the text are read as. */
  #rewritten(tokens: readonly IToken[], text: string): readonly IToken[] {
    const rewrites = [...this.repairs]
      .flatMap(([start, repair]): (readonly [number, Rewrite])[] =>
        repair.kind === 'rewrite' ? [[start, repair]] : [],
      )
      .toSorted(([left], [right]) => left - right);
    if (rewrites.length === 0) return tokens;
    const rewritten: IToken[] = [];
    let next = 0;
    for (const [start, rewrite] of rewrites) {
      for (; (tokens[next]?.startOffset ?? Infinity) < start; next++) rewritten.push(...tokens.slice(next, next + 1));
      const from = tokens[next];
      while ((tokens[next]?.startOffset ?? Infinity) < rewrite.end) next++;
      rewritten.push(...placed(text, start, rewrite, this.#lex(rewrite.read).tokens, from));
    }
    return [...rewritten, ...tokens.slice(next)];
  }

  #repaired(tokens: readonly IToken[]): IToken[] {
    const repaired: IToken[] = [];
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (!token) continue;
      const repair = this.repairs.get(token.startOffset);
      const next = tokens[index + 1];
      if (repair && TAKES_TWO.has(repair.kind)) index++;
      repaired.push(...(repair ? applyRepair(token, next, repair, (name) => this.tokenType(name)) : [token]));
    }
    return repaired;
  }

  /** Tells every opening bracket its partner; true when no `{` lacks one. A brace closes what is open inside it. */
  #match(tokens: readonly IToken[]): boolean {
    const open: number[] = [];
    let balanced = true;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      if (token?.image.length !== 1) continue;
      if (isOpening(token)) {
        if (open.push(index) > DEPTH_LIMIT) this.tooDeep ??= token;
        continue;
      }
      const opening = openingOf(token);
      if (!opening) continue;
      let crossesBrace = false;
      let at = open.length - 1;
      for (; at >= 0; at--) {
        const image = tokens[open[at] ?? 0]?.image;
        if (image === opening) break;
        crossesBrace ||= image === '{';
      }
      this.surplus ||= at < 0 && opening === '{';
      if (at < 0 || (crossesBrace && opening !== '{')) continue;
      setPartner(tokens[open[at] ?? 0], index);
      open.length = at;
    }
    if (open.some((index) => tokens[index]?.image === '{')) balanced = false;
    return balanced;
  }
}
