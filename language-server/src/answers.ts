import {
  CodeActionKind,
  type CodeActionParams,
  type CodeDescription,
  type Connection,
  type Range,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Desk } from './desk.ts';
import { Draughtsman } from './features/architecture/architecture.ts';
import {
  ARCHITECTURE,
  SYSTEMS,
  type Architecture,
  type ArchitectureParams,
  type SystemOfWorkspace,
  type SystemsParams,
} from './features/architecture/protocol.ts';
import { callItems, incomingCalls, outgoingCalls } from './features/calls.ts';
import { FIX_ALL, fixAll, quickFixes, type Found } from './features/code-actions.ts';
import { completions } from './features/completion/completion.ts';
import { Elsewhere } from './features/completion/elsewhere.ts';
import { toLspDiagnostic } from './features/diagnostics.ts';
import { blockBefore, formatting, type Part } from './features/formatting.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { definition, highlights, references, renamable } from './features/names.ts';
import { semanticTokens } from './features/semantic-tokens.ts';
import { foldings, links, outline, selectionAt, symbolsNamed } from './features/structure.ts';
import { answerOnMeanings, type MeaningOptions } from './knowledge.ts';
import { changesOf, type EditorSkills } from './features/refactor/workspace-edit.ts';
import { importsAfter } from './features/renamed-files.ts';
import { pathOf, uriOf } from './protocol.ts';
import { Refactorings } from './refactorings.ts';

export interface AnswerOptions extends MeaningOptions {
  /** Where the page on a code can be read. */
  readonly explanation: (code: string) => CodeDescription | undefined;
  /** Whether the editor takes patterns to fill in. Known once it has introduced itself. */
  readonly takesSnippets: () => boolean;
  /** What it can do with changes. */
  readonly skills: () => EditorSkills;
}

/** Answers what an editor asks. */
export function answer(connection: Connection, desk: Desk, options: AnswerOptions): void {
  answerWhileTyping(connection, desk, options);
  answerOnNames(connection, desk);
  answerOnMeanings(connection, desk, options);
  answerOnStructure(connection, desk);
  answerOnFiles(connection, desk, options);
  answerOnFormatting(connection, desk);
  answerOnArchitecture(connection, desk);
}

function answerWhileTyping(
  connection: Connection,
  desk: Desk,
  { explanation, takesSnippets, skills }: AnswerOptions,
): void {
  connection.onCompletion(({ textDocument, position }) => {
    const document = desk.documents.get(textDocument.uri);
    const placed = desk.placed(textDocument.uri);
    if (!document || !placed) return null;
    return completions({ file: placed.file, offset: document.offsetAt(position) }, placed.program, {
      snippets: takesSnippets(),
      files: () => desk.importable(textDocument.uri),
      elsewhere: new Elsewhere(desk.workspace, placed.program, placed.file),
    });
  });
  const refactorings = new Refactorings(connection, desk, skills);
  refactorings.answer();
  connection.onCodeAction((params: CodeActionParams) => {
    const { textDocument, range, context } = params;
    const path = pathOf(textDocument.uri);
    const found = desk.workspace.diagnosticsOf(path).map((diagnostic): Found => ({
      diagnostic,
      shown: toLspDiagnostic(diagnostic, explanation),
    }));
    const text = desk.workspace.textOf(path) ?? '';
    const placed = desk.placed(textDocument.uri);
    const elsewhere = placed && new Elsewhere(desk.workspace, placed.program, placed.file);
    const wants = (kind: string): boolean =>
      context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
    return [
      ...(wants(CodeActionKind.QuickFix) ? quickFixes(found, range, { text, elsewhere }) : []),
      ...(context.only && wants(FIX_ALL) ? fixAll(found) : []),
      ...refactorings.actions(params, wants),
    ];
  });
}

