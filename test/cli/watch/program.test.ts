import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { Folder, program } from '../kit.ts';

const MODEL = 'system shop { auth accounts  discovery hub }\nregistry hub {}\nuaa accounts {}\n';

describe('msac build --watch', () => {
  it.skipIf(process.platform === 'win32')(
    'builds, builds again after a save, and ends by Ctrl-C',
    async () => {
      const folder = new Folder();
      folder.write('shop.msa', MODEL);
      const child = spawn(process.execPath, [program, 'build', 'shop.msa', '--watch'], { cwd: folder.path });
      const ended = once(child, 'exit');
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      expect((await lines.next()).value).toMatch(/^\d\d:\d\d:\d\d 2 applications|hub, accounts: \d+ files created/);
      // By then it waits: what it has read is watched right after the line.
      await new Promise((resolve) => setTimeout(resolve, 300));
      folder.write('shop.msa', MODEL.replace('hub {}', 'hub { port 7777 }'));
      expect((await lines.next()).value).toMatch(/\d+ files updated in \d+ ms$/);
      child.kill('SIGINT');
      // As every program that a signal ends: a shell counts it as 130.
      expect(await ended).toEqual([null, 'SIGINT']);
    },
    60_000,
  );

  it.each([
    [['build', '-', '--watch'], 'standard input'],
    [['build', 'shop.msa', '--watch', '--dry-run'], '--watch and --dry-run do not go together'],
    [['build', 'shop.msa', '--watch', '--restore', 'x'], '--watch and --restore do not go together'],
    [['check', 'shop.msa', '--watch', '--stats'], '--watch and --stats do not go together'],
  ])('%j is refused', async (args, message) => {
    const { status, err } = await new Folder().msac(...args);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});
