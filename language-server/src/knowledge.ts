import type { Connection } from 'vscode-languageserver';
import type { Desk } from './desk.ts';
import { hoverOfName, hoverOfWord } from './features/hover/hover.ts';
import { Models } from './models.ts';

/** Answers what names and words mean. */
export function answerOnMeanings(connection: Connection, desk: Desk): void {
  const models = new Models(desk.workspace);
  connection.onHover((params) => {
    const name = desk.named(params);
    if (name) return hoverOfName(name, models.of(name.program));
    const document = desk.documents.get(params.textDocument.uri);
    const placed = desk.placed(params.textDocument.uri);
    return document && placed ? hoverOfWord(placed.file, placed.program, document.offsetAt(params.position)) : null;
  });
}
