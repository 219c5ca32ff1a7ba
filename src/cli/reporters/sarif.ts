import type { ArtifactLocation, Fix, Location as SarifLocation, Log, Region, ReportingDescriptor, Result } from 'sarif';
import packageJson from '../../../package.json' with { type: 'json' };
import type { CatalogueEntry } from '../../check/define.ts';
import type { Diagnostic, Location, Range, Severity } from '../../check/diagnostic.ts';
import { uriWithin } from './place.ts';

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const satisfies Record<Severity, string>;

/** The name by which tools know the root of what was checked out. */
const BASE = '%SRCROOT%';

export interface SarifOptions {
  /** The working folder: what lies in there is named from there. */
  readonly folder: string;
  /** Every diagnostic there is; those that were given become rules. */
  readonly catalogue: readonly CatalogueEntry[];
  /** The page that explains a code, in Markdown, if it is at hand. */
  readonly pageOf: (code: string) => string | undefined;
}

/**
 * Diagnostics in the Static Analysis Results Interchange Format 2.1.0, which code scanning and editors read. The same
 * diagnostics give the same bytes.
 *
 * @returns indented JSON that ends with a line feed
 */
export function formatSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  const codes = new Set(diagnostics.map(({ code }) => code));
  const rules = options.catalogue.filter(({ code }) => codes.has(code));
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: packageJson.name,
            version: packageJson.version,
            rules: rules.map((entry) => ruleOf(entry, options.pageOf(entry.code))),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder in which msac was called.' } } },
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, indices.get(diagnostic.code), options.folder)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(
  { code, name, severity, message, help }: CatalogueEntry,
  page: string | undefined,
): ReportingDescriptor {
  const text = [...help, `\`msac explain ${code}\` shows an example.`].join('\n');
  return {
    id: code,
    name: name.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: message },
    help: { text, ...(page !== undefined && { markdown: page }) },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number | undefined, folder: string): Result {
  const { code, severity, message, help, related, fix } = diagnostic;
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message} ${help}` },
    locations: locationsOf(diagnostic, folder),
    ...(related.length > 0 && {
      relatedLocations: related.flatMap((place, id) =>
        locationsOf(place, folder).map((location) => ({ id, ...location, message: { text: place.message } })),
      ),
    }),
    ...(fix && { fixes: [fixOf(fix, folder)] }),
  };
}

/** None when a diagnostic is about the system as a whole. */
function locationsOf({ file, range }: Location, folder: string): SarifLocation[] {
  if (file === '') return [];
  return [{ physicalLocation: { artifactLocation: artifactOf(file, folder), region: regionOf(range) } }];
}

function artifactOf(file: string, folder: string): ArtifactLocation {
  const uri = uriWithin(folder, file);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: BASE };
}

/** Both count lines and columns from 1, and end just after the last character. */
function regionOf({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf({ title, edits }: NonNullable<Diagnostic['fix']>, folder: string): Fix {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactOf(file, folder),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, text }) => ({ deletedRegion: regionOf(range), insertedContent: { text } })),
    })),
  };
}
