import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { Folder, root } from './kit.ts';

/** The program as its users start it: what a process has and a command does not. */

const shop = join(root, 'examples/shop/shop.msa');
let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

describe('the program', () => {
  it('writes a system, prints what it did, and ends with 0', () => {
    const { status, out, err } = folder.program(['build', shop]);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/^shop: 5 applications in shop: \d+ files created, 1 of secrets completed\n/);
    expect(Object.keys(folder.tree('shop'))).toContain('storefront/pom.xml');
  });

  it('prints mistakes on standard output, and ends with 1', () => {
    folder.write('bad.msa', 'system bad { auth nobody }');
    const { status, out, err } = folder.program(['check', 'bad.msa']);
    expect(err).toBe('');
    expect(status).toBe(1);
    expect(out).toMatch(/^error\[MSA0201\]: /);
  });

  it('prints what it was told wrong on standard error, and ends with 2', () => {
    const { status, out, err } = folder.program(['biuld']);
    expect(err).toContain('msac --help');
    expect(status).toBe(2);
    expect(out).toBe('');
  });

  it('reads standard input to its end', () => {
    expect(folder.program(['fmt', '-'], { input: 'role   A' })).toEqual({ status: 0, out: 'role A\n', err: '' });
  });

  it('waits for a slow reader, and loses nothing', () => {
    const whole = folder.program(['model', shop]).out;
    expect(whole.length).toBeGreaterThan(10_000);
    expect(inShell(`for i in 1 2 3 4 5 6 7 8; do ${msac} model '${shop}'; done | (sleep 0.5; cat)`).out).toBe(
      whole.repeat(8),
    );
  });

  it('says nothing when its reader has seen enough, and does what it was told to do', () => {
    expect(inShell(`${msac} model '${shop}' | head -c 1`)).toEqual({ status: 0, out: '{', err: '' });
    const { out } = inShell(`(${msac} build '${shop}' --out whole; echo $? >status) 2>&1 | (exec 0<&-; sleep 2)`);
    expect(out).toBe('');
    expect(folder.read('status')).toBe('0\n');
    expect(Object.keys(folder.tree('whole'))).toContain('storefront/pom.xml');
    folder.write('bad.msa', 'system bad { auth nobody }');
    inShell(`(${msac} check bad.msa; echo $? >status) 2>&1 | (exec 0<&-; sleep 1)`);
    expect(folder.read('status')).toBe('1\n');
  });

  it('keeps what it prints on both channels in order, however slow the reader', () => {
    const entities = Array.from(
      { length: 900 },
      (_, index) => `@odd entity E${index} { a String, b Long, c Instant }\n`,
    );
    folder.write('big.jdl', entities.join(''));
    inShell(`${msac} import jdl big.jdl >at-once 2>&1; ${msac} import jdl big.jdl 2>&1 | (sleep 1; cat >slowly)`);
    expect(folder.read('slowly').length).toBeGreaterThan(70_000);
    expect(folder.read('slowly')).toBe(folder.read('at-once'));
  });

  it.skipIf(!existsSync('/dev/full'))('says that standard output takes nothing, and ends with 2', () => {
    const { status, err } = inShell(`${msac} model '${shop}' > /dev/full`);
    expect(err).toMatch(/^msac: standard output cannot be written to: ENOSPC.*\n$/);
    expect(status).toBe(2);
  });
});

describe('every command', () => {
  // Some commands have a program of their own, with nothing in it that only others need (scripts/build.mjs).
  it.each([
    ['build', shop, '--dry-run'],
    ['check', shop],
    ['completion'],
    ['diff', shop],
    ['doctor', shop],
    ['explain', 'MSA0201'],
    ['fmt', '--check', shop],
    ['graph', shop],
    ['import', 'jdl', join(root, 'bench/peer/system.jdl'), '--out', 'model'],
    ['init', 'made', '--template', 'empty'],
    ['model', shop],
    ['run', shop, '--only', 'nowhere'],
    ['--quiet', 'build', shop],
    ['--quiet', 'import', 'jdl', join(root, 'bench/peer/system.jdl'), '--out', 'model'],
  ])('is in the program that is started for it: %s %s', (...args) => {
    const { out, err } = folder.program(args);
    expect(`${out}${err}`).not.toBe('');
    expect(err).not.toContain('fault of msac');
  });
});

