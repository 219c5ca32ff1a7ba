/** The request for a picture of a system, in the terms of both sides. Types only: the client imports nothing else of the server. */
import type { Location, Range, TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { Graph } from '../../../../src/diagrams/index.ts';

export const ARCHITECTURE = 'msac/architecture';

export interface ArchitectureParams {
  /** A file of the system. */
  readonly textDocument: TextDocumentIdentifier;
  /** The application whose entities are wanted; none: the system from above. */
  readonly of?: string;
}

export interface Architecture {
  readonly system: string;
  /** The application whose entities these are: not the one that was asked for, when that is gone. */
  readonly of?: string;
  readonly graph: Graph;
  readonly mermaid: string;
  /** The applications that have entities to draw. */
  readonly applications: readonly string[];
  /** Where nodes, their rows (`Product.price`) and edges are declared, by id. What no file says has no place. */
  readonly places: Readonly<Record<string, Place>>;
  /** True while the text has errors: the picture is of the system before them. */
  readonly isStale: boolean;
}

export interface Place extends Location {
  /** All of the declaration, which the cursor may be in. */
  readonly whole: Range;
}
