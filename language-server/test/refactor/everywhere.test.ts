import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commentsIn, format, isDeclaration, locationOf, nodesIn, Source } from '../../../src/language/index.ts';
import { offersAt, outcomeOf, type Outcome, type Place } from '../../src/features/refactor/index.ts';
import { fileOf, type Workspace } from '../../src/workspace.ts';
import { workspaceOf, type Files } from './kit.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  shop: filesIn('examples/shop'),
  blog: filesIn('examples/blog'),
  market: filesIn('examples/market'),
  everything: ['test/fixtures/everything.msa'],
};

function filesIn(folder: string): string[] {
  return readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith('.msa'))
    .map((name) => `${folder}/${name}`);
}

/** A cursor at every name that is declared, and a selection of every such declaration. */
function* placesIn(workspace: Workspace, paths: readonly string[]): Generator<Place> {
  for (const path of paths) {
    const [first, ...others] = workspace.programsOf(path);
    const file = first && fileOf(first, path);
    if (!first || !file) throw new Error(path);
    const common = { file, programs: [first, ...others], ground: { workspace, makesFiles: true } } as const;
    for (const node of nodesIn(file.tree)) {
      if (!isDeclaration(node)) continue;
      const name = locationOf(node, 'name').range.start.offset;
      const { start, end } = locationOf(node).range;
      yield { ...common, start: name, end: name };
      yield { ...common, start: start.offset, end: end.offset };
    }
  }
}

/** Comments of all files, as documentation or not. */
function commentsOf(workspace: Workspace): string[] {
  return workspace.systems
    .flatMap(({ program }) => program.files)
    .flatMap(({ tree, source }) => commentsIn(tree).map(({ start, end }) => source.text.slice(start, end)))
    .map((comment) => comment.replace('/**', '/*').replaceAll(/\s+/g, ' '))
    .toSorted();
}

/** The same text with a comment on every line: above it and behind it by turns. */
function commented(path: string, text: string): string {
  let isDocumentation = false;
  const lines = text.split('\n').map((line, index) => {
    const wasDocumentation = isDocumentation || line.includes('/**');
    isDocumentation = wasDocumentation && !line.includes('*/');
    if (wasDocumentation || line.trim() === '' || line.includes('//')) return line;
    return index % 2 === 0 ? `${/^ */.exec(line)?.[0]}// above ${index}\n${line}` : `${line} // behind ${index}`;
  });
  const formatted = format(new Source(path, lines.join('\n')));
  if (formatted.kind !== 'formatted') throw new Error(path);
  return formatted.text;
}

const CASES = Object.entries(SYSTEMS).flatMap(([name, paths]) => {
  const files = paths.map((path) => [path, readFileSync(root + path, 'utf8')] as const);
  return [
    [name, Object.fromEntries(files)],
    [`${name}, commented`, Object.fromEntries(files.map(([path, text]) => [path, commented(path, text)]))],
  ] as const;
});

/** What is wrong with an outcome; nothing, mostly. */
function faultsOf(outcome: Outcome, files: Files): string[] {
  if (outcome.kind === 'impossible') return /^[^a-z].*[.?]$/.test(outcome.reason) ? [] : [`says: ${outcome.reason}`];
  const unformatted = [...outcome.texts].filter(([path, text]) => {
    const formatted = format(new Source(path, text));
    return formatted.kind === 'broken' || formatted.text !== text;
  });
  const workspace = workspaceOf({ ...files, ...Object.fromEntries(outcome.texts) });
  const after = new Set(commentsOf(workspace));
  // What is said of a field that goes, goes with it.
  const losesFields = outcome.notes.some((note) => note.includes('` goes, '));
  const lost = losesFields ? [] : commentsOf(workspaceOf(files)).filter((comment) => !after.has(comment));
  const errors = workspace.systems.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  return [
    ...unformatted.map(([path]) => `leaves ${path} unformatted`),
    ...lost.map((comment) => `loses ${comment}`),
    ...errors.map(({ message }) => `makes a mistake: ${message}`),
  ];
}

describe.each(CASES)('wherever a refactoring is offered in %s', (_, files) => {
  const workspace = workspaceOf(files);

  it('cannot be and says why, or leaves a right system, laid out, with every comment', { timeout: 300_000 }, () => {
    const tried = [...placesIn(workspace, Object.keys(files))].flatMap((place) =>
      offersAt(place).map((offer) => ({ title: offer.title, outcome: outcomeOf(offer, place.ground) })),
    );
    expect(tried.filter(({ outcome }) => outcome.kind === 'done').length).toBeGreaterThan(5);
    const faults = tried.flatMap(({ title, outcome }) => faultsOf(outcome, files).map((fault) => `${title}: ${fault}`));
    expect(faults).toEqual([]);
  });
});
