import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const probe = fileURLToPath(new URL('probe.cjs', import.meta.url));

/** @typedef {{ wallMs: number, cpuMs: number, peakMiB: number, output: string }} Cost */

/**
 * Runs one program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Cost} wall time from spawn to exit; CPU time of all its processes; memory of the largest of them
 */
export function measure(command, args, cwd) {
  const file = join(cwd, '.cost');
  const env = {
    ...process.env,
    NODE_OPTIONS: `--require ${JSON.stringify(probe)}`,
    MSAC_BENCH_COST: file,
    NO_COLOR: '1',
    CI: 'true',
  };
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  const wallMs = performance.now() - begin;
  const output = `${stdout}${stderr}`;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${output.slice(-4000)}`);
  const costs = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  rmSync(file);
  return {
    wallMs,
    cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMiB: Math.max(...costs.map(({ rssKiB }) => rssKiB)) / 1024,
    output,
  };
}

/** One after the other: times add up, memory does not. */
export function together(/** @type {readonly Cost[]} */ costs) {
  return {
    wallMs: costs.reduce((sum, { wallMs }) => sum + wallMs, 0),
    cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMiB: Math.max(...costs.map(({ peakMiB }) => peakMiB)),
    output: costs.map(({ output }) => output).join(''),
  };
}
