// The long form of half-written.test.ts: every prefix of every example, and every line missing once.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'language-server/test/half-written.test.ts', '--reporter', 'verbose'],
  {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, MSAC_PREFIXES: 'all' },
  },
);
process.exitCode = status ?? 1;
