import * as vscode from 'vscode';

/** Opens the page on a code, which is asked for when it is not given. */
export async function explain(pages: vscode.Uri, code = codeAtCursor()): Promise<void> {
  const chosen = code ?? (await chosenCode(pages));
  // The code comes from whoever runs the command, and becomes a path.
  if (chosen === undefined || !/^MSA\d{4}$/.test(chosen)) return;
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(pages, `${chosen}.md`));
}

async function chosenCode(pages: vscode.Uri): Promise<string | undefined> {
  const options = {
    title: 'Explain which diagnostic?',
    placeHolder: 'A code, or a part of a message',
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(entriesOf(pages), options))?.label;
}

/** The codes, as the list of all pages tells them. */
async function entriesOf(pages: vscode.Uri): Promise<vscode.QuickPickItem[]> {
  const list = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(pages, 'README.md')));
  return [...list.matchAll(/^- \[(MSA\d{4})\]\(.*?\), (\w+): (.*)$/gm)].map(
    ([, label = '', description = '', detail = '']) => ({ label, description, detail }),
  );
}

function codeAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'msa') return undefined;
  return vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.contains(editor.selection.active))
    .map(codeOf)
    .find((code) => code !== undefined);
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}

/** Offers the page on each diagnostic among what can be done about it. */
export class Explanations implements vscode.CodeActionProvider {
  static readonly metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  provideCodeActions(_: vscode.TextDocument, __: vscode.Range, context: vscode.CodeActionContext): vscode.CodeAction[] {
    return context.diagnostics.flatMap((diagnostic) => {
      const code = codeOf(diagnostic);
      if (diagnostic.source !== 'msac' || code === undefined) return [];
      const title = `Explain ${code}`;
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { title, command: 'msac.explain', arguments: [code] };
      action.diagnostics = [diagnostic];
      return [action];
    });
  }
}
