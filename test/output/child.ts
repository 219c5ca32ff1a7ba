import { readFileSync } from 'node:fs';
import type { GeneratedFile } from '../../src/backends/backend.ts';
import { nodeDisk } from '../../src/output/disk.ts';
import { applyOutput, OutputError, planOutput } from '../../src/output/index.ts';
import { watched } from './watched.ts';

// A build in a process of its own: folder, file with the generated files as JSON, and ahead of which change it kills itself.
const [folder = '', files = '', killAt = ''] = process.argv.slice(2);
const disk = watched(nodeDisk, (change) => {
  if (change === Number.parseInt(killAt, 10)) process.kill(process.pid, 'SIGKILL');
});
try {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test that starts this process
  await applyOutput(planOutput(folder, JSON.parse(readFileSync(files, 'utf8')) as GeneratedFile[]), { disk });
  process.stdout.write('done');
} catch (error) {
  process.stdout.write(error instanceof OutputError ? error.code : String(error));
}
