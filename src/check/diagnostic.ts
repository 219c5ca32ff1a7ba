import type { Location } from '../language/index.ts';

export type { Location, Position, Range } from '../language/index.ts';

/** Something to tell about the input. The terminal, JSON, editors and tests are views of this one record. */
export interface Diagnostic extends Location {
  /** Stable for ever, e.g. `MSA0202`: `docs/diagnostics/<code>.md` explains it. */
  readonly code: string;
  /** The same in words, e.g. `unknown-role`. */
  readonly name: string;
  readonly severity: Severity;
  /** A whole sentence; names of the input stand in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** Other places that matter, e.g. where a name was declared first. */
  readonly related: readonly RelatedLocation[];
  /** A change that mends it, when there is one that is almost surely meant. */
  readonly fix?: Fix;
}

/** An `error` keeps anything from being built; a `warning` is most likely a mistake; a `hint` is good to know. */
export type Severity = 'error' | 'warning' | 'hint';

export interface RelatedLocation extends Location {
  readonly message: string;
}

export interface Fix {
  /** What it does, as a command: "Replace by `CUSTOMER`". */
  readonly title: string;
  /** In any order; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /**
   * There are other ways to mend it, or it is about who may do what: a person is to say so, one at a time. Absent: it is
   * what is meant, as far as can be told.
   */
  readonly asks?: true;
}

export interface TextEdit extends Location {
  /** Takes the place of what stands in the range. */
  readonly text: string;
}
