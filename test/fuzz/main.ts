/** `npm run fuzz -- [--count N] [--seed N] [--out FOLDER]`: the nightly form. README.md tells of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Fuzzer, timed, type Fault, type Result } from './fuzzer.ts';
import { minimised } from './minimise.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: '.fuzz' },
  },
});
const [count, first] = [Number(values.count), Number(values.seed)];
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first)) {
  console.error('--count and --seed take whole numbers.');
  process.exit(2);
}

const REPORT_EVERY_MS = 5000;
const SLOW_SHOWN = 5;

const outcomes = new Map<string, number>();
const faults = new Map<string, number>();
let slow: readonly Result[] = [];
const start = performance.now();
let told = start;

let done = 0;
for (const result of new Fuzzer().run(first, count)) {
  const { outcome } = result;
  done++;
  if (typeof outcome !== 'string') tell(result, outcome);
  add(outcomes, typeof outcome === 'string' ? outcome : 'FAILED');
  // The first few pay for what is compiled at first use.
  if (done > 100) slow = [...slow, result].sort((left, right) => right.ms - left.ms).slice(0, SLOW_SHOWN);
  if (performance.now() - told > REPORT_EVERY_MS) {
    told = performance.now();
    console.error(progress(done));
  }
}

console.log(progress(count));
for (const { seed, ms, input } of slow) console.log(`slowest: ${ms.toFixed(0)} ms, seed ${seed}, from ${input.name}`);
for (const [kind, times] of faults) console.log(`${times} x ${kind}`);
console.log(faults.size === 0 ? 'no fault' : `${faults.size} kinds of faults`);
process.exitCode = faults.size === 0 ? 0 : 1;

/** The first of its kind with the least text that shows it; of others only their number. */
function tell({ input, seed }: Result, { kind, error }: Fault): void {
  add(faults, kind);
  if (faults.get(kind) !== 1) return;
  console.log(`\nFAILED: seed ${seed}, from ${input.name}\n${error instanceof Error ? error.stack : String(error)}`);
  const failsAlike = (text: string): boolean => {
    const { outcome } = timed({ ...input, text }, seed);
    return typeof outcome !== 'string' && outcome.kind === kind;
  };
  // Each try of a hang would take as long as the hang.
  const text = kind === 'hang' ? input.text : minimised(input.text, failsAlike);
  mkdirSync(values.out, { recursive: true });
  const file = join(values.out, `seed-${seed}.msa`);
  writeFileSync(file, text);
  console.log(`the least text that fails so, also in ${file}, as ${input.path} of ${input.entry}:\n${text}`);
}

function progress(done: number): string {
  const seconds = (performance.now() - start) / 1000;
  const found = ['broken', 'errors', 'clean', 'FAILED'].map((outcome) => `${outcomes.get(outcome) ?? 0} ${outcome}`);
  return `${done} inputs, ${(done / seconds).toFixed(0)} a second: ${found.join(', ')}`;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
