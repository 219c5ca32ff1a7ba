/** Where everything of a graph stands: the one place that knows the layout library. */
import type { ELK, ElkExtendedEdge, ElkNode, ElkPort, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Graph, GraphEdge, NodeKind } from '../graph.ts';
import { FONTS } from './boxes.ts';
import { fit, textWidth } from './measure.ts';
import { GAP, placeUnit, unitsOf, type Direction, type PlacedNode, type Point, type Unit } from './units.ts';

/** A line from one node to another, at right angles. */
export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: readonly Point[];
  /** Where it parts from others that start at the same place. */
  readonly junctions: readonly Point[];
}

/** Texts at the end of a line, one below the other. */
export interface PlacedLabel extends Point {
  /** Whose it is: lines that start together share it. */
  readonly edges: readonly GraphEdge[];
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly labels: readonly PlacedLabel[];
}

const OPTIONS: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.aspectRatio': '1.6',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.labelPortHorizontal': '6',
  'elk.spacing.labelPortVertical': '3',
  'elk.spacing.portPort': '18',
  'elk.spacing.componentComponent': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.thoroughness': '7',
  'elk.partitioning.activate': 'true',
  'elk.randomSeed': '1',
};

const LINE_HEIGHT = 14;
/** Most lines of a label; the rest is counted. */
const LINES = 4;

/** Lays out what is not shared by all, and not quiet. */
export async function layOut(graph: Graph, direction: Direction): Promise<Layout> {
  const units = unitsOf(
    graph.nodes.filter(({ of, shared }) => of === undefined && !shared),
    graph,
    direction,
  );
  const standing = new Set(units.map(({ id }) => id));
  const edges = graph.edges.filter(({ quiet, from, to }) => !quiet && standing.has(from) && standing.has(to));
  const ports = portsOf(edges, graph.view);
  const result = await (
    await layoutLibrary()
  ).layout({
    id: 'root',
    layoutOptions: { ...OPTIONS, 'elk.direction': direction.toUpperCase() },
    children: units.map((unit, index) => elkNode(unit, index, ports)),
    edges: edges.map((edge, index) => ({
      id: `e${index}`,
      sources: [ports.ids.get(portKey(edge, 'from', graph.view)) ?? ''],
      targets: [ports.ids.get(portKey(edge, 'to', graph.view)) ?? ''],
    })),
  });
  return read(result, { units, edges, ports });
}

let loaded: Promise<ELK> | undefined;

/** A megabyte and a half of code: only for who draws, and once. It keeps nothing of a graph that it has laid out. */
function layoutLibrary(): Promise<ELK> {
  loaded ??= import('elkjs/lib/elk.bundled.js').then(({ default: library }) => new library.default());
  return loaded;
}

interface Ports {
  readonly ids: ReadonlyMap<string, string>;
  readonly byNode: ReadonlyMap<string, readonly ElkPort[]>;
  /** The edges that begin or end at a port, by its id. */
  readonly edges: ReadonlyMap<string, readonly GraphEdge[]>;
}

/**
 * Lines of one kind that leave a node share their start, and the label there, so that fifteen routes are one line that
 * branches; each ends at a place of its own, so that it stays clear which came from where.
 */
function portsOf(edges: readonly GraphEdge[], view: Graph['view']): Ports {
  const ids = new Map<string, string>();
  const byNode = new Map<string, ElkPort[]>();
  const edgesAt = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    for (const end of ['from', 'to'] as const) {
      const key = portKey(edge, end, view);
      const known = ids.get(key);
      const id = known ?? `p${ids.size}`;
      edgesAt.set(id, [...(edgesAt.get(id) ?? []), edge]);
      if (known !== undefined) continue;
      ids.set(key, id);
      const labels = labelOf(edge, end);
      const port: ElkPort = { id, width: 0, height: 0, ...(labels.length > 0 ? { labels: [labelBox(labels)] } : {}) };
      byNode.set(edge[end], [...(byNode.get(edge[end]) ?? []), port]);
    }
  }
  return { ids, byNode, edges: edgesAt };
}

function portKey(edge: GraphEdge, end: 'from' | 'to', view: Graph['view']): string {
  if (end === 'to' || view === 'entities') return `${end} ${edge.id}`;
  // What a broker delivers is told apart at the other end.
  return `from ${edge.from} ${edge.kind} ${edge.kind === 'delivers' ? '' : edge.label.join()}`;
}

