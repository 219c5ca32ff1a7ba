import type { CodeActionKind } from 'vscode-languageserver';
import type { Program, SourceFile } from '../../../../src/language/index.ts';
import type { Workspace } from '../../workspace.ts';
import { Draft } from './draft.ts';

/** Where a refactoring is asked for. */
export interface Place {
  readonly file: SourceFile;
  /** The selection, in UTF-16 code units; where nothing is selected, both are the cursor. */
  readonly start: number;
  readonly end: number;
  /** The systems that the file is a part of; at least one. */
  readonly programs: readonly [Program, ...Program[]];
  readonly ground: Ground;
}

/** What refactorings know of the files around. */
export interface Ground {
  readonly workspace: Workspace;
  /** Whether the editor makes new files when it is told to. */
  readonly makesFiles: boolean;
}

/** A refactoring that may be chosen at a place. */
export interface Offer {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** Works out what changes, once it is chosen. Refuses where it turns out that it cannot be. */
  readonly draft: () => Draft;
}

/** What can be done at a place, by one kind of refactoring. */
export type Refactoring = (place: Place) => readonly Offer[];

/** An empty draft over the texts of a workspace. */
export function draftOn({ workspace }: Ground): Draft {
  return new Draft((path) => {
    const read = workspace.fileSystem.read(path);
    return read.kind === 'text' ? read.text : '';
  });
}
