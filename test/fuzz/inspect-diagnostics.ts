import { catalogue, type Diagnostic } from '../../src/check/index.ts';
import { Source, type Location } from '../../src/language/index.ts';
import type { Input } from './samples.ts';
import { holds } from './violation.ts';

const codes = new Map(Object.values(catalogue).map((entry) => [entry.code, entry]));

/** Each has a code of the catalogue, and every place of it lies inside of its file. */
export function checkDiagnostics(input: Input, diagnostics: readonly Diagnostic[]): void {
  const files = { ...input.files, [input.path]: input.text };
  const sources = new Map<string, Source>();
  const sourceOf = (path: string): Source => {
    const source = sources.get(path) ?? new Source(path, files[path] ?? '');
    sources.set(path, source);
    return source;
  };
  for (const diagnostic of diagnostics) {
    const { code, severity, message, help = 'x', related, fix } = diagnostic;
    const said = (): string => `${code} ${message} ${JSON.stringify(diagnostic.range)}`;
    holds(codes.has(code), 'unknown code', said);
    holds(codes.get(code)?.severity === severity, 'severity of its own', said);
    holds(message.trim() !== '' && help.trim() !== '', 'empty message', said);
    holds(
      !/\bundefined\b|\[object|\bNaN\b/.test(message + help) || SAYS_SO.test(input.text),
      'a hole in a message',
      said,
    );
    const edits = fix?.edits ?? [];
    for (const place of [diagnostic, ...related, ...edits])
      holds(
        place.file in files && isInside(place, sourceOf(place.file)),
        `${code} stands nowhere`,
        () => `${said()} ${JSON.stringify(place)}`,
      );
    holds(!overlap(edits), `${code} has a fix whose edits overlap`, () => JSON.stringify(edits));
  }
}

const SAYS_SO = /undefined|\[object|NaN/;

function isInside({ range: { start, end } }: Location, source: Source): boolean {
  if (start.offset > end.offset) return false;
  return [start, end].every((each) => {
    const { line, column } = source.position(each.offset);
    return each.offset >= 0 && each.offset <= source.text.length && line === each.line && column === each.column;
  });
}

function overlap(edits: readonly Location[]): boolean {
  const sorted = edits.toSorted((left, right) => left.range.start.offset - right.range.start.offset);
  return sorted.some((edit, index) => {
    const before = sorted[index - 1];
    return before !== undefined && before.file === edit.file && before.range.end.offset > edit.range.start.offset;
  });
}
