import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/output/disk.ts';
import { applyOutput, OutputError } from '../../src/output/index.ts';
import { kindsOf, Workspace } from './kit.ts';
import { intoFirstFormat, intoMergedInPart } from './records.ts';
import { watched } from './watched.ts';
import { MemoryDisk } from './memory-disk.ts';
import { BEFORE, prepare, SECOND } from './scenario.ts';

/** Stands for the end of the process: nothing of a build runs after it. */
class Death extends Error {}

interface Scenario {
  /** How the record stands before the build, or what it stands on. */
  readonly record: string;
  readonly start: Workspace;
  readonly finished: Workspace;
  /** How many changes on disk the build makes. */
  readonly changes: number;
}

const scenarios = [
  await scenarioOf('a record', () => undefined),
  await scenarioOf('a record of the first format', intoFirstFormat),
  await scenarioOf('a record that git has merged in part', intoMergedInPart),
  await scenarioOf('a disk that moves no folders', () => undefined, new MemoryDisk({ movesFolders: false })),
];
const plan = scenarios[0]?.start.plan(SECOND);

describe.each(scenarios)('a build upon $record that dies, at each of its $changes changes on disk', (scenario) => {
  const { start, finished } = scenario;

  it('has left every file as it was or as it was to become', async () => {
    await forEachDeath(scenario, (shop) => {
      const trees = [start, finished, shop].map((one) => withoutSecrets(one.tree()));
      const paths = new Set(trees.flatMap((tree) => Object.keys(tree)));
      const torn = [...paths].filter((path) => {
        const [before, after, died] = trees.map((tree) => tree[path]);
        return died !== before && died !== after;
      });
      expect(torn).toEqual([]);
    });
  });

  it('is completed by the next build, record and all', async () => {
    await forEachDeath(scenario, async (shop) => {
      await shop.build(SECOND);
      expect(withoutSecrets(shop.tree({ own: true }))).toEqual(withoutSecrets(finished.tree({ own: true })));
      expect(shop.plan(SECOND).steps).toEqual([]);
    });
  });

  it('may die once more while it recovers', { timeout: 60_000 }, async () => {
    // All pairs of deaths are thousands: each scenario takes other ones by day.
    const step = process.env['MSAC_SEEDS'] ? 1 : scenarios.length;
    await forEachDeath(
      scenario,
      async (shop) => {
        for (const again of deathsOfPlanning(shop)) {
          await again.build(SECOND);
          expect(withoutSecrets(again.tree({ own: true }))).toEqual(withoutSecrets(finished.tree({ own: true })));
        }
      },
      { first: scenarios.indexOf(scenario) % step, step },
    );
  });

  it('never changes a secret that was there or that it has made', async () => {
    await forEachDeath(scenario, async (shop) => {
      const [before, died] = [start.read('.env'), shop.read('.env')];
      expect(died.startsWith(before)).toBe(true);
      await shop.build(SECOND);
      expect(shop.read('.env').startsWith(died)).toBe(true);
    });
  });

  it('loses nothing that its user writes before the next build, nor makes conflicts out of it', async () => {
    await forEachDeath(scenario, async (shop) => {
      const edited = Object.keys(shop.tree()).filter((path) => !/^\.env$|conflict$|^turned$/.test(path));
      for (const path of edited) shop.write(path, `an afterthought\n${shop.read(path)}`);
      const { conflicts } = await shop.build(SECOND);
      expect(edited.filter((path) => !shop.read(path).startsWith('an afterthought\n'))).toEqual([]);
      // Edited before it was taken over, it is just another file that was there first.
      const paths = conflicts.map(({ path }) => path).filter((path) => path !== 'adopted');
      expect(paths).toEqual(['foreign', 'in/conflict']);
    });
  });

  it('leaves the way back to the model of before', async () => {
    const { '.env': _, adopted: __, ...expected } = start.tree();
    await forEachDeath(scenario, async (shop) => {
      expect((await shop.build(BEFORE)).conflicts).toEqual([]);
      const { '.env': ___, adopted: ____, ...tree } = shop.tree();
      expect(tree).toEqual(expected);
    });
  });
});

describe.each(scenarios)('a disk that fails once, at each of the $changes changes upon $record', (scenario) => {
  const { start, finished } = scenario;

  it('leaves the folder as it was, or says that the next build completes it', async () => {
    for (let at = 0; at < scenario.changes; at++) {
      const shop = copyOf(start);
      const error = await failingAt(shop, at, 'ENOSPC');
      if (error === undefined) continue;
      expect(error.message).toContain('the disk is full');
      if (error.code === 'interrupted') await shop.build(SECOND);
      const expected = error.code === 'interrupted' ? finished : start;
      expect(withoutSecrets(shop.tree({ own: true }))).toEqual(withoutSecrets(expected.tree({ own: true })));
    }
  });
});

