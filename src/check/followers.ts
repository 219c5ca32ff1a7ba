import type { Program } from '../language/index.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * Leaves out what stands right before text that could not be understood: `tracing  console none` lacks a word after
 * `tracing`, for which `console` is taken, and that `none` cannot follow is said anyway.
 */
export function withoutFollowers(diagnostics: readonly Diagnostic[], program: Program): readonly Diagnostic[] {
  if (program.isComplete) return diagnostics;
  const texts = new Map(program.files.map(({ source }) => [source.path, source.text]));
  const starts = new Map<string, Set<number>>();
  for (const { kind, file, range } of program.problems)
    if (kind === 'unexpected' || kind === 'called')
      starts.set(file, (starts.get(file) ?? new Set()).add(range.start.offset));
  return diagnostics.filter(({ code, file, range }) => {
    if (code < FIRST_OF_MEANING) return true;
    const text = texts.get(file) ?? '';
    let next = range.end.offset;
    while (next < text.length && /\s/.test(text.charAt(next))) next++;
    return !starts.get(file)?.has(next);
  });
}

/** Codes below are of text that could not be understood. */
const FIRST_OF_MEANING = 'MSA0100';
