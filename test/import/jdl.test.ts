import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type Diagnostic } from '../../src/check/index.ts';
import { formatPretty } from '../../src/cli/reporters/index.ts';
import { importJdl, type Imported, type JdlInput } from '../../src/import/jdl/index.ts';
import { APPLICATION_SETTINGS } from '../../src/import/jdl/settings.ts';
import { format, loadProgram, Source, virtualFiles } from '../../src/language/index.ts';
import { Random } from '../kit/random.ts';

/**
 * JDL in, `.msa` out. Each file of `constructs/` stands beside the `.msa` that it becomes and the report; each of `wrong/`
 * beside what is said of it; `samples/` are real files of others. `npx vitest run test/import -u` writes them anew.
 */

const fixtures = resolve(import.meta.dirname, '../fixtures/jdl');
const constructs = jdlFiles('constructs');
const wrong = jdlFiles('wrong');
const samples = jdlFiles('samples');

function jdlFiles(folder: string): string[] {
  return readdirSync(join(fixtures, folder)).filter((name) => ['.jdl', '.jh'].includes(extname(name)));
}

function jdl(path: string, text: string): JdlInput {
  return { kind: 'jdl', path, text };
}

function imported(text: string, name = 'shop', split = false): Imported {
  return importJdl([jdl(`${name}.jdl`, text)], { name, split });
}

function importedFile(folder: string, file: string): Imported {
  const name = basename(file, extname(file));
  return importJdl([jdl(file, readFileSync(join(fixtures, folder, file), 'utf8'))], { name, split: false });
}

/** The one file that comes of a text. */
function msa(text: string, name?: string): string {
  const { files, problems } = imported(text, name);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return files[0]?.text ?? '';
}

function checked({ files }: Imported): Diagnostic[] {
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  return check(loadProgram(files[0]?.path ?? '', virtualFiles(texts)));
}

function reported({ report }: Imported): string[] {
  return report.map(({ at, kind, what, why }) => {
    const { line, column } = at.range.start;
    return `${at.file}:${line}:${column}: ${kind}: ${what}: ${why}`;
  });
}

