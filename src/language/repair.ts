/**
 * Repairs: after a text failed to parse, single tokens that were almost certainly meant differently are changed and the
 * text is parsed again. So `entiti Order { … }` is one message, and what stands between the braces is still read.
 */
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import type { Rewrite } from './other-forms.ts';
import type { PlainType } from './plain-types.ts';
import { changed } from './token.ts';
import { FIELD_NAME, MISSING, WORD } from './tokens.ts';

export type Repair =
  /** A misspelt keyword. */
  | { readonly kind: 'keyword'; readonly keyword: string }
  /** `port: 8080`; `keyword` is the word before the colon, or what it was meant to be; with a `type`, it is a name. */
  | { readonly kind: 'drop-colon'; readonly keyword: string; readonly type?: string }
  /** `name String`. */
  | { readonly kind: 'insert-colon' }
  /** `String name`, as in Java: both words become `name: String`. */
  | { readonly kind: 'type-first'; readonly type: PlainType }
  /** `entity "Order"`. */
  | { readonly kind: 'unquote' }
  /** `2ndName: String`: read as a name, of which the checker says what is wrong. */
  | { readonly kind: 'name'; readonly type: string }
  /** `born?: LocalDate`: read as if the `?` were not there. */
  | { readonly kind: 'drop-optional' }
  /** `when owner = me`: another sign, or word, in the place of an operator. */
  | { readonly kind: 'operator'; readonly operator: string }
  /** `to DOCTOR NURSE`: a comma before it. */
  | { readonly kind: 'insert-comma' }
  /** A `}` too many. */
  | { readonly kind: 'drop-brace' }
  /** `name: String,` and `port = 8080`: signs of other languages; `now()`: a pair of them. */
  | { readonly kind: 'drop-sign' | 'drop-call' }
  /** `entity Order [ … ]`: a bracket in the place of a brace. `partner` is the offset of the one that closes it. */
  | { readonly kind: 'brace'; readonly brace: '{' | '}'; readonly partner?: number }
  /** `List<Line>`, `# comment`: the form of another language. */
  | Rewrite
  /** `database` and then a new line with `port 8080`: the line lacks something at its end. */
  | { readonly kind: 'missing-before' };

/** By the offset of the token that is repaired. */
export type Repairs = ReadonlyMap<number, Repair>;

/** The name that somebody has put in quotes; empty when there is none. */
export function unquoted(image: string): string {
  return image.replaceAll(/["']/g, '');
}

/** What takes the place of a token; of two, where the repair is one of both. */
export function applyRepair(
  token: IToken,
  next: IToken | undefined,
  repair: Repair,
  typeOf: (name: string) => TokenType,
): IToken[] {
  switch (repair.kind) {
    case 'type-first':
      return next
        ? [retyped(next, typeOf(FIELD_NAME)), signAfter(next, typeOf(':')), signAfter(next, typeOf(WORD), repair.type)]
        : [token];
    case 'keyword':
      return [retyped(token, typeOf(repair.keyword), repair.keyword)];
    case 'drop-colon':
      return [retyped(token, typeOf(repair.type ?? repair.keyword), repair.keyword)];
    case 'unquote':
      return [retyped(token, typeOf(WORD), unquoted(token.image))];
    case 'insert-colon':
      return [retyped(token, typeOf(FIELD_NAME)), signAfter(token, typeOf(':'))];
    case 'name':
      return [retyped(token, typeOf(repair.type))];
    case 'drop-optional':
      return [retyped(token, typeOf(FIELD_NAME))];
    case 'operator':
      return [retyped(token, typeOf(repair.operator), repair.operator)];
    case 'insert-comma':
      return [signBefore(token, typeOf(',')), token];
    case 'rewrite':
      // It takes the place of a part of the text, before single tokens are repaired.
      return [token];
    case 'drop-brace':
    case 'drop-sign':
    case 'drop-call':
      return [];
    case 'brace':
      return [retyped(token, typeOf(repair.brace), repair.brace)];
    default:
      return [createTokenInstance(MISSING, '', token.startOffset, token.startOffset - 1, 1, 1, 1, 1), token];
  }
}

/** Where a parse stumbled. */
export interface Stumble {
  readonly tokens: readonly IToken[];
  /** Index of the token at which it stumbled. */
  readonly index: number;
  /** Grammar rule in which it stumbled. */
  readonly rule: string;
  /** Name of the token type that was expected, when it was one. */
  readonly expected: string | undefined;
  /** Keywords that can come in that rule. */
  readonly fitting: ReadonlySet<string>;
}

function retyped(token: IToken, type: TokenType, image = token.image): IToken {
  return changed(token, { image, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 });
}

function signBefore(token: IToken, type: TokenType): IToken {
  const { startOffset } = token;
  return createTokenInstance(type, '', startOffset, startOffset - 1, 1, 1, 1, 1);
}

function signAfter(token: IToken, type: TokenType, image = ''): IToken {
  const end = token.endOffset ?? token.startOffset;
  return createTokenInstance(type, image, end + 1, end, 1, 1, 1, 1);
}
