import type { Comments, Lexeme, Word } from './lexemes.ts';
import { isClosing, isOpening } from '../brackets.ts';

/** A statement, or an element of a list in brackets, with its comma and the comments around it. */
export interface Item {
  /** Comments before it. The last may stand in its first line, others have lines of their own. */
  readonly leads: readonly Comments[];
  readonly pieces: readonly Piece[];
  /** The comment at the end of its last line. */
  readonly trail: Comments | undefined;
}

/** A part of a statement. */
export type Piece = Lexeme | Group;

/** Items between brackets. */
export interface Group extends Items {
  readonly kind: 'group';
  readonly open: Word;
  readonly close: Word;
  /** In braces: the author broke the line somewhere between them. */
  readonly broken: boolean;
}

export interface Items {
  /** The comment that stands in the line of the opening bracket. */
  readonly opened: Comments | undefined;
  readonly items: readonly Item[];
  /** Comments after the last item that have lines of their own. */
  readonly closing: readonly Comments[];
}

/** Sorts what a text consists of into statements, lists and blocks. */
export function treeOf(text: string, lexemes: readonly Lexeme[]): Items {
  return new Reader(text, lexemes).items(undefined);
}

interface UnfinishedItem {
  readonly leads: Comments[];
  readonly pieces: Piece[];
  trail: Comments | undefined;
}

class Reader {
  readonly #text: string;
  readonly #lexemes: readonly Lexeme[];
  #index = 0;

  constructor(text: string, lexemes: readonly Lexeme[]) {
    this.#text = text;
    this.#lexemes = lexemes;
  }

  /** Up to the bracket that closes `open`, or to the end of the text. */
  items(open: Word | undefined): Items {
    const items: UnfinishedItem[] = [];
    let opened: Comments | undefined;
    let item: UnfinishedItem | undefined;
    let comments: Comments[] = [];
    let ended = true;
    const settle = (atEnd: boolean): void => {
      const [first] = comments;
      const ofLine = first && !first.startsLine && (first.endsLine || atEnd) ? comments.shift() : undefined;
      if (item) item.trail = ofLine;
      else opened = ofLine;
    };
    for (; this.#index < this.#lexemes.length; this.#index++) {
      const lexeme = this.#lexemes[this.#index];
      if (!lexeme || (lexeme.kind === 'word' && isClosing(lexeme.image))) break;
      if (lexeme.kind === 'comments') {
        comments.push(lexeme);
        continue;
      }
      if (!item || ended || lexeme.startsItem) {
        settle(false);
        item = { leads: comments, pieces: [], trail: undefined };
        items.push(item);
        comments = [];
      } else if (comments.length > 0) {
        item.pieces.push(...comments);
        comments = [];
      }
      item.pieces.push(isOpening(lexeme.token) ? this.#group(lexeme) : lexeme);
      ended = lexeme.image === ',' && (lexeme.separates || (open !== undefined && open.image !== '{'));
    }
    settle(true);
    return { opened, items, closing: comments };
  }

  #group(open: Word): Group {
    this.#index++;
    const items = this.items(open);
    const close = this.#lexemes[this.#index];
    if (close?.kind !== 'word') throw new Error(`\`${open.image}\` is never closed`);
    return { kind: 'group', open, close, broken: open.image === '{' && this.#breaksBetween(open, close), ...items };
  }

  #breaksBetween({ token: { startOffset } }: Word, close: Word): boolean {
    return /[\r\n]/.test(this.#text.slice(startOffset, close.token.startOffset));
  }
}