describe('what JDL becomes', () => {
  it.each(constructs)('%s', async (file) => {
    const result = importedFile('constructs', file);
    const base = join(fixtures, 'constructs', basename(file, extname(file)));
    expect(result.problems).toEqual([]);
    await expect(result.files.map(({ text }) => text).join('\n')).toMatchFileSnapshot(`${base}.msa`);
    await expect(`${reported(result).join('\n')}\n`).toMatchFileSnapshot(`${base}.report.txt`);
  });

  it.each([...constructs.map((file) => ['constructs', file]), ...samples.map((file) => ['samples', file])])(
    '%s/%s checks clean and is formatted already',
    (folder = '', file = '') => {
      const result = importedFile(folder, file);
      expect(result.problems).toEqual([]);
      expect(checked(result).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
      for (const { path, text } of result.files) expect(format(new Source(path, text))).toMatchObject({ text });
    },
  );

  it.each(samples)('samples/%s loses nothing: every entity, field and value is there', (file) => {
    const text = readFileSync(join(fixtures, 'samples', file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
    const { files } = importedFile('samples', file);
    const output = files.map((each) => each.text).join('\n');
    for (const [, name] of text.matchAll(/^\s*(?:entity|enum)\s+(\w+)/gm))
      expect(output).toMatch(new RegExp(`\\b${name}\\b`));
    for (const [, name] of text.matchAll(
      /^\s+(\w+)\s+(?:String|Integer|Long|Instant|BigDecimal|LocalDate|TextBlob)\b/gm,
    ))
      expect(output).toMatch(new RegExp(`^ +${name}: `, 'm'));
  });
});

describe('docs/import-jdl.md', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/import-jdl.md'), 'utf8');

  it.each([...page.matchAll(/^```msa\n([^]*?)^```$/gm)].map(([, text = '']) => text))(
    'shows what checks clean: %s',
    (text) => {
      expect(check(loadProgram('main.msa', virtualFiles({ 'main.msa': text })))).toEqual([]);
    },
  );

  it('names no setting that the importer does not know', () => {
    const [table = ''] = /^## Applications\n[^]*?^All other/m.exec(page) ?? [];
    const names = [...table.matchAll(/^\| `[^|]*\|/gm)].flatMap(([cell]) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    const known = new Set<string>([...APPLICATION_SETTINGS, 'deployment', 'kubernetes', 'elk']);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(APPLICATION_SETTINGS.filter((name) => !table.includes(name))).toEqual([]);
  });
});

describe('wrong JDL', () => {
  it.each(wrong)('%s is told where and why, and gives no file', async (file) => {
    const result = importedFile('wrong', file);
    const sources = new Map([[file, readFileSync(join(fixtures, 'wrong', file), 'utf8')]]);
    expect(result.files).toEqual([]);
    expect(result.problems).not.toEqual([]);
    const told = formatPretty(result.problems, sources);
    await expect(told).toMatchFileSnapshot(join(fixtures, 'wrong', `${basename(file, extname(file))}.txt`));
  });

  it('is told with the file that it stands in, when several are read as one', () => {
    const { problems } = importJdl(
      [jdl('a.jdl', 'LIMIT = 5\nentity A'), jdl('b.jdl', '\nentity B { name Strng maxlength(LIMIT) }')],
      {
        name: 'a',
        split: false,
      },
    );
    expect(problems.map(({ file, range, help }) => [file, range.start.line, range.start.column, help])).toEqual([
      ['b.jdl', 2, 17, 'Did you mean `String`?'],
    ]);
  });
});

describe('several files', () => {
  it('are one model: constants, options and relationships reach over', () => {
    const { files } = importJdl(
      [
        jdl('a.jdl', 'LIMIT = 5\nentity A\npaginate B with pagination'),
        jdl('b.jdl', 'entity B { name String maxlength(LIMIT) }\nrelationship ManyToOne { B{a} to A }'),
      ],
      { name: 'two', split: false },
    );
    expect(files[0]?.text).toContain('    name: String(..5)?\n    a: A?\n\n    page 20\n');
  });

  it('come out as an entry file and a file for each application', () => {
    const text = readFileSync(join(fixtures, 'constructs/microservices.jdl'), 'utf8');
    const result = imported(text, 'shop', true);
    expect(result.files.map(({ path }) => path)).toEqual([
      'shop.msa',
      'registry.msa',
      'accounts.msa',
      'front.msa',
      'catalog.msa',
      'stock-keeping.msa',
    ]);
    expect(result.files[0]?.text).toContain('import "./registry.msa"\nimport "./accounts.msa"\nimport "./front.msa"');
    expect(checked(result)).toEqual([]);
  });

  it('keep an application apart from the entry file of its name', () => {
    const { files } = imported('application { config { baseName shop } }', 'shop', true);
    expect(files.map(({ path }) => path)).toEqual(['shop.msa', 'shop-application.msa']);
  });
});

describe('the quirks of JDL', () => {
  it('takes every keyword for a name', () => {
    const text = msa('entity Entity { entity String required, to String, min Integer pattern String config Long }');
    expect(text).toContain(
      '    entity: String\n    to: String?\n    min: Int?\n    pattern: String?\n    config: Long?\n',
    );
  });

  it('ends a pattern where it ends, not at the last slash of the line', () => {
    const text = msa('entity A { x String pattern(/^[a-z]+$/), y String pattern(/^\\/\\d+(a|b)$/) unique }');
    expect(text).toContain('    x: String(pattern "[a-z]+")?\n    y: String(pattern "/\\d+(a|b)")? unique\n');
  });

  it('leaves comments in texts alone', () => {
    expect(msa('entity A { @defaultValue("https://example.com") site String }')).toContain(
      'site: String? = "https://example.com"',
    );
  });

  it('takes documentation from before and from the end of the line, wherever a comma stands', () => {
    const text = msa('entity A {\n  /** one */ x String, /** two */\n  y String /** three */\n  /** last */\n}');
    expect(text).toContain(
      '    /**\n     * one\n     * two\n     */\n    x: String?\n    /** three */\n    y: String?\n',
    );
    expect(text).toContain('    // last\n');
  });

  it('takes `all` for `*`, and heeds `except`', () => {
    const text = msa('entity A { x String }\nentity B { x String }\npaginate all with pagination except B');
    expect(text.match(/page \w+/g)).toEqual(['page 20', 'page none']);
  });
});

describe('a broken file', () => {
  it.each(samples)('samples/%s, mutated, never breaks the importer, and every message has a place', (file) => {
    const text = readFileSync(join(fixtures, 'samples', file), 'utf8');
    const random = new Random(text.length);
    const words = text.split(/(\s+|[{}(),[\]])/);
    for (let round = 0; round < 30; round++) {
      const mutated = [...words];
      const from = random.below(words.length);
      if (round % 3 === 0) mutated.splice(from);
      else if (round % 3 === 1) mutated.splice(from, 1 + random.below(3));
      else mutated[from] = mutated[random.below(words.length)] ?? '';
      const { problems, files } = imported(mutated.join(''));
      expect(problems.length === 0).toBe(files.length > 0);
      for (const { range } of problems) expect(range.start.line).toBeGreaterThan(0);
    }
  });
});
