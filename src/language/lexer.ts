import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult } from 'langium';
import { isOpening, openingOf, setPartner } from './brackets.ts';
import { placed, type Rewrite } from './other-forms.ts';
import { applyRepair, type Repair, type Repairs } from './repair.ts';

/** Deeper nesting of brackets is refused: no sensible file comes near, and what does is there to break us. */
export const DEPTH_LIMIT = 100;

/** Repairs that take the place of two tokens. */
const TAKES_TWO: ReadonlySet<Repair['kind']> = new Set(['drop-colon', 'drop-optional', 'drop-call', 'type-first']);

/** The lexer, with what recovery needs to know of brackets, and with repairs of what a former parse stumbled over. */
export class MsaLexer extends DefaultLexer {
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

  override tokenize(text: string): LexerResult {
    if (this.prepared) return { tokens: [...this.prepared], errors: [], hidden: [] };
    const result = super.tokenize(text);
    const tokens = this.repairs.size === 0 ? result.tokens : this.#repaired(this.#rewritten(result.tokens, text));
    this.comments = [...result.hidden];
    this.tooDeep = undefined;
    this.surplus = false;
    this.balanced = this.#match(tokens);
    this.tokens = this.tooDeep ? [] : tokens;
    return { ...result, tokens: [...this.tokens], hidden: this.commentsInTree ? result.hidden : [] };
  }

  tokenType(name: string): TokenType {
    const type = this.tokenTypes[name];
    if (!type) throw new Error(`The language has no token ${name}`);
    return type;
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
      rewritten.push(...placed(text, start, rewrite, super.tokenize(rewrite.read).tokens, from));
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
    let index = -1;
    for (const token of tokens) {
      index++;
      if (isOpening(token)) {
        if (open.push(index) > DEPTH_LIMIT) this.tooDeep ??= token;
        continue;
      }
      const opening = openingOf(token);
      if (!opening) continue;
      const at = open.findLastIndex((candidate) => tokens[candidate]?.image === opening);
      this.surplus ||= at < 0 && opening === '{';
      const crossesBrace = opening !== '{' && open.slice(at + 1).some((each) => tokens[each]?.image === '{');
      if (at < 0 || crossesBrace) continue;
      setPartner(tokens[open[at] ?? 0], index);
      open.length = at;
    }
    if (open.some((index) => tokens[index]?.image === '{')) balanced = false;
    return balanced;
  }
}
