// Runs dist/cli.cjs as its users will, and leaves what V8 compiled meanwhile in dist/<set>.cache, for bin/msac.cjs. A set of
// commands has a cache of its own: what a check never calls would cost it a tenth of its time to load.
//
//   node scripts/warm-up.mjs        every set, each in a process of its own
//   node scripts/warm-up.mjs check  one set: what is run here must be nothing but the program
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

const program = resolve('dist/cli.cjs');
const shop = resolve('examples/shop/shop.msa');
const jdl = resolve('bench/peer/system.jdl');

/** What is run for each set, in a folder that is empty but for a file with mistakes. bin/msac.cjs says which commands take which. */
const SETS = {
  // Twice: the second time there is nothing to do.
  build: ({ built, broken }) => [
    ['build', shop, '--out', built],
    ['build', shop, '--out', built],
    ['check', broken],
  ],
  check: ({ broken }) => [
    ['check', shop],
    ['check', broken],
  ],
  import: ({ imported }) => [['import', 'jdl', jdl, '--out', imported]],
};

const [node, name, set] = process.argv;
if (set === undefined)
  for (const each of Object.keys(SETS)) execFileSync(node, [fileURLToPath(import.meta.url), each], { stdio: 'ignore' });
else warmUp(set);

function warmUp(set) {
  const folder = mkdtempSync(join(tmpdir(), 'msac-warm-up-'));
  const broken = join(folder, 'broken.msa');
  writeFileSync(
    broken,
    'system broken { auth nobody }\nmicroservice one { entity A { b: Strng } }\nuaa two { prt 1 \n',
  );
  const commands = SETS[set]({ built: join(folder, 'shop'), imported: join(folder, 'imported'), broken });
  const text = readFileSync(program);
  // As in bin/msac.cjs: V8 takes a cache for the same text only.
  const script = new Script(module.wrap(text.toString('latin1')), { filename: program });
  const main = script.runInThisContext();
  // The end of a command. Node tells a second end only when something happened since.
  process.on('beforeExit', () => setImmediate(next));
  next();

  function next() {
    const command = commands.shift();
    if (!command) return finish();
    process.argv = [node, name, ...command];
    main({}, module.createRequire(program), { exports: {} }, program, dirname(program));
  }

  function finish() {
    const cache = resolve(`dist/${set}.cache`);
    const code = script.createCachedData();
    // Of both, should the text be copied; and of when this one was written, which is faster to ask.
    const sum = Buffer.alloc(12);
    sum.writeUInt32LE(crc32(code, crc32(text)));
    sum.writeDoubleLE(statSync(program).mtimeMs, 4);
    writeFileSync(`${cache}.new`, Buffer.concat([code, sum]));
    renameSync(`${cache}.new`, cache);
    rmSync(folder, { recursive: true });
    process.exit(0);
  }
}
