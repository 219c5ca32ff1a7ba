/** Imports follow the files that they name, and those that they stand in. */
import type { TextEdit } from 'vscode-languageserver';
import { importTarget, isImport, locationOf, type Import } from '../../../src/language/index.ts';
import { toRange } from '../protocol.ts';
import { fileOf, type Workspace } from '../workspace.ts';

/** A file, or a folder with all that is below it, that gets another path. */
export interface RenamedFile {
  readonly from: string;
  readonly to: string;
}

/**
 * What changes in the imports of a workspace when files get other paths. Files of packages are named by their packages, so
 * that nothing changes for those.
 *
 * @returns by path before the change; files in which nothing changes are left out
 */
export function importsAfter(
  renamed: readonly RenamedFile[],
  workspace: Workspace,
): { readonly path: string; readonly edits: TextEdit[] }[] {
  const after = (path: string): string => pathAfter(path, renamed);
  return workspace.files.flatMap((path) => {
    const [program] = workspace.programsOf(path);
    const imports = (program && fileOf(program, path)?.tree.elements.filter(isImport)) ?? [];
    const edits = imports.flatMap((each) => editOf(each, path, after, workspace));
    return edits.length > 0 ? [{ path, edits }] : [];
  });
}

function editOf(node: Import, path: string, after: (path: string) => string, workspace: Workspace): TextEdit[] {
  const { path: written } = node;
  if (written === undefined || !written.startsWith('.')) return [];
  const { fileSystem } = workspace;
  const target = importTarget(written, path, fileSystem);
  // What is written may still lead there: both files may have moved.
  if (typeof target !== 'string' || fileSystem.join(after(path), written) === after(target)) return [];
  const newText = `"${workspace.importPath(after(path), after(target))}"`;
  return [{ range: toRange(locationOf(node, 'path').range), newText }];
}

function pathAfter(path: string, renamed: readonly RenamedFile[]): string {
  for (const { from, to } of renamed) {
    if (path === from) return to;
    if (path.startsWith(from) && /[\\/]/.test(path.charAt(from.length))) return to + path.slice(from.length);
  }
  return path;
}
