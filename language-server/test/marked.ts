/** Fixtures: files of a workspace, one of which holds `|` where the cursor is. */
import { virtualFiles, type Program, type SourceFile } from '../../src/language/index.ts';
import { fileOf, Workspace, type Storage } from '../src/workspace.ts';

export interface Marked {
  readonly workspace: Workspace;
  readonly path: string;
  /** Of the file with the cursor, without its mark. */
  readonly text: string;
  readonly offset: number;
  readonly program: Program;
  readonly file: SourceFile;
}

/** @param files by path, below no folder; a mark may be escaped nowhere, so texts with `|` cannot be fixtures */
export function marked(files: Readonly<Record<string, string>>): Marked {
  const [path = '', withMark = ''] = Object.entries(files).find(([, text]) => text.includes('|')) ?? [];
  const offset = withMark.indexOf('|');
  const text = withMark.replace('|', '');
  const workspace = workspaceOf({ ...files, [path]: text });
  workspace.setText(path, text);
  const [program] = workspace.programsOf(path);
  const file = program && fileOf(program, path);
  if (!program || !file) throw new Error('The mark stands in no file that is read.');
  return { workspace, path, text, offset, program, file };
}

/** A workspace of one folder that holds these files. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const virtual = virtualFiles(files);
  const storage: Storage = {
    read: (path) => virtual.read(path),
    join: (from, to) => virtual.join(from, to),
    below: () => Object.keys(files),
    beside: () => Object.keys(files),
    importPath: (_, to) => `./${to}`,
  };
  const workspace = new Workspace(storage);
  workspace.folders = ['/'];
  return workspace;
}
