import type { Backend, GeneratedFile, Part } from '../../backends/backend.ts';
import type { System } from '../../model/system.ts';
import { backends } from '../emit.ts';

/** What was made of a part of a system, and from what. */
interface Made {
  readonly reads: readonly string[];
  readonly files: readonly GeneratedFile[];
}

/** Generates the same system again and again, and only that anew which can have changed. */
export class Generations {
  #made: ReadonlyMap<string, Made> = new Map();

  /** Every file of the system, in memory; where nothing has changed, the very objects of before. */
  async next(system: System): Promise<readonly GeneratedFile[]> {
    const made = new Map<string, Made>();
    const files = (await backends()).flatMap((backend) =>
      partsOf(backend, system).flatMap((part) => this.#filesOf(`${backend.name} ${part.name}`, part, made)),
    );
    this.#made = made;
    return files;
  }

  #filesOf(name: string, part: Part, made: Map<string, Made>): readonly GeneratedFile[] {
    const { reads } = part;
    if (!reads) return part.generate();
    const known = this.#made.get(name);
    const now = known && isSame(known.reads, reads) ? known : { reads, files: part.generate() };
    made.set(name, now);
    return now.files;
  }
}

function partsOf(backend: Backend, system: System): readonly Part[] {
  return backend.parts?.(system) ?? [{ name: '', generate: () => backend.generate(system) }];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
