// What the language server costs: a workspace of 1,000 entities in a hundred files, a real client over stdio, from question to
// answer. Prints figures beside their goals and never fails by time. A server that has just been typed to has to read the
// text anew: half of what is asked is asked right then, in the same breath, and told apart.
//
//   npm run bench:editor                                what stands in language-server/dist
//   MSA_LANGUAGE_SERVER=server.cjs npm run bench:editor another build
//   npm run bench:editor -- --edits 1000                of the last part, less
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EditorClient } from './editor-client.mjs';
import { writeSystem } from './large.mjs';

const SERVER =
  process.env.MSA_LANGUAGE_SERVER ?? fileURLToPath(new URL('../language-server/dist/server.cjs', import.meta.url));
const GOALS = { completion: 30, hover: 15, definition: 15 };
/** The service in the middle: 36 entities are 1,015 lines. The one before it refers to it. */
const LONG = 'service50.msa';
const DEPENDENT = 'service49.msa';
/** One in seven files is open, as somebody has them who works on all of it. */
const OPEN = Array.from({ length: 15 }, (_, index) => `service${index * 7}.msa`).filter((path) => path !== DEPENDENT);
const SAMPLES = 150;
const STROKES = 40;

/** Prints all figures. @param edits in the last part, which asks whether the server becomes slower by them */
export async function editorFigures({ edits = 10_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'msac-editor-bench-'));
  try {
    const { lines } = writeSystem(folder, 1000, { long: 36 });
    // Without a mistake there would be nothing to be told.
    const last = join(folder, 'service99.msa');
    writeFileSync(last, readFileSync(last, 'utf8').replace('to CUSTOMER', 'to CUSTMER'));
    console.log(`Language server: 1,026 entities in 101 files, ${lines} lines; 95th percentiles (medians), ms`);
    empty();
    const client = await opened(folder);
    try {
      await requests(client);
      await keyStrokes(client);
      await endurance(client, edits);
    } finally {
      await client.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The machine's own speed, which varies more than ours. */
function empty() {
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - begin;
  });
  tell('an empty Node process', times);
}

async function opened(folder) {
  const begin = performance.now();
  const client = await EditorClient.start(SERVER, folder);
  const first = await client.said('service99.msa', ({ length }) => length > 0);
  tell('start to first diagnostics', [first - begin], 3000);
  tellMemory('memory then, MB', client);
  for (const path of new Set([...OPEN, LONG, DEPENDENT])) await client.open(path);
  // Whatever has still to be done by now is no part of what comes.
  await client.ask('hover', LONG, 0);
  return client;
}

/** Where people ask: in which line of an entity, after which text. `Thing` is followed by a number. */
const PLACES = {
  hover: [
    'entity Thing',
    'status: Stat',
    'next: Thing',
    'elsewhere: service',
    'to SUPP',
    'owner == m',
    'page 20 by made',
    '(nam',
  ],
  definition: [
    'status: Stat',
    'next: Thing',
    'elsewhere: service',
    'to SUPP',
    'page 20 by made',
    '(nam',
    'to CUSTO',
    '= DRA',
  ],
  completion: [
    'status: ',
    'status: St',
    'next: Thin',
    'elsewhere: service51.',
    'to ',
    'to CUSTOMER when ',
    'page 20 by ',
    'description: Text? ',
    '\n    ',
    'allow read\n    ',
  ],
};

async function requests(client) {
  for (const [method, goal] of Object.entries(GOALS)) {
    const random = numbers(1);
    tell(method, await asked(client, method, () => random.of(OPEN), random, false), goal);
    tell('  right after a key stroke', await asked(client, method, () => random.of(OPEN), random, true), goal);
    tell('  … in 1,000 lines', await asked(client, method, () => LONG, random, true), goal);
  }
}

