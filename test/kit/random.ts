/**
 * Numbers that look random and are the same for the same seed: Mulberry32. Ten lines of our own, because what is drawn here
 * must never change with the version of a library: a seed in a report of last year still makes the same text.
 */
export class Random {
  #state: number;

  /** @param seed a whole number; neighbouring seeds give rows that have nothing in common */
  constructor(seed: number) {
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0;
  }

  /** From 0 up to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to `limit`, without it. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** @throws when there is nothing to choose from */
  oneOf<T>(values: readonly T[]): T {
    if (values.length === 0) throw new Error('Nothing to choose from');
    return values[this.below(values.length)] as T;
  }
}
