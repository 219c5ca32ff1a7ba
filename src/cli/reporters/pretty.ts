import picocolors from 'picocolors';
import type { Diagnostic, Location, Severity } from '../../check/diagnostic.ts';
import { SourceLines, columns, excerpt, printable } from './source-text.ts';

/** Text of each file by the name that diagnostics use. A file that is absent is shown without its lines. */
export type Sources = ReadonlyMap<string, string>;

export interface PrettyOptions {
  /** Whether to colour; the caller knows the terminal, NO_COLOR and FORCE_COLOR. Default: no. */
  readonly color?: boolean;
  /** Columns of the terminal: longer lines of source are cut around what matters. Default 120. */
  readonly width?: number;
}

/**
 * Diagnostics for people: each with the line it is about, a caret under the very place, related places and what to do;
 * at the end a line that counts them.
 *
 * @returns text that ends with a line feed, or an empty text when there is nothing to tell
 */
export function formatPretty(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: PrettyOptions = {},
): string {
  if (diagnostics.length === 0) return '';
  const printer = new Printer(sources, options);
  return `${diagnostics.map((diagnostic) => printer.diagnostic(diagnostic)).join('\n')}\n${printer.summary(diagnostics)}\n`;
}

/** How many there are of each severity, e.g. `2 errors, 1 warning`. Empty when there are none. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.join(', ');
}

type Paint = (text: string) => string;

class Printer {
  private readonly colors;
  private readonly width: number;
  private readonly lines = new Map<string, SourceLines>();
  private readonly sources: Sources;

  constructor(sources: Sources, options: PrettyOptions) {
    this.sources = sources;
    this.colors = picocolors.createColors(options.color ?? false);
    this.width = Math.max(40, options.width ?? 120);
  }

  diagnostic(diagnostic: Diagnostic): string {
    const paint = this.paintOf(diagnostic.severity);
    const { bold } = this.colors;
    const gutter = this.gutterOf(diagnostic);
    const title = `${bold(paint(`${diagnostic.severity}[${diagnostic.code}]`))}${bold(`: ${printable(diagnostic.message)}`)}`;
    const parts = [title, ...this.frame('-->', diagnostic, '^', paint, gutter)];
    for (const related of diagnostic.related)
      parts.push(...this.frame(':::', related, '-', this.colors.blue, gutter, related.message));
    const advice = diagnostic.help ?? diagnostic.fix?.title;
    if (advice) parts.push(`${' '.repeat(gutter)} ${this.dim('=')} ${bold('help')}: ${printable(advice)}`);
    return `${parts.join('\n')}\n`;
  }

  summary(diagnostics: readonly Diagnostic[]): string {
    const worst = (['error', 'warning', 'hint'] as const).find((severity) =>
      diagnostics.some((diagnostic) => diagnostic.severity === severity),
    );
    return this.colors.bold(this.paintOf(worst ?? 'hint')(countDiagnostics(diagnostics)));
  }

  /** The place, the line of source and the marks under it. Without the source: the place only. */
  private frame(
    arrow: string,
    location: Location,
    mark: string,
    paint: Paint,
    gutter: number,
    label?: string,
  ): readonly string[] {
    if (location.file === '') return [];
    const { start, end } = location.range;
    const indent = ' '.repeat(gutter);
    const place = `${printable(location.file)}:${start.line}:${start.column}`;
    const head = `${indent}${this.dim(arrow)} ${place}`;
    const lines = this.linesOf(location.file);
    if (!lines) return label ? [`${head} ${paint(printable(label))}`] : [head];
    const line = lines.line(start.line);
    const to = end.line === start.line ? end.column - 1 : line.length;
    const shown = excerpt(line, start.column - 1, to, this.width - gutter - 3);
    const marks = mark.repeat(Math.max(1, columns(shown.marked)));
    const bar = this.dim('|');
    return [
      head,
      `${indent} ${bar}`,
      `${this.dim(String(start.line).padStart(gutter))} ${bar} ${(shown.before + shown.marked + shown.after).trimEnd()}`,
      `${indent} ${bar} ${' '.repeat(columns(shown.before))}${paint(label ? `${marks} ${printable(label)}` : marks)}`,
    ];
  }

  /** Room for the longest line number of a diagnostic and its related places, so that its bars stand in one column. */
  private gutterOf(diagnostic: Diagnostic): number {
    const numbers = [diagnostic, ...diagnostic.related].map((location) => location.range.start.line);
    return String(Math.max(...numbers)).length;
  }

  private linesOf(file: string): SourceLines | undefined {
    const known = this.lines.get(file);
    if (known) return known;
    const text = this.sources.get(file);
    if (text === undefined) return undefined;
    const lines = new SourceLines(text);
    this.lines.set(file, lines);
    return lines;
  }

  private dim(text: string): string {
    return this.colors.blue(text);
  }

  private paintOf(severity: Severity): Paint {
    if (severity === 'error') return this.colors.red;
    return severity === 'warning' ? this.colors.yellow : this.colors.cyan;
  }
}
