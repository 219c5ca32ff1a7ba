import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the workers a folder for all temporary folders of a run, which goes away with the run. To remove each after its
 * file is not enough: the modules that files share are loaded once a worker, and with them what they would do after a file.
 */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'msac-tests-'));
  const names = ['TMPDIR', 'TEMP', 'TMP'] as const;
  for (const name of names) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
