// Cold and warm builds of examples/shop: wall time and peak memory of whole processes, median of ten.
// Prints figures and how they stand to the goals; never fails by time alone. An empty Node process stands beside them:
// the machine's own speed, which varies more than ours.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, readdirSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 10;
const MEMORY_RUNS = 3;
const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/msac.js');
const shop = join(root, 'examples/shop/shop.msa');
const probe = new URL('peak-memory.mjs', import.meta.url).href;
if (!existsSync(join(root, 'dist/cli.cjs'))) {
  console.error('Run `npm run build` first.');
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'msac-bench-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} cores, ${RUNS} runs each, median (lowest–highest)\n`);
  report('an empty Node process', {}, () => undefined);
  report('check', { ms: 200 }, () => ['check', shop]);
  let folder = 0;
  report('build, empty folder', { ms: 500, mb: 150 }, () => ['build', shop, '--out', join(work, `cold-${folder++}`)]);
  const warm = join(work, 'cold-0');
  const before = newest(warm);
  report('build, nothing changed', { ms: 300 }, () => ['build', shop, '--out', warm]);
  console.log(`\nfiles touched by the unchanged builds: ${newest(warm) === before ? 0 : 'SOME'}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @param argumentsOf what follows `msac`; `undefined` for an empty process instead */
function report(what, goal, argumentsOf) {
  const times = Array.from({ length: RUNS }, () => wallTime(argumentsOf())).sort((a, b) => a - b);
  const ms = median(times);
  const line = `${what.padEnd(24)} ${ms.toFixed(0)} ms (${times[0].toFixed(0)}–${times.at(-1).toFixed(0)})${ratio(ms, goal.ms)}`;
  if (argumentsOf() === undefined) return console.log(line);
  const mb = median(Array.from({ length: MEMORY_RUNS }, () => peakMemory(argumentsOf())).sort((a, b) => a - b));
  console.log(`${line}, ${mb.toFixed(0)} MB${ratio(mb, goal.mb)}`);
}

function ratio(value, limit) {
  return limit ? ` = ${(value / limit).toFixed(2)} of the goal of ${limit}` : '';
}

/** Of one whole process, from spawn to exit, in milliseconds. */
function wallTime(args) {
  const start = performance.now();
  run(args ? [program, ...args] : ['-e', '0']);
  return performance.now() - start;
}

/** Peak resident memory as the process itself reports it, in megabytes. Asking costs time, so that this is no run to time. */
function peakMemory(args) {
  const file = join(work, 'peak');
  run(['--import', probe, program, ...args], { MSAC_BENCH_PEAK: file });
  return Number(readFileSync(file, 'utf8')) / 1024;
}

function run(args, environment = {}) {
  const env = { ...process.env, ...environment, NO_COLOR: '1' };
  const result = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`node ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
}

function median(sorted) {
  const upper = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}

function newest(folder) {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(folder, path)).mtimeMs),
  );
}
