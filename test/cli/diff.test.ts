import { chmodSync, cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Folder, root } from './kit.ts';

const built = new Folder();

beforeAll(async () => {
  cpSync(join(root, 'examples/shop'), join(built.path, 'model'), { recursive: true });
  await built.msac('build', 'model/shop.msa');
});

/** A folder in which the shop's model is a copy that may be edited, built into `shop`. */
function builtShop(): Folder {
  const folder = new Folder();
  cpSync(built.path, folder.path, { recursive: true });
  return folder;
}

/** Applies a patch to a copy of `shop`, by git, outside of any repository; the copy's tree afterwards. */
function applied(folder: Folder, patch: string): Record<string, string> {
  cpSync(join(folder.path, 'shop'), join(folder.path, 'copy'), { recursive: true });
  const { status, err } = folder.run('git', ['apply', '--whitespace=nowarn'], { below: 'copy', input: patch });
  expect(err).toBe('');
  expect(status).toBe(0);
  return folder.tree('copy');
}

describe('msac diff', () => {
  it('shows nothing, and says so, when a build would change nothing', async () => {
    const folder = builtShop();
    const { status, out, err } = await folder.msac('diff', 'model/shop.msa', '--exit-code');
    expect(status).toBe(0);
    expect(out).toBe('');
    expect(err).toMatch(/^shop: 5 applications in shop: \d+ files unchanged\n$/);
  });

  it('writes nothing, not even the folder', async () => {
    const folder = new Folder();
    const { status, out } = await folder.msac('diff', join(root, 'examples/shop/shop.msa'));
    expect(status).toBe(0);
    expect(out).toContain('diff --git a/pom.xml b/pom.xml\nnew file mode 100644\n--- /dev/null\n+++ b/pom.xml\n');
    expect(folder.tree()).toEqual({});
  });

  it('is a patch with which git makes of nothing what a build makes of it', async () => {
    const folder = new Folder();
    const shop = join(root, 'examples/shop/shop.msa');
    folder.write('shop/.gitkeep', '');
    const patch = (await folder.msac('diff', shop)).out;
    const byGit = applied(folder, patch);
    expect((await folder.msac('build', shop)).status).toBe(0);
    expect(byGit).toEqual(folder.tree('shop'));
  });

  it('is a patch with which git does to edited, deleted and merged files what a build does to them', async () => {
    const folder = builtShop();
    folder.edit('shop/README.md', /\n$/, '\nA line of mine, and no line feed after it');
    folder.edit('shop/catalog/pom.xml', '</project>', '  <!-- mine -->\n</project>');
    const windows = 'shop/orders/pom.xml';
    folder.write(windows, `\uFEFF${folder.read(windows).replaceAll('\n', '\r\n')}`);
    folder.edit('model/shop.msa', 'discovery hub', 'discovery hub\n  version "0.2.0"');
    folder.edit('model/catalog.msa', /\/\*\* A group of products[\s\S]*?\n {2}}\n/, '');
    folder.edit('model/catalog.msa', 'category: Category?', '');
    folder.edit('model/catalog.msa', 'enum ProductStatus', 'entity Shelf { number: Int }\n\n  enum ProductStatus');

    const { status, out, err } = await folder.msac('diff', 'model/shop.msa', '--exit-code');
    expect(status).toBe(1);
    expect(err).toMatch(/files created, .* updated, .* merged with your edits, .* deleted/);
    expect(out).toMatch(/^\+\+\+ \/dev\/null$/m);
    const byGit = applied(folder, out);
    expect((await folder.msac('build', 'model/shop.msa')).status).toBe(0);
    expect(byGit).toEqual(folder.tree('shop'));
    expect(byGit['README.md']).toContain('A line of mine, and no line feed after it');
    expect(byGit['catalog/pom.xml']).toContain('<!-- mine -->');
    expect(folder.read(windows)).toMatch(/^\uFEFF[\s\S]*0\.2\.0[\s\S]*\r\n$/);
  });

  it('marks a conflict, and shows the note that a build would write: a copy of the file with markers in it', async () => {
    const folder = builtShop();
    folder.edit('shop/catalog/pom.xml', '<version>0.1.0-SNAPSHOT</version>', '<version>7.0.0</version>');
    folder.edit('model/shop.msa', 'discovery hub', 'discovery hub\n  version "0.2.0"');
    const { status, out } = await folder.msac('diff', 'model/shop.msa');
    expect(status).toBe(1);
    expect(out).toContain('# catalog/pom.xml: conflict: it was changed by you in the same lines as by this build;');
    expect(out).toContain('copy from catalog/pom.xml\ncopy to catalog/pom.xml.msac-conflict\n');
    expect(out).toContain('+<<<<<<< your file\n');
    const byGit = applied(folder, out);
    expect((await folder.msac('build', 'model/shop.msa')).status).toBe(1);
    expect(byGit).toEqual(folder.tree('shop'));
  });

  it('names secrets and never shows one', async () => {
    const folder = builtShop();
    const secrets = folder.read('shop/.env');
    folder.edit('shop/.env', /^ADMIN_PASSWORD=.*\n/m, '');
    const { out } = await folder.msac('diff', 'model/shop.msa');
    expect(out).toBe('# .env: lacks secrets, which are added: ADMIN_PASSWORD\n');
    for (const [, value = ''] of secrets.matchAll(/=(.{16,})$/gm)) expect(out).not.toContain(value);
  });

  it('shows no bytes of a file that is not text', async () => {
    const folder = builtShop();
    folder.write('shop/README.md', 'half\0text');
    folder.edit('model/shop.msa', 'An online shop', 'A shop');
    const { status, out } = await folder.msac('diff', 'model/shop.msa');
    expect(status).toBe(1);
    expect(out).toContain('# README.md: conflict: it is not text in UTF-8');
    expect(out).not.toContain('half');
    expect(out).toContain('+++ b/README.md.msac-conflict');
  });

  it.skipIf(process.platform === 'win32')('keeps to what may be executed', async () => {
    const folder = builtShop();
    chmodSync(join(folder.path, 'shop/README.md'), 0o755);
    folder.edit('model/shop.msa', 'An online shop', 'A shop');
    applied(folder, (await folder.msac('diff', 'model/shop.msa')).out);
    expect(statSync(join(folder.path, 'copy/README.md')).mode & 0o111).toBe(0o111);
  });

  it('counts lines instead with --stat', async () => {
    const folder = builtShop();
    folder.edit('model/catalog.msa', 'port 8081', 'port 8181');
    const { status, out } = await folder.msac('diff', 'model/shop.msa', '--stat');
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}catalog\/src\/main\/resources\/application\.yml +\| changed {2}\+1 {2}-1$/m);
    expect(out).toMatch(/shop: 5 applications in shop: \d+ files updated, \d+ unchanged\n$/);
  });

  it('shows two texts of thousands of lines with little in common at once', async () => {
    const folder = builtShop();
    const lines = Array.from({ length: 30_000 }, (_, index) => `line ${index}`).join('\n');
    folder.write('shop/README.md', `${lines}\n${folder.read('shop/README.md')}`);
    folder.edit('model/shop.msa', 'An online shop', 'A shop');
    const before = performance.now();
    const { out } = await folder.msac('diff', 'model/shop.msa');
    expect(performance.now() - before).toBeLessThan(5000);
    expect(applied(folder, out)['README.md']).toContain('A shop');
  });
});
