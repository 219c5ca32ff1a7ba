import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { catalogue, type Diagnostic } from '../../../src/check/index.ts';
import { formatSarif } from '../../../src/cli/reporters/sarif.ts';
import { checked, checkedFiles } from '../../kit/checked.ts';
import { pages } from '../../kit/pages.ts';

const schema = JSON.parse(readFileSync('test/fixtures/sarif/sarif-2.1.0.json', 'utf8')) as Record<string, unknown>;
/** The schema is of draft 4, from which it uses nothing that the current draft reads otherwise but the name of its id. */
const { $schema: _draft, id: _id, ...rules } = schema;
const isUri = (text: string) => URL.canParse(text);
const accepts = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: {
    uri: isUri,
    'uri-reference': (text: string) => /^[\w\-.~!$&'()*+,;=:@%/?#[\]]*$/.test(text) && URL.canParse(text, 'file:///'),
    'date-time': true,
  },
}).compile(rules);

const options = {
  folder: '/repository',
  catalogue,
  pageOf: (code: string) => pages.find((page) => page.code === code)?.text,
};

function sarif(diagnostics: Parameters<typeof formatSarif>[0]): Log {
  return JSON.parse(formatSarif(diagnostics, options)) as Log;
}

const found = checkedFiles({
  'main.msa':
    'import "./b.msa"\nsystem s { auth acounts  discovery hub }\nuaa accounts {}\nregistry hub {}\ngateway g { route m }\n',
  'b.msa': 'microservice m { entity E { x: Int  x: Int  y: Strng } }\n// msac-ignore MSA0304\nmicroservice n {}',
});
/** In a folder whose name means something in a URI. */
const mistakes = found.map((each) => ({
  ...each,
  file: named(each.file),
  related: each.related.map((place) => ({ ...place, file: named(place.file) })),
}));

function named(file: string): string {
  return file === 'b.msa' ? 'a #1/b.msa' : file;
}

describe('formatSarif', () => {
  it.each<readonly [string, readonly Diagnostic[]]>([
    ['mistakes in two files', mistakes],
    ['nothing', []],
    ['a file that is not there', checkedFiles({})],
    ['what is about no file', mistakes.map((each) => ({ ...each, file: '', related: [] }))],
    ...pages.map(
      (page) => [`what ${page.code} shows`, checked(page.examples[0]?.text ?? '', page.examples[0]?.frame)] as const,
    ),
  ])('is SARIF 2.1.0 for %s', (_, diagnostics) => {
    accepts(sarif(diagnostics));
    expect(accepts.errors ?? []).toEqual([]);
  });

  it('is held to the schema', () => {
    const log = sarif(mistakes);
    expect(accepts({ ...log, version: '2.0.0' })).toBe(false);
    expect(accepts({ ...log, runs: log.runs.map((run) => ({ ...run, columnKind: 'bytes' })) })).toBe(false);
  });

  it('tells what is wrong, where, what else matters and how to mend it', () => {
    const [run] = sarif(mistakes).runs;
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.results?.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'MSA0201 error',
      'MSA0210 error',
      'MSA0203 error',
      'MSA0025 note',
    ]);
    expect(run?.results?.[0]).toEqual({
      ruleId: 'MSA0201',
      ruleIndex: 1,
      level: 'error',
      message: { text: 'There is no application `acounts`. Did you mean `accounts`?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'main.msa', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 17, endLine: 2, endColumn: 24 },
          },
        },
      ],
      fixes: [
        {
          description: { text: 'Write `accounts`' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'main.msa', uriBaseId: '%SRCROOT%' },
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 17, endLine: 2, endColumn: 24 },
                  insertedContent: { text: 'accounts' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(run?.results?.[1]?.relatedLocations).toMatchObject([
      {
        id: 0,
        message: { text: 'First declared here.' },
        physicalLocation: { artifactLocation: { uri: 'a%20%231/b.msa' }, region: { startColumn: 29 } },
      },
    ]);
  });

  it('explains each rule that was broken, and no other', () => {
    const found = sarif(mistakes).runs[0]?.tool.driver.rules ?? [];
    expect(found.map(({ id }) => id)).toEqual(['MSA0025', 'MSA0201', 'MSA0203', 'MSA0210']);
    expect(found[1]).toMatchObject({
      name: 'UnknownApplication',
      shortDescription: { text: 'There is no application `{name}`.' },
      defaultConfiguration: { level: 'error' },
    });
    expect(found[1]?.help?.text).toContain('msac explain MSA0201');
    expect(found[1]?.help?.markdown).toContain('## Wrong');
  });

  it('names a file outside of the working folder as a whole', () => {
    const outside = mistakes.map((each) => ({ ...each, file: '/elsewhere/a.msa', related: [] }));
    const [result] = sarif(outside).runs[0]?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({ uri: 'file:///elsewhere/a.msa' });
  });

  it('gives the same bytes for the same diagnostics', () => {
    expect(formatSarif(mistakes, options)).toBe(formatSarif(mistakes, options));
  });
});
