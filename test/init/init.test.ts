import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/check/index.ts';
import { askAnswers } from '../../src/cli/init/ask.ts';
import {
  initialFiles,
  problemOfName,
  problemOfPackage,
  suggestedName,
  suggestedPackage,
  TEMPLATES,
  writeNew,
  type NewFile,
  type Template,
} from '../../src/init/index.ts';
import { format, loadProgram, Source, virtualFiles } from '../../src/language/index.ts';

const names = Object.keys(TEMPLATES) as Template[];

function filesOf(template: Template, name = 'bookshop'): NewFile[] {
  const files = initialFiles({ name, package: 'com.example.books', template });
  if (typeof files === 'string') throw new Error(files);
  return files;
}

describe.each(names)('the template %s', (template) => {
  const files = filesOf(template);
  const sources = files.filter(({ path }) => path.endsWith('.msa'));

  it('has nothing that the checker would say a word about', () => {
    const texts = Object.fromEntries(sources.map(({ path, content }) => [path, content]));
    const program = loadProgram('bookshop.msa', virtualFiles(texts));
    expect(check(program).map(({ message }) => message)).toEqual([]);
    expect(program.files.map(({ source }) => source.path)).toEqual(sources.map(({ path }) => path));
  });

  it.each(sources)('has $path as the formatter would write it', ({ path, content }) => {
    expect(format(new Source(path, content))).toEqual({ kind: 'formatted', text: content });
  });

  it('comes with a README that says what to type, and keeps secrets out of git', () => {
    const contents = Object.fromEntries(files.map(({ path, content }) => [path, content]));
    expect(contents['README.md']).toMatch(/^# bookshop\n[^]*msac build {4}# writes the applications into bookshop\/\n/);
    expect(contents['.gitignore']).toMatch(/^\.env$/m);
  });
});

describe('the names of a new system', () => {
  it.each(['shop', 'my_shop', 'Shop2'])('may be %s', (name) => expect(problemOfName(name)).toBeUndefined());

  it.each([
    ['', 'It must be one word.'],
    ['two words', 'It must be one word.'],
    ['x { } role y', 'It must be one word.'],
    ['1st', 'Names begin with a letter'],
    ['my-shop', '`my-shop` cannot be a name.'],
    ['x'.repeat(61), 'cannot be a name.'],
  ])('may not be %j', (name, expected) => expect(problemOfName(name)).toContain(expected));

  it.each([
    ['com.example.shop', undefined],
    ['com.class.shop', '`class` cannot be a part of a Java package.'],
    ['com..shop', 'It must begin with a letter'],
    ['com.example shop', 'It must be one word.'],
  ])('take the package %j as the checker would', (name, expected) => {
    if (expected === undefined) expect(problemOfPackage(name)).toBeUndefined();
    else expect(problemOfPackage(name)).toContain(expected);
  });

  it.each([
    ['shop', 'shop', 'com.example.shop'],
    ['my-shop', 'my_shop', 'com.example.myshop'],
    ['Bücher Laden', 'BucherLaden', 'com.example.bucherladen'],
    ['2024', 'shop', 'com.example.shop'],
    ['書店', 'shop', 'com.example.shop'],
  ])('are suggested by the folder %s', (folder, name, packageName) => {
    expect(suggestedName(folder)).toBe(name);
    expect(suggestedPackage(name)).toBe(packageName);
    expect(problemOfPackage(packageName)).toBeUndefined();
  });

  it('are not those of files that the template has itself', () => {
    expect(initialFiles({ name: 'catalog', package: 'a.b', template: 'services' })).toBe('catalog.msa');
  });
});

describe('writing', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'msac-init-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes back what it has written when something stands in the way', () => {
    writeFileSync(join(folder, 'taken'), 'mine');
    const files = ['a', 'new/folder/b', 'taken', 'c'].map((path) => ({ path, content: '' }));
    expect(() => writeNew(folder, files)).toThrow('EEXIST');
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('takes back the folder too', () => {
    const files = ['a', 'a'].map((path) => ({ path, content: '' }));
    expect(() => writeNew(join(folder, 'x/y'), files)).toThrow('EEXIST');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('asking', () => {
  const ENTER = '\r';
  const DOWN = '\u001B[B';

  it('takes the suggestions of one who only presses Enter', async () => {
    expect(await answering(ENTER, ENTER, ENTER)).toEqual({
      name: 'shop',
      package: 'com.example.shop',
      template: 'services',
    });
  });

  it('takes what is typed, and suggests a package for it', async () => {
    expect(await answering('2', ENTER, ENTER, DOWN, ENTER)).toEqual({
      name: 'shop2',
      package: 'com.example.shop2',
      template: 'empty',
    });
  });

  it('asks again when a name will not do', async () => {
    const answers = await answering('-', ENTER, '\u007F', ENTER, ENTER, ENTER);
    expect(answers?.name).toBe('shop');
  });

  it('has no answers of one who leaves', async () => {
    expect(await answering(ENTER, '\u0003')).toBeUndefined();
  });
});

/** What becomes of the answers of a person who types this. */
function answering(...keys: string[]): ReturnType<typeof askAnswers> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const answers = askAnswers('shop', { input, output });
  // One after the other, as people type: each prompt reads from when it is shown.
  const type = ([key, ...rest]: string[]): void => {
    if (key === undefined) return;
    input.write(key);
    setTimeout(() => type(rest), 20);
  };
  setTimeout(() => type(keys), 20);
  return answers;
}
