import type { TextDocumentPositionParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceOf, type Program, type SourceFile } from '../../src/language/index.ts';
import { nameAt, type NameAt } from './features/names.ts';
import { pathOf } from './protocol.ts';
import { fileOf, type Workspace } from './workspace.ts';

/** What lies before the user: open documents, and what they mean in the workspace. */
export class Desk {
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;

  constructor(documents: TextDocuments<TextDocument>, workspace: Workspace) {
    this.documents = documents;
    this.workspace = workspace;
  }

  /** The name at a place, if there is one. */
  named({ textDocument, position }: TextDocumentPositionParams): NameAt | undefined {
    const document = this.documents.get(textDocument.uri);
    if (!document) return undefined;
    const path = pathOf(textDocument.uri);
    return nameAt(this.workspace.programsOf(path), path, document.offsetAt(position));
  }

  /** All programs in which a declaration may be named. */
  programsAround({ mention }: NameAt): readonly Program[] {
    return this.workspace.programsOf(sourceOf(mention.target).path);
  }

  /** A file, in the first program that it is a part of. */
  placed(uri: string): { readonly file: SourceFile; readonly program: Program } | undefined {
    const path = pathOf(uri);
    for (const program of this.workspace.programsOf(path)) {
      const file = fileOf(program, path);
      if (file) return { file, program };
    }
    return undefined;
  }

  file(uri: string): SourceFile | undefined {
    return this.placed(uri)?.file;
  }

  /** The other files of the workspace, as an import in a file names them. */
  importable(uri: string): readonly string[] {
    return this.workspace.importableIn(pathOf(uri));
  }

  /** Of an open document; null for a file that is not open. */
  versionOf(path: string): number | null {
    // An editor may spell an address otherwise than we do.
    return this.documents.all().find(({ uri }) => pathOf(uri) === path)?.version ?? null;
  }

  /** Every file of every system, once. */
  get files(): readonly SourceFile[] {
    const all = this.workspace.systems.flatMap(({ program }) => program.files);
    return [...new Map(all.map((file) => [file.source.path, file])).values()];
  }
}
