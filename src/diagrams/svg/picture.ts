/** The whole picture: title above, what was laid out, what serves all in a band below it, the legend at the bottom. */
import type { Graph } from '../graph.ts';
import { FONTS } from './boxes.ts';
import { layOut, type Layout, type PlacedEdge, type PlacedLabel } from './layout.ts';
import { leftOut, legendOf, type LegendEntry } from './legend.ts';
import { fit, textWidth } from './measure.ts';
import { placeUnit, unitsOf, type Direction, type PlacedNode, type Point } from './units.ts';

export interface Picture {
  readonly graph: Graph;
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  readonly title: Point & { readonly text: string };
  readonly caption: Point & { readonly text: string };
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly labels: readonly PlacedLabel[];
  /** What serves every application. */
  readonly band?: Point & { readonly width: number; readonly height: number; readonly text: string };
  readonly legend: readonly LegendEntry[];
  readonly note: Point & { readonly text: string };
}

const MARGIN = 28;
const NARROWEST = 440;
const GAP = 14;

/** Places everything. Pure but for the library being loaded when first needed. */
export async function picture(graph: Graph, direction: Direction = 'right'): Promise<Picture> {
  const layout = await layOut(graph, direction);
  const inner = Math.max(layout.width, NARROWEST, widestShared(graph));
  const text = (value: string, x: number, y: number, font: keyof typeof FONTS) => ({
    text: fit(value, FONTS[font], inner),
    x,
    y,
  });
  let y = MARGIN + 18;
  const title = text(graph.title, MARGIN, y, 'heading');
  if (graph.caption) y += 22;
  const caption = text(graph.caption, MARGIN, y, 'caption');
  y += 28;
  const main = moved(layout, MARGIN + (inner - layout.width) / 2, y);
  y += layout.height;
  const shared = bandOf(graph, MARGIN, y + 28, inner);
  if (shared) y = shared.band.y + shared.band.height;
  const kinds = new Set(layout.edges.map(({ edge }) => edge.kind));
  const legend = legendOf(kinds, inner);
  y += 34;
  const entries = legend.entries.map((entry) => ({ ...entry, x: entry.x + MARGIN, y: entry.y + y }));
  y += legend.height;
  const note = text(leftOut(graph), MARGIN, y, 'label');
  if (note.text === '') y -= 22;
  return {
    graph,
    direction,
    width: Math.ceil(inner + 2 * MARGIN),
    height: Math.ceil(y + MARGIN - 8),
    title,
    caption,
    ...main,
    nodes: [...main.nodes, ...(shared?.nodes ?? [])],
    ...(shared ? { band: shared.band } : {}),
    legend: entries,
    note,
  };
}

function moved(layout: Layout, dx: number, dy: number): Pick<Picture, 'nodes' | 'edges' | 'labels'> {
  const move = <T extends Point>(point: T): T => ({ ...point, x: point.x + dx, y: point.y + dy });
  return {
    nodes: layout.nodes.map(move),
    labels: layout.labels.map(move),
    edges: layout.edges.map(({ edge, points, junctions }) => ({
      edge,
      points: points.map(move),
      junctions: junctions.map(move),
    })),
  };
}

/** The band is at least as wide as the widest node in it. */
function widestShared(graph: Graph): number {
  return Math.max(0, ...unitsOf(sharedNodes(graph), graph).map(({ box }) => box.width)) + 2 * GAP;
}

function sharedNodes(graph: Graph): Graph['nodes'] {
  return graph.nodes.filter(({ shared, of }) => shared && of === undefined);
}

const BAND_TITLE = 'Serves every application';

/** In rows, as many in each as fit. */
function bandOf(graph: Graph, left: number, top: number, width: number) {
  const units = unitsOf(sharedNodes(graph), graph);
  if (units.length === 0) return undefined;
  const nodes: PlacedNode[] = [];
  const right = left + width - GAP;
  let [x, y, row, used] = [left + GAP, top + 30, 0, 0];
  for (const unit of units) {
    const { width, height } = unit.box;
    if (x > left + GAP && x + width > right) [x, y, row] = [left + GAP, y + row + GAP, 0];
    nodes.push(...placeUnit(unit, { x, y }));
    row = Math.max(row, height);
    used = Math.max(used, x + width - left + GAP);
    x += width + GAP;
  }
  const text = fit(BAND_TITLE, FONTS.label, width - 2 * GAP);
  const wide = Math.max(used, textWidth(text, FONTS.label) + 2 * GAP);
  return { nodes, band: { x: left, y: top, width: wide, height: y + row + GAP - top, text } };
}
