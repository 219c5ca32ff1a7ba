import type { Diagnostic } from '../../check/diagnostic.ts';
import type { DiagnosticFormat } from '../diagnostic-format.ts';
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatPretty, type PrettyOptions, type Sources } from './pretty.ts';

export { formatJson } from './json.ts';
export { countDiagnostics, formatPretty, type PrettyOptions, type Sources } from './pretty.ts';

/** What reporters need besides the diagnostics. */
export interface ReportOptions extends PrettyOptions {
  /** Text of each file, to quote from. */
  readonly sources: Sources;
  /** The working folder: files are named from there. */
  readonly folder: string;
}

/**
 * Diagnostics in one of the forms.
 *
 * @returns text that ends with a line feed; empty when there is nothing to tell, in forms that can be empty
 */
export async function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  format: DiagnosticFormat,
  options: ReportOptions,
): Promise<string> {
  switch (format) {
    case 'json':
      return formatJson(diagnostics);
    case 'github':
      return formatGithub(diagnostics, options.folder);
    case 'sarif':
      return await sarif(diagnostics, options.folder);
    default:
      return formatPretty(diagnostics, options.sources, options);
  }
}

/** Loaded when asked for: it holds everything that there is to say of each rule. */
async function sarif(diagnostics: readonly Diagnostic[], folder: string): Promise<string> {
  const [{ formatSarif }, { catalogue }, { readPage }] = await Promise.all([
    import('./sarif.ts'),
    import('../../check/catalogue.ts'),
    import('../explain/page.ts'),
  ]);
  return formatSarif(diagnostics, { folder, catalogue, pageOf: readPage });
}
