import type { AST } from '@eslint-community/regexpp';
import { components } from './circles.ts';

/**
 * Finds patterns on which a backtracking matcher, as Java's, needs time that is exponential in the length of the text.
 *
 * Such a pattern is one whose automaton has a state with two different ways back to itself on the same text ("EDA":
 * Weideman, van der Merwe, Berglund, Watson: Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers).
 * The automaton here is Glushkov's: a state for each character of the pattern, no empty moves. Two ways that it would
 * merge, as those of `(a+)+`, are counted instead. Back references are taken as empty, and a count up to a
 * greater one as a loop when the latter is large; other than that it is exact on the sampled characters.
 *
 * @returns the repetition that is to blame, as written
 */
export function exponentialPart(pattern: AST.Pattern): string | undefined {
  // Only a repeated group can hold a second repetition; most patterns have none.
  if (!/\)[*+{?]/.test(pattern.raw)) return undefined;
  const automaton = new Automaton(samplesOf(pattern.raw));
  automaton.add(pattern.alternatives);
  return automaton.ambiguousLoop();
}

/** What a part of the pattern may begin and end with, and whether it may be empty. */
interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

interface Loop {
  readonly raw: string;
  /** Its states are those from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
}

const EMPTY: Fragment = { first: [], last: [], empty: true };

/** Counts up to this are written out; larger ones count as loops. */
const MOST_COPIES = 8;
/** Larger automata are not looked at: the pairs of their states would take too long. */
const MOST_STATES = 150;

class Automaton {
  /** Per state the sampled characters that it takes, a bit each. */
  private readonly takes: bigint[] = [];
  /** Per state the next states, with the number of ways to each. */
  private readonly next: Map<number, number>[] = [];
  /** Inner ones before outer ones. */
  private readonly loops: Loop[] = [];
  private readonly masks = new Map<string, bigint>();
  private readonly samples: readonly string[];

  constructor(samples: readonly string[]) {
    this.samples = samples;
  }

  add(alternatives: readonly AST.Alternative[]): Fragment {
    const fragments = alternatives.map((alternative) =>
      alternative.elements
        .map((element) => this.element(element))
        .reduce((left, right) => this.concat(left, right), EMPTY),
    );
    return {
      first: fragments.flatMap((fragment) => fragment.first),
      last: fragments.flatMap((fragment) => fragment.last),
      empty: fragments.some((fragment) => fragment.empty),
    };
  }

  ambiguousLoop(): string | undefined {
    if (this.takes.length > MOST_STATES) return undefined;
    const group = new Map<number, number>();
    const states = this.takes.map((_, state) => state);
    for (const [index, members] of components(states, (state) => [...(this.next[state] ?? []).keys()]).entries())
      for (const member of members) group.set(member, index);
    const inLoop = (from: number, to: number): boolean => group.get(from) === group.get(to);
    for (const from of states)
      for (const [to, ways] of this.next[from] ?? [])
        if (ways > 1 && inLoop(from, to)) return this.loopAround(from, to);
    const pair = this.ambiguousPair(states, inLoop);
    return pair && this.loopAround(...pair);
  }

  /** Two different states that one state reaches on the same text, and that reach it again on the same text. */
  private ambiguousPair(
    states: readonly number[],
    inLoop: (from: number, to: number) => boolean,
  ): [number, number] | undefined {
    const count = states.length;
    const pairNext = (pair: number): number[] => {
      const targets: number[] = [];
      const [left, right] = [Math.floor(pair / count), pair % count];
      for (const a of this.next[left]?.keys() ?? [])
        for (const b of this.next[right]?.keys() ?? [])
          if (inLoop(left, a) && inLoop(right, b) && ((this.takes[a] ?? 0n) & (this.takes[b] ?? 0n)) !== 0n)
            targets.push(a * count + b);
      return targets;
    };
    const diagonal = states.map((state) => state * count + state);
    for (const members of components(diagonal, pairNext)) {
      const apart = members.find((pair) => Math.floor(pair / count) !== pair % count);
      if (apart !== undefined && members.some((pair) => Math.floor(pair / count) === pair % count))
        return [Math.floor(apart / count), apart % count];
    }
    return undefined;
  }

  private loopAround(left: number, right: number): string | undefined {
    const around = this.loops.filter(({ from, to }) => [left, right].every((state) => state >= from && state < to));
    return (around.length > 1 ? around.at(1) : around.at(0))?.raw;
  }

  private element(element: AST.Element): Fragment {
    switch (element.type) {
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
      case 'ExpressionCharacterClass':
        return this.state(element.raw);
      case 'Group':
      case 'CapturingGroup':
        return this.add(element.alternatives);
      case 'Quantifier':
        return this.quantifier(element);
      case 'Assertion':
        // What it looks at is matched on its own: its states have no way in or out.
        if (element.kind === 'lookahead' || element.kind === 'lookbehind') this.add(element.alternatives);
        return EMPTY;
      default:
        return EMPTY;
    }
  }

  private quantifier({ element, min, max, raw }: AST.Quantifier): Fragment {
    if (max === 0) return EMPTY;
    const from = this.takes.length;
    const body = this.element(element);
    if (max === min) return body;
    if (max > MOST_COPIES) {
      this.connect(body.last, body.first);
      this.loops.push({ raw, from, to: this.takes.length });
    }
    let whole: Fragment = { ...body, empty: body.empty || min === 0 };
    const copies = max > MOST_COPIES ? 1 : max;
    for (let copy = 1; copy < copies; copy++) {
      const next = this.element(element);
      whole = this.concat(whole, { ...next, empty: next.empty || copy >= min });
    }
    return whole;
  }

  private concat(left: Fragment, right: Fragment): Fragment {
    this.connect(left.last, right.first);
    return {
      first: left.empty ? [...left.first, ...right.first] : left.first,
      last: right.empty ? [...left.last, ...right.last] : right.last,
      empty: left.empty && right.empty,
    };
  }

  private connect(from: readonly number[], to: readonly number[]): void {
    for (const state of from)
      for (const target of to) {
        const next = this.next[state];
        next?.set(target, (next.get(target) ?? 0) + 1);
      }
  }

  private state(raw: string): Fragment {
    const state = this.takes.length;
    this.takes.push(this.maskOf(raw));
    this.next.push(new Map());
    return { first: [state], last: [state], empty: false };
  }

  private maskOf(raw: string): bigint {
    const known = this.masks.get(raw);
    if (known !== undefined) return known;
    const test = new RegExp(`^${raw}$`, 'u');
    const mask = this.samples.reduce(
      (bits, sample, index) => (test.test(sample) ? bits | (1n << BigInt(index)) : bits),
      0n,
    );
    this.masks.set(raw, mask);
    return mask;
  }
}

/** ASCII, the pattern's own characters, and one of each of some scripts, to tell overlapping classes by. */
function samplesOf(pattern: string): readonly string[] {
  const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  return [...new Set([...ascii, ...Array.from(pattern), ...Array.from('éßΩя中ا\u00A0\u2028😀')])];
}
