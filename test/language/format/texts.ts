import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServices, format, Source } from '../../../src/language/index.ts';
import { framed, pages } from '../../kit/pages.ts';

/** Several tests ask for the same: text → the same formatted. */
const known = new Map<string, string>();

/** A text formatted, or thrown at whoever asks when it has syntax errors. */
export function formatted(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const result = format(new Source('main.msa', text));
  if (result.kind === 'formatted') {
    if (known.size === 5000) known.clear();
    known.set(text, result.text);
    return result.text;
  }
  throw new Error(result.problems.map(({ range, kind }) => `${range.start.line}:${range.start.column} ${kind}`).join());
}

export interface Text {
  readonly name: string;
  readonly text: string;
}

/** Every `.msa` file that is no test's own broken one. */
export const files: readonly Text[] = ['examples', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.msa'))
    .sort()
    .map((path) => ({ name: join(folder, path), text: readFileSync(join(folder, path), 'utf8') })),
);

/** A block of a page of documentation, with the system that it stands in. */
export interface Block extends Text {
  readonly whole: string;
  /** The block alone, formatted where it stands. */
  formatted(): string;
}

const BLOCK = /(?<=^```msa(?: in=(?<frame>\w+))?\n)[\s\S]*?(?=^```$)/gm;

/** The blocks of the reference and of the README. */
export const blocks: readonly Block[] = ['docs/language.md', 'README.md'].flatMap((path) => {
  const page = readFileSync(path, 'utf8');
  return [...page.matchAll(BLOCK)].map((match) =>
    blockOf(`${path}:${page.slice(0, match.index).split('\n').length}`, match[0], match.groups?.['frame']),
  );
});

/** A page with every block of it formatted. */
export function formattedPage(path: string): string {
  return readFileSync(path, 'utf8').replaceAll(BLOCK, (text, frame) => blockOf(path, text, frame).formatted());
}

function blockOf(name: string, text: string, frame: string | undefined): Block {
  const { text: whole, linesBefore } = framed({ heading: '', frame, file: 'main.msa', text });
  return { name, text, whole, formatted: () => cutOut(formatted(whole), text, whole, linesBefore) };
}

/** The lines of a formatted text that hold a block, indented as it is on its page. */
function cutOut(all: string, block: string, whole: string, linesBefore: number): string {
  const before = partsOf(whole.split('\n').slice(0, linesBefore).join('\n')).length;
  const within = partsOf(block).length;
  let end = 0;
  const ends = partsOf(all).map((part) => (end += part.gap.length + part.text.length));
  const start = before === 0 ? 0 : all.indexOf('\n', ends[before - 1]) + 1;
  const lines = all
    .slice(start, ends[before + within - 1])
    .replace(/^\n+/, '')
    .split('\n');
  const surplus = indentOf(lines[0]) - indentOf(block);
  return `${lines.map((line) => line.slice(surplus)).join('\n')}\n`;
}

function indentOf(text = ''): number {
  return /^ */.exec(text)?.[0].length ?? 0;
}

/** Whole systems that compile: what is wrong on the diagnostics' pages, mended. */
export const mended: readonly Text[] = pages.flatMap(({ code, examples }) =>
  examples.filter(({ heading }) => heading === 'Fixed').map((each) => ({ name: code, text: framed(each).text })),
);

const { Lexer } = createServices().parser;

/** A token or comment of a text. */
export interface Part {
  readonly text: string;
  readonly isComment: boolean;
  /** White space before it. */
  readonly gap: string;
}

/** What a text consists of, in its order. */
export function partsOf(text: string): Part[] {
  const { tokens } = Lexer.tokenize(text);
  const comments = new Set(Lexer.comments);
  let end = 0;
  return [...tokens, ...comments]
    .sort((left, right) => left.startOffset - right.startOffset)
    .map((token) => {
      const gap = text.slice(end, token.startOffset);
      end = token.startOffset + token.image.length;
      return { text: token.image, isComment: comments.has(token), gap };
    });
}

/** The same without what formatting may change: white space between them, and around the lines of comments. */
export function contentsOf(text: string): string[] {
  return partsOf(text).map((part) => (part.isComment ? trimmed(part.text) : part.text));
}

function trimmed(comment: string): string {
  const lines = comment.split(/\r\n|\n|\r/).map((line) => line.trim());
  return lines.join('\n');
}