const msac = `'${process.execPath}' '${join(root, 'bin/msac.cjs')}'`;

function inShell(line: string): { status: number | null; out: string; err: string } {
  return folder.run('sh', ['-c', line]);
}

/** @returns the command in a copy that lies in the folder */
function copyOfMsac(): string {
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(root, part), join(folder.path, 'msac', part), { recursive: true });
  return join(folder.path, 'msac/bin/msac.cjs');
}

it('takes no words from what lies beside it', () => {
  folder.write('locales/en.json', JSON.stringify({ 'Options:': 'Foreign:' }));
  const { out } = folder.run(process.execPath, [copyOfMsac(), '--help']);
  expect(out).toContain('Options:');
});

const optimised = /completed optimizing/;

/** A cache that was made without tracing is refused, so this runs the whole program. */
function traced(args: readonly string[], input = ''): string {
  return folder.run(process.execPath, ['--trace-opt', join(root, 'bin/msac.cjs'), ...args], { input }).out;
}

describe('V8', () => {
  it('is kept from optimising in a short run, where that pays too late', () => {
    expect(traced(['check', shop])).not.toMatch(optimised);
  });

  it.each([
    ['a file', ['check', 'large.msa']],
    ['many files', ['fmt', '--check', 'parts']],
    ['standard input', ['fmt', '-']],
    ['JDL', ['import', 'jdl', 'large.jdl']],
  ])('may optimise when there is much to read: %s', (_, args) => {
    const entities = Array.from({ length: 2000 }, (_, index) => `entity E${index} { name: String, size: Long }\n`);
    const large = `system large {}\nmicroservice one {\n${entities.join('')}}\n`;
    folder.write('large.msa', large);
    folder.write('large.jdl', entities.join('').replaceAll(':', ''));
    for (const [index] of entities.slice(0, 40).entries())
      folder.write(`parts/${index}.msa`, `microservice s${index} {\n${entities.slice(0, 50).join('')}}\n`);
    expect(traced(args, large)).toMatch(optimised);
  });
});

/** As it was when it was made, but for what it says of V8 (scripts/warm-up.mjs). */
function ofAnotherVersion(cache: Buffer): Buffer {
  const text = cache.subarray(0, -16).toString('latin1').replace(`${process.versions.v8} --`, '99.9 --no-such-flag-');
  const data = Buffer.from(text, 'latin1');
  const end = Buffer.from(cache.subarray(-16));
  end.writeUInt32LE(crc32(data, crc32(readFileSync(join(root, 'dist/check.js')))), 8);
  return Buffer.concat([data, end]);
}

describe('the code cache', () => {
  it.each([
    ['missing', () => undefined],
    ['cut off', (cache: Buffer) => cache.subarray(0, cache.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of another version of V8, with flags of its own', ofAnotherVersion],
    ['damaged', (cache: Buffer) => Buffer.from(cache).fill(0x5a, cache.length >> 1, (cache.length >> 1) + 100)],
  ])('goes unnoticed when it is %s', (_, spoil) => {
    const copy = copyOfMsac();
    const spoilt = spoil(readFileSync(join(root, 'dist/check.cache')));
    if (spoilt) writeFileSync(join(folder.path, 'msac/dist/check.cache'), spoilt);
    else rmSync(join(folder.path, 'msac/dist/check.cache'));
    const { status, out, err } = folder.run(process.execPath, [copy, 'check', shop]);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toContain('no mistakes found');
  });
});
