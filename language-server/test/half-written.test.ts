import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompletionItem, DocumentSymbol } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createServices,
  loadProgram,
  locationOf,
  mentionsIn,
  virtualFiles,
  type Program,
} from '../../src/language/index.ts';
import { fileOf } from '../src/workspace.ts';
import { MemoryEditor, uriIn } from './memory-editor.ts';
import { askAll, offered, type Answer } from './questions.ts';

/**
 * Half-written is the normal case: at every prefix of every example, and with any line missing, everything is answered
 * within a second and without a fault, the outline holds what is finished, and completion offers what was really written.
 *
 * `npm test` takes a sample, always the same; `npm run test:prefixes` takes all.
 */

const ALL = process.env['MSAC_PREFIXES'] === 'all';
/** Of what is not asked, this many are between two that are, in a sample. */
const STEP = ALL ? 1 : 149;

interface Example {
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
}

const EXAMPLES: readonly Example[] = [
  { entry: 'shop.msa', files: folder('examples/shop') },
  { entry: 'market.msa', files: folder('examples/market') },
  { entry: 'blog.msa', files: folder('examples/blog') },
  {
    entry: 'everything.msa',
    files: { 'everything.msa': readFileSync('test/fixtures/systems/everything.msa', 'utf8') },
  },
];

const CASES = EXAMPLES.flatMap((example) => Object.keys(example.files).map((path) => [path, example] as const));

