/** Wrong input, one after the other, each from a seed of its own. See README.md, "Tests". */
import { Script } from 'node:vm';
import { createServices } from '../../src/language/index.ts';
import { Random } from '../kit/random.ts';
import { inspect, type Outcome } from './inspect.ts';
import { mutated, type Material } from './mutations.ts';
import { isSolid, piecesOf } from './pieces.ts';
import { allSamples, type Input, type Sample } from './samples.ts';
import { kindOf, Violation } from './violation.ts';

/** What became of one input. */
export interface Result {
  readonly input: Input;
  readonly seed: number;
  /** Processor time, in milliseconds. */
  readonly ms: number;
  readonly outcome: Outcome | Fault;
}

export interface Fault {
  readonly kind: string;
  readonly error: unknown;
}

/** Processor time that no input may take, in milliseconds: what wall clocks say depends on what else the machine does. */
export const SLOWEST = 1000;

/** After so many milliseconds on the clock a batch of inputs is taken to hang, at the one that it has come to. */
const HANG = 60_000;

/** One in so many goes through the backends. */
const DEEP = 20;

/** So many are run under one watch: to begin one takes longer than most inputs do. */
const BATCH = 50;

export class Fuzzer {
  readonly #samples: readonly Sample[] = allSamples();
  readonly #material: Material = materialOf(this.#samples);

  /** The input that a seed makes: always the same for the same samples. */
  inputOf(seed: number): Input {
    const random = new Random(seed);
    const sample = random.oneOf(this.#samples);
    return { ...sample, text: mutated(sample.files[sample.path] ?? '', random, this.#material) };
  }

  /** Makes the inputs of `count` seeds, one after the other, and looks at what comes of each. */
  *run(first: number, count: number): Generator<Result> {
    for (let next = 0; next < count;) {
      const results: Result[] = [];
      const end = Math.min(count, next + BATCH);
      const stopped = watched(() => {
        while (next + results.length < end) {
          const seed = first + next + results.length;
          results.push(timed(this.inputOf(seed), seed));
        }
      });
      next += results.length;
      yield* results;
      if (stopped) {
        const seed = first + next++;
        yield { input: this.inputOf(seed), seed, ms: HANG, outcome: stopped };
      }
    }
  }
}

/** Looks at one input. Does not throw, and does not come back from one that hangs. */
export function timed(input: Input, seed: number): Result {
  let result = once(input, seed);
  // Once more, because it may have been the machine: a collection of garbage, code that is compiled at first use.
  if (typeof result.outcome === 'string' && result.ms > SLOWEST) result = once(input, seed);
  if (typeof result.outcome !== 'string' || result.ms <= SLOWEST) return result;
  const error = new Violation('slow', `${result.ms.toFixed(0)} ms`);
  return { ...result, outcome: { kind: error.kind, error } };
}

function once(input: Input, seed: number): Result {
  const start = process.cpuUsage();
  const outcome = outcomeOf(input, seed % DEEP === 0);
  const { user, system } = process.cpuUsage(start);
  return { input, seed, ms: (user + system) / 1000, outcome };
}

function outcomeOf(input: Input, deep: boolean): Outcome | Fault {
  try {
    return inspect(input, deep);
  } catch (error) {
    return { kind: kindOf(error), error };
  }
}

/** `vm` alone can stop code that never ends from inside of its own process. */
function watched(action: () => void): Fault | undefined {
  try {
    Reflect.set(globalThis, 'fuzzed', action);
    CALL.runInThisContext({ timeout: HANG });
    return undefined;
  } catch (error) {
    return { kind: kindOf(error), error };
  } finally {
    Reflect.deleteProperty(globalThis, 'fuzzed');
  }
}

const CALL = new Script('fuzzed()');

function materialOf(samples: readonly Sample[]): Material {
  const texts = samples.map(({ files, path }) => files[path] ?? '');
  const definition = createServices().parser.Lexer.definition;
  return {
    keywords: Object.values(definition).flatMap((token) =>
      'PATTERN' in token && typeof token.PATTERN === 'string' ? [token.PATTERN] : [],
    ),
    words: [...new Set(texts.flatMap(piecesOf).filter(isSolid))].sort(),
    texts,
  };
}
