import type { Application } from './generated/ast.ts';
import type { Program, SourceFile } from './program.ts';

/**
 * What was made of each application of a program, for who makes it again and again: an application is looked at anew when
 * it was parsed anew, or when something that it has asked of the rest of the program has another answer now. Nodes lead
 * nowhere but to nodes of the same file, and whatever else there is to know is asked of the program, so that nothing goes
 * unnoticed. The idea is that of Salsa (https://salsa-rs.github.io/salsa/), which verifies what a result hangs on before
 * it makes it again.
 */
export class ApplicationCache<Result> {
  /** Goes with the node: a file that was parsed anew has other ones. */
  readonly #made = new WeakMap<Application, Made<Result>>();

  /**
   * @param given what else the result is made from, as text
   * @param make a pure function of the application, `given`, and the program that it is handed
   */
  get(application: Application, program: Program, given: string, make: (program: Program) => Result): Result {
    // What text that could not be understood may mean is a question that nobody can answer.
    if (program.problems.length > 0) return make(program);
    const known = this.#made.get(application);
    if (known?.given === given && known.asked.holdsIn(program)) return known.result;
    const asked = new Asked(program);
    const made = { given, asked, result: make(asked.of(program)) };
    this.#made.set(application, made);
    return made.result;
  }
}

interface Made<Result> {
  readonly given: string;
  readonly asked: Asked;
  readonly result: Result;
}

/** Questions to a program, and its answers. */
class Asked {
  /** What stands outside of applications: little, seldom changed, and the answer to most questions. */
  readonly #outside: readonly unknown[];
  readonly #named = new Map<string, readonly Application[]>();
  #applications: readonly Application[] | undefined;
  #files: readonly SourceFile[] | undefined;

  constructor(program: Program) {
    this.#outside = outsideOf(program);
  }

  /** The same program, whose answers are remembered. */
  of({ files, problems, lost, symbols }: Program): Program {
    const { systems, roles, applications, shared, accounts, scope, members, fields, values } = symbols;
    const noteFiles = (): void => void (this.#files = files);
    const asked = new AskedMap(
      applications,
      (name) => void this.#named.set(name, applications.get(name) ?? []),
      () => void (this.#applications = listed(applications)),
    );
    return {
      get files() {
        noteFiles();
        return files;
      },
      problems,
      lost,
      // One by one, so that a question that is new cannot be forgotten here. Those that take a node are answered from that
      // node and from what stands outside.
      symbols: { systems, roles, applications: asked, shared, accounts, scope, members, fields, values },
    };
  }

  /** Whether another program gives the same answers. */
  holdsIn(program: Program): boolean {
    const { applications } = program.symbols;
    if (!isSame(this.#outside, outsideOf(program))) return false;
    if (this.#files && !isSame(this.#files, program.files)) return false;
    if (this.#applications && !isSame(this.#applications, listed(applications))) return false;
    for (const [name, answer] of this.#named) if (!isSame(answer, applications.get(name) ?? [])) return false;
    return true;
  }
}

function outsideOf({ symbols: { systems, roles, shared, accounts } }: Program): readonly unknown[] {
  const { types, events, procedures } = shared;
  return [...systems, ...listed(roles), ...listed(types), ...listed(events), ...procedures, accounts];
}

function listed<T>(map: ReadonlyMap<string, readonly T[]>): readonly T[] {
  return [...map.values()].flat();
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** A map that notes what it is asked for: a name, or everything. */
class AskedMap<Value> implements ReadonlyMap<string, Value> {
  readonly #map: ReadonlyMap<string, Value>;
  readonly #noteName: (name: string) => void;
  readonly #noteAll: () => void;

  constructor(map: ReadonlyMap<string, Value>, noteName: (name: string) => void, noteAll: () => void) {
    this.#map = map;
    this.#noteName = noteName;
    this.#noteAll = noteAll;
  }

  get(name: string): Value | undefined {
    this.#noteName(name);
    return this.#map.get(name);
  }

  has(name: string): boolean {
    this.#noteName(name);
    return this.#map.has(name);
  }

  get size(): number {
    return this.#all().size;
  }

  forEach(action: (value: Value, name: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.#all()) action(value, name, this);
  }

  entries(): MapIterator<[string, Value]> {
    return this.#all().entries();
  }

  keys(): MapIterator<string> {
    return this.#all().keys();
  }

  values(): MapIterator<Value> {
    return this.#all().values();
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  #all(): ReadonlyMap<string, Value> {
    this.#noteAll();
    return this.#map;
  }
}
