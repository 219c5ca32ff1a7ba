import type { Diagnostic, Severity } from '../../check/diagnostic.ts';
import { pathWithin } from './place.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

/**
 * Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines of a pull request: one line each,
 * `::error file=catalog.msa,line=12,col=37,endLine=12,endColumn=42,title=MSA0202::There is no role …`.
 *
 * @param folder the working folder, which should be that of the repository: files are named from there
 * @returns lines that end with a line feed, or an empty text when there is nothing to tell
 */
export function formatGithub(diagnostics: readonly Diagnostic[], folder: string): string {
  return diagnostics.map((diagnostic) => `${commandOf(diagnostic, folder)}\n`).join('');
}

function commandOf(diagnostic: Diagnostic, folder: string): string {
  const { code, severity, message, help, fix, related } = diagnostic;
  const lines = [
    message,
    ...((help ?? fix?.title) ? [`Help: ${help ?? fix?.title}`] : []),
    ...related.map(
      (place) =>
        `${pathWithin(folder, place.file)}:${place.range.start.line}:${place.range.start.column}: ${place.message}`,
    ),
  ];
  const properties = [...placeOf(diagnostic, folder), ['title', code] as const];
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${list}::${escapeData(lines.join('\n'))}`;
}

/** Columns are understood only of places within one line. */
function placeOf({ file, range }: Diagnostic, folder: string): (readonly [string, string | number])[] {
  if (file === '') return [];
  const { start, end } = range;
  const lines = [
    ['file', pathWithin(folder, file)],
    ['line', start.line],
  ] as const;
  if (start.line !== end.line) return [...lines, ['endLine', end.line]];
  return [...lines, ['col', start.column], ['endLine', end.line], ['endColumn', end.column]];
}

/** As `@actions/core` does it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
