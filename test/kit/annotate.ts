import type { Diagnostic, Location } from '../../src/check/index.ts';

/**
 * Writes diagnostics below the lines that they are about, as comments: `//   ^^^^ error MSA0202: …` under the exact range,
 * `//   ---- …` under related places, then help and the title of a fix.
 *
 * @param text the lines that are shown
 * @param diagnostics of the file that holds them
 * @param linesBefore how many lines of the file stand before them
 */
export function annotate(text: string, diagnostics: readonly Diagnostic[], linesBefore = 0): string {
  const lines = text.split('\n');
  const notes = diagnostics.flatMap((diagnostic) => notesOf(diagnostic, lines, linesBefore));
  const outside = notes.filter(({ line }) => line < 1 || line > lines.length);
  const shown = lines.flatMap((line, index) => [
    line,
    ...notes.filter((note) => note.line === index + 1).map((note) => note.text),
  ]);
  return shown.join('\n') + outside.map((note) => `outside: ${note.text}\n`).join('');
}

interface Note {
  readonly line: number;
  readonly text: string;
}

function notesOf(diagnostic: Diagnostic, lines: readonly string[], linesBefore: number): Note[] {
  const { severity, code, message, help, fix, related } = diagnostic;
  const line = diagnostic.range.start.line - linesBefore;
  const note = (at: Location, mark: string, text: string): Note => ({
    line: at.range.start.line - linesBefore,
    text: marked(at, mark, lines[at.range.start.line - linesBefore - 1] ?? '') + text,
  });
  const indent = `//${' '.repeat(Math.max(1, diagnostic.range.start.column - 3))}`;
  return [
    note(diagnostic, '^', `${severity} ${code}: ${message}`),
    ...(help === undefined ? [] : [{ line, text: `${indent}help: ${help}` }]),
    ...(fix === undefined ? [] : [{ line, text: `${indent}fix: ${fix.title}` }]),
    // What a frame hides is not shown.
    ...related.map((place) => note(place, '-', place.message)).filter((each) => each.line >= 1),
  ];
}

/** Marks cannot stand under the two signs of the comment itself. */
function marked({ range }: Location, mark: string, line: string): string {
  const { column } = range.start;
  if (column < 3) return `// column ${column}: `;
  const end = range.end.line === range.start.line ? range.end.column : line.length + 1;
  return `//${' '.repeat(column - 3)}${mark.repeat(Math.max(1, end - column))} `;
}
