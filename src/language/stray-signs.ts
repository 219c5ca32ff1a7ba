/** Signs that other languages have where this one has none: `name: String,`, `port = 8080`, `now()`, `entity A [ … ]`. */
import type { IToken } from 'chevrotain';
import { partnerOf } from './brackets.ts';
import type { Repair, Stumble } from './repair.ts';
import { isWord, isWordKeyword } from './tokens.ts';

/** The sign that a parser stumbled over, or right behind which it did, if it is one that is almost certainly too many. */
export function straySign({ tokens, index, expected }: Stumble): [number, Repair] | undefined {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!before || !token) return undefined;
  const endsStatement = expected === '}' || expected === 'EOF';
  if (token.image === ',' && endsStatement) return drop(token);
  if (before.image === ',' && (token.image === ')' || token.image === ']')) return drop(before);
  if (endsStatement && isAfterLine(tokens, index - 1)) return drop(tokens[index - 2] ?? token);
  if (token.image === '=' && isWordKeyword(before.tokenType)) return drop(token);
  if (token.image === '(' && next?.image === ')' && isDefault(tokens, index - 1))
    return [token.startOffset, { kind: 'drop-call' }];
  const closing = expected === '{' && /^[[(]$/.test(token.image) ? tokens[partnerOf(token) ?? -1] : undefined;
  return closing && [token.startOffset, { kind: 'brace', brace: '{', partner: closing.startOffset }];
}

function drop(sign: IToken): [number, Repair] {
  return [sign.startOffset, { kind: 'drop-sign' }];
}

/** Whether a keyword begins a line after one that ends with a comma: it was taken for one more name of a list. */
function isAfterLine(tokens: readonly IToken[], index: number): boolean {
  const [comma, word] = [tokens[index - 1], tokens[index]];
  const isAtEnd = comma?.image === ',' && (comma.endLine ?? 0) < (word?.startLine ?? 0);
  return isAtEnd && word !== undefined && isWordKeyword(word.tokenType);
}

/** Whether a word is what a field has by default. */
function isDefault(tokens: readonly IToken[], index: number): boolean {
  const word = tokens[index];
  return word !== undefined && isWord(word) && tokens[index - 1]?.image === '=';
}
