#!/usr/bin/env node
'use strict';
// CommonJS, for the loader of ES modules takes a twentieth of `msac check` before it has loaded anything. For the same reason
// no module of Node is loaded that is not needed: each takes 2 to 4 ms.
const { readFileSync, statSync } = require('node:fs');
const { createRequire, enableCompileCache, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const program = join(dirname(__dirname), 'dist/cli.cjs');
const made = statSync(program, { throwIfNoEntry: false })?.mtimeMs;
if (made === undefined) {
  process.stderr.write('msac: this checkout is not built yet; run `npm ci` (or `npm run build`) first.\n');
  process.exit(2);
}
const set = setOf(process.argv[2]);
const compiled = compiledProgram();
// Nearly all that a short run makes lives to its end: V8, which would double the room for the young with each collection,
// copies less when it grows at once (a twentieth of `msac check`). Flags that are set before take the cache's validity.
if (set !== 'import') require('node:v8').setFlagsFromString('--semi-space-growth-factor=16');
if (compiled) {
  compiled({}, createRequire(program), { exports: {} }, program, dirname(program));
} else {
  // Keeps the compiled program between runs; Node has it from version 22 on.
  enableCompileCache?.();
  require(program);
}

/** Which of the caches holds what a command calls; one of another command would do, and be slower. */
function setOf(command) {
  if (command === 'import') return 'import';
  return ['build', 'run', 'diff'].includes(command) ? 'build' : 'check';
}

/** The program with the code that V8 once made of it (scripts/warm-up.mjs), if there is any that this V8 can use. */
function compiledProgram() {
  // Node knows no source map of what runs from a cache.
  if (process.sourceMapsEnabled) return undefined;
  try {
    const text = readFileSync(program);
    const cache = readFileSync(join(dirname(program), `${set}.cache`));
    const end = cache.length - 12;
    // V8 looks whether the cache is of its own version and flags, but neither at what is in it nor at more than the length of
    // the text, and ends the process over a cache that is damaged. A text of the very moment is the one that it was made of;
    // another may be a copy, or edited.
    if (made !== cache.readDoubleLE(end + 4) && sumOf(text, cache.subarray(0, end)) !== cache.readUInt32LE(end))
      return undefined;
    const script = new Script(wrap(text.latin1Slice()), { filename: program, cachedData: cache.subarray(0, end) });
    return script.cachedDataRejected ? undefined : script.runInThisContext();
  } catch {
    return undefined;
  }
}

function sumOf(text, code) {
  const { crc32 } = require('node:zlib');
  return crc32(code, crc32(text));
}
