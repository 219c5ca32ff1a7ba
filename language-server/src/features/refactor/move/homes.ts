import type { AstNode } from 'langium';
import {
  applicationOf,
  findDeclaration,
  isApplication,
  isDeclaration,
  isEntity,
  isEventReference,
  isMixin,
  isPlainType,
  isType,
  mentionsIn,
  nodesIn,
  USER,
  type Application,
  type Declaration,
  type EventReference,
  type Program,
  type SourceFile,
  type Symbols,
  type Type,
  type TypeDeclaration,
} from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { fileOf, spanOf } from '../pieces.ts';

/** Where declarations stand once some have moved: in an application, or (undefined) outside of all. */
export class Homes {
  readonly #moved: ReadonlyMap<Declaration, Application | undefined>;

  constructor(moved: ReadonlyMap<Declaration, Application | undefined>) {
    this.#moved = moved;
  }

  /** Whether a file holds some of what moves, or may name it. */
  touch({ source, tree }: SourceFile): boolean {
    return [...this.#moved.keys()].some((node) => fileOf(node) === tree || source.text.includes(node.name));
  }

  /** Whether a node is among what moves, or in it. */
  isMoved(node: AstNode): boolean {
    return this.#rootOf(node) !== undefined;
  }

  of(node: AstNode): Application | undefined {
    const root = this.#rootOf(node);
    return root ? this.#moved.get(root) : applicationOf(node);
  }

  #rootOf(node: AstNode): Declaration | undefined {
    for (let each: AstNode | undefined = node; each; each = each.$container)
      if (isDeclaration(each) && this.#moved.has(each)) return each;
    return undefined;
  }
}

/** Writes every type and event as it is called from where it is named, once the declarations have their new homes. */
export function renameAcross(draft: Draft, homes: Homes, { files, symbols }: Program): void {
  for (const { tree } of files.filter((file) => homes.touch(file)))
    for (const mention of mentionsIn(tree, symbols)) {
      const { node, property, target } = mention;
      if (!(isType(node) && property === 'target') && !(isEventReference(node) && property === 'event')) continue;
      if (!homes.isMoved(node) && !homes.isMoved(target)) continue;
      const home = homes.of(target);
      const text = home === undefined || home === homes.of(node) ? target.name : `${home.name}.${target.name}`;
      const { path, start, end } = spanOfName(node);
      if (text !== nameOf(node)) draft.replace({ path, start, end }, text);
    }
}

/** With the name of the application before it. */
function spanOfName(node: Type | EventReference): { path: string; start: number; end: number } {
  const name = spanOf(node, isType(node) ? 'target' : 'event');
  return node.application === undefined ? name : { ...name, start: spanOf(node, 'application').start };
}

function nameOf(node: Type | EventReference): string {
  const name = isType(node) ? node.target : node.event;
  return node.application === undefined ? name : `${node.application}.${name}`;
}

/** Why names would mean something else where things move to; undefined when all mean what they meant. */
export function whyMisunderstood(
  moved: readonly TypeDeclaration[],
  homes: Homes,
  target: Application | undefined,
  { symbols }: Program,
): string | undefined {
  const there = target ? symbols.scope(target).types : symbols.shared.types;
  const where = target ? `\`${target.name}\`` : 'The system, outside of applications,';
  for (const node of moved) {
    const { name } = node;
    if (there.has(name)) return `${where} has a \`${name}\` of its own.`;
    if (isPlainType(name) || name === USER) return `\`${name}\` is the name of a type of the language.`;
    if (symbols.shared.types.has(name)) return `There is a \`${name}\` outside of applications.`;
    const other = [...namesIn(node, symbols)].find(([said, meant]) => {
      // Entities that stay are named with their application from there on.
      const isQualified = isEntity(meant) && homes.of(meant) !== target;
      return there.has(said) && there.get(said)?.[0] !== meant && !isQualified;
    });
    if (other) return `${where} has a \`${other[0]}\` of its own.`;
  }
  return undefined;
}

/** The names without an application that a declaration says, and what they mean; nothing for types of the language. */
function* namesIn(node: TypeDeclaration, symbols: Symbols): Generator<readonly [string, TypeDeclaration | undefined]> {
  for (const each of nodesIn(node)) {
    if (isType(each) && each.application === undefined)
      yield [each.target, findDeclaration(symbols, each.target, applicationOf(each))];
    if (isEntity(each) || isMixin(each))
      for (const name of each.mixins) yield [name, findDeclaration(symbols, name, applicationOf(each))];
  }
}

/** The applications of a program, each once. */
export function applicationsOf({ files }: Program): Application[] {
  return files.flatMap(({ tree }) => tree.elements.filter(isApplication));
}
