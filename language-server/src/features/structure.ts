/** How a file is built: outline, folding, selections, and links to the files that it imports. */
import type { AstNode } from 'langium';
import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type SelectionRange,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import {
  childrenOf,
  commentsIn,
  importTarget,
  isDeclaration,
  isImport,
  locationOf,
  nodesIn,
  sourceOf,
  type Declaration,
  type FileSystem,
  type Range,
  type SourceFile,
} from '../../../src/language/index.ts';
import { toLocation, toRange, uriOf } from '../protocol.ts';

const KINDS: Readonly<Record<Declaration['$type'], SymbolKind>> = {
  System: SymbolKind.Namespace,
  Role: SymbolKind.Key,
  Application: SymbolKind.Module,
  Client: SymbolKind.Object,
  Entity: SymbolKind.Class,
  Mixin: SymbolKind.Interface,
  Value: SymbolKind.Struct,
  Enum: SymbolKind.Enum,
  EnumValue: SymbolKind.EnumMember,
  Event: SymbolKind.Event,
  Procedure: SymbolKind.Method,
  Field: SymbolKind.Field,
  Parameter: SymbolKind.Variable,
};

/** The declarations of a file, each within the one that it stands in. */
export function outline({ tree }: SourceFile): DocumentSymbol[] {
  return symbolsBelow(tree);
}

function symbolsBelow(node: AstNode): DocumentSymbol[] {
  return childrenOf(node).flatMap((child) => {
    const inside = symbolsBelow(child);
    return isDeclaration(child) && child.name ? [symbolOf(child, inside)] : inside;
  });
}

function symbolOf(node: Declaration, children: DocumentSymbol[]): DocumentSymbol {
  const detail = detailOf(node);
  return {
    name: node.name,
    ...(detail !== undefined && { detail }),
    kind: KINDS[node.$type],
    range: toRange(locationOf(node).range),
    selectionRange: toRange(locationOf(node, 'name').range),
    children,
  };
}

/** `microservice`, or the type of a field as it is written. */
function detailOf(node: Declaration): string | undefined {
  if (node.$type === 'Application') return node.kind;
  if (node.$type !== 'Field' && node.$type !== 'Parameter') return undefined;
  const { start, end } = locationOf(node, 'type').range;
  return sourceOf(node).text.slice(start.offset, end.offset);
}

/** The declarations of files whose names hold the letters of a query, in their order. */
export function symbolsNamed(query: string, files: readonly SourceFile[]): WorkspaceSymbol[] {
  const wanted = query.toLowerCase().split('');
  return files
    .flatMap(({ tree }) => [...nodesIn(tree)])
    .filter(isDeclaration)
    .filter(({ name }) => name && holdsInOrder(name.toLowerCase(), wanted))
    .map((node) => {
      const container = containerOf(node);
      return {
        name: node.name,
        kind: KINDS[node.$type],
        location: toLocation(locationOf(node, 'name')),
        ...(container !== undefined && { containerName: container }),
      };
    });
}

function holdsInOrder(name: string, letters: readonly string[]): boolean {
  let from = 0;
  return letters.every((letter) => (from = name.indexOf(letter, from) + 1) > 0);
}

function containerOf(node: AstNode): string | undefined {
  const names: string[] = [];
  for (let each = node.$container; each; each = each.$container) if (isDeclaration(each)) names.unshift(each.name);
  return names.length === 0 ? undefined : names.join('.');
}

/** Whatever stands in braces on several lines, comments, and the imports at the head. */
export function foldings({ tree, source }: SourceFile): FoldingRange[] {
  const blocks = [...nodesIn(tree)].flatMap((node) => {
    const { start, end } = locationOf(node).range;
    if (node === tree || source.text.charAt(end.offset - 1) !== '}') return [];
    return folded({ start, end }, undefined, 1);
  });
  const comments = commentsIn(tree).flatMap(({ start, end }) =>
    folded(source.range(start, end), FoldingRangeKind.Comment),
  );
  const imports = tree.elements.filter(isImport);
  const [first] = imports;
  const last = imports.at(-1);
  const range = first && last && { start: locationOf(first).range.start, end: locationOf(last).range.end };
  const all = [...blocks, ...comments, ...(range ? folded(range, FoldingRangeKind.Imports) : [])];
  // Of blocks that begin on one line, an editor folds one.
  return [...new Map(all.toReversed().map((each) => [each.startLine, each])).values()].toReversed();
}

/** @param kept lines at the end that stay visible */
function folded({ start, end }: Range, kind?: FoldingRangeKind, kept = 0): FoldingRange[] {
  const [startLine, endLine] = [start.line - 1, end.line - 1 - kept];
  return endLine > startLine ? [{ startLine, endLine, ...(kind && { kind }) }] : [];
}

/** What grows around a place: the word, then each part of the text that it stands in. */
export function selectionAt({ tree, source }: SourceFile, offset: number): SelectionRange {
  const around = [...nodesIn(tree)]
    .map((node) => locationOf(node).range)
    .filter(({ start, end }) => start.offset <= offset && offset <= end.offset);
  const word = wordAt(source.text, offset);
  const ranges = [source.range(0, source.text.length), ...around.slice(1), source.range(word.start, word.end)];
  let selection: SelectionRange | undefined;
  let former: Range | undefined;
  for (const range of ranges) {
    // Inner ones come later; one that is the same, or longer, is no step.
    if (former && range.end.offset - range.start.offset >= former.end.offset - former.start.offset) continue;
    selection = { range: toRange(range), ...(selection && { parent: selection }) };
    former = range;
  }
  return selection ?? { range: toRange(source.range(offset, offset)) };
}

function wordAt(text: string, offset: number): { start: number; end: number } {
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0;
  const after = /^\w*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

/** The paths of imports lead to the files. */
export function links({ tree, source }: SourceFile, fileSystem: FileSystem): DocumentLink[] {
  return tree.elements.filter(isImport).flatMap((node) => {
    const target = node.path === undefined ? undefined : importTarget(node.path, source.path, fileSystem);
    if (typeof target !== 'string' || fileSystem.read(target).kind === 'missing') return [];
    return [{ range: toRange(locationOf(node, 'path').range), target: uriOf(target) }];
  });
}
