/** Formatting: white space and nothing else. See docs/decisions/0009-formatting.md. */
import type { IToken } from 'chevrotain';
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
  | {
      readonly kind: 'formatted';
      readonly text: string;
      /** What makes the one text the other, in the order of the text; empty when it is formatted already. */
      readonly edits: readonly FormattingEdit[];
    }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[] };

/** Any part of the edits of a text may be made without the others: each leaves its neighbours as they are. */
export interface FormattingEdit {
  /** In UTF-16 code units. */
  readonly start: number;
  /** Just after the last character that goes away. */
  readonly end: number;
  /** What takes its place. */
  readonly text: string;
  /** Where the token or comment begins that it moves or indents; the end of the text for the last one. */
  readonly at: number;
}

/**
 * Formats a text. Its tokens and comments stay what they are and where they are among each other; formatting what is
 * formatted changes nothing.
 */
export function format(source: Source): Formatted {
  const formatter = (shared ??= new Formatter());
  return formatter.format(source);
}

/**
 * The edits for a part of a text: those of the tokens and comments that begin in it.
 *
 * @param start in UTF-16 code units
 * @param end just after the part
 */
export function editsWithin(edits: readonly FormattingEdit[], start: number, end: number): FormattingEdit[] {
  return edits.filter(({ at }) => start <= at && at <= end);
}

let shared: Formatter | undefined;

class Formatter {
  readonly #services: MsaServices = createServices();
  readonly #parser = new OutlineParser(this.#services);

  format(source: Source): Formatted {
    const { text } = source;
    const read = this.#read(source);
    if (!read) return { kind: 'broken', problems: this.#problems(source) };
    const placed = print(text, treeOf(text, lexemesOf(text, read.tokens, read.comments)));
    const lineEnd = lineEndOf(text);
    const formatted = textOf(placed).replaceAll('\n', lineEnd);
    this.#verify(source, formatted);
    return { kind: 'formatted', text: formatted, edits: editsOf(text, placed, lineEnd) };
  }

  /** Tokens and comments of a text without mistakes; undefined when it has some. */
  #read(source: Source): { tokens: readonly OutlineToken[]; comments: readonly IToken[] } | undefined {
    const { Lexer } = this.#services.parser;
    const { tokens, errors } = Lexer.tokenize(source.text);
    const { comments, tooDeep, balanced, surplus } = Lexer;
    const strays = errors.map(({ offset, length }) => ({ offset, length }));
    const lexed = { tokens, comments, strays, tooDeep, balanced, surplus };
    const problems = syntaxProblems(source, { ...lexed, failures: [], repairs: new Map(), skipped: [] });
    const outline = problems.length === 0 ? this.#parser.read(tokens) : undefined;
    return outline && { tokens: outline, comments };
  }

  #problems(source: Source): Problem[] {
    const problems = syntaxProblems(source, parse(this.#services, source.text));
    if (problems.length === 0) throw new Error(`${source.path} cannot be read by the formatter, but by the parser`);
    return problems;
  }

  /** The layout keeps the order of what it lays out; that the lexer takes it apart again where it was put together is shown here. */
  #verify(source: Source, formatted: string): void {
    const { Lexer } = this.#services.parser;
    const before = this.#contents(source.text);
    const after = this.#contents(formatted);
    if (Lexer.tooDeep || before.length !== after.length || before.some((content, index) => content !== after[index]))
      throw new Error(`Formatting ${source.path} would have changed what it says`);
  }

  #contents(text: string): string[] {
    const { Lexer } = this.#services.parser;
    const { tokens } = Lexer.tokenize(text);
    return [...tokens, ...Lexer.comments]
      .sort((left, right) => left.startOffset - right.startOffset)
      .map(({ tokenType, image }) => `${tokenType.name} ${/[\r\n]|^\/\//.test(image) ? withoutIndent(image) : image}`);
  }
}

function withoutIndent(comment: string): string {
  return comment
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .join('\n');
}

function textOf(placed: readonly Placed[]): string {
  return placed.length === 0 ? '' : `${placed.map(({ gap, text }) => gap + text).join('')}\n`;
}

/** CR LF where every line ends so. */
function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

function editsOf(source: string, placed: readonly Placed[], lineEnd: string): FormattingEdit[] {
  const edits: FormattingEdit[] = [];
  let from = 0;
  const replace = (start: number, end: number, replacement: string, at: number): void => {
    const text = replacement.replaceAll('\n', lineEnd);
    if (source.slice(start, end) !== text) edits.push({ start, end, text, at });
  };
  for (const { start, end, gap, text } of placed) {
    replace(from, start, gap, start);
    replace(start, end, text, start);
    from = end;
  }
  replace(from, source.length, placed.length === 0 ? '' : '\n', source.length);
  return edits;
}
