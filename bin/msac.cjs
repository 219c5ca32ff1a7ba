#!/usr/bin/env node
'use strict';
// CommonJS, for the loader of ES modules takes a twentieth of `msac check` before it has loaded anything. For the same reason
// no module of Node is loaded that is not needed: each takes 2 to 4 ms.
const { readFileSync, statSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(dirname(__dirname), 'dist');
const set = setOf(process.argv[2]);
const program = join(dist, `${set}.js`);
const compiled = compiledProgram();
if (compiled) {
  compiled({}, createRequire(program), { exports: {} }, program, dist);
} else {
  const whole = join(dist, 'cli.cjs');
  if (!statSync(whole, { throwIfNoEntry: false })) {
    process.stderr.write('msac: this checkout is not built yet; run `npm ci` (or `npm run build`) first.\n');
    process.exit(2);
  }
  // Keeps the compiled program between runs; Node has it from version 22 on.
  enableCompileCache?.();
  require(whole);
}

/** Which program has a command (PROGRAMS in scripts/build.mjs). */
function setOf(command) {
  if (['build', 'diff', 'run'].includes(command)) return 'build';
  return ['check', 'import'].includes(command) ? command : 'any';
}

/** The program with the code that V8 once made of it (scripts/warm-up.mjs), if there is any that this V8 can use. */
function compiledProgram() {
  // Node knows no source map of what runs from a cache.
  if (process.sourceMapsEnabled) return undefined;
  try {
    const { mtimeMs } = statSync(program);
    const text = readFileSync(program);
    const cache = readFileSync(join(dist, `${set}.cache`));
    const end = cache.length - 16;
    const code = cache.subarray(0, cache.readUInt32LE(end + 12));
    const [version, ...flags] = cache.latin1Slice(code.length, end).split(' ');
    // V8 looks whether the cache is of its own version and flags, but neither at what is in it nor at more than the length of
    // the text, and ends the process over a cache that is damaged. A text of the very moment is the one that it was made of;
    // another may be a copy, or edited.
    if (mtimeMs !== cache.readDoubleLE(end) && sumOf(text, cache.subarray(0, end)) !== cache.readUInt32LE(end + 8))
      return undefined;
    // Another version would complain of flags that it does not know.
    if (version !== process.versions.v8) return undefined;
    const { setFlagsFromString } = require('node:v8');
    setFlagsFromString(flags.join(' '));
    const compilers = flags.filter((flag) => ['--no-maglev', '--no-turbofan'].includes(flag));
    // For src/cli/long-run.ts.
    globalThis[Symbol.for('msac.optimise')] = () => setFlagsFromString(compilers.join(' ').replaceAll('--no-', '--'));
    const script = new Script(text.latin1Slice(), { filename: program, cachedData: code });
    return script.cachedDataRejected ? undefined : script.runInThisContext();
  } catch {
    return undefined;
  }
}

function sumOf(text, rest) {
  const { crc32 } = require('node:zlib');
  return crc32(rest, crc32(text));
}
