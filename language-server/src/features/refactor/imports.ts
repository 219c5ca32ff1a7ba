import {
  importTarget,
  isImport,
  isRoleList,
  isSystem,
  type File,
  type SourceFile,
} from '../../../../src/language/index.ts';
import type { Draft } from './draft.ts';
import type { Ground } from './offer.ts';
import { pieceOf, spanOf } from './pieces.ts';

/**
 * Adds imports to a file: before those that it has, so that what stood in the file still comes before what it imported,
 * which is the order that default ports go by; else behind its system and roles.
 *
 * @param paths the files to be imported
 */
export function addImports(draft: Draft, file: SourceFile, paths: readonly string[], ground: Ground): void {
  const named = paths.map((path) => ground.workspace.importPath(file.source.path, path));
  const { offset, text } = importsInto(file, named);
  draft.insert(file.source.path, offset, text);
}

/**
 * Where imports go, and the text that they are there.
 *
 * @param paths as they stand in an import
 */
export function importsInto(
  { tree }: SourceFile,
  paths: readonly string[],
): { readonly offset: number; readonly text: string } {
  const lines = paths.map((path) => `import "${path}"`).join('\n');
  const first = tree.elements.find(isImport);
  if (first) return { offset: pieceOf(first).start, text: `${lines}\n` };
  const above = tree.elements.findLast((element) => isSystem(element) || isRoleList(element));
  if (above) return { offset: pieceOf(above).end, text: `\n\n${lines}` };
  return { offset: startOf(tree), text: `${lines}\n\n` };
}

/** Before the first declaration and its comments; a comment that stands apart from it stays at the head of the file. */
function startOf(tree: File): number {
  const [first] = tree.elements;
  return first ? pieceOf(first).start : 0;
}

/** The files that a file imports. */
export function importedBy({ source, tree }: SourceFile, { workspace }: Ground): string[] {
  return tree.elements.filter(isImport).flatMap((each) => {
    const target = each.path === undefined ? undefined : importTarget(each.path, source.path, workspace.fileSystem);
    return typeof target === 'string' ? [target] : [];
  });
}

/** A file beside another one that is not there yet; undefined when it is. */
export function newFileBeside(path: string, name: string, { workspace }: Ground): string | undefined {
  const { fileSystem } = workspace;
  const made = fileSystem.join(path, `./${name}.msa`);
  return fileSystem.read(made).kind === 'missing' && !workspace.files.includes(made) ? made : undefined;
}

/** Just after the last element of a file, with its comments. */
export function endOf({ tree, source }: SourceFile): number {
  const last = tree.elements.at(-1);
  return last ? Math.max(pieceOf(last).end, spanOf(last).end) : source.text.length;
}
