#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

const program = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
if (!existsSync(program)) {
  process.stderr.write('msac: this checkout is not built yet; run `npm ci` (or `npm run build`) first.\n');
  process.exit(2);
}
const require = module.createRequire(program);
const compiled = compiledProgram();
// Nearly all that a short run makes lives to its end: V8, which would double the room for the young with each collection,
// copies less when it grows at once (a twentieth of `msac check`). Flags that are set before take the cache's validity.
setFlagsFromString('--semi-space-growth-factor=16');
if (compiled) {
  compiled({}, require, { exports: {} }, program, dirname(program));
} else {
  // Keeps the compiled program between runs; Node has it from version 22 on.
  module.enableCompileCache?.();
  require(program);
}

/** The program with the code that V8 once made of it (scripts/warm-up.mjs), if there is any that this V8 can use. */
function compiledProgram() {
  // Node knows no source map of what runs from a cache.
  if (process.sourceMapsEnabled) return undefined;
  try {
    const text = readFileSync(program);
    const cache = readFileSync(program.replace(/\.cjs$/, '.cache'));
    // V8 looks whether the cache is of its own version and flags, but neither at what is in it nor at more than the length of
    // the text, and ends the process over a cache that is damaged.
    const end = cache.length - 4;
    if (crc32(cache.subarray(0, end), crc32(text)) !== cache.readUInt32LE(end)) return undefined;
    const script = new Script(module.wrap(text.toString('latin1')), {
      filename: program,
      cachedData: cache.subarray(0, end),
    });
    return script.cachedDataRejected ? undefined : script.runInThisContext();
  } catch {
    return undefined;
  }
}
