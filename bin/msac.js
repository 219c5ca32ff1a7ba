#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const program = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(program)) {
  process.stderr.write('msac: this checkout is not built yet; run `npm ci` (or `npm run build`) first.\n');
  process.exit(2);
}
// Keeps the compiled program between runs; Node has it from version 22 on.
module.enableCompileCache?.();
await import(program.href);
