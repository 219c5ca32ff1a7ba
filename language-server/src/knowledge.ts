import type { Connection } from 'vscode-languageserver';
import type { Desk } from './desk.ts';
import { lensesOf, resolvedLens, type LensData } from './features/code-lens.ts';
import { explained } from './features/completion/details.ts';
import { hoverAt } from './features/hover/hover.ts';
import { signatureHelp } from './features/signature-help.ts';
import { Models } from './models.ts';

export interface MeaningOptions {
  /** Whether the client shows places where a lens is clicked. Known once it has introduced itself. */
  readonly showsReferences: () => boolean;
}

/** Answers what names and words mean. */
export function answerOnMeanings(connection: Connection, desk: Desk, { showsReferences }: MeaningOptions): void {
  const models = new Models(desk.workspace);
  connection.onHover((params) => {
    const document = desk.documents.get(params.textDocument.uri);
    const placed = desk.placed(params.textDocument.uri);
    if (!document || !placed) return null;
    const name = desk.named(params);
    const program = name?.program ?? placed.program;
    const scene = { ...placed, program, system: models.of(program), fileSystem: desk.workspace.fileSystem };
    return hoverAt(scene, document.offsetAt(params.position), name);
  });
  connection.onCompletionResolve((item) => explained(item, desk.workspace, models));
  connection.onSignatureHelp(({ textDocument, position }) => {
    const document = desk.documents.get(textDocument.uri);
    const placed = desk.placed(textDocument.uri);
    const before = document?.getText({ start: { line: 0, character: 0 }, end: position });
    return placed && before !== undefined ? signatureHelp(before, placed.program) : null;
  });
  connection.onCodeLens(({ textDocument }) => {
    const file = desk.file(textDocument.uri);
    return file ? lensesOf(file, textDocument.uri) : null;
  });
  connection.onCodeLensResolve((lens) => {
    const { uri }: LensData = lens.data;
    const name = desk.named({ textDocument: { uri }, position: lens.range.start });
    // The text may have changed since; then new lenses are asked for.
    if (!name) return { ...lens, command: { title: '', command: '' } };
    return resolvedLens(lens, name, { showsReferences: showsReferences(), programs: desk.programsAround(name) });
  });
}
