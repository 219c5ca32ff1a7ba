import { describe, expect, it } from 'vitest';
import { Folder } from './kit.ts';

// What it looks at is test/doctor's; here is what depends on the machine of this very test least.

describe('msac doctor', () => {
  it('tells programs by JSON and by its exit status whether all is there', async () => {
    const { status, out } = await new Folder().msac('doctor', '--format', 'json');
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({ formatVersion: 1, ready: status === 0, findings: expect.any(Array) });
    expect(report).toHaveProperty(['findings', 0], {
      name: 'Node',
      status: 'ok',
      required: true,
      neededTo: 'run msac',
      found: [`${process.versions.node} in ${process.execPath}`],
    });
  });

  it('looks at the system of the folder', async () => {
    const folder = new Folder();
    folder.write(
      'shop.msa',
      'system shop { auth accounts  discovery hub }\nregistry hub { port 1 }\nuaa accounts {}\n',
    );
    const { out } = await folder.msac('doctor');
    expect(out).toContain('needed to run shop');
    expect(out).toMatch(/ll is there to build and run shop\.\n$/);
  });

  it('shows the mistakes of a system first', async () => {
    const folder = new Folder();
    folder.write('shop.msa', 'system shop {');
    const { status, err } = await folder.msac('doctor', 'shop.msa');
    expect(status).toBe(1);
    expect(err).toContain('shop.msa:1:');
  });
});