function folder(path: string): Record<string, string> {
  const names = readdirSync(path).filter((name) => name.endsWith('.msa'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** How often there was what one would wish for. */
const outlines = { listed: 0, of: 0, missing: new Map<string, number>() };
const completed = { offered: 0, of: 0, missing: new Map<string, number>() };

describe.each(CASES)('%s', { timeout: 600_000 }, (path, { entry, files }) => {
  const text = files[path] ?? '';

  it('is answered about at every prefix', async () => {
    const program = loadProgram(entry, virtualFiles(files));
    const words = wordsOf(program, path);
    const declarations = declarationsOf(program, path);
    const wordAt = new Map(words.map((word) => [word.start, word]));
    const editor = await MemoryEditor.on(files);
    await editor.open(path, text);
    const names = offered(editor.capabilities);
    const cuts = Array.from({ length: text.length + 1 }, (_, cut) => cut).filter((cut) => cut % STEP === 0);
    const starts = words.filter((_, index) => ALL || index % 11 === 0).map(({ start }) => start);
    for (const cut of [...new Set([...cuts, ...starts])].toSorted((one, other) => one - other)) {
      const prefix = text.slice(0, cut);
      await editor.become(path, prefix);
      const byName = await answered(editor, names, path, prefix, cut);
      noteOutline(
        declarations.filter(({ end }) => end <= cut),
        byName.get('documentSymbolProvider'),
      );
      const next = wordAt.get(cut);
      if (next) noteCompletion(next.text, next.what, byName.get('completionProvider'));
    }
    expect(editor.faults).toEqual([]);
    editor.close();
  });

  it('is answered about without any line', async () => {
    const editor = await MemoryEditor.on(files);
    await editor.open(path, text);
    const names = offered(editor.capabilities);
    const lines = text.split('\n');
    for (const index of lines.keys()) {
      if (index % (ALL ? 1 : 17) !== 0) continue;
      const left = lines.toSpliced(index, 1);
      const without = left.join('\n');
      await editor.become(path, without);
      const cut = left.slice(0, index).join('\n').length;
      await answered(editor, names, path, without, cut);
    }
    expect(editor.faults).toEqual([]);
    editor.close();
  });
});

describe('a half-written text', () => {
  afterAll(() => {
    if (ALL) process.stdout.write(tableOf('outline', outlines) + tableOf('completion', completed));
  });

  it('has an outline of what is finished', () => {
    expect(outlines.of).toBeGreaterThan(500);
    expect([...outlines.missing.keys()]).toEqual([]);
  });

  it('is completed by what was really written next', () => {
    expect(completed.of).toBeGreaterThan(60);
    // What is missing is mostly what nobody can know: what is called for the first time in a list, a package, a former name.
    expect(completed.offered / completed.of).toBeGreaterThan(0.92);
  });
});

/** Asks everything about a place of a text; each answer must come within a second, and none may be a fault. */
async function answered(
  editor: MemoryEditor,
  names: readonly string[],
  path: string,
  text: string,
  offset: number,
): Promise<ReadonlyMap<string, unknown>> {
  const position = TextDocument.create('', 'msa', 0, text).positionAt(offset);
  const ask = (): ReturnType<typeof askAll> => askAll(editor.connection, names, { uri: uriIn(path), position });
  const first = await ask();
  // What took long once, for the machine had something else to do, is asked again.
  const { answers, byName } = first.answers.some(isLate) ? await ask() : first;
  const wrong = [...answers, ...first.answers.filter(isFault)].filter((each) => isLate(each) || isFault(each));
  if (wrong.length > 0) throw new Error(`${JSON.stringify(wrong)} at the end of:\n${text.slice(0, offset)}`);
  return byName;
}

function isLate({ ms }: Answer): boolean {
  return ms > 1000;
}

function isFault({ fault }: Answer): boolean {
  return fault !== undefined;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What kind of word it is. */
  readonly what: string;
}

/** Declarations of a whole text. */
function declarationsOf(program: Program, path: string): Piece[] {
  const file = fileOf(program, path);
  return [...(file ? mentionsIn(file.tree, program.symbols) : [])].flatMap(({ node, target }) => {
    if (node !== target) return [];
    const { start, end } = locationOf(node).range;
    return [{ text: target.name, start: start.offset, end: end.offset, what: target.$type }];
  });
}

/** The words of a whole text that can be known before they are written: none that is a new name, a number or a text. */
function wordsOf(program: Program, path: string): Piece[] {
  const file = fileOf(program, path);
  if (!file) return [];
  const mentions = new Map(
    [...mentionsIn(file.tree, program.symbols)].map((mention) => {
      const { start } = locationOf(mention.node, mention.property, mention.index).range;
      return [start.offset, mention] as const;
    }),
  );
  const { tokens } = createServices().parser.Lexer.tokenize(file.source.text);
  return tokens.flatMap(({ image, startOffset: start }) => {
    if (!/^[A-Za-z]/.test(image)) return [];
    const mention = mentions.get(start);
    const end = start + image.length;
    if (!mention) return [{ text: image, start, end, what: 'word' }];
    const declared = locationOf(mention.target);
    // What is declared below is not known yet.
    if (mention.node === mention.target || (declared.file === path && declared.range.start.offset >= start)) return [];
    return [{ text: image, start, end, what: mention.target.$type }];
  });
}

function noteOutline(finished: readonly Piece[], outline: unknown): void {
  const listed = new Set(namesIn(outline));
  for (const { text, what } of finished) {
    outlines.of++;
    if (listed.has(text)) outlines.listed++;
    else count(outlines.missing, `${what} ${text}`);
  }
}

function namesIn(outline: unknown): string[] {
  const symbols: DocumentSymbol[] = Array.isArray(outline) ? outline : [];
  return symbols.flatMap(({ name, children = [] }) => [name, ...namesIn(children)]);
}

function noteCompletion(word: string, what: string, given: unknown): void {
  const items: CompletionItem[] = Array.isArray(given) ? given : [];
  completed.of++;
  if (items.some(({ label }) => label === word || label.startsWith(`${word}.`))) completed.offered++;
  else count(completed.missing, `${what} ${word}`);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function tableOf(what: string, { of, missing, ...rest }: { of: number; missing: ReadonlyMap<string, number> }): string {
  const [found = 0] = Object.values(rest).filter((value) => typeof value === 'number');
  const most = [...missing].toSorted(([, one], [, other]) => other - one).slice(0, 60);
  return `${what}: ${found} of ${of}\n${most.map(([key, number]) => `  ${number} ${key}`).join('\n')}\n`;
}
