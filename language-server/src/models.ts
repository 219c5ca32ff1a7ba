import { leftOut } from '../../src/backends/spring/outcome.ts';
import { lowerInSteps, LoweringCache } from '../../src/lower/index.ts';
import type { System } from '../../src/model/system.ts';
import type { Program } from '../../src/language/index.ts';
import type { CheckedSystem } from './checked-system.ts';
import type { Workspace } from './workspace.ts';

/**
 * The models of systems that are right: with every default filled in. Each is made while nothing is asked, from what was
 * made of its applications before, and goes with the program that it is of.
 */
export class Models {
  readonly #workspace: Workspace;
  readonly #caches = new Map<string, LoweringCache>();
  readonly #made = new WeakMap<Program, { readonly system: System | undefined }>();
  /** What was made last, by entry. */
  readonly #last = new Map<string, System | undefined>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.whenIdle(() => this.#makeAll());
  }

  /**
   * The model of a program; of one that has an error, or is no system, there is none. While somebody types it may be that of
   * a moment ago: nobody who asks is to wait for all of a system to be checked.
   */
  of(program: Program): System | undefined {
    const known = this.#made.get(program);
    if (known) return known.system;
    const system = this.#workspace.systems.find((each) => each.program === program);
    if (!system) return undefined;
    if (!system.isChecked && this.#last.has(system.entry)) return this.#last.get(system.entry);
    const steps = this.#make(system);
    while (!steps.next().done);
    return this.#last.get(system.entry);
  }

  *#makeAll(): Generator<undefined, void> {
    const { systems } = this.#workspace;
    const entries = new Set(systems.map(({ entry }) => entry));
    for (const known of [this.#caches, this.#last])
      for (const entry of known.keys()) if (!entries.has(entry)) known.delete(entry);
    for (const system of systems) if (!this.#made.has(system.program)) yield* this.#make(system);
  }

  *#make({ entry, program, diagnostics }: CheckedSystem): Generator<undefined, void> {
    const isWrong = diagnostics.some(({ severity }) => severity === 'error');
    const cache = this.#caches.get(entry) ?? new LoweringCache();
    this.#caches.set(entry, cache);
    const system = isWrong ? undefined : (yield* lowerInSteps(program, cache)).system;
    // What becomes of it in a target hangs on the whole, and is kept by who works it out.
    if (system) leftOut(system, system);
    this.#made.set(program, { system });
    this.#last.set(entry, system);
  }
}
