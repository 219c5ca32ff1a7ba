import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/index.ts';
import { importJdl, type JdlInput, type TextFile } from '../../src/import/jdl/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';

/** What JHipster itself keeps of its applications: `.yo-rc.json`, and a file for each entity in `.jhipster/`. */

const folder = resolve(import.meta.dirname, '../fixtures/jdl/applications');

function file(path: string): TextFile {
  return { path, text: readFileSync(join(folder, path), 'utf8') };
}

function application(name: string): JdlInput {
  const entities = ['Category', 'Product'].map((entity) => file(`${name}/.jhipster/${entity}.json`));
  return { kind: 'yo-rc', ...file(`${name}/.yo-rc.json`), entities };
}

describe('the files of a JHipster application', () => {
  it('become what the JDL would, the gateway keeping copies of what a microservice owns', async () => {
    const { files, problems } = importJdl([application('front'), application('back')], { name: 'acme', split: false });
    expect(problems).toEqual([]);
    const [entry] = files;
    await expect(entry?.text).toMatchFileSnapshot(join(folder, 'acme.msa'));
    expect(check(loadProgram('acme.msa', virtualFiles({ 'acme.msa': entry?.text ?? '' })))).toEqual([]);
  });

  it('are reported with places in the JSON, and without their secrets', () => {
    const { report } = importJdl([application('front')], { name: 'acme', split: false });
    const secret = report.find(({ what }) => what.startsWith('jwtSecretKey'));
    expect(secret).toMatchObject({
      what: 'jwtSecretKey "…"',
      at: { file: 'front/.yo-rc.json', range: { start: { line: 9 } } },
    });
  });

  it.each([
    ['{ "generator-jhipster": {', 'This is not JSON: its end is missing.'],
    ['{ "generator-jhipster": tru }', 'This is not JSON: `tru` cannot stand here.'],
    ['{ "other": {} }', 'This is no application of JHipster: it has no `generator-jhipster`.'],
    ['{ "generator-jhipster": { "applicationType": "monolit" } }', '`applicationType` takes no `monolit`.'],
  ])('tell what is wrong in %s', (text, message) => {
    const { problems, files } = importJdl([{ kind: 'yo-rc', path: '.yo-rc.json', text, entities: [] }], {
      name: 'x',
      split: false,
    });
    expect(problems.map((each) => each.message)).toEqual([message]);
    expect(files).toEqual([]);
  });

  it.each([
    ['[]', 'This is no entity of JHipster: it is no object.'],
    ['{ "fields": [], "relationships": {} }', 'A list belongs here.'],
    ['{ "fields": [{ "fieldName": "name" }] }', 'A field needs a `fieldName` and a `fieldType`.'],
  ])('tell what is wrong in an entity that is %s', (text, message) => {
    const entities = [{ path: '.jhipster/Bar.json', text }];
    const yoRc = '{ "generator-jhipster": { "baseName": "x", "applicationType": "monolith" } }';
    const { problems } = importJdl([{ kind: 'yo-rc', path: '.yo-rc.json', text: yoRc, entities }], {
      name: 'x',
      split: false,
    });
    expect(problems.map((each) => [each.file, each.message])).toEqual([['.jhipster/Bar.json', message]]);
  });
});
