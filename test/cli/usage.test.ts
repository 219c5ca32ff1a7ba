import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Folder, program } from './kit.ts';

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

describe('a mistake in what is typed', () => {
  it.each([
    ['chek x.msa', 'There is no command `chek`. Did you mean `check`?'],
    ['explian', 'There is no command `explian`. Did you mean `explain`?'],
    ['frobnicate', /^There is no command `frobnicate`. There are `build`, .* and `completion`\.$/],
    ['build x.msa --dryrun', 'There is no option `--dryrun`. Did you mean `--dry-run`?'],
    ['check --fromat=json x.msa', 'There is no option `--fromat`. Did you mean `--format`?'],
    ['check x.msa -z', 'There is no option `-z`.'],
    ['--vesion', 'There is no option `--vesion`. Did you mean `--version`?'],
    ['check x.msa --format jsn', '`--format` cannot be `jsn`. Did you mean `json`?'],
    ['check x.msa --format xml', '`--format` cannot be `xml`. It can be `pretty`, `json`, `sarif` or `github`.'],
    ['build x.msa --out', '`--out` needs a value.'],
    ['check x.msa y.msa', '`y.msa` is one argument too many.'],
    ['build x.msa --out a --out b', '--out may be given only once.'],
    ['fmt --chek c.msa', 'There is no option `--chek`. Did you mean `--check`?'],
    ['import jd x', 'There is no command `import jd`. Did you mean `import jdl`?'],
    ['check c.msa --quiet=maybe', '`--quiet` takes no value.'],
    ['fmt', '`msac fmt` lacks an argument: `msac fmt --help` shows which, with an example.'],
    ['', /^Tell what to do: `build`, .* or `completion`\. For example `msac check shop\.msa`\.$/],
  ])('msac %s', async (typed, expected) => {
    const { status, out, err } = await folder.msac(...typed.split(' ').filter((arg) => arg !== ''));
    const [message = ''] = err.split('\n');
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(message).toMatch(/^msac: /);
    const said = message.slice('msac: '.length);
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
    expect(err).toContain('msac --help');
  });

  it('is told in one language, whatever the terminal speaks', () => {
    const { stderr } = spawnSync(process.execPath, [program, 'build', 'x.msa', '--dryrun'], {
      encoding: 'utf8',
      env: { ...process.env, LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    });
    expect(stderr).toContain('There is no option `--dryrun`.');
  });

  it.skipIf(process.platform === 'win32')('is no trace of Node when the working folder was deleted', () => {
    folder.write('gone/x', '');
    const { status, err } = folder.run('/bin/sh', [
      '-c',
      `cd gone && rm -r ../gone && "${process.execPath}" "${program}" check x.msa`,
    ]);
    expect(status).toBe(2);
    expect(err).toMatch(/^msac: the folder that you are in was deleted\. Change to one that is there\.$/m);
    expect(err).not.toContain('    at ');
  });
});

describe('help', () => {
  it.each(['build', 'check', 'diff', 'explain', 'graph', 'model', 'run'])(
    'of %s tells its exit statuses',
    async (command) => {
      const { status, out } = await folder.msac(command, '--help');
      expect(status).toBe(0);
      expect(out).toMatch(/\nExit status\n {2}0 .*\n {2}1 .*\n {2}2 .*/);
      expect(out).toContain('Examples:');
    },
  );

  it.each(['build', 'check', 'diff', 'model'])('of %s tells the formats of diagnostics', async (command) => {
    const { out } = await folder.msac(command, '--help');
    for (const format of ['pretty', 'json', 'sarif', 'github']) expect(out).toMatch(new RegExp(`\n {2}${format} +\\w`));
  });
});

describe('msac explain', () => {
  it.each(['MSA0301', 'msa0301', '0301', '301'])('explains %s', async (code) => {
    const { status, out } = await folder.msac('explain', code);
    expect(status).toBe(0);
    expect(out).toMatch(/^error MSA0301 port-out-of-range · Applications\n/);
    expect(out).toContain('\nWrong\n');
  });

  it('lists all codes, for people and for programs', async () => {
    expect((await folder.msac('explain')).out).toContain('\n\nApplications\nMSA0301 error ');
    const listed = JSON.parse((await folder.msac('explain', '--format', 'json')).out) as unknown[];
    expect(listed[0]).toEqual({
      code: 'MSA0001',
      name: 'unreadable-file',
      severity: 'error',
      family: 'Files and their text',
      message: '`{path}` cannot be read: {reason}.',
    });
    expect(JSON.parse((await folder.msac('explain', '301', '--format', 'json')).out)).toMatchObject({
      code: 'MSA0301',
      examples: [{ kind: 'wrong' }, { kind: 'fixed' }],
    });
  });

  it.each([
    ['MSA0399', 'Those of its family go from MSA0301 to MSA03'],
    ['unreachble-service', 'Did you mean `unreachable-service`?'],
    ['9999', '`msac explain` lists them all.'],
  ])('does not know %s', async (code, advice) => {
    expect(await folder.msac('explain', code)).toMatchObject({
      status: 2,
      err: expect.stringContaining(`There is no diagnostic \`${code}\`. ${advice}`),
    });
  });
});

/** What bash offers for a line that is being typed. */
function offered(line: string): string[] {
  const words = line.split(' ').map((word) => `'${word}'`);
  const { out, err } = folder.run('/bin/bash', [
    '--norc',
    '-c',
    `PATH="${folder.path}${delimiter}$PATH" SHELL=/bin/bash
     source <(msac completion)
     COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}
     _msac_yargs_completions; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ]);
  expect(err).toBe('');
  return out.split('\n').filter((each) => each !== '');
}

describe.skipIf(process.platform === 'win32')('msac completion, in bash', () => {
  beforeEach(() => {
    folder.write('msac', `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(join(folder.path, 'msac'), 0o755);
    for (const file of ['shop.msa', 'stock.msa', 'notes.txt', 'sub/deep.msa', 'other/readme.txt'])
      folder.write(file, '');
  });

  it.each([
    ['msac ch', ['check']],
    ['msac check --f', ['--format']],
    ['msac check --format ', ['pretty', 'json', 'sarif', 'github']],
    ['msac check shop.msa --format s', ['sarif']],
    ['msac check s', ['shop.msa', 'stock.msa', 'sub/']],
    ['msac build sub/', ['sub/deep.msa']],
    ['msac explain MSA060', [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `MSA060${digit}`)],
    // Left to bash, which knows folders.
    ['msac check oth', []],
    ['msac build shop.msa --out ', []],
  ])('%s', (line, expected) => {
    expect(offered(line)).toEqual(expected);
  });

  it('offers every command, and the long options of one', () => {
    expect(offered('msac ')).toEqual(expect.arrayContaining(['build', 'check', 'explain', 'fmt', 'completion']));
    const options = offered('msac build -');
    expect(options).toEqual(expect.arrayContaining(['--dry-run', '--out', '-q']));
    expect(options).not.toContain('--q');
  });

  it('is made for zsh where that is the shell', () => {
    const { out } = folder.run('/bin/sh', ['-c', `SHELL=/bin/zsh ./msac completion`]);
    expect(out).toMatch(/^#compdef msac\n/);
  });
});

describe('the command line as a whole', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['biuld']],
    ['an unknown option', ['build', 'x.msa', '--dryrun']],
    ['no file', ['build']],
    ['an option given twice', ['build', 'x.msa', '--out', 'a', '--out', 'b']],
  ])('answers %s with exit status 2 and the way to the help', async (_, args) => {
    const { status, err } = await folder.msac(...args);
    expect(status).toBe(2);
    expect(err).toContain('msac --help');
  });

  it('documents its exit statuses', async () => {
    const { status, out } = await folder.msac('--help');
    expect(status).toBe(0);
    expect(out).toContain('Exit status');
    for (const command of ['build', 'check', 'model', 'run']) expect(out).toContain(`msac ${command} [file]`);
  });
});
