/** How large each node is, and where its texts stand inside. Everything in px. */
import type { GraphNode, Row } from '../graph.ts';
import { fit, textWidth, type Font } from './measure.ts';

export const FONTS = {
  title: { size: 14, bold: true },
  detail: { size: 11, bold: false },
  row: { size: 12, bold: false },
  label: { size: 11, bold: false },
  heading: { size: 20, bold: true },
  caption: { size: 13, bold: false },
} as const satisfies Readonly<Record<string, Font>>;

/** A text by its baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Which font and colour: a class of the style sheet. */
  readonly style: 'title' | 'detail' | 'name' | 'type' | 'mark' | 'label' | 'heading' | 'caption' | 'store';
}

/** A node by itself, its left upper corner at 0, 0. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly shape: 'card' | 'pill' | 'pipe' | 'cylinder' | 'chip' | 'table';
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  /** Left upper corner and side of its icon; none has none. */
  readonly icon?: { readonly x: number; readonly y: number; readonly size: number };
  /** Height of the head of a table. */
  readonly head?: number;
  /** Y of the middle of each row of a table. */
  readonly rows: readonly number[];
}

const LONGEST = 260;

export function boxOf(node: GraphNode): Box {
  switch (node.kind) {
    case 'database':
    case 'cache':
    case 'search':
      return storeBox(node);
    case 'entity':
    case 'part':
    case 'value':
    case 'enum':
      return tableBox(node);
    default:
      return cardBox(node);
  }
}

/** Icon on the left, name and what it is on the right. */
function cardBox(node: GraphNode): Box {
  const title = fit(node.title, FONTS.title, LONGEST);
  const detail = fit(node.detail, FONTS.detail, LONGEST);
  const left = 52;
  const text = Math.max(textWidth(title, FONTS.title), textWidth(detail, FONTS.detail));
  const shape = node.kind === 'people' || node.kind === 'client' ? 'pill' : node.kind === 'broker' ? 'pipe' : 'card';
  return {
    shape,
    width: Math.max(140, Math.ceil(left + text + (shape === 'card' ? 14 : 24))),
    height: 56,
    icon: { x: 12, y: 14, size: 28 },
    texts: [
      { text: title, x: left, y: detail === '' ? 33 : 25, anchor: 'start', style: 'title' },
      ...(detail === '' ? [] : [{ text: detail, x: left, y: 42, anchor: 'start', style: 'detail' } as const]),
    ],
    rows: [],
  };
}

/** A box made larger for the many lines that end at it: a card keeps its texts in the middle, a table at its sides, at the top. */
export function grow(box: Box, { width: dx, height: dy }: Size): Box {
  const isTable = box.shape === 'table';
  const [right, down] = isTable ? [0, 0] : [dx / 2, dy / 2];
  const { icon } = box;
  return {
    ...box,
    width: box.width + dx,
    height: box.height + dy,
    texts: box.texts.map((text) => ({ ...text, x: text.x + shift(text.anchor), y: text.y + down })),
    ...(icon ? { icon: { ...icon, x: icon.x + right, y: icon.y + down } } : {}),
  };

  function shift(anchor: PlacedText['anchor']): number {
    if (!isTable) return right;
    return { start: 0, middle: dx / 2, end: dx }[anchor];
  }
}

/** What keeps data: small, since it stands with its application. */
function storeBox(node: GraphNode): Box {
  const text = fit(node.title, FONTS.detail, LONGEST);
  const cylinder = node.kind === 'database';
  const left = cylinder ? 12 : 30;
  return {
    shape: cylinder ? 'cylinder' : 'chip',
    width: Math.ceil(left + textWidth(text, FONTS.detail) + 12),
    height: STORE_HEIGHT,
    ...(cylinder ? {} : { icon: { x: 9, y: 10, size: 16 } }),
    texts: [{ text, x: left, y: cylinder ? 25 : 22, anchor: 'start', style: 'store' }],
    rows: [],
  };
}

export const STORE_HEIGHT = 36;

const HEAD = 34;
const ROW = 20;

/** A head with the name, and a line for each field: its name, its type, and what marks it. */
function tableBox(node: GraphNode): Box {
  const title = fit(node.title, FONTS.title, LONGEST);
  const rows = node.rows.map((row) => ({
    ...row,
    name: fit(row.name, FONTS.row, LONGEST),
    type: fit(row.type, FONTS.row, LONGEST),
  }));
  const widest = (part: keyof Row): number => Math.max(0, ...rows.map((row) => textWidth(row[part], FONTS.row)));
  const [names, types, marks] = [widest('name'), widest('type'), widest('mark')];
  const typeAt = 12 + names + (types > 0 ? 18 : 0);
  const markAt = typeAt + types + (marks > 0 ? 14 : 0);
  const titleAt = 36;
  const head = titleAt + textWidth(title, FONTS.title) + (node.detail ? 18 + textWidth(node.detail, FONTS.detail) : 0);
  const width = Math.ceil(Math.max(140, head + 12, markAt + marks + 12));
  const middle = (index: number): number => HEAD + 6 + ROW * index + ROW / 2;
  return {
    shape: 'table',
    width,
    height: HEAD + (rows.length > 0 ? 12 + ROW * rows.length : 0),
    icon: { x: 10, y: 8, size: 18 },
    head: HEAD,
    texts: [
      { text: title, x: titleAt, y: 22, anchor: 'start', style: 'title' },
      ...(node.detail ? [{ text: node.detail, x: width - 12, y: 22, anchor: 'end', style: 'detail' } as const] : []),
      ...rows.flatMap((row, index) => rowTexts(row, middle(index) + 4, typeAt, width - 12)),
    ],
    rows: rows.map((_, index) => middle(index)),
  };
}

function rowTexts({ name, type, mark }: Row, y: number, typeAt: number, right: number): PlacedText[] {
  const texts: readonly PlacedText[] = [
    { text: name, x: 12, y, anchor: 'start', style: 'name' },
    { text: type, x: typeAt, y, anchor: 'start', style: 'type' },
    { text: mark, x: right, y, anchor: 'end', style: 'mark' },
  ];
  return texts.filter(({ text }) => text !== '');
}
