import type { Diagnostic } from '../../check/diagnostic.ts';
import { nearest, Source } from '../../language/index.ts';
import { formatPretty, type PrettyOptions } from '../reporters/index.ts';
import { CONFIG, type ConfigurationError } from './file.ts';

/** What is wrong with a configuration, as mistakes in a model are shown. */
export function describeFaults({ file, text, faults }: ConfigurationError, options: PrettyOptions): string {
  const source = new Source(file, text);
  const diagnostics = faults.map(({ start, end, message, written, known }): Diagnostic => {
    const near = written === undefined ? undefined : nearest(written, known ?? []);
    const help = near === undefined ? known && `One of: ${known.join(', ')}.` : `Did you mean \`${near}\`?`;
    return {
      ...source.location(start, end),
      code: CONFIG,
      name: 'configuration',
      severity: 'error',
      message,
      ...(help !== undefined && { help }),
      related: [],
    };
  });
  return formatPretty(diagnostics, new Map([[file, text]]), options).trimEnd();
}
