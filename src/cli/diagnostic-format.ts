import type { Argv } from 'yargs';

/** How diagnostics are told: to people, to programs, to code scanning, beside the lines of a pull request. */
export const FORMATS = ['pretty', 'json', 'sarif', 'github'] as const;

export type DiagnosticFormat = (typeof FORMATS)[number];

const FORMATS_HELP = `
Formats of diagnostics
  pretty  with the lines that they are about
  json    one object: formatVersion, valid, errors, warnings, hints, diagnostics
  sarif   SARIF 2.1.0, for code scanning; files are named from the working folder
  github  workflow commands, which GitHub shows beside the lines of a pull request`;

/**
 * Declares how diagnostics are told.
 *
 * @param where they are told in a form for programs
 */
export function formatOption<Arguments>(
  parser: Argv<Arguments>,
  where: 'standard output' | 'standard error',
): Argv<Arguments & { format: DiagnosticFormat }> {
  return parser
    .option('format', {
      choices: FORMATS,
      default: 'pretty' as const,
      describe: `The form of diagnostics: for people, or for programs on ${where}`,
    })
    .epilogue(FORMATS_HELP);
}
