import type { ClientCapabilities, CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { AnnotatedTextEdit, CreateFile, TextDocumentEdit, type TextEdit } from 'vscode-languageserver-protocol/node';
import { URI } from 'vscode-uri';
import type { Editor } from '../editor.ts';

/** An editor that can do all that editors can do with changes, as VS Code. */
export const ABLE: ClientCapabilities = {
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
    },
  },
  textDocument: {
    codeAction: { disabledSupport: true, dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } },
  },
};

/** The refactorings that are offered where a word stands. */
export async function refactorings(editor: Editor, path: string, word: string): Promise<CodeAction[]> {
  const start = editor.place(path, word);
  const context = { diagnostics: [], only: ['refactor'] };
  const params = { textDocument: { uri: editor.uri(path) }, range: { start, end: start }, context };
  return editor.connection.sendRequest('textDocument/codeAction', params);
}

/** The texts that an edit makes, by path; of what is to be confirmed, everything or nothing is. */
export function appliedEdit(
  editor: Editor,
  { documentChanges = [] }: WorkspaceEdit,
  { confirmed }: { readonly confirmed: boolean },
): Record<string, string> {
  const pathOf = (uri: string): string => URI.parse(uri).fsPath.slice(editor.folder.length + 1);
  const texts: Record<string, string> = {};
  for (const change of documentChanges) {
    if (CreateFile.is(change)) editor.write(pathOf(change.uri), '');
    if (!TextDocumentEdit.is(change)) continue;
    const edits = change.edits.filter((edit): edit is TextEdit => confirmed || !AnnotatedTextEdit.is(edit));
    texts[pathOf(change.textDocument.uri)] = editor.applied(pathOf(change.textDocument.uri), edits);
  }
  return texts;
}
