import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LexerResult } from 'langium';
import { applyRepair, type Repair, type Repairs } from './repair.ts';

/** Deeper nesting of brackets is refused: no sensible file comes near, and what does is there to break us. */
export const DEPTH_LIMIT = 100;

/** Where the partner of an opening bracket stands in the list of tokens: kept in the token's `payload`. */
interface Partner {
  readonly partner: number;
}

/** Repairs that take the place of two tokens. */
const TAKES_TWO: ReadonlySet<Repair['kind']> = new Set(['drop-colon', 'drop-optional', 'type-first']);

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
    const tokens = this.repairs.size === 0 ? result.tokens : this.#repaired(result.tokens);
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

/** The index of the bracket that closes `token`, if it opens one that is closed. */
export function partnerOf(token: IToken): number | undefined {
  const payload: Partner | undefined = token.payload;
  return payload?.partner;
}

export function isOpening(token: IToken): token is IToken & { image: '{' | '(' | '[' } {
  return token.image === '{' || token.image === '(' || token.image === '[';
}

const OPENING: Readonly<Record<'}' | ')' | ']', '{' | '(' | '['>> = { '}': '{', ')': '(', ']': '[' };

export function isClosing(image: string): image is '}' | ')' | ']' {
  return image === '}' || image === ')' || image === ']';
}

/** The bracket that a closing bracket closes. */
export function openingOf(token: IToken): '{' | '(' | '[' | undefined {
  return isClosing(token.image) ? OPENING[token.image] : undefined;
}

function setPartner(token: IToken | undefined, partner: number): void {
  if (token) token.payload = { partner } satisfies Partner;
}
