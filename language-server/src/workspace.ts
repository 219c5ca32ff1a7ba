import { check, CheckCache, diagnose, type Diagnostic } from '../../src/check/index.ts';
import {
  isSystem,
  loadProgram,
  overlay,
  ParseCache,
  type FileSystem,
  type Program,
  type ReadResult,
  type SourceFile,
} from '../../src/language/index.ts';
import { CheckedSystem } from './checked-system.ts';
import { SparingCheckCache, SparingParseCache } from './sparing-caches.ts';

export type { KnownSystem } from './checked-system.ts';

/** A system as it would be. */
export interface Imagined {
  readonly now: Program;
  readonly program: Program;
  /** What there would be to say of it that is not said now; a code that is said more often, with all its places. */
  readonly news: readonly Diagnostic[];
}

/** What is to be said of files, by path. */
export type Told = ReadonlyMap<string, readonly Diagnostic[]>;

/** Where the files of a workspace lie. */
export interface Storage extends FileSystem {
  /** The `.msa` files below a folder. */
  below(folder: string): readonly string[];
  /** The `.msa` files of the folder that a file lies in. */
  beside(path: string): readonly string[];
  /** How an import in the file `from` names the file `to`. */
  importPath(from: string, to: string): string;
  /** Told whenever files may have changed, where storage itself comes to know of that. */
  onChanged?: () => void;
}

/**
 * What lies in the folders that an editor has open, and what its user has typed and not saved. Answers are worked out when
 * they are asked for, and kept until something changes.
 */
export class Workspace {
  readonly #storage: Storage;
  #folders: readonly string[] = [];
  /** Texts of open documents, by path. */
  readonly #open = new Map<string, string>();
  /** What was read of the disk since it last changed. */
  #read = new Map<string, ReadResult>();
  #files: readonly string[] | undefined;
  #systems: readonly CheckedSystem[] | undefined;
  /** Since something last changed, by entry. */
  #programs = new Map<string, Program>();
  /** Whether a file declares a system, and with which text. */
  readonly #declares = new Map<string, { readonly text: string; readonly system: boolean }>();
  readonly #parsed = new ParseCache();
  /** By entry: a file of two systems may mean something else in each. */
  readonly #checked = new Map<string, CheckCache>();

