import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));

/** @typedef {{ wallMs: number, output: string }} Time of one program: from spawn to exit */
/** @typedef {{ cpuMs: number, peakMiB: number, output: string }} Cost of all its processes; memory of the largest of them */

/**
 * Runs one program to its end, as its users do.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Time}
 */
export function time(command, args, cwd) {
  const begin = performance.now();
  const output = run(command, args, cwd, {});
  return { wallMs: performance.now() - begin, output };
}

/**
 * The same for what else it costs. To ask takes time of its own, some ms in each process.
 *
 * @returns {Cost}
 */
export function measure(command, args, cwd) {
  const file = join(cwd, '.cost');
  const output = run(command, args, cwd, {
    NODE_OPTIONS: `--require ${JSON.stringify(probe)}`,
    MSAC_BENCH_COST: file,
  });
  const costs = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  rmSync(file);
  return {
    cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMiB: Math.max(...costs.map(({ rssKiB }) => rssKiB)) / 1024,
    output,
  };
}

function run(command, args, cwd, options) {
  const env = { ...process.env, NO_COLOR: '1', CI: 'true', ...options };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const output = `${stdout}${stderr}`;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${output.slice(-4000)}`);
  return output;
}

/** One after the other, of two of a kind: times and outputs add up, memory does not. */
export function together(/** @type {Time | Cost} */ first, /** @type {Time | Cost} */ second) {
  return Object.fromEntries(
    Object.keys(first).map((name) => [
      name,
      name === 'peakMiB' ? Math.max(first[name], second[name]) : first[name] + second[name],
    ]),
  );
}
