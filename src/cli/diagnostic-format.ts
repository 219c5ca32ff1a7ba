import type { Argv } from 'yargs';

/** How diagnostics are told: to people, to programs, to code scanning, beside the lines of a pull request. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;

export type DiagnosticFormat = (typeof FORMATS)[number];

/**
 * Declares how diagnostics are told.
 *
 * @param where they are told in a form for programs
 */
export function formatOption<Arguments>(
  parser: Argv<Arguments>,
  where: 'standard output' | 'standard error',
): Argv<Arguments & { format: DiagnosticFormat }> {
  return parser.option('format', {
    choices: FORMATS,
    default: 'pretty' as const,
    describe: `The form of diagnostics: for people, or for programs on ${where}`,
  });
}
