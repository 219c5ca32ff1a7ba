import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, root } from './kit.ts';

const MODEL = `system shop { auth accounts  discovery hub }
registry hub {}
uaa accounts {}
gateway door { route catalog, orders }
microservice catalog { entity Product { name: String } }
microservice orders { calls catalog  entity Order { product: catalog.Product } }
`;

function folder(): Folder {
  const folder = new Folder();
  folder.write('shop.msa', MODEL);
  return folder;
}

describe('msac graph', () => {
  it('prints the architecture as Mermaid', async () => {
    const { status, out, err } = await folder().msac('graph', 'shop.msa');
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toMatch(/^flowchart LR\n[^]*\n {2}orders -->\|"calls · HTTP"\| catalog\n/);
  });

  it('prints the entities of an application', async () => {
    const { out } = await folder().msac('graph', '--of', 'orders');
    expect(out).toMatch(/^classDiagram\n[^]*\n {2}Order "\*" \.\.> "1" catalog_Product : product\n$/);
  });

  it('prints SVG', async () => {
    const { status, out } = await folder().msac('graph', '--format', 'svg');
    expect(status).toBe(0);
    expect(out).toMatch(/^<svg [^]*<\/svg>\n$/);
  });

  it('knows by the ending what a file is to hold, and makes its folder', async () => {
    const here = folder();
    expect((await here.msac('graph', '--out', 'docs/shop.svg')).out).toBe('Drawn: docs/shop.svg\n');
    expect(here.read('docs/shop.svg')).toBe((await here.msac('graph', '--format', 'svg')).out);
    await here.msac('graph', '--of', 'catalog', '--out', 'catalog.mmd');
    expect(here.read('catalog.mmd')).toBe((await here.msac('graph', '--of', 'catalog')).out);
  });

  it('puts everything on one page of Markdown', async () => {
    const here = folder();
    await here.msac('graph', '--out', 'shop.md');
    expect(here.read('shop.md').match(/^(#.*|```mermaid|flowchart.*|classDiagram)$/gm)).toEqual([
      '# shop',
      '```mermaid',
      'flowchart LR',
      '## catalog',
      '```mermaid',
      'classDiagram',
      '## orders',
      '```mermaid',
      'classDiagram',
    ]);
  });

  it('puts everything into a folder, a file each', async () => {
    const here = folder();
    const { out } = await here.msac('graph', '--format', 'svg', '--out', 'docs/pictures');
    expect(Object.keys(here.tree('docs/pictures')).sort()).toEqual([
      'architecture.svg',
      'entities-catalog.svg',
      'entities-orders.svg',
    ]);
    expect(out).toBe(
      'Drawn: docs/pictures/architecture.svg, docs/pictures/entities-catalog.svg, docs/pictures/entities-orders.svg\n',
    );
  });

  it.each([
    [['--of', 'catalgo'], 'msac: --of: shop has no application `catalgo`. Did you mean `catalog`?\n'],
    [['--of', 'hub'], 'msac: --of hub: this registry has no entities to draw. These have: catalog, orders.\n'],
    [['--out', 'shop.png'], 'msac: --out shop.png: a picture is a .svg, .mmd or .md file, or several in a folder.\n'],
    [['--out', 'shop.msa'], 'msac: --out shop.msa: a picture is a .svg, .mmd or .md file, or several in a folder.\n'],
    [
      ['--out', 'a.svg', '--format', 'mermaid'],
      'msac: --out a.svg is for SVG, --format asks for Mermaid: leave one out.\n',
    ],
    [['--out', 'shop.msa/a.svg'], 'msac: shop.msa/a.svg cannot be written: '],
  ])('refuses %s', async (args, message) => {
    const here = folder();
    const { status, out, err } = await here.msac('graph', 'shop.msa', ...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err.startsWith(message)).toBe(true);
    expect(here.tree()).toEqual({ 'shop.msa': MODEL });
  });

  it('drew the picture that the documentation shows', async () => {
    const { out } = await folder().msac('graph', join(root, 'examples/shop/shop.msa'), '--format', 'svg');
    const shown = readFileSync(join(root, 'docs/images/architecture.svg'), 'utf8');
    expect(shown === out, 'npx msac graph examples/shop/shop.msa --out docs/images/architecture.svg').toBe(true);
  });

  it('draws nothing of a file with a mistake', async () => {
    const here = folder();
    here.edit('shop.msa', 'calls catalog', 'calls catalgo');
    const { status, out, err } = await here.msac('graph', '--out', 'shop.svg');
    expect(err).toContain('Nothing was drawn: ');
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('Did you mean `catalog`?');
    expect(Object.keys(here.tree())).toEqual(['shop.msa']);
  });
});
