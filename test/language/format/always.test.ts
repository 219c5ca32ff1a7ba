import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check/index.ts';
import { format, formattingEdits, loadProgram, Source, virtualFiles } from '../../../src/language/index.ts';
import { lower } from '../../../src/lower/index.ts';
import { Random } from '../../kit/random.ts';
import { blocks, contentsOf, files, formatted, mended, partsOf, type Text } from './texts.ts';

/**
 * What formatting never does, whatever the text. Texts of ours are the start; their white space is made anew and comments
 * are strewn between their tokens, at random, but in the same way every time.
 */

const texts: readonly Text[] = [...files, ...blocks.map(({ name, whole }) => ({ name, text: whole })), ...mended];

/** The text with other white space, and with `more` of anything before each token. */
function rewritten(text: string, gapOf: (gap: string, next: string) => string, more: () => string = () => ''): string {
  let afterLineComment = false;
  const parts = partsOf(text).map((part) => {
    const gap =
      (afterLineComment ? '\n' : '') + (part.gap === '' && afterLineComment ? '' : gapOf(part.gap, part.text));
    afterLineComment = part.isComment && part.text.startsWith('//');
    return gap + (part.isComment ? '' : more()) + part.text;
  });
  return parts.join('') + (afterLineComment ? '\n' : '');
}

const GAPS = [' ', '  ', '\t', '\n', '\n  ', ' \n\n\n\t', '\r\n', '\r', ' '.repeat(60)];
const RARE_GAPS = ['\f', ' \u00a0 ', '\ufeff', '\u2028'];

/** Where tokens touched they may, but need not. Rare white space is none before a colon. */
function anyGap(random: Random): (gap: string, next: string) => string {
  return (gap, next) => {
    if (gap === '' && random.next() < 0.7) return '';
    return random.oneOf(next === ':' || random.next() < 0.95 ? GAPS : RARE_GAPS);
  };
}

function anyComment(random: Random, often: number): () => string {
  let count = 0;
  return () => {
    if (random.next() >= often) return '';
    const name = `c${count++}`;
    const comment = random.oneOf([
      `/* ${name} */`,
      `/*${name}*/`,
      `// ${name}   \n`,
      `//${name}\r\n`,
      `/** ${name} */`,
      `/*\n   * ${name}\n\t * and more  \n */`,
      `/* ${name}\n\n      and\n  more */`,
    ]);
    return random.oneOf(['', ' ', '\n', '\n\n\n']) + comment + random.oneOf([' ', '\n', '\n\n', '  ']);
  };
}

const WAYS: readonly (readonly [string, (text: string, random: Random) => string])[] = [
  ['as it is', (text) => text],
  ['on one line', (text) => rewritten(text, (gap) => (gap === '' ? '' : ' '))],
  ['a token a line', (text) => rewritten(text, () => '\n')],
  ['with other white space', (text, random) => rewritten(text, anyGap(random))],
  ['with a few comments', (text, random) => rewritten(text, (gap) => gap, anyComment(random, 0.1))],
  [
    'on one line, with a few comments',
    (text, random) => rewritten(text, (gap) => (gap === '' ? '' : ' '), anyComment(random, 0.05)),
  ],
  ['with comments all over', (text, random) => rewritten(text, anyGap(random), anyComment(random, 0.6))],
];

/** `MSAC_SEEDS=500` for a long night. */
const SEEDS = Number(process.env['MSAC_SEEDS'] ?? 1);
/** Every other text is enough by day; the fuzzer takes them all as well. */
const sampled = texts.filter((_, index) => SEEDS > 1 || index % 2 === 0);
/** In ms: many texts in one test, and other tests beside it. */
const TIMEOUT = SEEDS * 60_000;

