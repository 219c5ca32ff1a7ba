import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Log } from 'sarif';
import { Folder, root } from './kit.ts';

const shop = join(root, 'examples/shop/shop.msa');
const BROKEN = 'system s { auth acounts  discovery hub }\nuaa accounts {}\nregistry hub {}\n';
const LIKELY = `${BROKEN.replace('acounts', 'accounts')}gateway front {}\n`;
let folder: Folder;

beforeEach(() => {
  folder = new Folder();
});

describe('--format', () => {
  it.each(['check', 'build'])(
    'prints the diagnostics of %s in the form that is asked for, on standard output',
    async (command) => {
      folder.write('s.msa', BROKEN);
      const printed = async (format: string) => {
        const { status, out } = await folder.msac(command, 's.msa', '--format', format);
        expect(status).toBe(1);
        return out;
      };
      expect(JSON.parse(await printed('json'))).toMatchObject({
        valid: false,
        errors: 1,
        diagnostics: [{ code: 'MSA0201' }],
      });
      const log = JSON.parse(await printed('sarif')) as Log;
      expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('s.msa');
      expect(log.runs[0]?.tool.driver.rules?.[0]?.help?.markdown).toContain('# MSA0201');
      expect(await printed('github')).toBe(
        '::error file=s.msa,line=1,col=17,endLine=1,endColumn=24,title=MSA0201::There is no application `acounts`.%0AHelp: Did you mean `accounts`?\n',
      );
    },
  );

  it.each(['model', 'diff'])(
    'prints those of %s on standard error, for the result is on standard output',
    async (command) => {
      folder.write('s.msa', LIKELY);
      const { status, out, err } = await folder.msac(command, 's.msa', '--format', 'github');
      expect(status).toBe(0);
      expect(out).not.toContain('MSA0303');
      expect(err).toMatch(/^::warning file=s\.msa,line=4,.*title=MSA0303::/);
    },
  );

  it('leaves standard output of a build to the program that reads the diagnostics', async () => {
    const first = await folder.msac('build', shop, '--format', 'json');
    expect(JSON.parse(first.out)).toMatchObject({ valid: true, diagnostics: [] });
    expect(first.err).toMatch(/^shop: 5 applications in shop: \d+ files created/);
    const again = await folder.msac('build', shop, '--format', 'json');
    expect(again).toEqual({ ...first, err: expect.stringMatching(/files unchanged\n$/) });
    expect(await folder.msac('build', shop, '--format', 'github')).toMatchObject({ status: 0, out: '' });
  });

  it('names files from the working folder, wherever they are named from', async () => {
    folder.write('model/s.msa', BROKEN);
    expect((await folder.msacIn('model', 'check', '../model/s.msa', '--format', 'github')).out).toContain(
      'file=s.msa,',
    );
    expect((await folder.msac('check', join(folder.path, 'model/s.msa'), '--format', 'github')).out).toContain(
      'file=model/s.msa,',
    );
  });
});

describe('--quiet', () => {
  it('lets a check say nothing when all is well, and everything when it is not', async () => {
    expect(await folder.msac('check', shop, '--quiet')).toEqual({ status: 0, out: '', err: '' });
    folder.write('s.msa', LIKELY);
    expect(await folder.msac('check', 's.msa', '-q')).toMatchObject({
      status: 0,
      out: expect.stringContaining('MSA0303'),
    });
  });
});

describe('standard input, named `-`', () => {
  it('is checked as a file of the working folder that is not saved yet', async () => {
    folder.write('parts.msa', 'uaa accounts {}\nregistry hub {}\nrole A, A\n');
    const { status, out } = await folder.msacOf(
      'import "./parts.msa"\nsystem s { auth acounts  discovery hub }\n',
      'check',
      '-',
    );
    expect(status).toBe(1);
    expect(out).toContain(' --> <stdin>:2:17\n');
    expect(out).toContain(' --> parts.msa:3:9\n');
    expect(out).toContain('auth acounts');
  });

  it('is built into a folder of the name of its system, every time', async () => {
    const text = readFileSync(shop, 'utf8');
    for (const name of ['catalog', 'orders'])
      folder.write(`${name}.msa`, readFileSync(join(root, `examples/shop/${name}.msa`), 'utf8'));
    const { status, out } = await folder.msacOf(text, 'build', '-');
    expect(status).toBe(0);
    expect(out).toMatch(/^shop: 5 applications in shop: \d+ files created/);
    expect(out).not.toContain('msac run');
    expect((await folder.msacOf(text.replace('An online shop', 'A shop'), 'build', '-')).out).toContain('update ');
  });

  it('gives a model', async () => {
    const { out } = await folder.msacOf('system s { auth u  discovery r }\nuaa u {}\nregistry r {}', 'model', '-');
    expect(JSON.parse(out)).toMatchObject({ name: 's' });
  });

  it.each([
    ['nothing', '', 'MSA0101'],
    ['what is no text', 'a\0b', 'MSA0003'],
    ['too much', ' '.repeat(5_000_000), 'MSA0004'],
    ['an import of itself', 'import "./<stdin>"', 'MSA0101'],
  ])('may be %s', async (_, text, code) => {
    const { status, out } = await folder.msacOf(text, 'check', '-');
    expect(status).toBe(1);
    expect(out).toContain(code);
  });
});

describe('`// msac-ignore MSA0901 reason`', () => {
  it('silences at one place what a build would say, and is no unused ignore to a check', async () => {
    const catalog = readFileSync(join(root, 'examples/shop/catalog.msa'), 'utf8');
    const filtered = (comment: string) => catalog.replace('    page 20 by name', `    ${comment}\n    filter`);
    for (const name of ['shop', 'orders'])
      folder.write(`${name}.msa`, readFileSync(join(root, `examples/shop/${name}.msa`), 'utf8'));
    folder.write('catalog.msa', filtered('// It comes.'));
    expect((await folder.msac('build', 'shop.msa')).err).toContain('warning[MSA0901]: `filter` is not built yet');
    folder.write('catalog.msa', filtered('// msac-ignore MSA0901 it comes'));
    expect((await folder.msac('build', 'shop.msa')).err).not.toContain('MSA0901');
    expect(await folder.msac('check', 'shop.msa')).toMatchObject({
      status: 0,
      out: expect.stringContaining('no mistakes'),
    });
  });
});