/** @param isTyped whether a key is struck right before each question */
async function asked(client, method, fileOf, random, isTyped) {
  await pause(500);
  const times = [];
  let empty = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const path = fileOf();
    const offset = placeIn(client.text(path), random.of(PLACES[method]), random);
    if (isTyped) await stroke(client, path, sample);
    const { answer, ms } = await client.ask(method, path, isTyped ? offset + (sample % 2 === 0 ? 1 : -1) : offset);
    times.push(ms);
    if (!answer || answer.length === 0) empty++;
    // As fast as people type.
    await pause(isTyped ? 60 : 5);
  }
  // What is not understood is answered fast.
  if (empty > SAMPLES / 10) throw new Error(`Of ${SAMPLES} answers to ${method}, ${empty} were empty.`);
  return times;
}

/** In the first line, which is a comment: a letter, and away with it. */
function stroke(client, path, sample) {
  const at = '/** Service'.length;
  return sample % 2 === 0 ? client.type(path, at, at, 's') : client.type(path, at, at + 1, '');
}

/** From the stroke until what is said of the file is about it, each on its own and in the middle of fast typing. */
async function keyStrokes(client) {
  await pause(500);
  tell('key stroke, 1,000 lines', await meaning(client, LONG), 100);
  tell('  a text that is broken by it', await breaking(client), 100);
  tell('  one that is typed fast', await burst(client), 100);
  tell('  in 290 lines', await meaning(client, 'service7.msa'), 100);
  tell('key stroke, dependent files', await dependents(client), 400);
}

/** Types the name of a type that there is none of, letter by letter: each stroke makes another message. */
async function meaning(client, path) {
  const times = [];
  const start = client.text(path).indexOf('LocalDate?', client.text(path).length / 2);
  for (let round = 0; round < STROKES; round++) {
    const length = round % 8;
    const at = start + 'Local'.length;
    const [from, to, text] = length === 7 ? [at, at + 7, ''] : [at + length, at + length, 'x'];
    const name = `Local${'x'.repeat(length === 7 ? 0 : length + 1)}Date`;
    times.push(await timed(client, path, [from, to, text], length === 7 ? '' : `\`${name}\``));
    await pause(60);
  }
  return times;
}

/** Opens a bracket that nothing closes, and takes it away. */
async function breaking(client) {
  const times = [];
  const at = client.text(LONG).indexOf('Text?', client.text(LONG).length / 2) + 4;
  for (let round = 0; round < STROKES; round++) {
    const begin = performance.now();
    const isOpen = round % 2 === 0;
    await client.type(LONG, at, isOpen ? at : at + 1, isOpen ? '(' : '');
    times.push((await client.said(LONG, ({ length }) => length > 0 === isOpen)) - begin);
    await pause(60);
  }
  return times;
}

/** A stroke each 60 ms, as the fastest people type; of the last of five. */
async function burst(client) {
  const times = [];
  const at = client.text(LONG).indexOf('LocalDate?', client.text(LONG).length / 2) + 'Local'.length;
  for (let round = 0; round < STROKES / 4; round++) {
    for (let letter = 0; letter < 4; letter++) {
      await client.type(LONG, at + letter, at + letter, 'y');
      await pause(60);
    }
    times.push(await timed(client, LONG, [at + 4, at + 4, 'y'], '`LocalyyyyyDate`'));
    await timed(client, LONG, [at, at + 5, ''], '');
  }
  return times;
}

/** A letter more in the name of an entity to which another service refers, and a letter less. */
async function dependents(client) {
  const times = [];
  const at = client.text(LONG).indexOf('entity Thing3 ') + 'entity Thing3'.length;
  for (let round = 0; round < STROKES; round++) {
    const isWrong = round % 2 === 0;
    const begin = performance.now();
    await client.type(LONG, at, isWrong ? at : at + 1, isWrong ? 'x' : '');
    times.push((await client.said(DEPENDENT, ({ length }) => length > 0 === isWrong)) - begin);
    await pause(60);
  }
  return times;
}

