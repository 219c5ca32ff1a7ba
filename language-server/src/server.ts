import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  FileOperationPatternKind,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type CodeDescription,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answer } from './answers.ts';
import { Desk } from './desk.ts';
import { FIX_ALL } from './features/code-actions.ts';
import { skillsOf } from './features/refactor/workspace-edit.ts';
import { LEGEND } from './features/semantic-tokens.ts';
import { refuse } from './manners.ts';
import { pathOf } from './protocol.ts';
import { REFACTORING_KINDS, TELL } from './refactorings.ts';
import { Publisher } from './publisher.ts';
import { Workspace, type Storage } from './workspace.ts';

/** What imports follow. A folder may hold files of ours. */
const RENAMED = [
  { pattern: { glob: '**/*.msa', matches: FileOperationPatternKind.file } },
  { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
];

export interface ServerOptions {
  readonly version: string;
  /** Where the files are. */
  readonly storage: Storage;
  /** Where the page on a code can be read. */
  readonly explanation: (code: string) => CodeDescription | undefined;
}

/** Answers an editor on a connection, until it is closed. */
export function serve(connection: Connection, { version, storage, explanation }: ServerOptions): void {
  const workspace = new Workspace(storage);
  const documents = new TextDocuments(TextDocument);
  const desk = new Desk(documents, workspace);
  const publisher = new Publisher(connection, workspace, { explanation, versionOf });
  let takesVersions = false;
  let client: ClientCapabilities['workspace'];
  let snippets = false;
  let showsReferences = false;
  let skills = skillsOf({});

  connection.onInitialize((params): InitializeResult => {
    workspace.folders = foldersOf(params);
    client = params.capabilities.workspace;
    skills = skillsOf(params.capabilities);
    takesVersions = params.capabilities.textDocument?.publishDiagnostics?.versionSupport ?? false;
    showsReferences = isTrue(params.initializationOptions, 'showReferences');
    snippets = params.capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    return {
      serverInfo: { name: 'msa-language-server', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['.', '"', '/'], resolveProvider: true },
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: ['(', ','] },
        codeLensProvider: { resolveProvider: true },
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        semanticTokensProvider: { legend: LEGEND, full: true, range: true },
        callHierarchyProvider: true,
        inlayHintProvider: true,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '}' },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...REFACTORING_KINDS],
          resolveProvider: true,
        },
        executeCommandProvider: { commands: [TELL] },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { willRename: { filters: RENAMED } },
        },
      },
    };
  });

  function versionOf(path: string): number | undefined {
    return takesVersions ? (desk.versionOf(path) ?? undefined) : undefined;
  }

  /** What an editor is asked it may refuse, whatever it said that it can do: that is told, and no reason to end. */
  function told(asked: Promise<unknown>): void {
    asked.catch((error: unknown) => connection.console.warn(`The editor refuses: ${String(error)}`));
  }

  async function lookAtFolders(): Promise<void> {
    const folders = await connection.workspace.getWorkspaceFolders();
    workspace.folders = (folders ?? []).map(({ uri }) => pathOf(uri));
    publisher.soon();
  }

  connection.onInitialized(() => {
    if (client?.didChangeWatchedFiles?.dynamicRegistration)
      told(
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.msa' }] }),
      );
    if (client?.workspaceFolders) connection.workspace.onDidChangeWorkspaceFolders(() => told(lookAtFolders()));
    publisher.soon();
  });
  connection.onShutdown(() => publisher.stop());

  documents.onDidChangeContent(({ document }) => {
    const path = pathOf(document.uri);
    workspace.setText(path, document.getText());
    publisher.soon(path);
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

  storage.onChanged = () => {
    workspace.diskChanged();
    publisher.soon();
  };

  answer(connection, desk, {
    explanation,
    takesSnippets: () => snippets,
    showsReferences: () => showsReferences,
    skills: () => skills,
  });
  refuse(connection);
  documents.listen(connection);
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
  return uris.map(pathOf);
}

/** Whether a client has said so of itself; it may say anything. */
function isTrue(options: unknown, name: string): boolean {
  return typeof options === 'object' && options !== null && Reflect.get(options, name) === true;
}
