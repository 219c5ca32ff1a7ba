import type { FileSystem, Program, SourceFile } from '../../../../src/language/index.ts';
import type { AstNode } from 'langium';
import type { System } from '../../../../src/model/system.ts';
import type { WordAt } from '../../words/places.ts';

/** Where a hover is asked for. */
export interface Scene {
  readonly file: SourceFile;
  readonly program: Program;
  /** The model of the program, while that is right. */
  readonly system: System | undefined;
  readonly fileSystem: FileSystem;
}

/** What is told, and of what. */
export interface Told {
  readonly text: string;
  /** Absent: of the token alone. */
  readonly of?: AstNode;
}

/** Tells of a token; `undefined` where there is nothing to say. */
export type Teller = (token: WordAt, scene: Scene) => Told | undefined;
