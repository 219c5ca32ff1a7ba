import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from './kit.ts';

/** `msac import jdl` from the terminal. What becomes of JDL is shown in test/import. */

const fixtures = resolve(import.meta.dirname, '../fixtures/jdl');

const BLOG = `application { config { baseName blog, testFrameworks [cypress] } entities * }
entity Post { title String required }
`;

function folder(): Folder {
  const folder = new Folder();
  folder.write('blog.jdl', BLOG);
  return folder;
}

describe('msac import jdl', () => {
  it('prints .msa to standard output, and the report to standard error', async () => {
    const { status, out, err } = await folder().msac('import', 'jdl', 'blog.jdl');
    expect(status).toBe(0);
    expect(out).toMatch(/^system blog {\n {2}auth jwt\n}\n\n[^]*entity Post {\n {4}id: Long\n {4}title: String\n/);
    expect(err).toMatch(
      /^blog\.jdl:1:\d+: left out: testFrameworks \[cypress\]: .*\n[^]*Of the JDL: 1 left out, 1 changed\.\n$/,
    );
  });

  it('writes one file, which checks clean and is formatted', async () => {
    const here = folder();
    expect(await here.msac('import', 'jdl', 'blog.jdl', '--out', 'model/blog.msa')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Written: model\/blog\.msa\n\nNext:\n {2}msac check model\/blog\.msa {2}/),
    });
    expect((await here.msac('check', 'model/blog.msa')).status).toBe(0);
    expect((await here.msac('fmt', '--check', 'model/blog.msa')).status).toBe(0);
  });

  it('writes a file for each application into a folder', async () => {
    const here = folder();
    const shop = join(fixtures, 'constructs/microservices.jdl');
    const { out } = await here.msac('import', 'jdl', shop, '--out', 'shop');
    expect(out).toContain('shop/microservices.msa');
    expect(here.read('shop/catalog.msa')).toMatch(/^microservice catalog {/);
    expect((await here.msac('check', 'shop/microservices.msa')).status).toBe(0);
  });

  it('writes over nothing without --force, not even one file of several', async () => {
    const here = folder();
    here.write('model/blog-application.msa', 'mine');
    const refused = await here.msac('import', 'jdl', 'blog.jdl', '--out', 'model/');
    expect(refused).toMatchObject({
      status: 2,
      err: 'msac: model/blog-application.msa is there already. --force writes over it.\n',
    });
    expect(() => here.read('model/blog.msa')).toThrow('ENOENT');
    expect((await here.msac('import', 'jdl', 'blog.jdl', '--out', 'model/', '--force')).status).toBe(0);
    expect(here.read('model/blog-application.msa')).toContain('monolith blog');
  });

  it('tells all mistakes with their lines, exits with 1 and writes nothing', async () => {
    const here = folder();
    here.write('blog.jdl', `${BLOG}paginate Pots with pagination\nrelationship OneToMany { Post to Commment }\n`);
    const { status, out, err } = await here.msac('import', 'jdl', 'blog.jdl', '--out', 'blog.msa');
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain(' --> blog.jdl:3:10\n');
    expect(err).toContain(' = help: Did you mean `Post`?\n');
    expect(err).toContain(' --> blog.jdl:4:34\n');
    expect(() => here.read('blog.msa')).toThrow('ENOENT');
  });

  it('reads several files, a folder of them, and folders of JHipster', async () => {
    const here = folder();
    here.write('more/comment.jdl', 'entity Comment { text String maxlength(LONG) }\n');
    here.write('more/limits.jh', 'LONG = 500\n');
    const { out } = await here.msac('import', 'jdl', 'blog.jdl', 'more');
    expect(out).toMatch(/text: String\(\.\.500\)\?/);
    const folders = ['front', 'back'].map((name) => join(fixtures, 'applications', name));
    const acme = readFileSync(join(fixtures, 'applications/acme.msa'), 'utf8');
    expect((await here.msac('import', 'jdl', ...folders)).out).toBe(acme.replace('system acme', 'system front'));
    expect((await here.msac('import', 'jdl', join(fixtures, 'applications'))).out).toContain('system applications {');
    expect((await here.msac('import', 'jdl', join(fixtures, 'applications/front/.yo-rc.json'))).out).toContain(
      'gateway front {',
    );
  });

  it.each([
    [['import'], 'Tell what to'],
    [['import', 'jdl'], 'lacks an argument'],
    [['import', 'jdl', 'nosuch.jdl'], 'There is no file nosuch.jdl.'],
    [['import', 'jdl', 'blog.jdl/.yo-rc.json'], 'There is no file blog.jdl/.yo-rc.json.'],
    [['import', 'jdl', 'empty'], 'empty has neither a .yo-rc.json nor files that end in .jdl or .jh.'],
    [['import', 'jdl', 'picture.jdl'], 'picture.jdl is no text in UTF-8.'],
    [['import', 'jdl', 'blog.jdl', '--froce'], 'Did you mean `--force`?'],
  ])('%j is wrong usage', async (args, message) => {
    const here = folder();
    here.write('empty/readme.txt', '');
    writeFileSync(join(here.path, 'picture.jdl'), Buffer.from([0x89, 0x50, 0xff, 0xfe]));
    const { status, err } = await here.msac(...args);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  it('leaves it to a check to say what JDL allows and the language does not', async () => {
    const here = folder();
    here.write(
      'lone.jdl',
      'application { config { baseName lone, applicationType microservice } entities * }\nentity A\n',
    );
    const imported = await here.msac('import', 'jdl', 'lone.jdl', '--out', 'lone.msa');
    expect(imported.status).toBe(0);
    expect(imported.out).toContain('Next:\n  msac check lone.msa  ');
    expect(here.read('lone.msa')).toContain('microservice lone');
    expect((await here.msac('check', 'lone.msa')).out).toContain('warning[MSA0304]');
  });
});
