/** Names that a file could use if it imported them: declared in files of the workspace that are no part of its system. */
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import {
  importTarget,
  isApplication,
  isEnum,
  isEvent,
  isImport,
  isMixin,
  isRoleList,
  isSystem,
  isValue,
  type Application,
  type Declaration,
  type Enum,
  type File,
  type Mixin,
  type Program,
  type Role,
  type SourceFile,
  type Value,
  withLineEndOf,
} from '../../../../src/language/index.ts';
import { toPosition } from '../../protocol.ts';
import { fileOf, type Workspace } from '../../workspace.ts';
import { importsInto } from '../refactor/imports.ts';
import { reachable } from './reachable.ts';
import { itemOf } from './items.ts';

/** What stands outside of braces in a file that could be imported. */
export interface Importable {
  readonly target: Application | Role | Enum | Value | Mixin;
  readonly file: SourceFile;
}

/** A name at a place, and how to come by it. */
export class Elsewhere {
  readonly #workspace: Workspace;
  readonly #program: Program;
  readonly #into: SourceFile;

  /** @param into the file that is written, a part of the program */
  constructor(workspace: Workspace, program: Program, into: SourceFile) {
    this.#workspace = workspace;
    this.#program = program;
    this.#into = into;
  }

  applications(kind: Application['kind']): CompletionItem[] {
    return this.#items((target) => isApplication(target) && target.kind === kind);
  }

  /** Those that have events. */
  publishers(): CompletionItem[] {
    return this.#items((target) => isApplication(target) && target.members.some(isEvent));
  }

  /**
   * Shared types, and what other applications keep, by its full name.
   *
   * @param application in which they are named
   */
  types(application: Application | undefined): CompletionItem[] {
    const shared = this.#items((target) => isEnum(target) || isValue(target));
    const kept = this.#all().flatMap(({ target, file }) =>
      isApplication(target)
        ? reachable(
            entitiesOf(target).map((each) => this.#item(each, file, `${target.name}.${each.name}`)),
            target,
            application,
          )
        : [],
    );
    return [...shared, ...kept];
  }

  /** What an application keeps, by names that stand behind its own. */
  keptBy(owner: string, application: Application | undefined): CompletionItem[] {
    return this.#within(owner, (target, file) =>
      reachable(
        entitiesOf(target).map((each) => this.#item(each, file, each.name)),
        target,
        application,
      ),
    );
  }

  eventsOf(owner: string): CompletionItem[] {
    return this.#within(owner, ({ members }, file) =>
      members
        .filter(isEvent)
        .filter(({ name }) => Boolean(name))
        .map((each) => this.#item(each, file, each.name)),
    );
  }

  /** What would bring a name here that is not known here. */
  importsOf(
    name: string,
    types: readonly Importable['target']['$type'][],
  ): { readonly path: string; readonly edit: TextEdit }[] {
    const fitting = this.#all().filter(({ target }) => target.name === name && types.includes(target.$type));
    return fitting.map(({ file }) => this.#import(file));
  }

  mixins(): CompletionItem[] {
    return this.#items(isMixin);
  }

  roles(): CompletionItem[] {
    return this.#items(({ $type }) => $type === 'Role');
  }

  #within(name: string, items: (owner: Application, file: SourceFile) => CompletionItem[]): CompletionItem[] {
    return this.#all().flatMap(({ target, file }) =>
      isApplication(target) && target.name === name ? items(target, file) : [],
    );
  }

  #items(fits: (target: Importable['target']) => boolean): CompletionItem[] {
    return this.#all().flatMap(({ target, file }) => (fits(target) ? [this.#item(target, file, target.name)] : []));
  }

  /** Below what is at hand, and with the import that it takes. */
  #item(target: Declaration, file: SourceFile, label: string): CompletionItem {
    const { path, edit } = this.#import(file);
    return {
      ...itemOf(target),
      label,
      detail: `import from ${path}`,
      sortText: `~${label}`,
      additionalTextEdits: [edit],
    };
  }

  #import(file: SourceFile): { readonly path: string; readonly edit: TextEdit } {
    const path = this.#workspace.importPath(this.#into.source.path, file.source.path);
    const { offset, text } = importsInto(this.#into, [path]);
    const place = toPosition(this.#into.source.position(offset));
    const newText = withLineEndOf(this.#into.source.text, text);
    return { path, edit: { range: { start: place, end: place }, newText } };
  }

  #all(): readonly Importable[] {
    const known = importables.get(this.#program);
    if (known) return known;
    const found = importableBy(this.#program, this.#workspace);
    importables.set(this.#program, found);
    return found;
  }
}

/** A program goes when anything in the workspace changes. */
const importables = new WeakMap<Program, readonly Importable[]>();

function importableBy(program: Program, workspace: Workspace): Importable[] {
  return workspace.files.flatMap((path) => {
    if (fileOf(program, path)) return [];
    const around = workspace.programsOf(path)[0];
    const file = around && fileOf(around, path);
    if (!file || !mayJoin(file, around, program, workspace)) return [];
    return file.tree.elements
      .flatMap(namedIn)
      .flatMap((target) => (isTaken(target, program) ? [] : [{ target, file }]));
  });
}

function namedIn(element: File['elements'][number]): Importable['target'][] {
  const targets = isRoleList(element)
    ? element.roles
    : isApplication(element) || isEnum(element) || isValue(element) || isMixin(element)
      ? [element]
      : [];
  return targets.filter(({ name }) => Boolean(name));
}

/** Neither the file nor what it imports has a system of its own, or an application of a name that is taken. */
function mayJoin(file: SourceFile, around: Program, program: Program, workspace: Workspace): boolean {
  const pending = [file];
  const seen = new Set(pending);
  for (const each of pending) {
    if (
      each.tree.elements.some((element) => isSystem(element) || (isApplication(element) && isTaken(element, program)))
    )
      return false;
    for (const { path } of each.tree.elements.filter(isImport)) {
      const target = path === undefined ? undefined : importTarget(path, each.source.path, workspace.fileSystem);
      const next = typeof target === 'string' && !fileOf(program, target) ? fileOf(around, target) : undefined;
      if (next && !seen.has(next)) pending.push(next);
      if (next) seen.add(next);
    }
  }
  return true;
}

function isTaken({ $type, name }: Importable['target'], { symbols }: Program): boolean {
  if ($type === 'Application') return symbols.applications.has(name);
  return $type === 'Role' ? symbols.roles.has(name) : symbols.shared.types.has(name);
}

function entitiesOf({ members }: Application) {
  return members.filter((member) => member.$type === 'Entity').filter(({ name }) => Boolean(name));
}
