/** Places and texts of ours in the terms of the protocol, and back. Ours count from 1, the protocol's from 0. */
import type * as lsp from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Location, Position, Range } from '../../src/language/index.ts';

/** The path of a document; a document that is on no disk is called by its whole address. */
export function pathOf(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : uri;
}

export function uriOf(path: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(path) && !/^[a-z]:[\\/]/i.test(path) ? path : URI.file(path).toString();
}

export function toPosition({ line, column }: Pick<Position, 'line' | 'column'>): lsp.Position {
  return { line: line - 1, character: column - 1 };
}

export function toRange({ start, end }: Range): lsp.Range {
  return { start: toPosition(start), end: toPosition(end) };
}

export function toLocation({ file, range }: Location): lsp.Location {
  return { uri: uriOf(file), range: toRange(range) };
}
