/** What the layout library moves as one: a node with the stores that stand below it. */
import type { Graph, GraphNode } from '../graph.ts';
import { boxOf, grow, STORE_HEIGHT, type Box } from './boxes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

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
  /** Of all its stores, in a row; 0 by 0 when it has none. */
  readonly storesWidth: number;
  readonly storesHeight: number;
}

/** Between a node and its stores, and between these. */
export const GAP = 8;

/** One for each of these nodes, in their order. */
export function unitsOf(nodes: readonly GraphNode[], { nodes: all }: Graph): Unit[] {
  return nodes.map((node) => {
    const stores = all.filter(({ of }) => of === node.id);
    const storesWidth = stores.reduce((sum, store) => sum + boxOf(store).width + GAP, 0);
    return {
      id: node.id,
      node,
      box: boxOf(node),
      stores,
      storesWidth: Math.max(0, storesWidth - GAP),
      storesHeight: stores.length > 0 ? STORE_HEIGHT : 0,
    };
  });
}

/** A unit whose own node stands at a point, made higher by so much; its stores are centred below it. */
export function placeUnit({ node, box, stores, storesWidth }: Unit, { x, y }: Point, grown = 0): PlacedNode[] {
  const own = grow(box, grown);
  const placed: PlacedNode[] = [{ node, box: own, x, y }];
  let left = x + (own.width - storesWidth) / 2;
  for (const store of stores) {
    const box = boxOf(store);
    placed.push({ node: store, box, x: left, y: y + own.height + GAP });
    left += box.width + GAP;
  }
  return placed;
}
