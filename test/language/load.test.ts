import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  disk,
  loadProgram,
  locationOf,
  overlay,
  SIZE_LIMIT,
  virtualFiles,
  type Program,
} from '../../src/language/index.ts';
import { brief } from './tools.ts';

const files = (program: Program): string[] => program.files.map((file) => file.source.path);
const problems = (program: Program): string[] => program.problems.map((problem) => `${problem.file}:${brief(problem)}`);

describe('imports', () => {
  test('are followed transitively, each file once, circles included', () => {
    const program = loadProgram(
      './main.msa',
      virtualFiles({
        'main.msa': 'import "./a/one.msa"\nimport "./two.msa"\nimport "./a/../two.msa"',
        'a/one.msa': 'import "../two.msa"\nrole ONE',
        'two.msa': 'import "./main.msa"\nimport "./two.msa"\nrole TWO',
      }),
    );
    expect(problems(program)).toEqual([]);
    expect(files(program)).toEqual(['main.msa', 'a/one.msa', 'two.msa']);
    expect([...program.symbols.roles.keys()]).toEqual(['ONE', 'TWO']);
  });

  test('that lead nowhere are told where they stand, and the rest is read', () => {
    const program = loadProgram(
      'main.msa',
      virtualFiles({
        'main.msa': 'import "./gone.msa"\nimport "/etc/passwd"\nimport "https://x/y.msa"\nimport ""\nrole A',
      }),
    );
    expect(problems(program)).toEqual([
      'main.msa:1:8 missing-file ./gone.msa',
      'main.msa:2:8 bad-import /etc/passwd',
      'main.msa:3:8 bad-import https://x/y.msa',
      'main.msa:4:8 empty-import',
    ]);
    expect(program.symbols.roles.has('A')).toBe(true);
    expect(program.lost.has('Anything')).toBe(true);
  });

  test('from npm packages: looked for beside the file, then in each folder above', () => {
    const program = loadProgram(
      'systems/shop/main.msa',
      virtualFiles({
        'systems/shop/main.msa':
          'import "@acme/shared/money.msa"\nimport "units"\nimport "units/gone.msa"\nimport "../x"',
        'systems/node_modules/@acme/shared/money.msa': 'import "./more.msa"\nvalue Money { amount: Decimal }',
        'systems/node_modules/@acme/shared/more.msa': 'enum Currency { EUR, USD }',
        'node_modules/@acme/shared/money.msa': 'value Other { a: Int }',
        'node_modules/units/index.msa': 'enum Unit { KG }',
        'systems/x': 'role X',
      }),
    );
    expect(problems(program)).toEqual(['systems/shop/main.msa:3:8 missing-package units/gone.msa']);
    expect([...program.symbols.shared.types.keys()]).toEqual(['Money', 'Unit', 'Currency']);
  });

  test('of two systems in one folder, neither sees the other, and both what they share', () => {
    const folder = virtualFiles({
      'shop.msa': 'import "./money.msa"\nsystem shop {} role BUYER',
      'bank.msa': 'import "./money.msa"\nsystem bank {} role CLERK',
      'money.msa': 'value Money { amount: Decimal }',
    });
    for (const [entry, system, role] of [
      ['shop.msa', 'shop', 'BUYER'],
      ['bank.msa', 'bank', 'CLERK'],
    ] as const) {
      const { symbols } = loadProgram(entry, folder);
      expect(symbols.systems.map(({ name }) => name)).toEqual([system]);
      expect([...symbols.roles.keys()]).toEqual([role]);
      expect([...symbols.shared.types.keys()]).toEqual(['Money']);
    }
  });

  test('bring their own problems, told in their files, in the order of files', () => {
    const program = loadProgram(
      'main.msa',
      virtualFiles({ 'main.msa': 'import "./a.msa"\nroel B', 'a.msa': '\nroel A' }),
    );
    expect(problems(program)).toEqual([
      'main.msa:2:1 misspelt-keyword roel → role',
      'a.msa:2:1 misspelt-keyword roel → role',
    ]);
  });
});

describe('on the disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'msa-load-'));
    mkdirSync(join(folder, 'folder.msa'));
    symlinkSync('loop.msa', join(folder, 'loop.msa'));
    const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
    write('bom.msa', '\uFEFFrole A\r\nroel B\r\n');
    write('latin1.msa', Buffer.from('role A // gr\xfcn', 'latin1'));
    write('nul.msa', 'role A\n\0role B');
    write('replacement.msa', 'role A // the character \uFFFD itself is text');
    write('png.msa', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    write('large.msa', 'role A\n'.repeat(Math.ceil((10 * 1024 * 1024) / 7)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const load = (name: string): string[] => loadProgram(join(folder, name), disk).problems.map(brief);

  test.each([
    ['bom.msa', ['2:1 misspelt-keyword roel → role']],
    ['latin1.msa', ['1:13 not-text utf-8']],
    ['nul.msa', ['2:1 not-text nul']],
    ['replacement.msa', []],
    ['png.msa', ['1:1 not-text utf-8']],
    ['large.msa', ['1:1 too-large']],
  ])('%s', (name, expected) => {
    expect(load(name)).toEqual(expected);
  });

  test('what is no file', () => {
    expect(load('folder.msa')).toEqual([`1:1 not-a-file ${join(folder, 'folder.msa')}`]);
    expect(load('gone.msa')).toEqual([`1:1 missing-file ${join(folder, 'gone.msa')}`]);
    expect(load('loop.msa')).toEqual([
      `1:1 unreadable-file ${join(folder, 'loop.msa')}: its symbolic links go in a circle`,
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('what may not be read', () => {
    writeFileSync(join(folder, 'secret.msa'), 'role A');
    chmodSync(join(folder, 'secret.msa'), 0);
    expect(load('secret.msa')).toEqual([`1:1 unreadable-file ${join(folder, 'secret.msa')}: permission denied`]);
  });

  test('a text of an editor or from standard input goes before the file, and imports from the disk', () => {
    const entry = join(folder, 'stdin.msa');
    const program = loadProgram(entry, overlay(new Map([[entry, 'import "./replacement.msa"\nrole Z']]), disk));
    expect(files(program)).toEqual([entry, join(folder, 'replacement.msa')]);
    expect(program.problems).toEqual([]);
  });

  test(`files of more than ${SIZE_LIMIT} bytes are not even opened`, () => {
    const [problem] = loadProgram(join(folder, 'large.msa'), disk).problems;
    expect(problem).toMatchObject({ kind: 'too-large', limit: SIZE_LIMIT });
  });
});

test('places are exact in every form of line end', () => {
  const text = '\uFEFFrole A\r\nrole 😀B\rrole C\nrole D';
  const program = loadProgram('main.msa', virtualFiles({ 'main.msa': text }));
  const places = [...program.symbols.roles.values()].flat().map((role) => locationOf(role, 'name').range);
  expect(places.map(({ start, end }) => `${start.line}:${start.column}-${end.column} @${start.offset}`)).toEqual([
    '1:7-8 @6',
    '2:6-9 @14',
    '3:6-7 @23',
    '4:6-7 @30',
  ]);
});
