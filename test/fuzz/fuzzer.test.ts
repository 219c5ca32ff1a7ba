import { describe, expect, test } from 'vitest';
import { Fuzzer } from './fuzzer.ts';
import { minimised } from './minimise.ts';

/** The same few thousand every time; `npm run fuzz` makes as many others as one has time for. */
const SEED = 1;
const COUNT = 2000;

describe('wrong input', () => {
  test(`is answered: no crash, no hang, each message somewhere (${COUNT} texts)`, { timeout: 300_000 }, () => {
    const outcomes = { clean: 0, errors: 0, broken: 0 };
    const faults: string[] = [];
    for (const { seed, outcome } of new Fuzzer().run(SEED, COUNT)) {
      if (typeof outcome === 'string') outcomes[outcome]++;
      else faults.push(`npm run fuzz -- --count 1 --seed ${seed} # ${String(outcome.error)}`);
    }
    expect(faults).toEqual([]);
    // Neither all nonsense nor all well: each stage has had its share.
    for (const share of Object.values(outcomes)) expect(share).toBeGreaterThan(COUNT / 20);
  });

  test('is the same text for the same seed', () => {
    expect(textsOf(new Fuzzer())).toEqual(textsOf(new Fuzzer()));
    expect(new Set(textsOf(new Fuzzer())).size).toBe(3);
  });

  test('that fails is cut down to what it takes', () => {
    const text = 'system s {\n  version "1"\n}\nrole A\nrole B, C, D\nrole E\n';
    expect(minimised(text, (each) => each.includes('C') && each.includes('version'))).toBe('versionC');
  });
});

function textsOf(fuzzer: Fuzzer): string[] {
  return [1, 2, 3].map((seed) => fuzzer.inputOf(seed).text);
}
