import type { TextDocumentPositionParams, TextDocuments, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../../src/check/index.ts';
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

  /** The errors that there would be after a change of texts, and are not now. */
  mistakesAfter(changes: Readonly<Record<string, readonly TextEdit[]>>): readonly Diagnostic[] {
    const texts = Object.entries(changes).flatMap(([uri, edits]) => {
      const path = pathOf(uri);
      const read = this.workspace.fileSystem.read(path);
      if (read.kind !== 'text') return [];
      const document = TextDocument.create(uri, 'msa', 0, read.text);
      return [[path, TextDocument.applyEdits(document, [...edits])] as const];
    });
    return this.workspace.mistakesWith(new Map(texts));
  }

  /** The other files of the workspace, as an import in a file names them. */
  importable(uri: string): readonly string[] {
    return this.workspace.importableIn(pathOf(uri));
  }

  /** Every file of every system, once. */
  get files(): readonly SourceFile[] {
    const all = this.workspace.systems.flatMap(({ program }) => program.files);
    return [...new Map(all.map((file) => [file.source.path, file])).values()];
  }
}
