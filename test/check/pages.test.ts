import { describe, expect, it } from 'vitest';
import { catalogue, check, type Diagnostic } from '../../src/check/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { annotate } from '../kit/annotate.ts';
import { withEdits } from '../kit/edits.ts';
import { framed, pages, withoutAnnotations, type Example, type Page } from '../kit/pages.ts';

/**
 * The pages of the catalogue are its tests: what each says of its wrong example is what the checker says, to the
 * character, and nothing is said of the mended one. `npx vitest run test/check/pages.test.ts -u` writes what the checker
 * says into the pages.
 */
describe.each(pages.filter((page) => page.examples.length > 0))('$code', (page) => {
  it('says of its wrong example what the page shows', async () => {
    const wrong = page.examples.filter((example) => example.heading === 'Wrong');
    const diagnostics = checkExamples(wrong);
    await expect(annotatedPage(page, wrong, diagnostics)).toMatchFileSnapshot(page.path);
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.code))).toEqual(new Set([page.code]));
    // Sentences, as they are read: whatever has been filled in.
    for (const { message, help = 'None.', related } of diagnostics)
      for (const text of [message, help, ...related.map((each) => each.message)]) expect(text).toMatch(/[^.?][.?]$/);
  });

  it('says nothing of its mended example', () => {
    expect(checkExamples(page.examples.filter((example) => example.heading === 'Fixed'))).toEqual([]);
  });
});

describe.each(pages.filter((page) => page.text.includes('**fix**')))('the fix of $code', (page) => {
  it('mends the wrong example', () => {
    const wrong = page.examples.filter((example) => example.heading === 'Wrong');
    const found = checkExamples(wrong);
    const edits = found.flatMap((diagnostic) => diagnostic.fix?.edits ?? []);
    const mended = [...filesOf(wrong)].map(([file, text]) => [
      file,
      withEdits(
        text,
        edits.filter((edit) => edit.file === file),
      ),
    ]);
    const left = check(loadProgram('main.msa', virtualFiles(Object.fromEntries(mended))));
    expect(edits).not.toEqual([]);
    const unfixed = found.filter(({ fix }) => !fix);
    expect(left.filter(({ code }) => code === page.code)).toHaveLength(unfixed.length);
    expect(left.filter(({ code, severity }) => code !== page.code && severity === 'error')).toEqual([]);
  });
});

/** Shown in `test/check/check.test.ts`, as their examples would fill a page. */
const WITHOUT_EXAMPLE = ['MSA0001', 'MSA0004', 'MSA0021', 'MSA0901'];

const INTRODUCTION =
  'Everything that `msac check` may say. An error keeps a system from being built; a warning is most likely a mistake. ' +
  'Below each wrong example stands, as comments, what is said of it. `msac explain MSA0304` prints a page; ' +
  '`// msac-ignore MSA0304 reason` before a line, or at its end, silences a warning or a hint there.';

describe('the catalogue', () => {
  it('has an example for each code', () => {
    const without = pages.filter((page) => page.examples.length === 0).map((page) => page.code);
    expect(without).toEqual(WITHOUT_EXAMPLE);
  });

  it('has a page for each code, and a code for each page', () => {
    expect(catalogue.map((entry) => entry.code)).toEqual(pages.map((page) => page.code));
  });

  it('has an index of its pages', async () => {
    const rows = catalogue.map(({ code, severity, message }) => `- [${code}](${code}.md), ${severity}: ${message}`);
    const index = ['# Diagnostics', '', INTRODUCTION, '', ...rows];
    await expect(`${index.join('\n')}\n`).toMatchFileSnapshot('../../docs/diagnostics/README.md');
  });

  it.each(catalogue)('$code is written as the others are', ({ message, help, fix, related, name }) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const sentence of [message, ...help, ...(related ? [related] : [])]) expect(sentence).toMatch(/[.?]$/);
    for (const title of fix) expect(title).toMatch(/^[A-Z].*[^.]$/);
  });
});

function checkExamples(examples: readonly Example[]): Diagnostic[] {
  return check(loadProgram('main.msa', virtualFiles(Object.fromEntries(filesOf(examples)))));
}

function filesOf(examples: readonly Example[]): Map<string, string> {
  return new Map(examples.map((example) => [example.file, framed(example).text]));
}

function annotated(example: Example, diagnostics: readonly Diagnostic[]): string {
  const own = diagnostics.filter((diagnostic) => diagnostic.file === example.file);
  const plain = withoutAnnotations(example.text).replaceAll('\0', '␀');
  return annotate(plain, own, framed(example).linesBefore);
}

function annotatedPage(page: Page, examples: readonly Example[], diagnostics: readonly Diagnostic[]): string {
  return examples.reduce(
    (text, example) => text.replace(example.text, () => annotated(example, diagnostics)),
    page.text,
  );
}
