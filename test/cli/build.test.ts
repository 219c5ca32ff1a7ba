import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Folder, root } from './kit.ts';

const shop = join(root, 'examples/shop/shop.msa');
let here: Folder;
let folder: string;

beforeEach(() => {
  here = new Folder();
  folder = here.path;
});

/** Path → content of every file, and when it was last written. */
function tree(at: string): Map<string, { content: string; written: number }> {
  const files = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(at.length + 1), { content: readFileSync(path, 'latin1'), written: statSync(path).mtimeMs }];
    }),
  );
}

describe('msac build', () => {
  it('writes the whole system into a folder of its name and says what to type next', async () => {
    const { status, out, err } = await here.msac('build', shop);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/^shop: 5 applications in shop: \d+ files created, 1 of secrets completed\n/);
    expect(out).toContain('mvn verify');
    for (const file of ['pom.xml', 'compose.yaml', 'README.md', '.env', 'catalog/pom.xml', 'storefront/pom.xml'])
      expect(tree(join(folder, 'shop')).has(file), file).toBe(true);
  });

  it('touches nothing when nothing has changed', async () => {
    await here.msac('build', shop);
    const before = tree(folder);
    const { status, out } = await here.msac('build', shop);
    expect(status).toBe(0);
    expect(out).toMatch(/^shop: 5 applications in shop: \d+ files unchanged\n$/);
    expect(tree(folder)).toEqual(before);
  });

  it.each([
    ['an edited file', () => writeFileSync(join(folder, 'shop/pom.xml'), 'mine\n'), /1 file unchanged|files unchanged/],
    ['a deleted file', () => rmSync(join(folder, 'shop/README.md')), /files unchanged, 1 left as you have it/],
    [
      'a record cut off',
      () => writeFileSync(join(folder, 'shop/.msac/base/catalog.base'), '=== '),
      /record of the last build is damaged/,
    ],
    ['a lost record', () => rmSync(join(folder, 'shop/.msac'), { recursive: true }), /^msac: /],
  ])('takes notice of %s, however quick it is when nothing has changed', async (_, change, expected) => {
    await here.msac('build', shop);
    change();
    const { out, err } = await here.msac('build', shop);
    expect(out + err).toMatch(expected);
  });

  it('brings a deleted file back when asked to', async () => {
    await here.msac('build', shop);
    rmSync(join(folder, 'shop/README.md'));
    expect((await here.msac('build', shop)).out).toContain(
      'keep     README.md  (deleted by you; --restore brings it back)',
    );
    expect((await here.msac('build', shop, '--restore', 'README.md')).status).toBe(0);
    expect(tree(join(folder, 'shop')).has('README.md')).toBe(true);
  });

  it('names the edited file of an entity that is gone, and says what a changed migration means', async () => {
    cpSync(join(root, 'examples/shop'), join(folder, 'model'), { recursive: true });
    await here.msac('build', 'model/shop.msa');
    const entity = 'catalog/src/main/java/com/example/shop/catalog/domain/Category.java';
    writeFileSync(join(folder, 'shop', entity), '// mine\n');
    const catalog = join(folder, 'model/catalog.msa');
    const without = readFileSync(catalog, 'utf8')
      .replace(/\/\*\* A group of products[\s\S]*?\n {2}}\n/, '')
      .replace('category: Category?', '');
    writeFileSync(catalog, without);
    const { status, out, err } = await here.msac('build', 'model/shop.msa');
    expect(status).toBe(0);
    expect(out).toContain(`keep     ${entity}  (edited by you; the model no longer yields it`);
    expect(err).toContain('catalog/src/main/resources/db/migration/V1__create_tables.sql has changed');
  });

  it('notices a change of an imported file', async () => {
    cpSync(join(root, 'examples/shop'), join(folder, 'model'), { recursive: true });
    await here.msac('build', 'model/shop.msa');
    const catalog = join(folder, 'model/catalog.msa');
    writeFileSync(catalog, readFileSync(catalog, 'utf8').replace('port 8081', 'port 8181'));
    const { out } = await here.msac('build', 'model/shop.msa');
    expect(out).toContain('update   catalog/src/main/resources/application.yml');
  });

  it('gives the same bytes in another folder, secrets apart', async () => {
    await here.msac('build', shop, '--out', 'one');
    await here.msac('build', shop, '--out', 'two');
    const contents = (at: string) =>
      [...tree(join(folder, at))]
        .filter(([path]) => path !== '.env' && path !== '.msac/up-to-date.json')
        .map(([path, file]) => [path, file.content]);
    expect(contents('two')).toEqual(contents('one'));
    expect(readFileSync(join(folder, 'two/.env'), 'utf8')).not.toBe(readFileSync(join(folder, 'one/.env'), 'utf8'));
  });

  it('keeps what a person edited when the model changes, and shows a conflict when both changed the same lines', async () => {
    cpSync(join(root, 'examples/shop'), join(folder, 'model'), { recursive: true });
    await here.msac('build', 'model/shop.msa');
    const readme = join(folder, 'shop/README.md');
    writeFileSync(readme, `${readFileSync(readme, 'utf8')}\nA line of mine.\n`);
    const pom = join(folder, 'shop/catalog/pom.xml');
    const edited = readFileSync(pom, 'utf8').replace('<version>0.1.0-SNAPSHOT</version>', '<version>7.0.0</version>');
    writeFileSync(pom, edited);
    const model = join(folder, 'model/shop.msa');
    writeFileSync(model, readFileSync(model, 'utf8').replace('discovery hub', 'discovery hub\n  version "0.2.0"'));

    const { status, err } = await here.msac('build', 'model/shop.msa');

    expect(status).toBe(1);
    expect(readFileSync(readme, 'utf8')).toContain('A line of mine.');
    expect(readFileSync(pom, 'utf8')).toBe(edited);
    expect(err).toContain('conflict: catalog/pom.xml');
    expect(err).toContain('<version>0.2.0-SNAPSHOT</version>');
  });

  it('changes nothing with --dry-run', async () => {
    const { status, out } = await here.msac('build', shop, '--dry-run');
    expect(status).toBe(0);
    expect(out).toContain('create   catalog/pom.xml');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes nothing when the input has errors', async () => {
    here.write('bad.msa', 'system bad { auth nobody }');
    const { status, err } = await here.msac('build', 'bad.msa');
    expect(status).toBe(1);
    expect(err).toContain('bad.msa:1:19');
    expect(err).toContain('Nothing was written');
    expect(readdirSync(folder)).toEqual(['bad.msa']);
  });

  it('refuses a folder that it has not made', async () => {
    mkdirSync(join(folder, 'mine'));
    here.write('mine/thesis.txt', 'years of work');
    const { status, err } = await here.msac('build', shop, '--out', 'mine');
    expect(status).toBe(2);
    expect(err).toMatch(/^msac: .*mine/);
    expect(readdirSync(join(folder, 'mine'))).toEqual(['thesis.txt']);
  });

  it('says so when the output folder is a file', async () => {
    here.write('taken', 'a file');
    const { status, err } = await here.msac('build', shop, '--out', 'taken');
    expect(status).toBe(2);
    expect(err).toContain('taken');
    expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('a file');
  });

  it.runIf(process.platform === 'linux')(
    'says so where no folder can be made, instead of trying for ever',
    async () => {
      const { status, err } = await here.msac('build', shop, '--out', '/proc/msac/shop');
      expect(status).toBe(2);
      expect(err).toContain('/proc/msac');
    },
  );

  it.skipIf(process.getuid?.() === 0)('says so when it may not write', async () => {
    chmodSync(folder, 0o500);
    const { status, err } = await here.msac('build', shop, '--out', 'out');
    chmodSync(folder, 0o700);
    expect(status).toBe(2);
    expect(err).toContain('permission denied');
  });
});