/** @returns ms until a message of the file says `wanted`, or, where that is empty, until nothing is said of it */
async function timed(client, path, [start, end, text], wanted) {
  const begin = performance.now();
  await client.type(path, start, end, text);
  const isIt = (found) => (wanted === '' ? found.length === 0 : found.some(({ message }) => message.includes(wanted)));
  return (await client.said(path, isIt)) - begin;
}

/** Types and deletes in all open files, asks in between, and looks whether anything has become slower, or memory grown. */
async function endurance(client, edits) {
  const random = numbers(2);
  // Ten edits, and whatever the measuring itself warms up.
  await edit(client, 10, random);
  const before = await state(client);
  await edit(client, edits, random);
  const after = await state(client);
  console.log(`after ${edits} edits, to after ten:`);
  for (const what of ['hover after a key stroke', 'key stroke to diagnostics'])
    tellRatio(`  ${what}`, percentile(after[what], 0.5), percentile(before[what], 0.5), 'ms');
  if (before.memory && after.memory) tellRatio('  memory', after.memory.now, before.memory.now, 'MB');
  tellMemory('memory at the end, MB', client);
  tellMemory('  the most', client, 'peak');
}

async function edit(client, count, random) {
  const typed = '    added: String(1..9)?\n';
  for (let done = 0; done < count;) {
    const path = random.of(OPEN);
    const text = client.text(path);
    const at = text.indexOf('    description', random.below(text.length - 2000));
    for (let letter = 0; letter < typed.length && done < count; letter++, done++)
      await client.type(path, at + letter, at + letter, typed[letter]);
    await client.ask('completion', path, at + 4);
    const length = client.text(path).length - text.length;
    await client.type(path, at, at + length, '');
    done++;
    // Let it check now and then, as it would between words.
    if (random.below(4) === 0) await pause(120);
  }
  await pause(1000);
}

async function state(client) {
  const hovers = [];
  const random = numbers(3);
  for (let sample = 0; sample < 60; sample++) {
    const path = OPEN[sample % OPEN.length];
    await stroke(client, path, Math.floor(sample / OPEN.length));
    const offset = placeIn(client.text(path), random.of(PLACES.hover), random);
    hovers.push((await client.ask('hover', path, offset)).ms);
  }
  await pause(500);
  const strokes = await meaning(client, LONG);
  return { 'hover after a key stroke': hovers, 'key stroke to diagnostics': strokes, memory: client.memory() };
}

/** Just behind one of the places where a text stands. */
function placeIn(text, wanted, random) {
  const from = text.indexOf(wanted, random.below(text.length));
  const found = from < 0 ? text.indexOf(wanted) : from;
  return found < 0 ? random.below(text.length) : found + wanted.length;
}

/** The same numbers each time, that look like any (a linear congruential generator). */
function numbers(seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, of: (list) => list[below(list.length)] };
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function percentile(values, share) {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

function tell(what, times, goal) {
  const [value, middle] = [percentile(times, 0.95), percentile(times, 0.5)];
  const to = goal ? ` = ${(value / goal).toFixed(2)} of the goal of ${goal}` : '';
  console.log(`${what.padEnd(30)} ${value.toFixed(0).padStart(5)} (${middle.toFixed(0)})${to}`);
}

function tellRatio(what, after, before, unit) {
  console.log(
    `${what.padEnd(30)} ${(after / before).toFixed(2).padStart(5)} (${before.toFixed(0)}, then ${after.toFixed(0)} ${unit}) of the goal of 1`,
  );
}

function tellMemory(what, client, which = 'now') {
  const memory = client.memory();
  if (memory) tell(what, [memory[which]], 400);
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  if (!existsSync(SERVER)) {
    console.error('Run `npm run build` first.');
    process.exit(2);
  }
  const at = process.argv.indexOf('--edits');
  await editorFigures({ ...(at > 0 && { edits: Number(process.argv[at + 1]) }) });
}
