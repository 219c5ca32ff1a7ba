import { describe, expect, test } from 'vitest';
import { inspect, type Outcome } from './inspect.ts';

/** Texts that the fuzzer has found to break something, cut down to what it takes. */
describe('what the fuzzer once found', () => {
  test.each<[what: string, text: string, outcome: Outcome]>([
    ['an entity without a name, whose rows nothing keeps', 'microservice catalog\n database none\n entity', 'broken'],
    [
      'an application without a name, which keeps nothing',
      'microservice { database none entity A { n: Int } }',
      'broken',
    ],
    ['a misspelt keyword in the wrong place, at the end', 'system s {}\ngateway g { route a } uaa u { entty', 'broken'],
    ['a misspelt keyword in the wrong place', 'system s {}\nuaa u { entiti Order { n: Int } }', 'broken'],
    ['zero bytes', 'system s {}\0', 'broken'],
  ])('%s', (_, text, outcome) => {
    expect(inspect({ name: '', entry: 'main.msa', path: 'main.msa', files: {}, text }, true)).toBe(outcome);
  });
});
