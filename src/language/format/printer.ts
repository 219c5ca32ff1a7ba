import { isDocumentation, type Lexeme } from './lexemes.ts';
import { gapBetween, gapBetweenItems, isBlock, isEmpty, Measure, wordOf } from './measure.ts';
import type { Group, Item, Items, Piece } from './tree.ts';
import { Writer, type Placed } from './writer.ts';

/** Columns of a line, where it can be helped. */
export const WIDTH = 120;
const STEP = 2;

/**
 * Lays a text out: every decision depends on tokens and comments, on where comments begin and end lines, on which blocks
 * and empty lines their author broke, and on nothing else; and the layout keeps all of that. So a second time changes nothing.
 */
export function print(source: string, tree: Items): readonly Placed[] {
  const printer = new Printer(source);
  printer.items(tree, 0);
  return printer.writer.placed;
}

class Printer {
  readonly writer: Writer;
  readonly #measure = new Measure();

  constructor(source: string) {
    this.writer = new Writer(source);
  }

  /** Items in lines of their own. */
  items({ opened, items, closing }: Items, indent: number): void {
    if (opened) {
      this.writer.space(' ');
      this.writer.comments(opened);
    }
    let formerHasLines: boolean | undefined;
    for (const item of items) {
      const start = this.writer.placed.length;
      const begins = [...item.leads, item.pieces[0]].map((piece) => piece && lexemeOf(piece));
      const keepsBlank = formerHasLines !== undefined || opened !== undefined;
      const hasLines = this.#item(item, indent, keepsBlank);
      const apart = formerHasLines === true || (formerHasLines === false && hasLines);
      if (apart && !begins.some((lexeme) => lexeme?.blankBefore)) this.writer.blankBefore(start);
      formerHasLines = hasLines;
    }
    for (const [index, comments] of closing.entries()) {
      this.writer.newLine(indent, comments.blankBefore && (index > 0 || items.length > 0 || opened !== undefined));
      this.writer.comments(comments);
    }
  }

