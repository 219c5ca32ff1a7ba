import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// A reader that has seen enough (`msac model … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// No `await` here: the bundle is CommonJS, which has none outside functions.
void run(process.argv.slice(2), processTerminal()).then((status) => {
  process.exitCode = status;
});