  readonly #idle: (() => Generator<undefined, void>)[] = [];

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.diskChanged();
  }

  /** A document is open, with this text from now on. */
  setText(path: string, text: string): void {
    if (!this.#open.has(path)) this.#files = undefined;
    this.#open.set(path, text);
    this.#forget();
  }

  close(path: string): void {
    this.#open.delete(path);
    this.diskChanged();
  }

  /** Files were made, saved, renamed or deleted, by whomever. */
  diskChanged(): void {
    this.#read = new Map();
    this.#files = undefined;
    this.#forget();
  }

  /** The text of an open document. */
  textOf(path: string): string | undefined {
    return this.#open.get(path);
  }

  get systems(): readonly CheckedSystem[] {
    return (this.#systems ??= this.#lookAtAll());
  }

  /** The systems that a file is a part of. */
  systemsOf(path: string): readonly CheckedSystem[] {
    return this.systems.filter(({ program }) => fileOf(program, path) !== undefined);
  }

  /** The programs that a file is a part of: those of its systems; of none, what the file itself imports. */
  programsOf(path: string): readonly Program[] {
    const programs = this.systemsOf(path).map(({ program }) => program);
    return programs.length > 0 ? programs : [this.#program(path)];
  }

  /**
   * What is to be said, by path, in steps of which none takes long; there is an entry for every file of a system, and for
   * every document that is open. What is to be said of one file alone is given as soon as that is known, before the rest.
   */
  *tellInSteps(first: string | undefined): Generator<Told | undefined, Told> {
    for (const system of this.systems) {
      const steps = system.lookInSteps(fileOf(system.program, first) ? first : undefined);
      for (let step = steps.next(); !step.done; step = steps.next()) {
        if (step.value && first !== undefined) yield new Map([[first, this.#saidOf(first)]]);
        else yield undefined;
      }
    }
    return this.#toldOfAll();
  }

  /** @param work what is done in steps when all has been told, to be there when it is asked for */
  whenIdle(work: () => Generator<undefined, void>): void {
    this.#idle.push(work);
  }

  /** Works ahead, in steps of which none takes long. */
  *workAhead(): Generator<undefined, void> {
    for (const work of this.#idle) yield* work();
  }

  /** What is to be said of a file, as far as it is known without looking at all others. */
  diagnosticsOf(path: string): readonly Diagnostic[] {
    for (const system of this.systemsOf(path)) system.lookAt(path);
    return this.#saidOf(path);
  }

  /** What is read: what is typed before what is saved. */
  get fileSystem(): FileSystem {
    return overlay(this.#open, {
      read: (path) => this.#readOnce(path),
      join: (from, to) => this.#storage.join(from, to),
      beside: (path) => this.#storage.beside(path),
    });
  }

  /**
   * The `.msa` files of the folders, and what is open besides. An editor that opens a file alone says of no folder: what lies
   * beside the file is looked at then, and not what is below, which may be a whole home.
   */
  get files(): readonly string[] {
    this.#files ??=
      this.#folders.length > 0
        ? this.#folders.flatMap((folder) => this.#storage.below(folder))
        : [...this.#open.keys()].flatMap((path) => this.#storage.beside(path));
    return [...new Set([...this.#files, ...this.#open.keys()])];
  }

  /** The other files of the workspace, as an import in a file names them. */
  importableIn(path: string): readonly string[] {
    const programs = this.programsOf(path);
    // Of two systems neither can be a part of the other.
    const mayJoin = (file: string): boolean =>
      !this.#declaresSystem(file) || programs.some((program) => fileOf(program, file) !== undefined);
    return this.files
      .filter((file) => file !== path && mayJoin(file))
      .map((file) => this.#storage.importPath(path, file));
  }

  /** How an import in the file `from` names the file `to`. */
  importPath(from: string, to: string): string {
    return this.#storage.importPath(from, to);
  }

  /** The errors that systems would have if some files had other texts, and have not now. */
  mistakesWith(texts: ReadonlyMap<string, string>): readonly Diagnostic[] {
    return this.whatIf(texts).flatMap(({ news }) => news.filter(isError));
  }

  /** What the systems would be that some files belong to, if those had other texts; files that are new may be among them. */
  whatIf(texts: ReadonlyMap<string, string>): readonly Imagined[] {
    const files = overlay(texts, this.fileSystem);
    return this.systems.flatMap(({ entry, program, diagnostics }) => {
      if (![...texts.keys()].some((path) => fileOf(program, path))) return [];
      const imagined = loadProgram(entry, files, undefined, new SparingParseCache(this.#parsed, new Set(texts.keys())));
      const then = check(imagined, new SparingCheckCache(this.#checked.get(entry)));
      // By their number: what they say may name what has another name then.
      const news = then.filter(({ code }) => count(then, code) > count(diagnostics, code));
      return [{ now: program, program: imagined, news }];
    });
  }

  #readOnce(path: string): ReadResult {
    const known = this.#read.get(path);
    if (known) return known;
    const result = this.#storage.read(path);
    this.#read.set(path, result);
    return result;
  }

  #saidOf(path: string): readonly Diagnostic[] {
    const found: Diagnostic[] = [];
    const systems = this.systemsOf(path);
    for (const { known } of systems) for (const each of known) if (each.file === path) add(found, each);
    if (systems.length === 0)
      for (const each of diagnose(this.#program(path).problems)) if (each.file === path) add(found, each);
    return found;
  }

  #toldOfAll(): Told {
    const paths = this.systems.flatMap(({ program }) => program.files.map(({ source }) => source.path));
    const found = new Map([...paths, ...this.#open.keys()].map((path): [string, Diagnostic[]] => [path, []]));
    for (const { diagnostics } of this.systems)
      for (const each of diagnostics) {
        const said = found.get(each.file) ?? [];
        add(said, each);
        found.set(each.file, said);
      }
    const known = new Set(paths);
    for (const path of this.#open.keys()) if (!known.has(path)) found.set(path, [...this.#saidOf(path)]);
    return found;
  }

  /** Something has changed. What it leaves as it was is found in the caches. */
  #forget(): void {
    this.#systems = undefined;
    this.#programs = new Map();
  }

  #lookAtAll(): readonly CheckedSystem[] {
    const entries = this.files.filter((path) => this.#declaresSystem(path));
    for (const entry of this.#checked.keys()) if (!entries.includes(entry)) this.#checked.delete(entry);
    const systems = entries.map((entry) => {
      const cache = this.#checked.get(entry) ?? new CheckCache();
      this.#checked.set(entry, cache);
      return new CheckedSystem(entry, this.#program(entry), cache);
    });
    return systems;
  }

  #declaresSystem(path: string): boolean {
    const result = this.fileSystem.read(path);
    if (result.kind !== 'text') return false;
    const { text } = result;
    const known = this.#declares.get(path);
    if (known?.text === text) return known.system;
    // Most files are parts of others, and not parsed to find that out.
    const system = /\bsystem\b/.test(text) && this.#program(path).files[0]?.tree.elements.some(isSystem) === true;
    this.#declares.set(path, { text, system });
    return system;
  }

  #program(entry: string): Program {
    const known = this.#programs.get(entry);
    if (known) return known;
    const program = loadProgram(entry, this.fileSystem, undefined, this.#parsed);
    this.#programs.set(entry, program);
    return program;
  }
}

export function fileOf(program: Program, path: string | undefined): SourceFile | undefined {
  return program.files.find(({ source }) => source.path === path);
}

function count(all: readonly Diagnostic[], code: string): number {
  return all.filter((each) => each.code === code).length;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Two systems that share a file may say the same of it. */
function add(known: Diagnostic[], diagnostic: Diagnostic): void {
  const isKnown = known.some(
    ({ code, message, range }) =>
      range.start.offset === diagnostic.range.start.offset &&
      range.end.offset === diagnostic.range.end.offset &&
      code === diagnostic.code &&
      message === diagnostic.message,
  );
  if (!isKnown) known.push(diagnostic);
}
