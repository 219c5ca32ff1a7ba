/** What the layout library moves as one: a node with the stores that stand at it, where no line passes. */
import type { Graph, GraphNode } from '../graph.ts';
import { boxOf, grow, type Box, type Size } from './boxes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where lines lead: to the right, with stores below their nodes, or down, with stores beside them. */
export type Direction = 'right' | 'down';

/** A node with its box; `x` and `y` are of the left upper corner. */
export interface PlacedNode extends Point {
  readonly node: GraphNode;
  readonly box: Box;
}

export interface Unit {
  readonly id: string;
  readonly node: GraphNode;
  readonly box: Box;
  readonly stores: readonly GraphNode[];
  readonly direction: Direction;
  /** Of all its stores, in a row or a column; 0 by 0 when it has none. */
  readonly room: Size;
}

/** Between a node and its stores, and between these. */
export const GAP = 8;

/** One for each of these nodes, in their order. */
export function unitsOf(nodes: readonly GraphNode[], { nodes: all }: Graph, direction: Direction = 'right'): Unit[] {
  return nodes.map((node) => {
    const stores = all.filter(({ of }) => of === node.id);
    return { id: node.id, node, box: boxOf(node), stores, direction, room: roomFor(stores.map(boxOf), direction) };
  });
}

function roomFor(boxes: readonly Box[], direction: Direction): Size {
  if (boxes.length === 0) return { width: 0, height: 0 };
  const [widths, heights] = [boxes.map(({ width }) => width), boxes.map(({ height }) => height)];
  return direction === 'right'
    ? { width: inARow(widths), height: Math.max(...heights) }
    : { width: Math.max(...widths), height: inARow(heights) };
}

function inARow(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size + GAP, -GAP);
}

const NOTHING: Size = { width: 0, height: 0 };

/** A unit whose own node stands at a point, made larger by so much; its stores are centred below or beside it. */
export function placeUnit(unit: Unit, { x, y }: Point, larger: Size = NOTHING): PlacedNode[] {
  const { node, box, stores, room, direction } = unit;
  const own = grow(box, larger);
  const placed: PlacedNode[] = [{ node, box: own, x, y }];
  let at =
    direction === 'right'
      ? { x: x + (own.width - room.width) / 2, y: y + own.height + GAP }
      : { x: x + own.width + GAP, y: y + (own.height - room.height) / 2 };
  for (const store of stores) {
    const box = boxOf(store);
    placed.push({ node: store, box, ...at });
    at = direction === 'right' ? { ...at, x: at.x + box.width + GAP } : { ...at, y: at.y + box.height + GAP };
  }
  return placed;
}
