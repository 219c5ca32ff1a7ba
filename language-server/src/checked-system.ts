import { checkInSteps, type CheckCache, type Diagnostic } from '../../src/check/index.ts';
import type { Program } from '../../src/language/index.ts';

/** A system of the workspace, as it stands in unsaved texts and on the disk. */
export interface KnownSystem {
  readonly entry: string;
  readonly program: Program;
  /** All that is to be said: what `msac check` says. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A system of which it is worked out when somebody asks what is wrong with it, and no further than that takes. */
export class CheckedSystem implements KnownSystem {
  readonly entry: string;
  readonly program: Program;
  readonly #cache: CheckCache;
  /** All that is to be said. */
  #whole: readonly Diagnostic[] | undefined;
  /** What was to be said when one file had been looked at. */
  #part: readonly Diagnostic[] | undefined;

  /** @param cache what was said of this system as it was before */
  constructor(entry: string, program: Program, cache: CheckCache) {
    this.entry = entry;
    this.program = program;
    this.#cache = cache;
  }

  get diagnostics(): readonly Diagnostic[] {
    const steps = this.lookInSteps(undefined);
    while (!steps.next().done);
    return this.known;
  }

  /** Whether all that is to be said is known. */
  get isChecked(): boolean {
    return this.#whole !== undefined;
  }

  /** What is to be said as far as it has been looked for. */
  get known(): readonly Diagnostic[] {
    return this.#whole ?? this.#part ?? [];
  }

  /** Looks at one file, unless there is nothing left to look at. */
  lookAt(path: string): void {
    const steps = this.lookInSteps(path);
    for (let step = steps.next(); !step.done && !step.value;) step = steps.next();
  }

  /**
   * Looks at everything in steps of which none takes long, at one file before all others.
   *
   * @returns true once that file has been looked at
   */
  *lookInSteps(first: string | undefined): Generator<boolean, void> {
    if (this.#whole) return;
    const steps = checkInSteps(this.program, this.#cache, first);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        this.#whole = step.value;
        return;
      }
      if (step.value) this.#part = step.value;
      yield step.value !== undefined;
    }
  }
}