describe.each(WAYS)('a text %s', { timeout: TIMEOUT }, (_, rewrite) => {
  /** Whatever is wrong, with the text at fault: one test a text would be thousands. */
  function holds(property: (text: string, name: string) => void, seeds = SEEDS): void {
    for (const { name, text } of rewrite.length > 1 ? sampled : texts)
      for (let seed = 1; seed <= (rewrite.length > 1 ? seeds : 1); seed++) {
        const given = rewrite(text, new Random(seed));
        try {
          property(given, name);
        } catch (error) {
          throw new Error(`${name}, seed ${seed}:\n${given}`, { cause: error });
        }
      }
  }

  test('is formatted once and for all', () => {
    holds((text) => {
      const once = formatted(text);
      expect(formatted(once)).toBe(once);
    });
  });

  test('keeps its tokens and comments, and their order', () => {
    holds((text) => expect(contentsOf(formatted(text))).toEqual(contentsOf(text)));
  });

  test('is the same model', () => {
    // Slow, for it compiles everything twice.
    holds((text) => expect(modelOf(formatted(text))).toEqual(modelOf(text)), Math.ceil(SEEDS / 2));
  });

  test('ends with a line feed, has neither blanks at line ends nor tabs for indentation nor two empty lines', () => {
    holds((text) => {
      // CR LF everywhere stays CR LF everywhere.
      const once = formatted(text).replace(/^[^]*$/, (all) =>
        /(?<!\r)\n/.test(all) ? all : all.replaceAll('\r\n', '\n'),
      );
      expect(once).toMatch(/\S\n$/);
      expect(once).not.toMatch(/[ \t\r]$/m);
      expect(once).not.toMatch(/^ *\t(?!.*\*)/m);
      expect(once).not.toMatch(/\n\n\n/);
      expect(once).not.toMatch(/^\n/);
      expect(once).not.toMatch(/^[^/\n]*\{\n\n|\n\n *\}/m);
    });
  });

  test('becomes what it becomes by edits, and any of the edits leave its tokens and comments alone', () => {
    holds((text) => {
      const edits = formattingEdits(new Source('main.msa', text)) ?? [];
      expect(applied(text, edits)).toBe(formatted(text));
      const random = new Random(7);
      const some = edits.filter(() => random.next() < 0.5);
      expect(contentsOf(applied(text, some))).toEqual(contentsOf(text));
    });
  });
});

test('a text with words left out, doubled or swapped is formatted or refused', { timeout: TIMEOUT }, () => {
  const kinds = { formatted: 0, broken: 0 };
  for (const { name, text } of texts)
    for (let seed = 1; seed <= 2 * SEEDS; seed++) {
      const given = mutilated(text, new Random(seed));
      try {
        const result = format(new Source('main.msa', given));
        kinds[result.kind]++;
        if (result.kind === 'formatted') expect(formatted(result.text)).toBe(result.text);
        else expect(result.problems).not.toEqual([]);
      } catch (error) {
        throw new Error(`${name}, seed ${seed}:\n${given}`, { cause: error });
      }
    }
  expect(Math.min(kinds.formatted, kinds.broken)).toBeGreaterThan(10);
});

function mutilated(text: string, random: Random): string {
  const parts = partsOf(text).map((part) => part.gap + part.text);
  const at = random.below(parts.length);
  const [part = '', next = ''] = parts.slice(at, at + 2);
  const instead = random.oneOf([
    [next],
    [part, part, next],
    [next, part],
    [part, next.slice(0, -1)],
    [part, random.oneOf(parts), next],
  ]);
  return parts.toSpliced(at, 2, ...instead).join('') + '\n';
}

/** What the text says to the backends; whatever cannot be told of it is nothing. */
function modelOf(text: string): unknown {
  const others = Object.fromEntries(files.map((file) => [file.name.split('/').at(-1), file.text]));
  const program = loadProgram('main.msa', virtualFiles({ ...others, 'main.msa': text }));
  if (check(program).some(({ severity }) => severity === 'error')) return undefined;
  return lower(program);
}

function applied(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let from = 0;
  const parts = edits.map((edit) => {
    const part = text.slice(from, edit.start) + edit.text;
    from = edit.end;
    return part;
  });
  return parts.join('') + text.slice(from);
}
