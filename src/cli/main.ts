// oxlint-disable-next-line import/no-unassigned-import -- it looks, before anything else does
import './working-folder.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// No `await` here: the bundle is CommonJS, which has none outside functions.
void run(process.argv.slice(2), processTerminal()).then((status) => {
  process.exitCode = status;
  // Node would give all memory back piece by piece first. On Windows, what a terminal is to show may still be on its way.
  if (process.platform !== 'win32') process.exit();
});
