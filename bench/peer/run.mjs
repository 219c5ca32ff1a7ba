// The same JDL through generator-jhipster and through `msac import jdl` and `msac build`, in turn: time, memory and files of
// both, and what msac leaves out of the model, so that it is known what is compared. Fails by no figure.
//
//   node bench/peer/run.mjs [TURNS]    four services and a gateway, TURNS times (3), and three times as many services, once
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { installPeer } from './install.mjs';
import { larger } from './larger.mjs';
import { measure, time, together } from './measure.mjs';

const TURNS = Number(process.argv[2] ?? 3);
/** In each turn, for half a second may fall into a good or a bad moment of the machine. */
const RUNS_OF_OURS = 5;
const TIMES_FASTER = 100;
const PART_OF_MEMORY = 0.1;
/**
 * For the disk to rest, in ms: for six minutes, an ext4 without a journal passes over each inode that was freed, whenever
 * it makes a file (docs/decisions/0004). A build of msac frees a thousand, its tests many more.
 */
const REST = 6 * 60_000;
/** Written to where it is run: JHipster seeks a path from the folder that it works in only. */
const JDL = 'system.jdl';
const jdl = readFileSync(new URL(JDL, import.meta.url), 'utf8');
/** A large one for how time grows, once, for it takes the peer minutes. */
const SYSTEMS = [
  { text: jdl, turns: TURNS },
  { text: larger(jdl, 3), turns: 1 },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
if (!existsSync(join(root, 'dist/cli.cjs'))) {
  console.error('Run `npm run build` first.');
  process.exit(2);
}
const peer = installPeer();
const version = execFileSync(peer.node, ['--version'], { encoding: 'utf8' }).trim();
console.log(`generator-jhipster ${peer.version} and msac, both on Node ${version}`);

/** Nothing is deleted before the end, nor shortly before the beginning. */
const work = mkdtempSync(join(tmpdir(), 'msac-peer-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
let folders = 0;
const msac = msacFor(peer.node);
await rest();
const costs = SYSTEMS.map(compare);
const [{ output: told }] = costs;
// What is built of it is not the same: this is what msac itself says about that.
report('What the import says of the JDL:', told.match(/^.*\b(?:added|changed|left out): .*$/gm) ?? []);
report('What msac says that it does not build yet:', told.match(/^.*MSA09\d\d.*$/gm) ?? []);

/** @returns what msac costs and says */
function compare({ text, turns }) {
  const services = text.match(/applicationType microservice/g).length;
  console.log(`\n${services} services and a gateway, time the median of ${turns} turn${turns === 1 ? '' : 's'}\n`);
  // What the disk has to read first is read once before.
  const theirs = inNewFolder(text, peerRun, measure);
  const ours = inNewFolder(text, ourRun, measure);
  const times = Array.from({ length: turns }, () => ({
    theirs: inNewFolder(text, peerRun, time).wallMs,
    ours: Array.from({ length: RUNS_OF_OURS }, () => inNewFolder(text, ourRun, time).wallMs),
  }));
  const wall = { theirs: median(times.map((turn) => turn.theirs)), ours: median(times.flatMap((turn) => turn.ours)) };
  line('', 'jhipster', 'msac', 'ratio');
  line('wall time, s', seconds(wall.theirs), seconds(wall.ours), goal(wall.theirs / wall.ours, TIMES_FASTER));
  line('CPU time, s', seconds(theirs.cpuMs), seconds(ours.cpuMs), factor(theirs.cpuMs / ours.cpuMs));
  const part = ours.peakMiB / theirs.peakMiB;
  line(
    'peak memory, MiB',
    theirs.peakMiB.toFixed(0),
    ours.peakMiB.toFixed(0),
    `${part.toFixed(3)} of it, ${(part / PART_OF_MEMORY).toFixed(2)} of the goal of ${PART_OF_MEMORY}`,
  );
  line('files', theirs.files, ours.files, factor(theirs.files / ours.files));
  return ours;
}

/** Until what was deleted before slows nothing down any more. */
async function rest() {
  console.log('Waiting six minutes for the disk to rest.');
  await setTimeout(REST);
}

function peerRun(folder, taking) {
  const args = [peer.program, 'import-jdl', JDL, '--skip-install', '--skip-git', '--force'];
  return taking(peer.node, args, folder);
}

function ourRun(folder, taking) {
  const imported = taking(peer.node, [msac, 'import', 'jdl', JDL, '--out', 'model'], folder);
  const built = taking(peer.node, [msac, 'build', 'model/system.msa', '--out', 'shop'], folder);
  return together(imported, built);
}

/** A copy of msac as it would be if it had been built with a Node: what V8 compiled is for one version only. */
function msacFor(node) {
  const folder = join(work, 'msac');
  const parts = ['package.json', 'bin', 'dist', 'examples/shop', 'bench/peer/system.jdl'];
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  execFileSync(node, [join(root, 'scripts/warm-up.mjs')], { cwd: folder, stdio: 'ignore' });
  return join(folder, 'bin/msac.cjs');
}

/** @returns what it cost, and how many files of a system it has made: none of the tools' own records */
function inNewFolder(text, run, taking) {
  const folder = join(work, String(folders++));
  mkdirSync(folder);
  writeFileSync(join(folder, JDL), text);
  const cost = run(folder, taking);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return {
    ...cost,
    files: paths.filter((path) => !/[\\/]\.(msac|jhipster)[\\/]|[\\/]model[\\/]|system\.jdl$/.test(path)).length,
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
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

function factor(ratio) {
  return `${ratio.toFixed(1)} times`;
}

function goal(ratio, wanted) {
  return `${factor(ratio)}, the goal is ${wanted}`;
}
