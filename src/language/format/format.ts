/** Formatting: white space and nothing else. See docs/decisions/0009-formatting.md. */
import type { IToken } from 'chevrotain';
import { lineEndOf, type LineEnd } from '../line-end.ts';
import { parse } from '../parse.ts';
import type { Problem } from '../problems.ts';
import { createServices, type MsaServices } from '../services.ts';
import type { Source } from '../source.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import { lexemesOf } from './lexemes.ts';
import { OutlineParser, type OutlineToken } from './outline.ts';
import { print } from './printer.ts';
import { treeOf } from './tree.ts';
import type { Placed } from './writer.ts';

/** A text, formatted; or why it is left alone. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/** A change of white space: between two tokens or comments, or inside of a comment. */
export interface FormattingEdit {
  /** In UTF-16 code units. */
  readonly start: number;
  /** Just after the last character that goes away. */
  readonly end: number;
  /** What takes its place. */
  readonly text: string;
}

/**
 * Formats a text. Its tokens and comments stay what they are and where they are among each other; formatting what is
 * formatted changes nothing.
 */
export function format(source: Source): Formatted {
  const formatter = (shared ??= new Formatter());
  const laidOut = formatter.format(source);
  return laidOut ? { kind: 'formatted', text: laidOut.text } : { kind: 'broken', problems: formatter.problems(source) };
}

/**
 * What an editor changes to format a text, or a part of it: what stands before the tokens and comments that begin in the
 * part. Each edit leaves its neighbours as they are, so that any of them may be made without the others.
 *
 * @param part offsets in UTF-16 code units, the end just after the part
 * @returns edits in the order of the text; undefined for a text with syntax errors, which is left alone
 */
export function formattingEdits(
  source: Source,
  part: { readonly start: number; readonly end: number } = { start: 0, end: source.text.length },
): FormattingEdit[] | undefined {
  const laidOut = (shared ??= new Formatter()).format(source);
  return laidOut && editsOf(source.text, laidOut, part);
}

let shared: Formatter | undefined;

class Formatter {
  readonly #services: MsaServices = createServices();
  readonly #parser = new OutlineParser(this.#services);

  /** @returns undefined for a text with syntax errors */
  format(source: Source): LaidOut | undefined {
    const { text } = source;
    const read = this.#read(source);
    if (!read) return undefined;
    const placed = print(text, treeOf(text, lexemesOf(text, read.tokens, read.comments)));
    const lineEnd = lineEndOf(text);
    const formatted = withLineEnd(textOf(placed), lineEnd);
    if (!this.#holds(formatted, read)) throw new Error(`Formatting ${source.path} would have changed what it says`);
    return { text: formatted, placed, lineEnd };
  }

  problems(source: Source): Problem[] {
    const problems = syntaxProblems(source, parse(this.#services, source.text));
    if (problems.length === 0) throw new Error(`${source.path} cannot be read by the formatter, but by the parser`);
    return problems;
  }

  /** Tokens and comments of a text without mistakes; undefined when it has some. */
  #read(source: Source): Read | undefined {
    const { Lexer } = this.#services.parser;
    const { tokens, errors } = Lexer.tokenize(source.text);
    const { comments, tooDeep, balanced, surplus } = Lexer;
    const strays = errors.map(({ offset, length }) => ({ offset, length }));
    const lexed = { tokens, comments, strays, tooDeep, balanced, surplus };
    const problems = syntaxProblems(source, { ...lexed, failures: [], repairs: new Map(), skipped: [] });
    const outline = problems.length === 0 ? this.#parser.read(tokens) : undefined;
    return outline && { tokens: outline, comments };
  }

  /** The layout keeps the order of what it lays out; that the lexer takes apart what was put together is shown here. */
  #holds(formatted: string, { tokens, comments }: Read): boolean {
    const { Lexer } = this.#services.parser;
    const again = Lexer.tokenize(formatted);
    return (
      again.errors.length === 0 &&
      areAlike(again.tokens, tokens.map(tokenOf), ({ image }) => image) &&
      areAlike(Lexer.comments, comments, ({ image }) => withoutIndent(image))
    );
  }
}

interface LaidOut {
  readonly text: string;
  readonly placed: readonly Placed[];
  readonly lineEnd: LineEnd;
}

/** A text without mistakes. */
interface Read {
  readonly tokens: readonly OutlineToken[];
  readonly comments: readonly IToken[];
}

function tokenOf({ token }: OutlineToken): IToken {
  return token;
}

function areAlike(left: readonly IToken[], right: readonly IToken[], textOf: (token: IToken) => string): boolean {
  return (
    left.length === right.length &&
    left.every((token, index) => {
      const other = right[index];
      return token.tokenType === other?.tokenType && textOf(token) === textOf(other);
    })
  );
}

function withoutIndent(comment: string): string {
  if (comment.startsWith('//') || !/[\r\n]/.test(comment)) return comment.trimEnd();
  return comment
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .join('\n');
}

function textOf(placed: readonly Placed[]): string {
  return placed.length === 0 ? '' : `${placed.map(({ gap, text }) => gap + text).join('')}\n`;
}

function withLineEnd(text: string, lineEnd: LineEnd): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}

function editsOf(
  source: string,
  { placed, lineEnd }: LaidOut,
  part: { readonly start: number; readonly end: number },
): FormattingEdit[] {
  const edits: FormattingEdit[] = [];
  const replace = (start: number, end: number, replacement: string, at: number): void => {
    const text = withLineEnd(replacement, lineEnd);
    if (part.start <= at && at <= part.end && source.slice(start, end) !== text) edits.push({ start, end, text });
  };
  let from = 0;
  for (const { start, end, gap, text } of placed) {
    replace(from, start, gap, start);
    replace(start, end, text, start);
    from = end;
  }
  replace(from, source.length, placed.length === 0 ? '' : '\n', source.length);
  return edits;
}
