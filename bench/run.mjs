// What msac costs: whole processes, wall time, CPU time and peak memory, the median of several. Prints figures and how they
// stand to the goals; never fails by time. An empty Node process stands beside them: the machine's own speed, which varies
// more than ours.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, readdirSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorFigures } from './editor.mjs';
import { heapOf, watchRounds, writeSystem } from './large.mjs';

const RUNS = 10;
/** Of what takes seconds. */
const FEW_RUNS = 3;
const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/msac.cjs');
const shop = join(root, 'examples/shop/shop.msa');
const probe = fileURLToPath(new URL('peer/probe.cjs', import.meta.url));
if (!existsSync(join(root, 'dist/cli.cjs'))) {
  console.error('Run `npm run build` first.');
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), 'msac-bench-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} cores, median of ${RUNS} or ${FEW_RUNS} (lowest–highest)\n`);
  report('an empty Node process', {}, () => ['-e', '0']);
  small();
  await large();
  console.log();
  await editorFigures();
} finally {
  rmSync(work, { recursive: true, force: true });
}

function small() {
  report('check, one small file', { ms: 200 }, () => [program, 'check', shop]);
  let folder = 0;
  report('build, empty folder', { ms: 500, mb: 150 }, () => [
    program,
    'build',
    shop,
    '--out',
    join(work, `cold-${folder++}`),
  ]);
  const warm = join(work, 'cold-0');
  const before = newest(warm);
  report('build, nothing changed', { ms: 300 }, () => [program, 'build', shop, '--out', warm]);
  console.log(`  files touched by these: ${newest(warm) === before ? 0 : 'SOME'}`);
}

async function large() {
  const hundred = writeSystem(join(work, 'hundred'), 1000);
  const single = writeSystem(join(work, 'single'), 1000, { files: false });
  const ten = writeSystem(join(work, 'ten'), 10_000);
  const check = ({ entry }) => [program, 'check', entry];
  const base = report('check, 1,000 entities', { ms: 2000 }, () => check(hundred), FEW_RUNS);
  const one = report('check, the same in one file', {}, () => check(single), FEW_RUNS);
  tell('  to the hundred files, CPU', one.cpu / base.cpu, 1);
  const more = report('check, 10,000 entities', {}, () => check(ten), FEW_RUNS);
  tell('  to a tenth of it, CPU', more.cpu / base.cpu, 11);
  const heap = await heapOf(ten.entry, work, root, run);
  tell(`heap a line, of ${ten.lines} lines, KB`, heap / ten.lines / 1000, 6);
  const rounds = sorted(await watchRounds(program, hundred, join(work, 'watched'), 7));
  tell('watch, a field changed, ms', median(rounds), 300, `(${rounds[0].toFixed(0)}–${rounds.at(-1).toFixed(0)})`);
}

/**
 * @param argumentsOf what follows `node`
 * @returns medians
 */
function report(what, goal, argumentsOf, runs = RUNS) {
  const costs = Array.from({ length: runs }, () => cost(argumentsOf));
  const times = sorted(costs.map(({ ms }) => ms));
  const [ms, cpu, mb] = ['ms', 'cpu', 'mb'].map((name) => median(sorted(costs.map((each) => each[name]))));
  const spread = `(${times[0].toFixed(0)}–${times.at(-1).toFixed(0)})`;
  console.log(
    `${what.padEnd(30)} ${ms.toFixed(0)} ms ${spread}${ratio(ms, goal.ms)}, CPU ${cpu.toFixed(0)} ms, ${mb.toFixed(0)} MB${ratio(mb, goal.mb)}`,
  );
  return { ms, cpu, mb };
}

function tell(what, value, limit, spread = '') {
  console.log(`${what.padEnd(30)} ${value.toFixed(2)} ${spread}${ratio(value, limit)}`);
}

function ratio(value, limit) {
  return limit ? ` = ${(value / limit).toFixed(2)} of the goal of ${limit}` : '';
}

/** Of one whole process: wall time from spawn to exit and, as another one tells, CPU time and peak memory. */
function cost(argumentsOf) {
  // Asked for each run: a build into an empty folder needs another one.
  const args = argumentsOf();
  const start = performance.now();
  run(args);
  const ms = performance.now() - start;
  const file = join(work, 'cost');
  // Asking costs time, so that this is no run to time.
  run(['--require', probe, ...argumentsOf()], { MSAC_BENCH_COST: file });
  const { rssKiB, cpuMs } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return { ms, cpu: cpuMs, mb: rssKiB / 1024 };
}

function run(args, environment = {}) {
  const env = { ...process.env, ...environment, NO_COLOR: '1' };
  const result = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`node ${args.join(' ')} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

function sorted(values) {
  return values.toSorted((a, b) => a - b);
}

function median(values) {
  const upper = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? values[upper] : (values[upper - 1] + values[upper]) / 2;
}

function newest(folder) {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(folder, path)).mtimeMs),
  );
}
