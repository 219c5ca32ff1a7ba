// Runs the programs in dist as their users will, and leaves what V8 compiled meanwhile beside each, for bin/msac.cjs.
//
//   node scripts/warm-up.mjs        every program, each in a process of its own
//   node scripts/warm-up.mjs check  dist/check.js: what is run here must be nothing but the program
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

const shop = resolve('examples/shop/shop.msa');
const jdl = resolve('bench/peer/system.jdl');

/** What is run of each program, in a folder that is empty but for a file with mistakes. */
const RUNS = {
  // Twice: the second time there is nothing to do. What an import yields has warnings.
  build: ({ built, imported, broken }) => {
    execFileSync(node, [resolve('bin/msac.cjs'), 'import', 'jdl', jdl, '--out', imported]);
    return [
      ['build', shop, '--out', built],
      ['build', shop, '--out', built],
      ['build', join(imported, 'system.msa'), '--out', join(imported, 'built')],
      ['build', broken],
    ];
  },
  check: ({ broken }) => [
    ['check', shop],
    ['check', broken],
  ],
  import: ({ imported }) => [['import', 'jdl', jdl, '--out', imported]],
  any: ({ broken }) => [
    ['fmt', '--check', shop],
    ['model', shop],
    ['explain', 'MSA0001'],
    ['check', broken],
  ],
};

/**
 * What bin/msac.cjs tells V8, which is made for programs that run for longer: together a tenth of a build, or more. An
 * import gains 4 to 8 % above what `node:v8`, which sets them, takes to load.
 * - Nearly all that a short run makes lives to its end. The room for the young, which would double with each collection, grows
 *   at once (GROWTH), and is not collected before it is full: that would lower the limit at which the old are collected, too.
 * - What is called often is not optimised, for that pays later than such a run ends, and its threads compete with this one;
 *   src/cli/long-run.ts says when it is, after all. The simple compiler takes more at a time.
 * - A regular expression is compiled to machine code at its 20th use instead of its second, and what it is compiled to before
 *   is not optimised: that takes half of the time for a long one.
 */
const FLAGS = [
  '--no-minor-gc-task',
  '--no-maglev',
  '--no-turbofan',
  '--baseline-batch-compilation-threshold=16384',
  '--regexp-tier-up-ticks=20',
  '--no-regexp-peephole-optimization',
];

/** By what the room for the young grows: so far that a system of a few services is done before it is full; more of it costs time, too. */
const GROWTH = { build: 24, check: 16, import: 6, any: 16 };

const [node, name, wanted] = process.argv;
if (wanted === undefined)
  for (const each of Object.keys(RUNS)) execFileSync(node, [fileURLToPath(import.meta.url), each], { stdio: 'ignore' });
else warmUp(resolve(`dist/${wanted}.js`), RUNS[wanted], [`--semi-space-growth-factor=${GROWTH[wanted]}`, ...FLAGS]);

function warmUp(program, runsIn, wantedFlags) {
  const folder = mkdtempSync(join(tmpdir(), 'msac-warm-up-'));
  const broken = join(folder, 'broken.msa');
  writeFileSync(
    broken,
    'system broken { auth nobody }\nmicroservice one { entity A { b: Strng } }\nuaa two { prt 1 \n',
  );
  const commands = runsIn({ built: join(folder, 'shop'), imported: join(folder, 'imported'), broken });
  const text = readFileSync(program);
  const flags = known(wantedFlags).join(' ');
  setFlagsFromString(flags);
  // As in bin/msac.cjs: V8 takes a cache for the same text and flags only.
  const script = new Script(text.toString('latin1'), { filename: program });
  const main = script.runInThisContext();
  // Where a command would end its process, or, on Windows, let it end, the next one begins.
  const { exit } = process;
  process.exit = () => setImmediate(next);
  process.on('beforeExit', () => setImmediate(next));
  next();

  function next() {
    const command = commands.shift();
    if (!command) return finish();
    process.argv = [node, name, ...command];
    main({}, createRequire(program), { exports: {} }, program, dirname(program));
  }

  function finish() {
    const cache = program.replace(/js$/, 'cache');
    const code = script.createCachedData();
    const data = Buffer.concat([code, Buffer.from(`${process.versions.v8} ${flags}`)]);
    const end = Buffer.alloc(16);
    end.writeDoubleLE(statSync(program).mtimeMs);
    // Should the text be copied: to ask when it was written is faster.
    end.writeUInt32LE(crc32(data, crc32(text)), 8);
    end.writeUInt32LE(code.length, 12);
    writeFileSync(`${cache}.new`, Buffer.concat([data, end]));
    renameSync(`${cache}.new`, cache);
    rmSync(folder, { recursive: true });
    exit.call(process, 0);
  }
}

/** V8 complains of flags that it does not know, and each version has others. What is off anyway is none to switch off. */
function known(flags) {
  const all = execFileSync(node, ['--v8-options'], { encoding: 'utf8' });
  return flags.filter(
    (flag) =>
      all.includes(`  ${flag.replace('--no-', '--').replace(/=.*/, '')} (`) && !all.includes(`default: ${flag}\n`),
  );
}
