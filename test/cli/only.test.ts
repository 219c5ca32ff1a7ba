import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from './kit.ts';

const MODEL = `system shop { package com.example.shop  auth accounts  discovery hub }
registry hub {}
uaa accounts {}
gateway door { route catalog, orders }
microservice catalog { entity Product { name: String } }
microservice orders { entity Order { number: String } }
`;

const isOther = ([path]: [string, string]): boolean => !path.startsWith('catalog/');

describe('--only', () => {
  it('builds the folders of these applications and nothing else', async () => {
    const folder = new Folder();
    folder.write('shop.msa', MODEL);
    const { status, out } = await folder.msac('build', '--only', 'catalog', '--only', 'hub');
    expect(status).toBe(0);
    expect(out).toMatch(/^shop: 5 applications in shop: \d+ files created\n$/);
    const places = new Set(Object.keys(folder.tree('shop')).map((path) => path.split('/')[0]));
    expect(places).toEqual(new Set(['catalog', 'hub']));
  });

  it('leaves the files of the others as they are, on disk and for the next build', async () => {
    const folder = new Folder();
    folder.write('shop.msa', MODEL);
    await folder.msac('build');
    const before = folder.tree('shop');
    folder.write('shop.msa', MODEL.replace('com.example.shop', 'com.example.store'));

    const some = await folder.msac('diff', '--only', 'catalog', '--stat');
    expect(some.out.split('\n').filter((line) => line.startsWith('  ') && !line.startsWith('  catalog/'))).toEqual([]);
    await folder.msac('build', '--only', 'catalog');
    const after = folder.tree('shop');
    expect(Object.entries(after).filter(isOther)).toEqual(Object.entries(before).filter(isOther));
    expect(Object.keys(after).some((path) => path.includes('com/example/store/catalog'))).toBe(true);

    expect((await folder.msac('build')).status).toBe(0);
    expect(Object.keys(folder.tree('shop')).some((path) => path.includes('com/example/shop'))).toBe(false);
  });

  it('does not let a part count as the whole', async () => {
    const folder = new Folder();
    folder.write('shop.msa', MODEL);
    await folder.msac('build');
    rmSync(join(folder.path, 'shop/README.md'));
    await folder.msac('build', '--only', 'catalog');
    expect((await folder.msac('build')).out).toContain('keep     README.md');
  });

  it('knows the applications', async () => {
    const folder = new Folder();
    folder.write('shop.msa', MODEL);
    const near = await folder.msac('build', '--only', 'catlog');
    expect(near.status).toBe(2);
    expect(near.err).toContain('shop has no application `catlog`. Did you mean `catalog`?');
    expect((await folder.msac('diff', '--only', 'payments')).err).toContain(
      'It has hub, accounts, door, catalog, orders.',
    );
    expect(Object.keys(folder.tree())).toEqual(['shop.msa']);
  });
});
