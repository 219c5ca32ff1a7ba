import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BuildRounds } from '../../../src/cli/watch/build-rounds.ts';
import type { Round } from '../../../src/cli/watch/rounds.ts';
import { virtualFiles } from '../../../src/language/index.ts';
import { silent } from './kit.ts';

// After any series of edits the folder is what one build of the last state would have made.

type Texts = Readonly<Record<string, string>>;

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'msac-watch-'));
  made.push(folder);
  return join(folder, 'out');
}

const catalog = (extra = '', entity = 'Product'): string =>
  `microservice catalog {\n  port 9001\n  enum Status { DRAFT, SOLD }\n  entity ${entity} {\n    name: String(1..40, pattern "[A-Z]+")\n    status: Status\n${extra}  }\n}\n`;
const orders = (extra = ''): string =>
  `microservice orders {\n  port 9002\n  calls catalog\n  entity Order {\n    number: Int\n    product: catalog.Product\n${extra}  }\n}\n`;
const stock = 'microservice stock { port 9003  entity Shelf { code: String } }\n';
const main = (imports: readonly string[], routes: string): string =>
  `${imports.map((path) => `import "./${path}.msa"\n`).join('')}system shop { package com.example.shop  auth accounts  discovery hub }\nrole SELLER\nregistry hub {}\nuaa accounts {}\ngateway door { route ${routes} }\ndeploy compose\n`;

const first: Texts = {
  'main.msa': main(['catalog', 'orders'], 'catalog, orders'),
  'catalog.msa': catalog(),
  'orders.msa': orders(),
};

/** What a person does in an hour: each step by what the files are then. */
const steps: readonly (readonly [what: string, files: Texts])[] = [
  ['nothing', first],
  ['a field added', { ...first, 'catalog.msa': catalog('    weight: Double?\n') }],
  ['a mistake made', { ...first, 'catalog.msa': catalog('    weight: Duble?\n') }],
  ['and corrected', { ...first, 'catalog.msa': catalog('    weight: Float?\n') }],
  ['an entity renamed that another service refers to', { ...first, 'catalog.msa': catalog('', 'Article') }],
  [
    'and the reference after it',
    { ...first, 'catalog.msa': catalog('', 'Article'), 'orders.msa': orders().replace('.Product', '.Article') },
  ],
  [
    'a service added by an import',
    { ...first, 'main.msa': main(['catalog', 'orders', 'stock'], 'catalog, stock'), 'stock.msa': stock },
  ],
  ['a file deleted', { 'main.msa': first['main.msa'] ?? '', 'catalog.msa': catalog() }],
  ['and restored', first],
  ['a reference added', { ...first, 'orders.msa': orders('    buyer: accounts.User?\n') }],
  [
    'a role added, which all services know',
    { ...first, 'main.msa': (first['main.msa'] ?? '').replace('SELLER', 'SELLER, BUYER') },
  ],
  ['a service removed', { 'main.msa': main(['catalog'], 'catalog'), 'catalog.msa': catalog() }],
  ['the port of a called service changed', { ...first, 'catalog.msa': catalog().replace('9001', '9009') }],
  ['a comment', { ...first, 'catalog.msa': `// a comment\n${catalog()}` }],
];

describe('building again and again', () => {
  it('leaves, after every edit, what a fresh build of that state leaves', async () => {
    const folder = newFolder();
    const rounds = new BuildRounds({ file: 'main.msa', out: folder });
    const fresh: { last: Record<string, string> } = { last: {} };
    for (const [what, files] of steps) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const round = await rounds.round(virtualFiles(files), silent());
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const expected = await freshly(files);
      // Mistakes leave the last good output in place.
      if (hasErrors(round)) expect(expected, what).toEqual({});
      else fresh.last = expected;
      expect(treeOf(folder), what).toEqual(fresh.last);
    }
  }, 120_000);

  it('tells which applications have changed, and how many files', async () => {
    const rounds = new BuildRounds({ file: 'main.msa', out: newFolder() });
    await rounds.round(virtualFiles(first), silent());
    const round = await rounds.round(virtualFiles({ ...first, 'orders.msa': orders('    note: String?\n') }), silent());
    expect(round.summary('in 8 ms')).toMatch(/^orders: \d+ files updated in 8 ms$/);
    const again = await rounds.round(virtualFiles({ ...first, 'orders.msa': orders('    note: String?\n') }), silent());
    expect(again.summary('in 8 ms')).toBe('shop: nothing to write in 8 ms');
  }, 60_000);

  it('writes into the folders of --only alone', async () => {
    const folder = newFolder();
    const rounds = new BuildRounds({ file: 'main.msa', out: folder, only: ['orders'] });
    await rounds.round(virtualFiles(first), silent());
    await rounds.round(virtualFiles({ ...first, 'catalog.msa': catalog('    weight: Double?\n') }), silent());
    expect(readdirSync(folder).toSorted()).toEqual(['.msac', 'orders']);
  }, 60_000);
});

function hasErrors({ diagnostics }: Round): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

async function freshly(files: Texts): Promise<Record<string, string>> {
  const folder = newFolder();
  await new BuildRounds({ file: 'main.msa', out: folder }).round(virtualFiles(files), silent());
  return treeOf(folder);
}

/** Everything but secrets, which are made at random; the record of the last build too. */
function treeOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const read = (path: string): [string, string] => [path.slice(folder.length + 1), readFileSync(path, 'latin1')];
  return Object.fromEntries(files.map(read).filter(([path]) => path !== '.env'));
}