it('a disk that fails once leaves no trace of a folder that was not there', async () => {
  const changes = await countChanges(new Workspace(new MemoryDisk()));
  const traces: number[] = [];
  for (let at = 0; at < changes; at++) {
    const shop = new Workspace(new MemoryDisk());
    const error = await failingAt(shop, at, 'ENOSPC');
    if (error?.code === 'disk' && shop.has('.')) traces.push(at);
  }
  expect(traces).toEqual([]);
});

it('the scenario has all that a build can do in it', () => {
  expect(plan && kindsOf(plan)).toEqual({
    '.env': 'secrets',
    adopted: 'adopt',
    deleted: 'keep',
    foreign: 'conflict',
    'in/conflict': 'conflict',
    kept: 'keep',
    merged: 'merge',
    'new/deep/created': 'create',
    'new/too': 'create',
    'old/gone': 'delete',
    same: 'unchanged',
    settled: 'adopt',
    'still/same': 'unchanged',
    turned: 'delete',
    'turned/folder': 'create',
    updated: 'update',
  });
});

async function scenarioOf(
  record: string,
  change: (shop: Workspace) => void,
  disk = new MemoryDisk(),
): Promise<Scenario> {
  const start = new Workspace(disk);
  await prepare(start);
  change(start);
  const finished = copyOf(start);
  await finished.build(SECOND);
  return { record, start, finished, changes: await countChanges(copyOf(start)) };
}

async function countChanges(shop: Workspace): Promise<number> {
  let changes = 0;
  await shop.build(SECOND, { disk: watched(shop.disk, () => void changes++) });
  return changes;
}

/** Runs a check on a workspace whose build has died at its first change, at its second one, and so on, or at some of them. */
async function forEachDeath(
  { start, changes }: Scenario,
  check: (shop: Workspace) => void | Promise<void>,
  { first = 0, step = 1 } = {},
): Promise<void> {
  for (let at = first; at < changes; at += step) {
    const shop = copyOf(start);
    await dieAt(shop, at);
    letTimePass(shop);
    await check(shop);
  }
}

async function dieAt(shop: Workspace, at: number): Promise<void> {
  const toApply = shop.plan(SECOND);
  const disk = watched(shop.disk, dyingAt(shop.disk, at));
  try {
    await applyOutput(toApply, { disk });
  } catch (error) {
    if (!(error instanceof Death) && !(error instanceof OutputError && error.cause instanceof Death)) throw error;
  }
}

/** Copies of a workspace in which planning has died at its first change on disk, at its second one, and so on. */
function* deathsOfPlanning(shop: Workspace): Generator<Workspace> {
  for (let at = 0; ; at++) {
    const again = copyOf(shop);
    try {
      again.plan(SECOND, { disk: watched(again.disk, dyingAt(again.disk, at)) });
      return;
    } catch (error) {
      if (!(error instanceof Death)) throw error;
      letTimePass(again);
      yield again;
    }
  }
}

function dyingAt(disk: Disk, at: number): Parameters<typeof watched>[1] {
  return (change, method, args) => {
    if (change < at) return;
    if (change === at) halfDone(disk, method, args.map(String));
    throw new Death();
  };
}

/** A file may be written in part, and a folder be removed in part. */
function halfDone(disk: Disk, method: string, [path = '', data = '']: readonly string[]): void {
  if (method === 'create') disk.create(path, data.slice(0, 3), 0o600);
  if (method !== 'removeDeep') return;
  for (const entry of disk.listDeep(path).toReversed())
    if (entry.kind === 'folder') disk.removeEmptyFolder(`${path}/${entry.path}`);
    else if (!entry.path.endsWith('journal.json')) disk.removeFile(`${path}/${entry.path}`);
}

/** A lock that was made but not filled yet is respected for two seconds. */
function letTimePass(shop: Workspace): void {
  if (shop.disk instanceof MemoryDisk) shop.disk.age(10_000);
}

function copyOf(shop: Workspace): Workspace {
  if (!(shop.disk instanceof MemoryDisk)) throw new Error('Only what stands in memory is copied.');
  return new Workspace(shop.disk.copy());
}

async function failingAt(shop: Workspace, at: number, code: string): Promise<OutputError | undefined> {
  const disk = watched(shop.disk, (change, method) => {
    if (change === at) throw Object.assign(new Error(method), { code });
  });
  try {
    await shop.build(SECOND, { disk });
    return undefined;
  } catch (error) {
    if (error instanceof OutputError) return error;
    throw error;
  }
}

/** A tree in which secrets, which are random, are known by their names only. */
function withoutSecrets(tree: Record<string, string>): Record<string, string> {
  return { ...tree, '.env': tree['.env']?.replaceAll(/=.*/g, '') ?? '' };
}
