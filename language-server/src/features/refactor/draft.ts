import { withLineEndOf } from '../../../../src/language/index.ts';
import { cutOf, type Span } from './pieces.ts';

/** A text to be put somewhere: written here, or taken from elsewhere with all that changes inside of it. */
export type Part = string | Span;

interface Edit extends Span {
  readonly parts: readonly Part[];
  /** Takes away this part, and with it whatever else was to change inside; what is beyond it is white space around. */
  readonly cuts?: { readonly start: number; readonly end: number };
}

/**
 * What a refactoring changes, said in terms of the texts as they are. Changes may be given in any order, and one more than
 * once; what is cut in one place and put in another takes the changes inside of it along.
 */
export class Draft {
  /** What has to be done besides, or is different now, in sentences for people. */
  readonly notes: string[] = [];
  readonly #edits: Edit[] = [];
  readonly #created = new Set<string>();
  readonly #textOf: (path: string) => string;
  #refusal: string | undefined;

  constructor(textOf: (path: string) => string) {
    this.#textOf = textOf;
  }

  /** Why nothing of all this can be done: the first reason that was given. */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  get created(): ReadonlySet<string> {
    return this.#created;
  }

  refuse(reason: string): this {
    this.#refusal ??= reason;
    return this;
  }

  note(...sentences: readonly string[]): void {
    for (const sentence of sentences) if (!this.notes.includes(sentence)) this.notes.push(sentence);
  }

  replace(span: Span, text: string): void {
    this.#add({ ...span, parts: [text] });
  }

  insert(path: string, offset: number, ...parts: readonly Part[]): void {
    this.#add({ path, start: offset, end: offset, parts });
  }

  /** Takes a piece away, with its lines where they hold nothing else. */
  cut(piece: Span): void {
    this.#add({ ...cutOf(piece, this.#original(piece.path)), parts: [], cuts: piece });
  }

  /** Takes a piece away, and puts something else in its place. */
  exchange(piece: Span, text: string): void {
    this.#add({ ...piece, parts: [text], cuts: piece });
  }

  /** Takes exactly these characters away. */
  delete(span: Span): void {
    this.#add({ ...span, parts: [], cuts: span });
  }

  create(path: string, ...parts: readonly Part[]): void {
    this.#created.add(path);
    this.insert(path, 0, ...parts);
  }

  /** The texts of all files that change, by path. */
  texts(): Map<string, string> {
    const paths = new Set(this.#edits.map(({ path }) => path));
    return new Map([...paths].map((path) => [path, this.#text(path)]));
  }

  #add(edit: Edit): void {
    if (!this.#edits.some((other) => JSON.stringify(other) === JSON.stringify(edit))) this.#edits.push(edit);
  }

  #original(path: string): string {
    return this.#created.has(path) ? '' : this.#textOf(path);
  }

  #text(path: string): string {
    const original = this.#original(path);
    const changed = this.#applied(
      original,
      { path, start: 0, end: original.length },
      this.#edits.filter((edit) => edit.path === path),
    );
    return withLineEndOf(original, changed);
  }

  #applied(original: string, { start, end }: Span, edits: readonly Edit[]): string {
    const left = edits
      .filter((edit) => !edits.some((cut) => cut !== edit && swallows(cut, edit)))
      .map((edit) => besideInserts(edit, edits));
    let text = '';
    let from = start;
    for (const edit of left.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
      if (edit.start < from) this.refuse('it would change the same text twice.');
      text += original.slice(from, edit.start) + edit.parts.map((part) => this.#part(part)).join('');
      from = Math.max(from, edit.end);
    }
    return text + original.slice(from, end);
  }

  #part(part: Part): string {
    if (typeof part === 'string') return part;
    const inside = this.#edits.filter(
      (edit) =>
        edit.path === part.path &&
        edit.start >= part.start &&
        edit.end <= part.end &&
        !(edit.cuts && edit.start <= part.start && edit.end >= part.end) &&
        !(edit.start === edit.end && (edit.start === part.start || edit.start === part.end)),
    );
    return this.#applied(this.#original(part.path), part, inside);
  }
}

/** What is put at the edge of a cut, or in the white space around it, stays. */
function swallows({ cuts }: Edit, { start, end }: Edit): boolean {
  if (!cuts) return false;
  if (start === end) return cuts.start < start && end < cuts.end;
  return cuts.start <= start && end <= cuts.end;
}

/** A cut takes white space around it as far as nothing is put there. */
function besideInserts(edit: Edit, edits: readonly Edit[]): Edit {
  const { cuts } = edit;
  if (!cuts) return edit;
  const inserts = edits.filter(({ start, end }) => start === end).map(({ start }) => start);
  const before = inserts.filter((at) => edit.start < at && at <= cuts.start);
  const after = inserts.filter((at) => cuts.end <= at && at < edit.end);
  return { ...edit, start: Math.max(edit.start, ...before), end: Math.min(edit.end, ...after) };
}
