// The same JDL through generator-jhipster and through `msac import jdl` and `msac build`, in turn: time, memory and files of
// both, and what msac leaves out of the model, so that it is known what is compared. Fails by no figure.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPeer } from './install.mjs';
import { measure, together } from './measure.mjs';

const TURNS = Number(process.argv[2] ?? 3);
const TIMES_FASTER = 100;
const PART_OF_MEMORY = 0.1;
/** Copied to where it is run: JHipster seeks a path from the folder that it works in only. */
const JDL = 'system.jdl';

const root = fileURLToPath(new URL('../..', import.meta.url));
if (!existsSync(join(root, 'dist/cli.cjs'))) {
  console.error('Run `npm run build` first.');
  process.exit(2);
}
const peer = installPeer();
const version = execFileSync(peer.node, ['--version'], { encoding: 'utf8' }).trim();
console.log(`generator-jhipster ${peer.version} and msac, both on Node ${version}, ${TURNS} turns, median\n`);

const msac = msacFor(peer.node);
const turns = Array.from({ length: TURNS }, () => ({ peer: inNewFolder(peerRun), ours: inNewFolder(ourRun) }));
const theirs = median(turns.map((turn) => turn.peer));
const ours = median(turns.map((turn) => turn.ours));
line('', 'jhipster', 'msac', 'ratio');
line('wall time, s', seconds(theirs.wallMs), seconds(ours.wallMs), goal(theirs.wallMs / ours.wallMs, TIMES_FASTER));
line('CPU time, s', seconds(theirs.cpuMs), seconds(ours.cpuMs), times(theirs.cpuMs / ours.cpuMs));
const part = ours.peakMiB / theirs.peakMiB;
line(
  'peak memory, MiB',
  theirs.peakMiB.toFixed(0),
  ours.peakMiB.toFixed(0),
  `${part.toFixed(3)} of it, ${(part / PART_OF_MEMORY).toFixed(2)} of the goal of ${PART_OF_MEMORY}`,
);
line('files', theirs.files, ours.files, times(theirs.files / ours.files));
const told = turns[0].ours.output;
// What is built of it is not the same: this is what msac itself says about that.
report('What the import says of the JDL:', told.match(/^.*\b(?:added|changed|left out): .*$/gm) ?? []);
report('What msac says that it does not build yet:', told.match(/^.*MSA09\d\d.*$/gm) ?? []);

function peerRun(folder) {
  const args = [peer.program, 'import-jdl', JDL, '--skip-install', '--skip-git', '--force'];
  return measure(peer.node, args, folder);
}

function ourRun(folder) {
  const imported = measure(peer.node, [msac, 'import', 'jdl', JDL, '--out', 'model'], folder);
  const built = measure(peer.node, [msac, 'build', 'model/system.msa', '--out', 'shop'], folder);
  return together([imported, built]);
}

/** A copy of msac as it would be if it had been built with a Node: what V8 compiled is for one version only. */
function msacFor(node) {
  const folder = mkdtempSync(join(tmpdir(), 'msac-peer-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const parts = ['package.json', 'bin', 'dist', 'examples/shop', 'bench/peer/system.jdl'];
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  execFileSync(node, [join(root, 'scripts/warm-up.mjs')], { cwd: folder, stdio: 'ignore' });
  return join(folder, 'bin/msac.cjs');
}

/** @returns what it cost, and how many files of a system it has made: none of the tools' own records */
function inNewFolder(run) {
  const folder = mkdtempSync(join(tmpdir(), 'msac-peer-'));
  try {
    copyFileSync(new URL(JDL, import.meta.url), join(folder, JDL));
    const cost = run(folder);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return {
      ...cost,
      files: paths.filter((path) => !/[\\/]\.(msac|jhipster)[\\/]|[\\/]model[\\/]|system\.jdl$/.test(path)).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each figure's own. */
function median(costs) {
  const middle = (pick) => costs.map(pick).toSorted((a, b) => a - b)[Math.floor(costs.length / 2)];
  return Object.fromEntries(
    ['wallMs', 'cpuMs', 'peakMiB', 'files'].map((name) => [name, middle((cost) => cost[name])]),
  );
}

function line(what, ...columns) {
  console.log(`${what.padEnd(18)} ${columns.map((column) => String(column).padStart(10)).join(' ')}`);
}

function report(title, lines) {
  console.log(`\n${title} ${lines.length === 0 ? 'nothing' : lines.length}`);
  for (const text of lines) console.log(`  ${text.trim()}`);
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}

function times(ratio) {
  return `${ratio.toFixed(1)} times`;
}

function goal(ratio, wanted) {
  return `${times(ratio)}, the goal is ${wanted}`;
}