  /** @returns whether a block in it takes several lines */
  #item({ leads, pieces, trail }: Item, indent: number, keepsBlank: boolean): boolean {
    const { writer } = this;
    let blank = keepsBlank;
    let begun = false;
    for (const lead of leads) {
      writer.newLine(indent, blank && lead.blankBefore);
      writer.comments(lead);
      blank = true;
      begun = !lead.endsLine && !isDocumentation(lead);
    }
    const [first] = pieces;
    if (begun) writer.space(' ');
    else writer.newLine(indent, blank && first !== undefined && lexemeOf(first).blankBefore);
    const hasLines = this.#statement(pieces, indent);
    if (trail) {
      writer.space(' ');
      writer.comments(trail);
    }
    return hasLines;
  }

  /** In one line where it fits. */
  #statement(pieces: readonly Piece[], indent: number): boolean {
    if (this.#fits(this.#measure.pieces(pieces))) {
      this.#flatPieces(pieces);
      return false;
    }
    // A comment that needs a line of its own makes every element of the list need one.
    const listed = pieces.some((piece) => piece.kind === 'comments' && piece.endsLine);
    let hasLines = false;
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.#gap(pieces, index, indent, listed);
      if (piece.kind === 'group') hasLines = this.#group(piece, pieces, index, indent) || hasLines;
      else this.#lexeme(piece);
    }
    return hasLines;
  }

  #gap(pieces: readonly Piece[], index: number, indent: number, listed: boolean): void {
    const { writer } = this;
    const piece = pieces[index];
    const former = pieces[index - 1];
    if (!piece) return;
    if (former?.kind === 'comments' && former.endsLine) {
      writer.newLine(wordOf(piece)?.image === '{' ? indent : indent + STEP);
    } else if (piece.kind === 'comments' && piece.endsLine) {
      if (piece.startsLine) writer.newLine(indent + STEP);
      else writer.space(' ');
    } else if (mayBreak(pieces, index) && ((listed && isComma(former)) || this.#mustBreak(pieces, index, indent))) {
      writer.newLine(indent + STEP);
    } else {
      writer.space(gapBetween(former, piece));
    }
  }

  /** Whether what comes up to the next place for a line break fits better in a new line. */
  #mustBreak(pieces: readonly Piece[], index: number, indent: number): boolean {
    const { whole, least } = this.#ahead(pieces, index);
    if (this.#fits(whole)) return false;
    const start = indent + STEP;
    if (start + whole <= WIDTH) return true;
    return !this.#fits(least) && start < this.writer.column;
  }

  /** Columns up to the next place for a line break: of all of it, and of what comes before a bracket that may be broken. */
  #ahead(pieces: readonly Piece[], from: number): { whole: number; least: number } {
    let whole = 0;
    let least: number | undefined;
    for (let index = from; index < pieces.length && (index === from || !mayBreak(pieces, index)); index++) {
      const piece = pieces[index];
      if (!piece) break;
      whole += gapBetween(pieces[index - 1], piece).length;
      if (piece.kind === 'group' && !isEmpty(piece)) least ??= whole + piece.open.image.length;
      whole += this.#measure.piece(piece);
    }
    return { whole, least: least ?? whole };
  }

  /** @returns whether it is a block of several lines */
  #group(group: Group, pieces: readonly Piece[], index: number, indent: number): boolean {
    const after = index + 1 < pieces.length && !mayBreak(pieces, index + 1) ? this.#ahead(pieces, index + 1).least : 0;
    const width = this.#measure.piece(group);
    if (isEmpty(group) || this.#fits(width + (Number.isFinite(after) ? after : 0))) {
      this.#flatGroup(group);
      return false;
    }
    const { writer } = this;
    const outer = isBlock(group) ? indent : writer.indent;
    writer.word(group.open);
    this.items(group, outer + STEP);
    writer.newLine(outer);
    writer.word(group.close);
    return isBlock(group);
  }

  #flatGroup(group: Group): void {
    const { writer } = this;
    const padding = isBlock(group) && !isEmpty(group) ? ' ' : '';
    writer.word(group.open);
    writer.space(padding);
    if (group.opened) writer.comments(group.opened);
    for (const [index, { leads, pieces, trail }] of group.items.entries()) {
      if (index > 0) writer.space(gapBetweenItems(group.items[index - 1]));
      for (const lead of leads) {
        writer.comments(lead);
        writer.space(' ');
      }
      this.#flatPieces(pieces);
      if (!trail) continue;
      writer.space(' ');
      writer.comments(trail);
    }
    writer.space(padding);
    writer.word(group.close);
  }

  #flatPieces(pieces: readonly Piece[]): void {
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) this.writer.space(gapBetween(pieces[index - 1], piece));
      if (piece.kind === 'group') this.#flatGroup(piece);
      else this.#lexeme(piece);
    }
  }

  #lexeme(lexeme: Lexeme): void {
    if (lexeme.kind === 'word') this.writer.word(lexeme);
    else this.writer.comments(lexeme);
  }

  #fits(columns: number): boolean {
    return this.writer.column + columns <= WIDTH;
  }
}

/**
 * A statement that is too long is broken after commas and before its keywords (`unique`, `to`, `when`). Never right after a
 * comment, which would seem to belong to the line that it ends.
 */
function mayBreak(pieces: readonly Piece[], index: number): boolean {
  const former = pieces[index - 1];
  if (former?.kind === 'comments') return false;
  if (isComma(former)) return true;
  // `on delete` stays together.
  if (former?.kind === 'word' && former.keyword) return false;
  const next = wordOf(pieces[index]) ?? wordOf(pieces[index + 1]);
  return next?.keyword === true;
}

function isComma(piece: Piece | undefined): boolean {
  return piece?.kind === 'word' && piece.image === ',';
}

function lexemeOf(piece: Piece): Lexeme {
  return piece.kind === 'group' ? piece.open : piece;
}
