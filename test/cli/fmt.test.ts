import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Folder, type Outcome } from './kit.ts';

const UGLY = 'role   A\nregistry hub {port 1}';
const FINE = 'role A\nregistry hub { port 1 }\n';

/** A folder with one file to format, one that is formatted, and one with a mistake. */
function system(): Folder {
  const folder = new Folder();
  folder.write('ugly.msa', UGLY);
  folder.write('fine.msa', FINE);
  folder.write('broken.msa', 'registry hub {\n');
  return folder;
}

describe('msac fmt', () => {
  test('formats files in place, names those that it changed and counts the rest', async () => {
    const folder = system();
    expect(await folder.msac('fmt', 'ugly.msa', 'fine.msa')).toEqual({
      status: 0,
      out: 'ugly.msa\n1 file formatted, 1 already\n',
      err: '',
    });
    expect(folder.read('ugly.msa')).toBe(FINE);
    expect((await folder.msac('fmt', 'ugly.msa')).out).toBe('1 file formatted already\n');
  });

  test('does not touch a file that is formatted', async () => {
    const folder = system();
    const before = statSync(join(folder.path, 'fine.msa'));
    await folder.msac('fmt', 'fine.msa');
    const { mtimeMs, ino } = statSync(join(folder.path, 'fine.msa'));
    expect({ mtimeMs, ino }).toEqual({ mtimeMs: before.mtimeMs, ino: before.ino });
  });

  test('leaves a file with syntax errors alone, says where they are, and formats the others', async () => {
    const folder = system();
    const { status, out, err } = await folder.msac('fmt', 'broken.msa', 'ugly.msa');
    expect(status).toBe(1);
    expect(out).toBe('ugly.msa\n1 file formatted, 1 with syntax errors\n');
    expect(err).toContain('broken.msa:1:');
    expect(err).toContain('broken.msa is left as it is');
    expect(folder.read('broken.msa')).toBe('registry hub {\n');
  });

  test('formats what is wrong otherwise: only the checker minds', async () => {
    const folder = new Folder();
    folder.write('wrong.msa', 'system s { auth  nobody }\nimport "./nowhere.msa"');
    expect((await folder.msac('fmt', 'wrong.msa')).status).toBe(0);
    expect(folder.read('wrong.msa')).toBe('system s { auth nobody }\nimport "./nowhere.msa"\n');
  });

  test('says nothing with --quiet', async () => {
    const folder = system();
    expect(await folder.msac('fmt', '--quiet', 'ugly.msa')).toEqual({ status: 0, out: '', err: '' });
    expect(folder.read('ugly.msa')).toBe(FINE);
  });

  test('formats only what is named, not what it imports', async () => {
    const folder = system();
    folder.write('main.msa', 'import   "./ugly.msa"');
    await folder.msac('fmt', 'main.msa');
    expect(folder.read('main.msa')).toBe('import "./ugly.msa"\n');
    expect(folder.read('ugly.msa')).toBe(UGLY);
  });

  test('takes a folder for the files in it, without node_modules and hidden folders', async () => {
    const folder = new Folder();
    const paths = ['b/b.msa', 'a.msa', 'a.txt', 'node_modules/x/x.msa', '.cache/y.msa'];
    for (const path of paths) folder.write(path, UGLY);
    expect((await folder.msac('fmt', '.')).out).toBe('a.msa\nb/b.msa\n2 files formatted\n');
    expect(paths.filter((path) => folder.read(path) === FINE)).toEqual(['b/b.msa', 'a.msa']);
    expect((await folder.msac('fmt', 'node_modules', 'a.msa', './a.msa')).out).toBe(
      'node_modules/x/x.msa\n1 file formatted, 1 already\n',
    );
  });

  test('keeps permissions, a byte order mark, line ends and links, and leaves nothing behind', async () => {
    const folder = new Folder();
    folder.write('real.msa', `\uFEFFrole   A\r\nrole B\r\n`);
    chmodSync(join(folder.path, 'real.msa'), 0o640);
    symlinkSync('real.msa', join(folder.path, 'link.msa'));
    expect((await folder.msac('fmt', 'link.msa')).status).toBe(0);
    expect(folder.read('real.msa')).toBe('\uFEFFrole A\r\nrole B\r\n');
    expect(statSync(join(folder.path, 'real.msa')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder.path, 'link.msa')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder.path).sort()).toEqual(['link.msa', 'real.msa']);
  });
});

