import type { Comments, Word } from './lexemes.ts';
import { spaceBetween } from './spacing.ts';
import type { Group, Item, Piece } from './tree.ts';

/** Columns of what is laid out in one line; Infinity when it cannot be, because of a comment, or its author broke it. */
export class Measure {
  readonly #groups = new Map<Group, number>();

  piece(piece: Piece): number {
    switch (piece.kind) {
      case 'word':
        return piece.image.length;
      case 'comments':
        return widthOfComments(piece);
      default:
        return this.#group(piece);
    }
  }

  pieces(pieces: readonly Piece[]): number {
    let width = 0;
    for (const [index, piece] of pieces.entries())
      width += gapBetween(pieces[index - 1], piece).length + this.piece(piece);
    return width;
  }

  item(item: Item): number {
    let width = this.pieces(item.pieces);
    for (const lead of item.leads) width += widthOfComments(lead) + 1;
    return item.trail ? width + 1 + widthOfComments(item.trail) : width;
  }

  #group(group: Group): number {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const width = this.#measure(group);
    this.#groups.set(group, width);
    return width;
  }

  #measure(group: Group): number {
    const braces = isBlock(group);
    if (isEmpty(group)) return 2;
    if (group.broken || group.closing.length > 0) return Infinity;
    let width = braces ? 4 : 2;
    if (group.opened) width += widthOfComments(group.opened);
    for (const [index, item] of group.items.entries())
      width += (index > 0 ? gapBetweenItems(group.items[index - 1]).length : 0) + this.item(item);
    return width;
  }
}

/** A group in braces. */
export function isBlock(group: Group): boolean {
  return group.open.image === '{';
}

export function isEmpty(group: Group): boolean {
  return group.items.length === 0 && !group.opened && group.closing.length === 0;
}

/** Two statements that share a line are kept apart, elements of a list are not. */
export function gapBetweenItems(former: Item | undefined): ' ' | '  ' {
  const last = former?.pieces.at(-1);
  return last?.kind === 'word' && last.image === ',' ? ' ' : '  ';
}

/** The white space between two parts of a statement that stand in one line. */
export function gapBetween(left: Piece | undefined, right: Piece): '' | ' ' {
  if (!left) return '';
  const before = left.kind === 'group' ? left.close : left;
  const after = right.kind === 'group' ? right.open : right;
  if (before.kind === 'word' && after.kind === 'word') return spaceBetween(before, after);
  return after.kind === 'word' && after.image === ',' ? '' : ' ';
}

/** The first token of a part of a statement. */
export function wordOf(piece: Piece | undefined): Word | undefined {
  if (piece?.kind === 'group') return piece.open;
  return piece?.kind === 'word' ? piece : undefined;
}

function widthOfComments({ parts, endsLine }: Comments): number {
  if (endsLine || parts.some(({ image }) => /[\r\n]/.test(image))) return Infinity;
  return parts.reduce((width, { image }) => width + 1 + image.length, -1);
}
