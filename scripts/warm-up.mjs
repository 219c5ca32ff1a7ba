// Runs dist/cli.cjs as its users will, and leaves what V8 compiled meanwhile in dist/cli.cache, for bin/msac.cjs.
// A process of its own, because what is run here must be nothing but the program.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

const program = resolve('dist/cli.cjs');
const cache = resolve('dist/cli.cache');
const shop = resolve('examples/shop/shop.msa');
const folder = mkdtempSync(join(tmpdir(), 'msac-warm-up-'));
const built = join(folder, 'shop');
const broken = join(folder, 'broken.msa');
writeFileSync(broken, 'system broken { auth nobody }\nmicroservice one { entity A { b: Strng } }\nuaa two { prt 1 \n');
const commands = [
  ['build', shop, '--out', built],
  // Now there is nothing to do.
  ['build', shop, '--out', built],
  ['check', broken],
  ['import', 'jdl', resolve('bench/peer/system.jdl'), '--out', join(folder, 'imported')],
];

const text = readFileSync(program);
// As in bin/msac.cjs: V8 takes a cache for the same text only.
const script = new Script(module.wrap(text.toString('latin1')), { filename: program });
const main = script.runInThisContext();
const [node, name] = process.argv;
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
  const code = script.createCachedData();
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(code, crc32(text)));
  writeFileSync(`${cache}.new`, Buffer.concat([code, sum]));
  renameSync(`${cache}.new`, cache);
  rmSync(folder, { recursive: true });
  process.exit(0);
}
