/** Everything about names: where they are declared and said, what they mean, and what becomes of another name. */
import type { AstNode } from 'langium';
import { DocumentHighlightKind, type DocumentHighlight, type Location, type Range } from 'vscode-languageserver';
import {
  childrenOf,
  isEntity,
  isEnum,
  isField,
  isMixin,
  isPlainType,
  isValue,
  locationOf,
  mentionsIn,
  USER,
  type Declaration,
  type Location as Place,
  type Mention,
  type Program,
} from '../../../src/language/index.ts';
import { KEY } from '../../../src/lower/index.ts';
import { toLocation, toRange, uriOf } from '../protocol.ts';
import { fileOf } from '../workspace.ts';

/** A name under the cursor, in one of the programs that its file is a part of. */
export interface NameAt {
  readonly mention: Mention;
  readonly program: Program;
}

/** @param offset in UTF-16 code units; the place just after a name counts as the name */
export function nameAt(programs: readonly Program[], path: string, offset: number): NameAt | undefined {
  for (const program of programs) {
    const file = fileOf(program, path);
    const mention =
      file && mentionsIn(partAround(file.tree, offset), program.symbols).find((each) => holds(each, offset));
    if (mention) return { mention, program };
  }
  return undefined;
}

/** The smallest part of a tree that a place is well inside of: names elsewhere need not be looked up. */
function partAround(node: AstNode, offset: number): AstNode {
  const inside = childrenOf(node).find(({ $cstNode: whole }) => whole && whole.offset < offset && offset < whole.end);
  return inside ? partAround(inside, offset) : node;
}

function holds({ node, property, index }: Mention, offset: number): boolean {
  const whole = node.$cstNode;
  // Spares working out where the parts of a node stand that is somewhere else.
  if (!whole || offset < whole.offset || offset > whole.end) return false;
  const { range } = locationOf(node, property, index);
  return range.start.offset <= offset && offset <= range.end.offset;
}

export function definition({ mention }: NameAt): Location {
  return toLocation(locationOf(mention.target, 'name'));
}

/** Every place that names the same declaration, in all programs, each once. */
export function references(
  target: Declaration,
  programs: readonly Program[],
  { declaration }: { readonly declaration: boolean },
): Location[] {
  return placesNaming(target, programs, { declaration }).map(toLocation);
}

/** As {@link references}, in our own terms. */
export function placesNaming(
  target: Declaration,
  programs: readonly Program[],
  { declaration }: { readonly declaration: boolean },
): Place[] {
  const found = new Map<string, Place>();
  for (const program of programs)
    for (const { source, tree } of program.files) {
      // Whatever names it says its name.
      if (!source.text.includes(target.name)) continue;
      for (const mention of mentionsIn(tree, program.symbols)) {
        if (mention.target !== target || (!declaration && mention.node === target)) continue;
        const place = locationOf(mention.node, mention.property, mention.index);
        found.set(`${place.file}:${place.range.start.offset}`, place);
      }
    }
  return [...found.values()];
}

export function highlights({ mention, program }: NameAt, path: string): DocumentHighlight[] {
  const uri = uriOf(path);
  const declared = toLocation(locationOf(mention.target, 'name'));
  return references(mention.target, [program], { declaration: true })
    .filter((each) => each.uri === uri)
    .map(({ range }) => ({
      range,
      kind:
        declared.uri === uri &&
        declared.range.start.line === range.start.line &&
        declared.range.start.character === range.start.character
          ? DocumentHighlightKind.Write
          : DocumentHighlightKind.Read,
    }));
}

/** What can be renamed, and what it is called now. */
export function renamable({ mention }: NameAt): { range: Range; placeholder: string } {
  const { range } = locationOf(mention.node, mention.property, mention.index);
  return { range: toRange(range), placeholder: mention.target.name };
}

/**
 * Why something cannot be called so; undefined when it can. What else is wrong with a name, the checker says; what is told here
 * would be right, and mean something else.
 */
export function whyNotCalled(name: string, { mention: { target } }: NameAt): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9]+)*$/.test(name))
    return `\`${name}\` is no name: it takes a letter, then letters, digits and underscores.`;
  const isType = isEntity(target) || isEnum(target) || isValue(target) || isMixin(target);
  if (isType && (isPlainType(name) || name === USER))
    return `\`${name}\` is a type of the language: fields of that type would mean \`${target.name}\` from then on.`;
  if (!isField(target) || target.name === name || !(isEntity(target.$container) || isMixin(target.$container)))
    return undefined;
  if (target.name === KEY)
    return `\`${KEY}\` is the key of every entity: what is called otherwise is a field like others.`;
  return name === KEY
    ? `\`${KEY}\` is the key of every entity: \`${target.name}\` would be no field any more.`
    : undefined;
}
