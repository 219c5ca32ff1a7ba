// `npm run test:editor`: the extension in a real VS Code, in a headless browser. Pictures of every step go to .tmp/editor/.
import { codeServer, run, whyNot } from './tools.mjs';

const reason = whyNot();
if (reason) {
  console.log(`Skipped: VS Code cannot be shown here: ${reason}.\n0 passed, 0 failed`);
} else {
  codeServer();
  run('node', ['scripts/package-extension.mjs']);
  try {
    run('npx', ['vitest', 'run', '--config', 'test/editor/vitest.config.ts', ...process.argv.slice(2)]);
  } catch (error) {
    process.exitCode = error.status ?? 1;
  }
}