describe('msac fmt --check', () => {
  test('changes nothing, names what is not formatted, and exits with 1', async () => {
    const folder = system();
    expect(await folder.msac('fmt', '--check', 'ugly.msa', 'fine.msa')).toEqual({
      status: 1,
      out: 'ugly.msa\n1 file not formatted, 1 formatted\n',
      err: '',
    });
    expect(folder.read('ugly.msa')).toBe(UGLY);
    expect((await folder.msac('fmt', '--check', '-q', 'ugly.msa', 'fine.msa')).out).toBe('ugly.msa\n');
  });

  test('exits with 0 when all is formatted', async () => {
    const folder = system();
    expect(await folder.msac('fmt', '--check', 'fine.msa')).toEqual({
      status: 0,
      out: '1 file formatted already\n',
      err: '',
    });
    expect(await folder.msac('fmt', '--check', '--quiet', 'fine.msa')).toEqual({ status: 0, out: '', err: '' });
  });
});

/** msac with something on standard input. */
async function filter(input: string, ...options: string[]): Promise<Outcome> {
  return new Folder().msacOf(input, 'fmt', '-', ...options);
}

describe('msac fmt -', () => {
  test('formats standard input to standard output, and says nothing else there', async () => {
    expect(await filter(UGLY)).toEqual({ status: 0, out: FINE, err: '' });
    expect(await filter('')).toEqual({ status: 0, out: '', err: '' });
    expect((await filter('role A\r\nrole   B\r\n')).out).toBe('role A\r\nrole B\r\n');
  });

  test('prints nothing of a text with syntax errors', async () => {
    const { status, out, err } = await filter('registry {');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('<stdin>:1:');
  });

  test('tells with --check whether it is formatted', async () => {
    expect(await filter(UGLY, '--check')).toEqual({ status: 1, out: '<stdin> is not formatted.\n', err: '' });
    expect(await filter(FINE, '--check', '-q')).toEqual({ status: 0, out: '', err: '' });
  });

  test('stands alone', async () => {
    const { status, err } = await new Folder().msac('fmt', '-', 'a.msa');
    expect(status).toBe(2);
    expect(err).toContain('cannot be formatted together with files');
  });
});

describe('what cannot be formatted ends with 2 and a sentence, and the rest is formatted', () => {
  test.each<[string, string, RegExp, (path: string) => void]>([
    ['a file that is not there', 'nowhere.msa', /^msac: nowhere\.msa does not exist\.\n$/, () => {}],
    [
      'a folder without files',
      'empty',
      /^msac: empty holds no \.msa file\.\n$/,
      (path) => new Folder().run('mkdir', [path]),
    ],
    [
      'zero bytes',
      'nul.msa',
      /^msac: nul\.msa is not text: it holds zero bytes\.\n$/,
      (path) => writeFileSync(path, 'role\0'),
    ],
    [
      'other encodings',
      'latin1.msa',
      /^msac: latin1\.msa is not text: it is not UTF-8\.\n$/,
      (path) => writeFileSync(path, Buffer.from([0xe4])),
    ],
    ['five megabytes', 'large.msa', /^msac: large\.msa is too large/, (path) => writeFileSync(path, ' '.repeat(5e6))],
  ])('%s', async (_, name, message, make) => {
    const folder = system();
    make(join(folder.path, name));
    const { status, out, err } = await folder.msac('fmt', name, 'ugly.msa');
    expect(status).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('ugly.msa\n1 file formatted, 1 failed\n');
  });

  test.skipIf(process.getuid?.() === 0)('a file, or a folder, that may not be written', async () => {
    const folder = system();
    folder.write('locked/ugly.msa', UGLY);
    chmodSync(join(folder.path, 'ugly.msa'), 0o400);
    chmodSync(join(folder.path, 'locked'), 0o500);
    const { status, err } = await folder.msac('fmt', 'ugly.msa', 'locked/ugly.msa');
    chmodSync(join(folder.path, 'locked'), 0o700);
    expect(status).toBe(2);
    expect(err).toContain('ugly.msa cannot be written: permission denied.');
    expect(readFileSync(join(folder.path, 'locked/ugly.msa'), 'utf8')).toBe(UGLY);
    expect(folder.read('ugly.msa')).toBe(UGLY);
  });

  test('no file at all', async () => {
    const { status, err } = await new Folder().msac('fmt');
    expect(status).toBe(2);
    expect(err).toContain('msac fmt --help');
  });
});
