import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageserver-protocol';

/** Opens the list of references that a lens of the server counts; the arguments are the protocol's, the editor wants its own. */
export async function showReferences(uri: string, position: Position, locations: readonly Location[]): Promise<void> {
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    new vscode.Position(position.line, position.character),
    locations.map(({ uri, range: { start, end } }) => {
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      return new vscode.Location(vscode.Uri.parse(uri), range);
    }),
  );
}
