#!/usr/bin/env node
'use strict';
// CommonJS, for the loader of ES modules takes a twentieth of `msac check` before it has loaded anything.
const { existsSync, readFileSync } = require('node:fs');
const { createRequire, enableCompileCache, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const program = join(dirname(__dirname), 'dist/cli.cjs');
if (!existsSync(program)) {
  process.stderr.write('msac: this checkout is not built yet; run `npm ci` (or `npm run build`) first.\n');
  process.exit(2);
}
const compiled = compiledProgram();
// Nearly all that a short run makes lives to its end: V8, which would double the room for the young with each collection,
// copies less when it grows at once (a twentieth of `msac check`). Flags that are set before take the cache's validity.
setFlagsFromString('--semi-space-growth-factor=16');
if (compiled) {
  compiled({}, createRequire(program), { exports: {} }, program, dirname(program));
} else {
  // Keeps the compiled program between runs; Node has it from version 22 on.
  enableCompileCache?.();
  require(program);
}

/** Which of the caches holds what a command calls; one of another command would do, and be slower. */
function cacheFor(command) {
  if (command === 'import') return 'import';
  return ['build', 'run', 'diff'].includes(command) ? 'build' : 'check';
}

/** The program with the code that V8 once made of it (scripts/warm-up.mjs), if there is any that this V8 can use. */
function compiledProgram() {
  // Node knows no source map of what runs from a cache.
  if (process.sourceMapsEnabled) return undefined;
  try {
    const text = readFileSync(program);
    const cache = readFileSync(join(dirname(program), `${cacheFor(process.argv[2])}.cache`));
    // V8 looks whether the cache is of its own version and flags, but neither at what is in it nor at more than the length of
    // the text, and ends the process over a cache that is damaged.
    const end = cache.length - 4;
    if (crc32(cache.subarray(0, end), crc32(text)) !== cache.readUInt32LE(end)) return undefined;
    const script = new Script(wrap(text.toString('latin1')), {
      filename: program,
      cachedData: cache.subarray(0, end),
    });
    return script.cachedDataRejected ? undefined : script.runInThisContext();
  } catch {
    return undefined;
  }
}
