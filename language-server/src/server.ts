import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type CodeActionParams,
  type CodeDescription,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Range,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceOf, type Program, type SourceFile } from '../../src/language/index.ts';
import { FIX_ALL, fixAll, quickFixes, type Found } from './features/code-actions.ts';
import { completions } from './features/completion/completion.ts';
import { toLspDiagnostic } from './features/diagnostics.ts';
import { blockBefore, formatting, type Part } from './features/formatting.ts';
import {
  definition,
  highlights,
  hover,
  nameAt,
  references,
  renamable,
  renaming,
  whyNotCalled,
  type NameAt,
} from './features/names.ts';
import { foldings, links, outline, selectionAt, symbolsNamed } from './features/structure.ts';
import { pathOf } from './protocol.ts';
import { Publisher } from './publisher.ts';
import { fileOf, Workspace } from './workspace.ts';

export interface ServerOptions {
  readonly version: string;
  /** Where the page on a code can be read. */
  readonly explanation: (code: string) => CodeDescription | undefined;
  /** How long nothing must be typed before a system is checked, in ms. */
  readonly quiet?: number;
}

/** Answers an editor on a connection, until it is closed. */
export function serve(connection: Connection, { version, explanation, quiet = 80 }: ServerOptions): void {
  const workspace = new Workspace();
  const documents = new TextDocuments(TextDocument);
  const publisher = new Publisher(connection, workspace, explanation, quiet);
  let client: ClientCapabilities['workspace'];
  let snippets = false;

  connection.onInitialize((params): InitializeResult => {
    workspace.folders = foldersOf(params);
    client = params.capabilities.workspace;
    snippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    return {
      serverInfo: { name: 'msa-language-server', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['.'] },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        hoverProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.msa' }],
      });
    if (client?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = await connection.workspace.getWorkspaceFolders();
        workspace.folders = (folders ?? []).map(({ uri }) => pathOf(uri));
        publisher.soon();
      });
    publisher.soon();
  });
  connection.onShutdown(() => publisher.stop());

  documents.onDidChangeContent(({ document }) => {
    workspace.setText(pathOf(document.uri), document.getText());
    publisher.soon();
  });
  documents.onDidClose(({ document }) => {
    workspace.close(pathOf(document.uri));
    publisher.soon();
  });
  documents.onDidSave(() => {
    workspace.diskChanged();
    publisher.soon();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // What is open is known better than the disk knows it.
    if (changes.every(({ uri, type }) => type === FileChangeType.Changed && documents.get(uri))) return;
    workspace.diskChanged();
    publisher.soon();
  });

  /** The name at a place, if there is one. */
  function named({ textDocument, position }: TextDocumentPositionParams): NameAt | undefined {
    const document = documents.get(textDocument.uri);
    if (!document) return undefined;
    const path = pathOf(textDocument.uri);
    return nameAt(workspace.programsOf(path), path, document.offsetAt(position));
  }

  /** All programs in which a declaration may be named. */
  function programsAround({ mention }: NameAt): readonly Program[] {
    return workspace.programsOf(sourceOf(mention.target).path);
  }

  function file(uri: string): SourceFile | undefined {
    const path = pathOf(uri);
    for (const program of workspace.programsOf(path)) {
      const found = fileOf(program, path);
      if (found) return found;
    }
    return undefined;
  }

  connection.onCompletion(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const [program] = workspace.programsOf(pathOf(textDocument.uri));
    if (!document || !program) return null;
    return completions(document.getText({ start: { line: 0, character: 0 }, end: position }), program, snippets);
  });
  connection.onDefinition((params) => orNull(named(params), definition));
  connection.onHover((params) => orNull(named(params), hover));
  connection.onDocumentHighlight((params) =>
    orNull(named(params), (name) => highlights(name, pathOf(params.textDocument.uri))),
  );
  connection.onReferences((params) =>
    orNull(named(params), (name) =>
      references(name.mention.target, programsAround(name), { declaration: params.context.includeDeclaration }),
    ),
  );
  connection.onPrepareRename((params) => orNull(named(params), renamable));
  connection.onRenameRequest((params) => {
    const why = whyNotCalled(params.newName);
    if (why !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, why);
    return orNull(named(params), (name) => ({
      changes: renaming(name.mention.target, programsAround(name), params.newName),
    }));
  });

  connection.onDocumentSymbol(({ textDocument }) => orNull(file(textDocument.uri), outline));
  connection.onWorkspaceSymbol(({ query }) => {
    const files = new Map(
      workspace.systems.flatMap(({ program }) => program.files.map((each) => [each.source.path, each] as const)),
    );
    return symbolsNamed(query, [...files.values()]);
  });
  connection.onFoldingRanges(({ textDocument }) => orNull(file(textDocument.uri), foldings));
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const document = documents.get(textDocument.uri);
    return orNull(document && file(textDocument.uri), (found) =>
      positions.map((position) => selectionAt(found, document?.offsetAt(position) ?? 0)),
    );
  });
  connection.onDocumentLinks(({ textDocument }) =>
    orNull(file(textDocument.uri), (found) => links(found, workspace.fileSystem)),
  );

  const formatted = (uri: string, partOf: (document: TextDocument) => Part | undefined = () => undefined) => {
    const document = documents.get(uri);
    return document ? formatting(pathOf(uri), document.getText(), partOf(document)) : null;
  };
  connection.onDocumentFormatting(({ textDocument }) => formatted(textDocument.uri));
  connection.onDocumentRangeFormatting(({ textDocument, range }) =>
    formatted(textDocument.uri, (document) => partIn(document, range)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position }) => {
    const found = file(textDocument.uri);
    const document = documents.get(textDocument.uri);
    const block = found && document && blockBefore(found, document.offsetAt(position));
    return block ? formatted(textDocument.uri, () => block) : null;
  });

  connection.onCodeAction(({ textDocument, range, context }: CodeActionParams) => {
    const path = pathOf(textDocument.uri);
    const found = (workspace.diagnostics.get(path) ?? []).map((diagnostic): Found => ({
      diagnostic,
      shown: toLspDiagnostic(diagnostic, explanation),
    }));
    const wants = (kind: string): boolean =>
      context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
    return [
      ...(wants(CodeActionKind.QuickFix) ? quickFixes(found, range, workspace.textOf(path) ?? '') : []),
      ...(context.only && wants(FIX_ALL) ? fixAll(found) : []),
    ];
  });

  documents.listen(connection);
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  return uris.map(pathOf);
}

function partIn(document: TextDocument, { start, end }: Range): Part {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** The protocol's way to say that there is nothing. */
function orNull<Value, Result>(value: Value | undefined, then: (value: Value) => Result): Result | null {
  return value === undefined ? null : then(value);
}
