/** Requests beyond the protocol, in the terms of both sides: which systems there are, and a picture of one. Types only: the client imports nothing else of the server. */
import type { Location, Range, TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { Graph } from '../../../../src/diagrams/index.ts';

export const SYSTEMS = 'msac/systems';

/** Without a file: of all systems. */
export interface SystemsParams {
  readonly textDocument?: TextDocumentIdentifier;
}

/** A system that a file is a part of. */
export interface SystemOfWorkspace {
  readonly name: string;
  /** The file that declares it. */
  readonly uri: string;
}

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