function labelOf(edge: GraphEdge, end: 'from' | 'to'): readonly string[] {
  if (edge.ends) return [`${edge.ends[end].field} ${edge.ends[end].many}`.trim()];
  if ((end === 'to') !== (edge.kind === 'delivers')) return [];
  const label = edge.label.filter((text) => text !== '');
  return label.length <= LINES ? label : [...label.slice(0, LINES - 1), `and ${label.length - LINES + 1} more`];
}

function labelBox(lines: readonly string[]): { text: string; width: number; height: number } {
  const texts = lines.map((line) => fit(line, FONTS.label, 180));
  return {
    text: texts.join('\n'),
    width: Math.ceil(Math.max(...texts.map((text) => textWidth(text, FONTS.label)))),
    height: LINE_HEIGHT * texts.length,
  };
}

/** From left to right: who asks, what lets them in, what they see, and what does the work. */
const PARTITIONS: Partial<Readonly<Record<NodeKind, number>>> = {
  people: 0,
  client: 0,
  edge: 1,
  gateway: 2,
  monolith: 2,
};

function elkNode({ id, node, box, room, direction }: Unit, index: number, ports: Ports): ElkNode {
  return {
    id: `n${index}`,
    width: box.width,
    height: box.height,
    ports: [...(ports.byNode.get(id) ?? [])],
    // The stores: room that the library keeps free at a node, where no line ends.
    labels: room.height > 0 ? [{ text: 'stores', ...room }] : [],
    layoutOptions: {
      'elk.portConstraints': 'FREE',
      'elk.portLabels.placement': '[OUTSIDE, ALWAYS_SAME_SIDE]',
      'elk.nodeLabels.placement': `[OUTSIDE, ${direction === 'right' ? 'V_BOTTOM, H_CENTER' : 'V_CENTER, H_RIGHT'}]`,
      'elk.spacing.labelNode': String(GAP),
      'elk.nodeSize.constraints': '[PORTS, PORT_LABELS, MINIMUM_SIZE]',
      'elk.nodeSize.minimum': `(${box.width},${box.height})`,
      'elk.spacing.portsSurrounding': '[top=14,left=14,bottom=14,right=14]',
      'elk.partitioning.partition': String(PARTITIONS[node.kind] ?? 3),
    },
  };
}

interface Drawn {
  readonly units: readonly Unit[];
  readonly edges: readonly GraphEdge[];
  readonly ports: Ports;
}

function read(result: ElkNode, { units, edges, ports: { edges: edgesAt } }: Drawn): Layout {
  const nodes: PlacedNode[] = [];
  const labels: PlacedLabel[] = [];
  for (const [index, unit] of units.entries()) {
    const placed = result.children?.[index];
    const { x = 0, y = 0, width = unit.box.width, height = unit.box.height, ports = [] } = placed ?? {};
    const larger = { width: width - unit.box.width, height: height - unit.box.height };
    nodes.push(...placeUnit(unit, { x: round(x), y: round(y) }, larger));
    for (const port of ports)
      for (const label of port.labels ?? [])
        labels.push({
          edges: edgesAt.get(port.id) ?? [],
          lines: (label.text ?? '').split('\n'),
          x: round(x + (port.x ?? 0) + (label.x ?? 0)),
          y: round(y + (port.y ?? 0) + (label.y ?? 0)),
          width: label.width ?? 0,
          height: label.height ?? 0,
        });
  }
  return {
    width: Math.ceil(result.width ?? 0),
    height: Math.ceil(result.height ?? 0),
    nodes,
    labels,
    edges: edges.map((edge, index) => placeEdge(edge, result.edges?.[index])),
  };
}

function placeEdge(edge: GraphEdge, placed: ElkExtendedEdge | undefined): PlacedEdge {
  const points = (placed?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].map(rounded),
  );
  return { edge, points, junctions: (placed?.junctionPoints ?? []).map(rounded) };
}

function rounded({ x, y }: Point): Point {
  return { x: round(x), y: round(y) };
}

/** Two digits say more than a screen can show, and keep the text of the picture short. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
