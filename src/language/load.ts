import { isImport, type File, type Import } from './generated/ast.ts';
import type { FileSystem, ReadResult } from './files.ts';
import { ignoresOf } from './ignores.ts';
import { importMeant } from './near-imports.ts';
import { packageFileOf, packagePaths } from './packages.ts';
import { parseIncrementally } from './incremental.ts';
import { parse, type Parse } from './parse.ts';
import type { FileProblem, Problem } from './problems.ts';
import { ParseCache, type ParsedFile } from './parse-cache.ts';
import { bindSource, locationOf, sourceOf, type LostNames, type Program, type SourceFile } from './program.ts';
import { createServices, type MsaServices } from './services.ts';
import { Source, type Location } from './source.ts';
import { collectSymbols } from './symbols.ts';
import { lostWords, syntaxProblems } from './syntax-problems.ts';

let sharedServices: MsaServices | undefined;

/** Carries out a part of the work; whoever gives one may tell how long each takes. */
export type Phases = <Result>(phase: 'parse' | 'link', work: () => Result) => Result;

/**
 * Reads a system: the file at `entry` and what it imports, transitively, each file once; imports may go in circles.
 * Whatever is wrong with texts or files becomes a problem of the program; nothing is thrown.
 *
 * @param cache what was parsed before: a text that has not changed since is not parsed again
 */
export function loadProgram(
  entry: string,
  fileSystem: FileSystem,
  phase: Phases = (_, work) => work(),
  cache = new ParseCache(),
): Program {
  const loader = phase('parse', () => {
    const made = new Loader(fileSystem, (sharedServices ??= createServices()), cache);
    made.load(fileSystem.join('', entry));
    return made;
  });
  const problems = loader.problems();
  return {
    files: loader.files,
    problems,
    isComplete: problems.length === 0,
    symbols: phase('link', () => collectSymbols(loader.files.map((file) => file.tree))),
    lost: loader.lost,
  };
}

class Loader {
  readonly files: SourceFile[] = [];
  readonly lost = new Lost();
  readonly #problems: Problem[] = [];
  /** Where each file was first asked for: on an import, or nowhere for the entry. */
  readonly #requested = new Map<string, Import | undefined>();

  constructor(
    readonly fileSystem: FileSystem,
    readonly services: MsaServices,
    readonly cache: ParseCache,
  ) {}

  load(entry: string): void {
    const waiting: [string, Import | undefined][] = [[entry, undefined]];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [path, from] = next;
      if (this.#requested.has(path)) continue;
      this.#requested.set(path, from);
      const tree = this.#read(path, from);
      waiting.push(...(tree ? this.#imports(tree, path) : []));
    }
  }

  /** In the order of files, then of places. */
  problems(): Problem[] {
    const order = new Map([...this.#requested.keys()].map((path, index) => [path, index]));
    const rank = (problem: Problem): number => order.get(problem.file) ?? 0;
    return this.#problems.sort(
      (left, right) => rank(left) - rank(right) || left.range.start.offset - right.range.start.offset,
    );
  }

  #read(path: string, from: Import | undefined): File | undefined {
    const result = this.fileSystem.read(path);
    if (result.kind === 'text')
      return this.#take(this.cache.get(path, result.text, (before) => this.#parse(path, result.text, before)));
    this.lost.everything = true;
    const meant = from && result.kind === 'missing' ? this.#meant(from.path, sourceOf(from).path) : {};
    this.#problems.push({ ...unread(path, from, result), ...meant });
    return undefined;
  }

  #meant(written: string, from: string): { readonly nearest?: string } {
    const nearest = importMeant(written, from, this.fileSystem);
    return nearest === undefined ? {} : { nearest };
  }

  #parse(path: string, text: string, before: Parse | undefined): readonly [ParsedFile, Parse] {
    const source = new Source(path, text);
    const parsed = (before && parseIncrementally(this.services, before, text)) ?? parse(this.services, text);
    bindSource(parsed.tree, source, parsed.comments);
    const file = {
      file: { source, tree: parsed.tree, ignores: ignoresOf(source, parsed.tokens, parsed.comments) },
      problems: [...syntaxProblems(source, parsed)],
      isLost: parsed.tooDeep !== undefined,
      lostWords: [...lostWords(parsed)],
    };
    return [file, parsed];
  }

  #take({ file, problems, isLost, lostWords }: ParsedFile): File {
    this.files.push(file);
    for (const problem of problems) this.#problems.push(problem);
    this.lost.everything ||= isLost;
    for (const word of lostWords) this.lost.words.add(word);
    return file.tree;
  }

  #imports(tree: File, path: string): [string, Import][] {
    const found: [string, Import][] = [];
    for (const each of tree.elements.filter(isImport)) {
      if (each.path === undefined) continue;
      const target = importTarget(each.path, path, this.fileSystem);
      if (typeof target === 'string') found.push([target, each]);
      else {
        this.#problems.push({ ...locationOf(each, 'path'), ...target, ...this.#meant(each.path, path) });
        this.lost.everything = true;
      }
    }
    return found;
  }
}

/** The path of the file that an import in the file `from` means, or why it means none. */
export function importTarget(written: string, from: string, fileSystem: FileSystem): string | FileProblem {
  if (written.trim() === '') return { kind: 'empty-import' };
  if (/^\.\.?\//.test(written)) return fileSystem.join(from, written);
  const wanted = packageFileOf(written);
  if (!wanted) return { kind: 'bad-import', path: written };
  const paths = packagePaths(fileSystem, from, wanted);
  const found = paths.find((path) => fileSystem.read(path).kind !== 'missing');
  return found ?? { kind: 'missing-package', path: written, package: wanted.package, wanted: wanted.file };
}

class Lost implements LostNames {
  everything = false;
  readonly words = new Set<string>();

  has(name: string): boolean {
    return this.everything || this.words.has(name);
  }
}

/** Told at the import, if there is one; what is inside the file is told there. */
function unread(path: string, from: Import | undefined, result: Exclude<ReadResult, { kind: 'text' }>): Problem {
  const place: Location = from ? locationOf(from, 'path') : new Source(path, '').location(0, 0);
  const named = from?.path ?? path;
  switch (result.kind) {
    case 'not-text':
      return {
        ...new Source(path, result.text).location(result.offset, result.offset + 1),
        kind: 'not-text',
        what: result.what,
      };
    case 'too-large':
      return { ...new Source(path, '').location(0, 0), kind: 'too-large', bytes: result.bytes, limit: result.limit };
    case 'missing':
      return { ...place, kind: 'missing-file', path: named };
    case 'not-a-file':
      return { ...place, kind: 'not-a-file', path: named };
    default:
      return { ...place, kind: 'unreadable-file', path: named, reason: result.reason };
  }
}
