/** What a pattern of the form of another language is made of. */

/** What kind of thing was written, for who tells of it. */
export type OtherForm =
  /** Something that is written otherwise, and nothing more is to be said. */
  | 'form'
  /** Names joined by what may mean that all of them must be. */
  | 'both'
  /** A list, of what the text stands for. */
  | 'list'
  /** An address at which a service is to be reached. */
  | 'address'
  /** Mixins, or what is taken for one. */
  | 'inheritance'
  | 'comment'
  | 'annotation'
  | 'operator'
  /** One of several values. */
  | 'choice';

export interface Pattern {
  readonly form: OtherForm;
  /** What the line holds before it. */
  readonly before?: RegExp;
  /** Sticky, and linear in the length of a line. */
  readonly found: RegExp;
  /** The text that it is read as; `undefined` if it is something else after all. */
  readonly read: (match: RegExpExecArray, before: string) => string | undefined;
}

export const NAME = String.raw`[A-Za-z_]\w*`;
export const VALUE = String.raw`(?:"[^"\n]*"|-?\d+(?:\.\d+)?\w*|${NAME})`;
export const PATH = String.raw`${NAME}(?:\.${NAME})*`;

/** A pattern that matches where it is looked for only. */
export function sticky(parts: TemplateStringsArray, ...values: string[]): RegExp {
  return new RegExp(String.raw(parts, ...values), 'y');
}

/** The text of a group. */
export function group(index: number, prefix = '', suffix = ''): Pattern['read'] {
  return (match) => `${prefix}${match[index] ?? ''}${suffix}`;
}
