import { describe, expect, it } from 'vitest';
import { formatPack, parsePack } from '../../src/output/pack.ts';

function textsOf(pack: string): Record<string, string> {
  const read = parsePack(pack);
  if (typeof read === 'string') throw new Error(read);
  return Object.fromEntries(read.texts);
}

describe('a pack of the record', () => {
  it('shows texts as they are, in the order of their paths', () => {
    const pack = formatPack(
      new Map([
        ['a/pom.xml', '<project>\n</project>\n'],
        ['a/README.md', '# A\n\nText.\n'],
      ]),
    );
    expect(pack).toBe('=== a/README.md\n# A\n\nText.\n=== a/pom.xml\n<project>\n</project>\n===\n');
  });

  it.each([
    '=== b\n',
    '===\n',
    '====== A heading ======\n',
    '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n',
    '||||||| base\n',
    '\\=== b\n',
    '\\\\\\===\n',
    '\\n is no mark\n',
    '\n\n',
    'a\u2028=== b\n',
  ])('gives back a text that looks like one: %j', (text) => {
    const texts = { 'a/one': text, 'a/two': `before\n${text}after\n${text}` };
    const pack = formatPack(new Map(Object.entries(texts)));
    expect(textsOf(pack)).toEqual(texts);
  });

  it('marks the lines of a text that look like its own, and no others', () => {
    const pack = formatPack(new Map([['a', '== a\n=== b\n\\=== c\n <<<<<<< d\n<<<<<<< e\n']]));
    expect(pack).toBe('=== a\n== a\n\\=== b\n\\\\=== c\n <<<<<<< d\n\\<<<<<<< e\n===\n');
  });
});

describe('a pack that git left in conflict', () => {
  it('has the texts of both sides', () => {
    const pack = '=== a\na\n<<<<<<< HEAD\n=== b\nb\n=======\n=== c\nc\n>>>>>>> other\n===\n';
    expect(textsOf(pack)).toEqual({ a: 'a\n', b: 'b\n', c: 'c\n' });
  });

  it('may show the ancestor, which counts for nothing, even when git had to merge that itself', () => {
    const ancestor = '||||||| 1234567\n<<<<<<<<< one\n=== x\n||||||||| two\n=========\n>>>>>>>>> three\nx\n';
    const pack = `=== a\na\n<<<<<<< HEAD\n=== b\nb\n${ancestor}=======\n=== c\nc\n>>>>>>> other\n===\n`;
    expect(textsOf(pack)).toEqual({ a: 'a\n', b: 'b\n', c: 'c\n' });
  });

  it('has of a text that differs all lines of either side', () => {
    const pack = '=== a\none\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\ntwo\n===\n';
    expect(textsOf(pack)).toEqual({ a: 'one\nours\ntheirs\ntwo\n' });
  });
});
