import type { System } from '../model/system.ts';

/**
 * What every target is made by. A backend is a pure function: no disk, no clock, no randomness, no network. The same
 * system gives the same files, byte for byte.
 */
export interface Backend {
  /** Short, stable, in lower case: `spring`, `compose`. */
  readonly name: string;
  generate(system: System): readonly GeneratedFile[];
  /**
   * The very files of `generate`, in parts and in the same order, for who generates again and again. Absent: everything
   * may hang on everything.
   */
  parts?(system: System): readonly Part[];
  /**
   * What the system says and this backend leaves out, in the order of the model. Nothing is dropped silently: whatever a
   * model says is either seen in the files or named here, unless it cannot mean anything to this target.
   */
  unbuilt(system: System): readonly Unbuilt[];
}

/** Some of the files that a backend makes. */
export interface Part {
  /** What tells it from the other parts of the backend. */
  readonly name: string;
  /**
   * All that it is made from, as text: as long as that is the same, so are its files. Absent for a part that hangs on the
   * whole system.
   */
  readonly reads?: readonly string[];
  generate(): readonly GeneratedFile[];
}

/** Something that a model says and a backend leaves out. */
export interface Unbuilt {
  /** The object of the model that says it: an application, an entity, a field … Very objects, not copies. */
  readonly part: object;
  /** Which property of it; absent: the part as a whole. */
  readonly property?: string;
  /** In the words of the language: `filter`, `cache redis`. What has the same words is told once. */
  readonly construct: string;
  /** What comes of that, as the second half of a sentence, without a full stop: `lists cannot be narrowed`. */
  readonly effect: string;
}

export type GeneratedFile = TextFile | SecretsFile;

/** A file of text, merged with what stands on disk. */
export interface TextFile {
  readonly kind: 'text';
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  /** Ends with a line feed; lines end with a line feed only. */
  readonly content: string;
  readonly executable?: boolean;
}

/**
 * A file of `NAME=value` lines with secrets. The writer makes the random values, once: a name that the file on disk
 * has already keeps its value for ever; a name that it lacks is added at the end. It is never recorded, merged or removed.
 */
export interface SecretsFile {
  readonly kind: 'secrets';
  readonly path: string;
  /** Comment lines at the head of a new file, without `#`. */
  readonly header: readonly string[];
  readonly secrets: readonly Secret[];
}

export interface Secret {
  readonly name: string;
  /** One line that says what it is for. */
  readonly comment: string;
  /** How the value is made: `password` 24 URL-safe characters; `key` 32 random bytes in base64; else this very text. */
  readonly value: 'password' | 'key' | { readonly text: string };
}
