/** What a `.msa` file consists of, as far as the writer must know. */
export type Element = Line | Block | List | Remark;

/** What stands above an element. */
export interface Above {
  readonly documentation?: string | undefined;
  /** Lines of comments. */
  readonly comments?: readonly string[];
}

/** A statement, on one line; without a text, comments where it would stand. */
export interface Line extends Above {
  readonly kind: 'line';
  readonly text: string;
}

/** `head { … }`; an empty line stands between groups, and around blocks in them. */
export interface Block extends Above {
  readonly kind: 'block';
  readonly head: string;
  readonly groups: readonly (readonly Element[])[];
}

/** `head { a, b }`: on one line when it is short and nothing stands above its items. */
export interface List extends Above {
  readonly kind: 'list';
  readonly head: string;
  readonly items: readonly Line[];
}

/** Comments that stand for themselves. */
export interface Remark {
  readonly kind: 'remark';
  readonly comments: readonly string[];
}

export function line(text: string, above: Above = {}): Line {
  return { kind: 'line', text, ...above };
}

export function block(head: string, groups: readonly (readonly Element[])[], above: Above = {}): Block {
  return { kind: 'block', head, groups: groups.filter((group) => group.length > 0), ...above };
}

export function list(head: string, items: readonly Line[], above: Above = {}): List {
  return { kind: 'list', head, items, ...above };
}

/** A text in the language's quotes. */
export function quoted(text: string): string {
  const escaped = text.replaceAll(/\s*[\r\n]+\s*/g, ' ').replaceAll(/\\(?=["\\]|$)|"/g, (sign) => `\\${sign}`);
  return `"${escaped}"`;
}
