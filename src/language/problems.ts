import type { Location } from './source.ts';

/**
 * What keeps text from being read, as data: `src/check` gives each kind its code and its words. `expected`, `found` and
 * `after` are phrases ready to print, with backticks around what stands in the text: "a type", "`port`", "the end of
 * the file". Other texts stand as written.
 */
export type Problem = Location & ProblemData;

export type ProblemData = SyntaxProblem | FileProblem;

/** A text that takes the place of what stands there. */
export interface Change {
  readonly text: string;
  readonly place: Location;
}

export type SyntaxProblem =
  /**
   * Something else had to come here. `after` is what stands before, if anything does; `form` how such a statement is
   * written; `place` where such a statement stands ("in an entity"); `required` a word for what every field is anyway.
   */
  | {
      readonly kind: 'unexpected';
      readonly expected: string;
      readonly after?: string;
      readonly found: string;
      readonly form?: string;
      readonly place?: string;
      readonly required?: string;
      readonly optional?: string;
      /** What takes the place of such words, and of the blanks before them. */
      readonly presence?: { readonly text: '' | '?'; readonly place: Location };
    }
  /** A word that is no keyword where one must stand, but almost is one. It was read as `nearest`. */
  | { readonly kind: 'misspelt-keyword'; readonly found: string; readonly nearest: string }
  /** `port: 8080`, `port = 8080`: settings have neither. It was read as if there were none; `place` is that of the sign, with the blanks around it. */
  | {
      readonly kind: 'colon-after-keyword';
      readonly keyword: string;
      readonly sign: ':' | '=';
      readonly place: Location;
    }
  /** `name: String,`: nothing goes on behind the comma. It was read as if there were none. */
  | { readonly kind: 'stray-comma' }
  /** `now()`: nothing is called. It was read as `name`. */
  | { readonly kind: 'called'; readonly name: string }
  /** `entity Order [ … ]`: other brackets than braces. It was read as if there were braces, of which `closing` is the other. */
  | { readonly kind: 'wrong-brackets'; readonly brackets: string; readonly closing: Location }
  /** `name String`: a field needs a colon. It was read as if there were one. */
  | { readonly kind: 'missing-colon'; readonly name: string }
  /** `String name`: the name comes first. It was read as if it did. */
  | { readonly kind: 'type-first'; readonly name: string; readonly type: string }
  /**
   * `born?: LocalDate`. It was read as if there were no `?`; `type` is the type as it should be, with its `?`, and `moved`
   * the place of the `?` and the one where it belongs, which is empty when there is one already.
   */
  | {
      readonly kind: 'misplaced-optional';
      readonly name: string;
      readonly type: string;
      readonly moved: { readonly from: Location; readonly to: Location | undefined };
    }
  /** `to DOCTOR NURSE`. It was read as `list`, which has commas; `places` are where they belong. */
  | {
      readonly kind: 'missing-comma';
      readonly before: string;
      readonly list: string;
      readonly places: readonly Location[];
    }
  /**
   * `when owner = me`: what is no operator of the language stands where one must. `meant` is the one that it was read as;
   * of an `or`, which the language has not, and of an `in`, `again` is the rule up to its condition, to be said anew in that place.
   */
  | {
      readonly kind: 'operator';
      readonly found: string;
      readonly meant?: string;
      readonly again?: Change;
    }
  /**
   * `List<Line>`, `name: String!`: the form of another language. It was read as `meant`; `place` is the whole of what that
   * takes the place of, of which `found` is the part that tells. A `form` says what it is: `both` may mean that all of its names must be; of a list `meant` may be no
   * type; of an address there is nothing to be said instead, and `meant` is the service.
   */
  | {
      readonly kind: 'other-form';
      readonly form: 'form' | 'both' | 'list' | 'address' | 'inheritance';
      readonly found: string;
      readonly meant: string;
      readonly change: Change;
    }
  /** `# …`: comments begin with `//`. It was read as one; `changes` make it one. */
  | { readonly kind: 'comment-sign'; readonly sign: string; readonly changes: readonly Change[] }
  /** `@NotNull`: there are no annotations. `meant` is the word that is to stand in its place, empty when none is to. */
  | { readonly kind: 'annotation'; readonly found: string; readonly meant?: string }
  /** `entity "Order"`: names have no quotes. It was read as if there were none. */
  | { readonly kind: 'quoted-name'; readonly name: string }
  /** `2ndName: String`: names begin with no digit. It was read as if they could. */
  | { readonly kind: 'digit-first'; readonly name: string }
  /** A bracket without its partner. `opened` is where it stands, `block` what it opens: "entity Order". */
  | {
      readonly kind: 'unclosed';
      readonly bracket: '{' | '(' | '[';
      readonly block?: string;
      readonly opened: Location;
      /** The text that closes it, to be put at the start of the place. */
      readonly closing: string;
      /** What stands where the closing bracket had to come. */
      readonly found: string;
    }
  | { readonly kind: 'unopened'; readonly bracket: '}' | ')' | ']' }
  | { readonly kind: 'unclosed-string' }
  /** `'x'`: texts have double quotes. It was read as `meant`, which has them. */
  | { readonly kind: 'single-quotes'; readonly meant: string }
  | { readonly kind: 'unclosed-comment' }
  /** Characters that begin nothing in the language, as `;`. */
  | { readonly kind: 'unexpected-character'; readonly found: string }
  | { readonly kind: 'too-deep'; readonly limit: number };

/** Of an import, `nearest` is a path that was probably meant. */
export type FileProblem =
  /** Bytes that are no text: `what` says which. */
  | { readonly kind: 'not-text'; readonly what: 'nul' | 'utf-8' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** On the import, or at the start of nothing when the entry file itself cannot be read. */
  | { readonly kind: 'missing-file'; readonly path: string; readonly nearest?: string }
  | { readonly kind: 'not-a-file'; readonly path: string }
  | { readonly kind: 'unreadable-file'; readonly path: string; readonly reason: string }
  /** An import that names no file: an empty text. */
  | { readonly kind: 'empty-import' }
  /** An import that is neither relative (`./`, `../`) nor a file of an npm package. */
  | { readonly kind: 'bad-import'; readonly path: string; readonly nearest?: string }
  /** An import of a package that is not installed where the file stands, or that has no such file. */
  | {
      readonly kind: 'missing-package';
      readonly path: string;
      readonly package: string;
      readonly wanted: string;
      readonly nearest?: string;
    };
