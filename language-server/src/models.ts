import { lower, LoweringCache } from '../../src/lower/index.ts';
import type { System } from '../../src/model/system.ts';
import type { Program } from '../../src/language/index.ts';
import type { Workspace } from './workspace.ts';

/**
 * The models of systems that are right: with every default filled in. Each is made when it is first asked for, from what
 * was made of its applications before, and goes with the program that it is of.
 */
export class Models {
  readonly #workspace: Workspace;
  readonly #caches = new Map<string, LoweringCache>();
  readonly #made = new WeakMap<Program, { readonly system: System | undefined }>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The model of a program; of one that has an error, or is no system, there is none. */
  of(program: Program): System | undefined {
    const known = this.#made.get(program);
    if (known) return known.system;
    const made = { system: this.#make(program) };
    this.#made.set(program, made);
    return made.system;
  }

  #make(program: Program): System | undefined {
    const known = this.#workspace.systems.find((each) => each.program === program);
    if (!known || known.diagnostics.some(({ severity }) => severity === 'error')) return undefined;
    const cache = this.#caches.get(known.entry) ?? new LoweringCache();
    this.#caches.set(known.entry, cache);
    return lower(program, cache).system;
  }
}
