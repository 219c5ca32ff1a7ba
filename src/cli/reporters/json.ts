import type { Diagnostic } from '../../check/diagnostic.ts';

/** Raised when a reader of the former form could misread the new one; new members do not raise it. */
const FORMAT_VERSION = 1;

/**
 * Diagnostics for programs: one JSON object with `formatVersion`, `valid` (no errors), the counts by severity, and
 * `diagnostics` as they stand in {@link Diagnostic}.
 *
 * @returns indented JSON that ends with a line feed
 */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const report = {
    formatVersion: FORMAT_VERSION,
    valid: count('error') === 0,
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
    diagnostics,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
