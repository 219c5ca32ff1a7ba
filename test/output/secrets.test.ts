import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GeneratedFile, SecretsFile } from '../../src/backends/backend.ts';
import { errorOf, kindsOf, secretsFile, Workspace } from './kit.ts';

const KINDS: SecretsFile = {
  kind: 'secrets',
  path: '.env',
  header: ['Made once.', '', 'Keep it to yourself.'],
  secrets: [
    { name: 'DB_PASSWORD', comment: 'Of the database.', value: 'password' },
    { name: 'KEY', comment: 'Of the tokens.', value: 'key' },
    { name: 'USER_NAME', comment: 'Of the database.', value: { text: 'shop' } },
  ],
};

describe('a file of secrets', () => {
  it('is created with random values', async () => {
    const shop = new Workspace();
    const plan = await shop.build([KINDS]);
    expect(plan.items).toEqual([
      { kind: 'secrets', path: '.env', created: true, names: ['DB_PASSWORD', 'KEY', 'USER_NAME'] },
    ]);
    expect(shop.read('.env')).toMatch(
      /^# Made once\.\n#\n# Keep it to yourself\.\n\n# Of the database\.\nDB_PASSWORD=[\w-]{24}\n\n# Of the tokens\.\nKEY=[A-Za-z0-9+/]{43}=\n\n# Of the database\.\nUSER_NAME=shop\n$/,
    );
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only', async () => {
    const shop = new Workspace();
    await shop.build([KINDS]);
    expect(shop.mode('.env')).toBe(0o600);
  });

  it('has other values in every folder', async () => {
    const [one, other] = [new Workspace(), new Workspace()];
    await one.build([KINDS]);
    await other.build([KINDS]);
    expect(one.read('.env')).not.toBe(other.read('.env'));
  });

  it('is not touched when it has all names, whatever their values', async () => {
    const shop = new Workspace();
    shop.write('.env', 'export A = mine\nB=\n');
    shop.write('.msac/record.json', '{"format": 1}');
    const before = shop.times();
    expect(kindsOf(await shop.build([secretsFile('A', 'B')]))).toEqual({ '.env': 'unchanged' });
    expect(shop.times()).toEqual(before);
  });

  it('gets missing names at its end and keeps all else to the byte', async () => {
    const shop = new Workspace();
    await shop.build([secretsFile('A')]);
    const mine = Buffer.concat([readFileSync(join(shop.folder, '.env')), Buffer.from('# B=no\r\nMINE=\xfc', 'latin1')]);
    shop.write('.env', mine);
    const plan = await shop.build([secretsFile('A', 'B', 'B')]);
    expect(plan.items).toEqual([{ kind: 'secrets', path: '.env', created: false, names: ['B'] }]);
    const now = readFileSync(join(shop.folder, '.env'));
    expect(now.subarray(0, mine.length).equals(mine)).toBe(true);
    expect(now.subarray(mine.length).toString()).toMatch(/^\r\n\r\n# What B is for\.\r\nB=[\w-]{24}\r\n$/);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions that its user gave it', async () => {
    const shop = new Workspace();
    await shop.build([secretsFile('A')]);
    chmodSync(join(shop.folder, '.env'), 0o640);
    await shop.build([secretsFile('A', 'B')]);
    expect(shop.mode('.env')).toBe(0o640);
  });

  it('is neither recorded nor left behind in the folder of msac, nor told by the plan', async () => {
    const shop = new Workspace();
    const plan = await shop.build([KINDS, { kind: 'text', path: 'a', content: 'a\n' }]);
    const password = /DB_PASSWORD=(.*)/.exec(shop.read('.env'))?.[1] ?? '';
    const { '.env': _, ...others } = shop.tree({ own: true });
    expect(JSON.stringify(others)).not.toContain(password);
    expect(JSON.stringify(plan)).not.toContain(password);
  });

  it('is never removed', async () => {
    const shop = new Workspace();
    await shop.build([KINDS]);
    const before = shop.read('.env');
    await shop.build({ a: 'a\n' });
    expect(shop.read('.env')).toBe(before);
  });

  it('takes the place of a generated text without losing it', async () => {
    const shop = new Workspace();
    await shop.build({ '.env': 'A=1\n', a: 'a\n' });
    const files: GeneratedFile[] = [secretsFile('A'), { kind: 'text', path: 'a', content: 'a\n' }];
    await shop.build(files);
    expect(shop.read('.env')).toBe('A=1\n');
    expect(shop.has('.msac/base/.env.base')).toBe(false);
    expect(shop.plan(files).steps).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('behind a link is read, but not written', async () => {
    const shop = new Workspace();
    const vault = new Workspace();
    vault.write('secrets', 'A=1\n');
    await shop.build({ a: 'a\n' });
    symlinkSync(join(vault.folder, 'secrets'), join(shop.folder, '.env'));
    expect(shop.kinds([secretsFile('A')])).toMatchObject({ '.env': 'unchanged' });
    const error = await errorOf(() => shop.build([secretsFile('A', 'B')]));
    expect(error.message).toMatch(/lacks B.*add the names yourself/);
    expect(vault.read('secrets')).toBe('A=1\n');
  });
});