describe('msac check', () => {
  it('is content with the shop', async () => {
    const { status, out } = await here.msac('check', shop);
    expect(status).toBe(0);
    expect(out).toContain('no mistakes found in 3 files');
  });

  it('reports five mistakes of one file, each where it is', async () => {
    const text = readFileSync(join(root, 'examples/shop/catalog.msa'), 'utf8')
      .replace('String(2..60)', 'Strng(2..60)')
      .replace('to SELLER', 'to SELER')
      .replace('min 0', 'min "x"')
      .replace('= DRAFT', '= DRAF')
      .replace('page 20 by name', 'page 20 by nme');
    cpSync(join(root, 'examples/shop'), join(folder, 'shop'), { recursive: true });
    here.write('shop/catalog.msa', text);
    const { status, out } = await here.msac('check', 'shop/shop.msa', '--format', 'json');
    expect(status).toBe(1);
    const report = JSON.parse(out) as { errors: number; diagnostics: { range: { start: { line: number } } }[] };
    expect(report.errors).toBe(5);
    expect(report.diagnostics.map((diagnostic) => diagnostic.range.start.line)).toEqual([8, 12, 21, 22, 25]);
  });

  it.each([
    ['a missing file', 'nowhere.msa'],
    ['a folder', '.'],
  ])('names %s, with the exit status for what cannot be worked with, as every command does', async (_, path) => {
    const { status, out } = await here.msac('check', path);
    expect(status).toBe(2);
    expect(out).toContain(path);
    for (const command of ['build', 'model', 'graph', 'diff'])
      expect([command, (await here.msac(command, path)).status]).toEqual([command, 2]);
  });

  it('takes an import of a file that is not there for a mistake in the one that is', async () => {
    here.write('lonely.msa', 'import "./nowhere.msa"\nsystem lonely {}\n');
    expect(await here.msac('check', 'lonely.msa')).toMatchObject({ status: 1 });
  });

  it.each([
    ['binary junk', Buffer.from([0, 159, 146, 150, 0, 255, 254, 7])],
    ['an empty file', ''],
    ['a lone brace', '}'],
    ['deep nesting', '{ '.repeat(100_000)],
    ['ten megabytes of one word', 'a'.repeat(10 * 1024 * 1024)],
    ['ten megabytes of lines', 'entity E {\n'.repeat(1024 * 1024)],
    ['a name with a path in it', 'system ../../etc {}'],
    ['template syntax', 'system {{evil}} {}'],
  ])('answers %s with a message and exit status 1', async (_, content) => {
    here.write('input.msa', content);
    const { status, out, err } = await here.msac('check', 'input.msa');
    expect(err).toBe('');
    expect(status).toBe(1);
    expect(out).toMatch(/error\[MSA\d{4}\]: /);
    expect(out).toContain('input.msa');
  });
});

describe('msac model', () => {
  it('prints the model as JSON on standard output', async () => {
    const { status, out, err } = await here.msac('model', shop);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ modelVersion: 2, name: 'shop', java: 17 });
  });
});
