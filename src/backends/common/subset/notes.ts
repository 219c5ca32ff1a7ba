import type { Unbuilt } from '../../backend.ts';

/** Gathers what is left out while a system is reduced to what can be built. */
export class Notes {
  readonly #unbuilt: Unbuilt[] = [];

  /** Notes that `construct`, which is said by `part`, or by a property of it, is left out. */
  add(part: object, property: string | undefined, construct: string, effect: string): void {
    this.#unbuilt.push({ part, ...(property !== undefined && { property }), construct, effect });
  }

  /** Notes that the name that `part` had before, if it had one, is left out. */
  former(part: { readonly was?: string }): void {
    if (part.was !== undefined) this.add(part, 'was', 'was', 'what is stored under the former name does not follow');
  }

  /** Notes what others have noted. */
  take(unbuilt: readonly Unbuilt[]): void {
    this.#unbuilt.push(...unbuilt);
  }

  /** How many there are. */
  get count(): number {
    return this.#unbuilt.length;
  }

  get unbuilt(): readonly Unbuilt[] {
    return this.#unbuilt;
  }
}
