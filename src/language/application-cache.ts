import type { AstNode } from 'langium';
import type { Application } from './generated/ast.ts';
import type { Problem } from './problems.ts';
import { commentBefore, sourceOf, type Program, type SourceFile } from './program.ts';

/**
 * What was made of each application of a program, for who makes it again and again: an application is looked at anew when
 * it was parsed anew, or when something that it has asked of the rest of the program has another answer now. Nodes lead
 * nowhere but to nodes of the same file, and whatever else there is to know is asked of the program, so that nothing goes
 * unnoticed. The idea is that of Salsa (https://salsa-rs.github.io/salsa/), which verifies what a result hangs on before
 * it makes it again.
 */
export class ApplicationCache<Result> {
  /** Goes with the node: a file that was parsed anew has other ones. */
  readonly #made: Slots<Result> = new WeakMap();
  /**
   * The same of programs of which some text could not be understood: little is said then of what seems to be absent. Who
   * types goes from one to the other with every second key.
   */
  readonly #madeOfBroken: Slots<Result> = new WeakMap();

  /**
   * @param given what else the result is made from, as text
   * @param make a pure function of the application, `given`, and the program that it is handed
   */
  get(application: Application, program: Program, given: string, make: (program: Program) => Result): Result {
    const known = this.known(application, program, given);
    if (known) return known.result;
    const asked = new Asked(program);
    const made = { given, asked, result: make(asked.of(program)) };
    this.#slots(program).set(application, made);
    return made.result;
  }

  /** What {@link get} would give without making it, if that is known. */
  known(application: Application, program: Program, given: string): { readonly result: Result } | undefined {
    const known = this.last(application, program);
    return known?.given === given && known.asked.holdsIn(program) ? known : undefined;
  }

  /** What was made of an application last, which may not hold any more. */
  last(application: Application, program: Program): Made<Result> | undefined {
    return this.#slots(program).get(application);
  }

  #slots({ isComplete }: Program): Slots<Result> {
    return isComplete ? this.#made : this.#madeOfBroken;
  }
}

type Slots<Result> = WeakMap<Application, Made<Result>>;

interface Made<Result> {
  readonly given: string;
  readonly asked: Asked;
  readonly result: Result;
}

/** Questions to a program, and its answers. */
class Asked {
  /** What stands outside of applications: little, seldom changed, and the answer to most questions. */
  readonly #outside: readonly AstNode[];
  /** Where text was not understood, what surrounds a text has a say in what is made of it. */
  readonly #isSame: (one: readonly AstNode[], other: readonly AstNode[]) => boolean;
  readonly #named = new Map<string, readonly Application[]>();
  #applications: readonly Application[] | undefined;
  readonly #lost = new Map<string, boolean>();
  #files: readonly SourceFile[] | undefined;
  #problems: readonly Problem[] | undefined;

  constructor(program: Program) {
    this.#outside = outsideOf(program);
    this.#isSame = program.isComplete ? isSame : isIdentical;
  }

  /** The same program, whose answers are remembered. */
  of({ files, problems, isComplete, lost, symbols }: Program): Program {
    const { systems, roles, applications, shared, accounts, scope, members, fields, values } = symbols;
    const noteFiles = (): void => void (this.#files = files);
    const noteProblems = (): void => void (this.#problems = problems);
    const isLost = (name: string): boolean => {
      const answer = lost.has(name);
      this.#lost.set(name, answer);
      return answer;
    };
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
      get problems() {
        noteProblems();
        return problems;
      },
      // The cache keeps what is made of complete programs apart.
      isComplete,
      lost: { has: isLost },
      // One by one, so that a question that is new cannot be forgotten here. Those that take a node are answered from that
      // node and from what stands outside.
      symbols: { systems, roles, applications: asked, shared, accounts, scope, members, fields, values },
    };
  }

  /** Whether another program gives the same answers. */
  holdsIn(program: Program): boolean {
    const { applications } = program.symbols;
    if (!this.#isSame(this.#outside, outsideOf(program))) return false;
    if (this.#files && !isIdentical(this.#files, program.files)) return false;
    if (this.#problems && !isIdentical(this.#problems, program.problems)) return false;
    if (this.#applications && !this.#isSame(this.#applications, listed(applications))) return false;
    for (const [name, answer] of this.#named) if (!this.#isSame(answer, applications.get(name) ?? [])) return false;
    for (const [name, answer] of this.#lost) if (answer !== program.lost.has(name)) return false;
    return true;
  }
}

const outside = new WeakMap<Program, readonly AstNode[]>();

function outsideOf(program: Program): readonly AstNode[] {
  const known = outside.get(program);
  if (known) return known;
  const { systems, roles, shared, accounts } = program.symbols;
  const { types, events, procedures } = shared;
  const nodes = [...systems, ...listed(roles), ...listed(types), ...listed(events), ...procedures];
  const all = accounts ? [...nodes, accounts] : nodes;
  outside.set(program, all);
  return all;
}

function listed<T>(map: ReadonlyMap<string, readonly T[]>): readonly T[] {
  return [...map.values()].flat();
}

function isIdentical(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

function isSame(one: readonly AstNode[], other: readonly AstNode[]): boolean {
  return one.length === other.length && one.every((each, index) => isSameNode(each, other[index]));
}

/** Parsed anew or not, it is the same text at the same place, and so the same. */
function isSameNode(one: AstNode, other: AstNode | undefined): boolean {
  if (!other || one === other) return one === other;
  return isSamePlace(one, other) && commentBefore(one) === commentBefore(other);
}

function isSamePlace(one: AstNode, other: AstNode): boolean {
  const [from, to] = [one.$cstNode, other.$cstNode];
  if (one.$type !== other.$type || !from || !to || from.offset !== to.offset || from.length !== to.length) return false;
  const [source, otherSource] = [sourceOf(one), sourceOf(other)];
  const isSameLine = from.range.start.line === to.range.start.line;
  return source.path === otherSource.path && isSameLine && from.text === to.text;
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
