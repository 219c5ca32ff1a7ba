import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { declaresSystem } from '../../src/cli/config/entry.ts';
import { readSettings } from '../../src/cli/config/settings.ts';
import { FORMATS } from '../../src/cli/diagnostic-format.ts';
import schema from '../../schema/config.schema.json' with { type: 'json' };
import { Folder } from './kit.ts';

const SYSTEM = 'system shop { auth accounts  discovery hub }\nregistry hub {}\nuaa accounts {}\n';
const OTHER = SYSTEM.replace('shop', 'other');

describe('a command without a file', () => {
  it('takes the only file of the folder that declares a system', async () => {
    const folder = new Folder();
    folder.write('catalog.msa', 'microservice catalog {}');
    folder.write('main.msa', `import "./catalog.msa"\n${SYSTEM}gateway door { route catalog }\n`);
    const { status, out } = await folder.msac('check');
    expect(status).toBe(0);
    expect(out).toBe('main.msa: no mistakes found in 2 files.\n');
  });

  it('takes it even when it is broken, to say how', async () => {
    const folder = new Folder();
    folder.write('main.msa', 'system shop {');
    expect((await folder.msac('check')).out).toContain('--> main.msa:1:');
  });

  it('says what to do when there is none, or more than one', async () => {
    const folder = new Folder();
    const none = await folder.msac('check');
    expect(none.status).toBe(2);
    expect(none.err).toContain('msac init');
    folder.write('b.msa', OTHER);
    folder.write('a.msa', SYSTEM);
    const two = await folder.msac('check');
    expect(two.status).toBe(2);
    expect(two.err).toContain('a.msa, b.msa');
    expect(two.err).toContain('msac.config.json');
  });

  it.each([
    ['system shop {', true],
    ['/** Shop */\n  system my-shop\n{', true],
    ['registry hub {} uaa u {} system s {}', true],
    ['// system shop {', false],
    ['/* system shop { */', false],
    ['microservice a { system b {} }', false],
    ['microservice a { entity E { system: String } }', false],
    ['role A\nimport "system x {"', false],
    ['', false],
  ])('knows of %j whether it declares a system', (text, expected) => {
    expect(declaresSystem(text)).toBe(expected);
  });
});

describe('msac.config.json', () => {
  it('is found from every folder below it, and its paths start from its own', async () => {
    const folder = new Folder();
    folder.write('msac.config.json', '{ "file": "model/main.msa", "out": "build/shop" }');
    folder.write('model/main.msa', SYSTEM);
    folder.write('deep/er/.gitkeep', '');
    const { status, out, err } = await folder.msacIn('deep/er', 'build');
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/^shop: 2 applications in \.\.\/\.\.\/build\/shop: /);
    expect((await folder.msacIn('model', 'diff', '--exit-code')).status).toBe(0);
    expect((await folder.msac('build')).out).toMatch(/^shop: 2 applications in build\/shop: \d+ files unchanged\n$/);
  });

  it('puts a system beside itself by default, wherever it is built from', async () => {
    const folder = new Folder();
    folder.write('msac.config.json', '{ "file": "main.msa" }');
    folder.write('main.msa', SYSTEM);
    folder.write('below/.gitkeep', '');
    expect((await folder.msacIn('below', 'build')).out).toMatch(/^shop: 2 applications in \.\.\/shop: /);
    expect((await folder.msacIn('below', 'build')).out).toMatch(/ in \.\.\/shop: \d+ files unchanged\n$/);
  });

  it('gives way to the command line', async () => {
    const folder = new Folder();
    folder.write('msac.config.json', '{ "file": "main.msa", "format": "json" }');
    folder.write('main.msa', SYSTEM);
    expect(JSON.parse((await folder.msac('check')).out)).toMatchObject({ valid: true });
    expect((await folder.msac('check', '--format', 'pretty')).out).not.toContain('{');
    folder.write('msac.config.json', '{ "file": "main.msa", "quiet": true, "out": "here" }');
    expect((await folder.msac('build', '--out', 'there')).out).toBe('');
    expect(Object.keys(folder.tree()).some((path) => path.startsWith('here/'))).toBe(false);
    expect(folder.read('there/pom.xml')).toContain('<modules>');
  });

  it('says nothing about where another file is built, which would replace the one by the other', async () => {
    const folder = new Folder();
    folder.write('msac.config.json', '{ "file": "main.msa", "out": "build", "only": ["hub"] }');
    folder.write('main.msa', SYSTEM);
    folder.write('other.msa', OTHER);
    expect((await folder.msac('diff', 'other.msa', '--stat')).out).toMatch(/other: 2 applications in other: /);
    expect((await folder.msac('diff', 'main.msa', '--stat')).out).toMatch(/shop: 2 applications in build: /);
  });

  it('tells every mistake where it is, and what may have been meant', async () => {
    const folder = new Folder();
    folder.write(
      'msac.config.json',
      '{\n  "fil": "main.msa",\n  "format": "jsn",\n  "only": ["a", "a", 3],\n  "quiet": 1,\n  "out": ""\n}\n',
    );
    const { status, out, err } = await folder.msac('check');
    expect(status).toBe(2);
    expect(out).toBe('');
    for (const [place, message] of [
      ['2:3', 'There is no setting `fil`.'],
      ['3:13', '`format` cannot be `jsn`.'],
      ['4:17', '`only` names `a` twice.'],
      ['4:22', '`only` must be a text'],
      ['5:12', '`quiet` must be `true` or `false`.'],
      ['6:10', '`out` is empty.'],
    ]) {
      expect(err).toContain(message);
      expect(err).toContain(`--> msac.config.json:${place}\n`);
    }
    expect(err).toContain('Did you mean `file`?');
    expect(err).toContain('Did you mean `json`?');
  });

  it.each([
    ['{ "out": "a", }', '1:15', '`}` cannot stand here'],
    ['{ "out": tru }', '1:10', '`tru` cannot stand here'],
    ['// mine\n{}', '1:1', '`/` cannot stand here'],
    ['{ "out": "a"', '1:13', 'its end is missing'],
    ['', '1:1', 'its end is missing'],
    ['[]', '1:1', 'A configuration is a JSON object'],
    ['{ "out": "a", "out": "b" }', '1:15', '`out` is said twice'],
    ['{ "toString": 1 }', '1:3', 'There is no setting `toString`'],
  ])('refuses %s', async (text, place, message) => {
    const folder = new Folder();
    folder.write('msac.config.json', text);
    const { status, err } = await folder.msac('check', 'main.msa');
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(`msac.config.json:${place}\n`);
  });

  it('knows the forms of diagnostics that commands know', () => {
    for (const format of FORMATS) expect(readSettings(JSON.stringify({ format }))).toHaveProperty('settings');
    expect(schema.properties.format.enum).toEqual([...FORMATS]);
  });

  it('is judged as its published schema judges it', () => {
    const accepts = new Ajv2020().compile(schema);
    const values = ['', 'a', 'json', 'sarif', true, 0, null, {}, [], ['a'], ['a', 'a'], ['a', ''], [['a']]];
    const keys = ['$schema', 'file', 'out', 'only', 'format', 'quiet', 'stats'];
    for (const key of keys)
      for (const value of values) {
        const configuration = { [key]: value };
        const isAccepted = 'settings' in readSettings(JSON.stringify(configuration));
        expect(isAccepted, JSON.stringify(configuration)).toBe(accepts(configuration));
      }
  });
});
