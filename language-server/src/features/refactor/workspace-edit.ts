import {
  CreateFile,
  TextDocumentEdit,
  type ChangeAnnotation,
  type ClientCapabilities,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { Source } from '../../../../src/language/index.ts';
import { toRange, uriOf } from '../../protocol.ts';
import { hunksBetween } from './layout.ts';

/** What an editor can do with changes, as far as it matters here. */
export interface EditorSkills {
  /** Takes changes document by document, with versions and in an order. */
  readonly takesDocumentChanges: boolean;
  /** Makes new files when it is told to. */
  readonly makesFiles: boolean;
  /** Shows what is said of changes, and asks before it makes them. */
  readonly takesAnnotations: boolean;
  /** Shows what cannot be done, and why. */
  readonly showsDisabled: boolean;
  /** Asks what an action changes when it is chosen, and not before. */
  readonly asksLater: boolean;
}

export function skillsOf({ workspace, textDocument }: ClientCapabilities): EditorSkills {
  const edit = workspace?.workspaceEdit;
  const action = textDocument?.codeAction;
  const takesDocumentChanges = edit?.documentChanges ?? false;
  return {
    takesDocumentChanges,
    makesFiles: takesDocumentChanges && (edit?.resourceOperations?.includes('create') ?? false),
    takesAnnotations: takesDocumentChanges && edit?.changeAnnotationSupport !== undefined,
    showsDisabled: action?.disabledSupport ?? false,
    asksLater: (action?.dataSupport ?? false) && (action?.resolveSupport?.properties.includes('edit') ?? false),
  };
}

/** A file before and after; `before` is undefined for a new one. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
  /** Of the open document; null when it is not open. */
  readonly version: number | null;
}

/** How changes are said to an editor. */
export interface Saying {
  readonly skills: EditorSkills;
  /** Of an open document; null for one that is not open. */
  readonly versionOf: (path: string) => number | null;
}

/** Changes of files, with the versions of the texts that they are meant for, where the editor looks at those. */
export function changesOf(
  files: readonly { readonly path: string; readonly edits: TextEdit[] }[],
  { skills, versionOf }: Saying,
): WorkspaceEdit {
  if (!skills.takesDocumentChanges)
    return { changes: Object.fromEntries(files.map(({ path, edits }) => [uriOf(path), edits])) };
  return {
    documentChanges: files.map(({ path, edits }) =>
      TextDocumentEdit.create({ uri: uriOf(path), version: versionOf(path) }, edits),
    ),
  };
}

const CONSEQUENCES = 'consequences';

/**
 * The changes that make one state of some files of another: line by line, so that whatever stands elsewhere stays where it is.
 *
 * @param notes what else follows, said with the changes where the editor can; half of them would be no refactoring, so that none is left to confirm
 */
export function workspaceEdit(
  files: readonly ChangedFile[],
  notes: readonly string[],
  skills: EditorSkills,
): WorkspaceEdit {
  const edits = files.map((file) => ({ ...file, uri: uriOf(file.path), edits: lineEdits(file) }));
  if (!skills.takesDocumentChanges)
    return { changes: Object.fromEntries(edits.map(({ uri, edits: each }) => [uri, each])) };
  const isAnnotated = skills.takesAnnotations && notes.length > 0;
  const annotate = (edit: TextEdit) => (isAnnotated ? { ...edit, annotationId: CONSEQUENCES } : edit);
  const created = edits.filter(({ before }) => before === undefined);
  return {
    documentChanges: [
      ...created.map(({ uri }) =>
        isAnnotated ? CreateFile.create(uri, undefined, CONSEQUENCES) : CreateFile.create(uri),
      ),
      ...edits.map(({ uri, version, edits: each }) => TextDocumentEdit.create({ uri, version }, each.map(annotate))),
    ],
    ...(isAnnotated && { changeAnnotations: { [CONSEQUENCES]: consequences(notes) } }),
  };
}

function consequences(notes: readonly string[]): ChangeAnnotation {
  return { label: 'More changes than this text', description: notes.join(' '), needsConfirmation: false };
}

/** What turns one text into another. */
export function lineEdits({ path, before = '', after }: Pick<ChangedFile, 'path' | 'before' | 'after'>): TextEdit[] {
  const source = new Source(path, before);
  return hunksBetween(before, after).map((hunk) => ({
    range: toRange(source.range(hunk.before.start, hunk.before.end)),
    newText: after.slice(hunk.after.start, hunk.after.end),
  }));
}
