import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-protocol';
import type { Architecture } from '../../../language-server/src/features/architecture/protocol.ts';

/** What of a picture is declared around a position: the smallest. */
export function idAt(places: Architecture['places'], uri: vscode.Uri, position: vscode.Position): string | undefined {
  const around = Object.entries(places)
    .filter(([, place]) => vscode.Uri.parse(place.uri).toString() === uri.toString())
    .map(([id, { whole }]) => ({ id, range: toRange(whole) }))
    .filter(({ range }) => range.contains(position));
  // Stores and ways that no line of their own asks for have the place of their application, which comes before them.
  return around.reduce<(typeof around)[number] | undefined>(
    (best, each) => (best && each.range.contains(best.range) ? best : each),
    undefined,
  )?.id;
}

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