function answerOnNames(connection: Connection, desk: Desk): void {
  connection.onDefinition((params) => orNull(desk.named(params), definition));
  connection.onDocumentHighlight((params) =>
    orNull(desk.named(params), (name) => highlights(name, pathOf(params.textDocument.uri))),
  );
  connection.onReferences((params) =>
    orNull(desk.named(params), (name) =>
      references(name.mention.target, desk.programsAround(name), { declaration: params.context.includeDeclaration }),
    ),
  );
  connection.onPrepareRename((params) => orNull(desk.named(params), renamable));

  connection.languages.callHierarchy.onPrepare((params) => orNull(desk.named(params), callItems));
  connection.languages.callHierarchy.onIncomingCalls(({ item }) =>
    desk.workspace.programsOf(pathOf(item.uri)).flatMap((program) => incomingCalls(item.name, program)),
  );
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) =>
    desk.workspace.programsOf(pathOf(item.uri)).flatMap((program) => outgoingCalls(item.name, program)),
  );
}

function answerOnStructure(connection: Connection, desk: Desk): void {
  connection.onDocumentSymbol(({ textDocument }) => orNull(desk.file(textDocument.uri), outline));
  connection.onWorkspaceSymbol(({ query }) => symbolsNamed(query, desk.files));
  connection.onFoldingRanges(({ textDocument }) => orNull(desk.file(textDocument.uri), foldings));
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const document = desk.documents.get(textDocument.uri);
    return orNull(document && desk.file(textDocument.uri), (found) =>
      positions.map((position) => selectionAt(found, document?.offsetAt(position) ?? 0)),
    );
  });
  connection.onDocumentLinks(({ textDocument }) =>
    orNull(desk.file(textDocument.uri), (found) => links(found, desk.workspace.fileSystem)),
  );

  connection.languages.semanticTokens.on(({ textDocument }) => {
    const found = desk.placed(textDocument.uri);
    return found ? semanticTokens(found.file, found.program) : { data: [] };
  });
  connection.languages.semanticTokens.onRange(({ textDocument, range }) => {
    const found = desk.placed(textDocument.uri);
    return found ? semanticTokens(found.file, found.program, range) : { data: [] };
  });
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    orNull(desk.placed(textDocument.uri), ({ file: found, program }) =>
      inlayHints(found, program).filter(({ position: { line } }) => range.start.line <= line && line <= range.end.line),
    ),
  );
}

function answerOnFiles(connection: Connection, desk: Desk, { skills }: AnswerOptions): void {
  connection.workspace.onWillRenameFiles(({ files }) => {
    const renamed = files.map(({ oldUri, newUri }) => ({ from: pathOf(oldUri), to: pathOf(newUri) }));
    const changed = importsAfter(renamed, desk.workspace);
    if (changed.length === 0) return null;
    return changesOf(changed, { skills: skills(), versionOf: (path) => desk.versionOf(path) });
  });
}

function answerOnFormatting(connection: Connection, desk: Desk): void {
  const formatted = (uri: string, partOf: (document: TextDocument) => Part | undefined = () => undefined) => {
    const document = desk.documents.get(uri);
    return document ? formatting(pathOf(uri), document.getText(), partOf(document)) : null;
  };
  connection.onDocumentFormatting(({ textDocument }) => formatted(textDocument.uri));
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    formatted(textDocument.uri, (document) => partIn(document, range)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position }) => {
    const found = desk.file(textDocument.uri);
    const document = desk.documents.get(textDocument.uri);
    const block = found && document && blockBefore(found, document.offsetAt(position));
    return block ? formatted(textDocument.uri, () => block) : null;
  });
}

/** Beyond the protocol: which systems there are, and pictures of them, for editors that can show them. */
function answerOnArchitecture(connection: Connection, desk: Desk): void {
  connection.onRequest(SYSTEMS, ({ textDocument }: SystemsParams): SystemOfWorkspace[] => {
    const { workspace } = desk;
    const systems = textDocument ? workspace.systemsOf(pathOf(textDocument.uri)) : workspace.systems;
    return systems.map(({ entry, program }) => ({
      name: program.symbols.systems[0]?.name ?? '',
      uri: uriOf(entry),
    }));
  });
  const draughtsman = new Draughtsman();
  connection.onRequest(ARCHITECTURE, ({ textDocument, of }: ArchitectureParams): Architecture | null => {
    const [system] = desk.workspace.systemsOf(pathOf(textDocument.uri));
    return (system && draughtsman.draw(system, of)) ?? null;
  });
}

function partIn(document: TextDocument, { start, end }: Range): Part {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The protocol's way to say that there is nothing. */
function orNull<Value, Result>(value: Value | undefined, then: (value: Value) => Result): Result | null {
  return value === undefined ? null : then(value);
}
