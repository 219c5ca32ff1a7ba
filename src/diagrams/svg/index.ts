/** A graph as an SVG document: readable on light and dark pages, with tooltips, the same bytes for the same graph. */
import type { EdgeKind, Graph, GraphEdge, NodeKind } from '../graph.ts';
import { element, number, textElement } from './elements.ts';
import { ICONS } from './icons.ts';
import { SAMPLE, type LegendEntry } from './legend.ts';
import { arrowHead, diamond, roundedPath } from './lines.ts';
import { picture, type Picture } from './picture.ts';
import { outline } from './shapes.ts';
import { styleSheet, type Theme } from './style.ts';
import type { PlacedEdge, PlacedLabel } from './layout.ts';
import { GAP, type PlacedNode, type Point } from './units.ts';

/** @returns the document, ending in a line feed */
export async function svgOf(graph: Graph): Promise<string> {
  return documentText(await picture(graph));
}

/** The same of a picture in which everything has its place. */
export function documentText(drawn: Picture, theme: Theme = 'auto'): string {
  return `${svgElement(drawn, theme)}\n`;
}

function svgElement(drawn: Picture, theme: Theme): string {
  const { graph, width, height, title, caption, note } = drawn;
  const name = graph.view === 'architecture' ? `Architecture of ${graph.title}` : `Entities of ${graph.title}`;
  const kinds = new Set<NodeKind>(drawn.nodes.map(({ node }) => node.kind));
  const edges = new Set<EdgeKind>(graph.edges.filter(isDrawn).map(({ kind }) => kind));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'msac',
      viewBox: `0 0 ${number(width)} ${number(height)}`,
      width,
      height,
      role: 'graphics-document document',
      'aria-label': name,
    },
    [
      textElement('title', {}, name),
      textElement('desc', {}, description(graph)),
      `<style>\n${styleSheet(kinds, edges, theme)}\n</style>`,
      element('rect', { class: 'paper', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 12 }),
      text('heading', title),
      ...(caption.text ? [text('caption', caption)] : []),
      ...bandElements(drawn),
      ...drawn.edges.map(edgeElement),
      ...stems(drawn),
      ...drawn.nodes.map(nodeElement),
      ...drawn.labels.flatMap(labelElements),
      ...drawn.legend.map(legendElement),
      ...(note.text ? [text('label', note)] : []),
    ],
  );
}

function isDrawn({ quiet }: GraphEdge): boolean {
  return !quiet;
}

/** The whole picture in words, for who cannot see it. */
function description(graph: Graph): string {
  const nodes = graph.nodes.filter(({ of }) => of === undefined);
  return [
    `${nodes.map(({ title, detail }) => (detail ? `${title} (${detail})` : title)).join(', ')}.`,
    ...graph.edges.filter(isDrawn).map(({ tooltip }) => tooltip),
  ].join(' ');
}

function nodeElement({ node, box, x, y }: PlacedNode): string {
  const { icon } = box;
  const label = node.detail ? `${node.title}, ${node.detail}` : node.title;
  return element(
    'g',
    {
      class: `node ${node.kind}`,
      transform: `translate(${number(x)} ${number(y)})`,
      'data-id': node.id,
      role: 'graphics-object',
      'aria-label': label,
    },
    [
      textElement('title', {}, node.tooltip),
      ...outline(box),
      ...(icon ? iconElements(ICONS[node.kind], icon, box.shape !== 'table' && box.shape !== 'chip') : []),
      ...box.texts.map((placed) => text(placed.style, placed, placed.anchor)),
      ...rowTooltips(node, box),
    ],
  );
}

/** Each row of a table tells what it is when it is pointed at. */
function rowTooltips({ id, rows }: PlacedNode['node'], { rows: middles, width }: PlacedNode['box']): string[] {
  return rows.map(({ name, tooltip }, index) => {
    const y = (middles[index] ?? 0) - 10;
    const row = { class: 'row', 'data-id': `${id}.${name}`, x: 0, y, width, height: 20, 'fill-opacity': 0 };
    return element('rect', row, [textElement('title', {}, tooltip)]);
  });
}

function iconElements(path: string, { x, y, size }: { x: number; y: number; size: number }, seat: boolean): string[] {
  const inner = seat ? size - 8 : size;
  const offset = (size - inner) / 2;
  return [
    ...(seat ? [element('rect', { class: 'seat', x, y, width: size, height: size, rx: 8 })] : []),
    element('path', {
      class: 'icon',
      transform: `translate(${number(x + offset)} ${number(y + offset)}) scale(${number(inner / 20)})`,
      d: path,
    }),
  ];
}

function edgeElement({ edge, points, junctions }: PlacedEdge): string {
  return element('g', edgeAttributes(edge), [
    textElement('title', {}, edge.tooltip),
    element('path', { class: 'line', d: roundedPath(points) }),
    ...junctions.map(({ x, y }) => element('circle', { class: 'head', cx: x, cy: y, r: 3 })),
    ...heads(edge, points),
  ]);
}

function heads(edge: GraphEdge, points: readonly Point[]): string[] {
  if (edge.kind === 'part') return [head(diamond(points))];
  // A relation that can be followed from both sides points to none.
  return edge.ends?.from.field ? [] : [head(arrowHead(points))];
}

function head(d: string): string {
  return element('path', { class: 'head', d });
}

/** A store hangs at its application by a short line. */
function stems({ graph, nodes, direction }: Picture): string[] {
  return graph.edges
    .filter(({ kind }) => kind === 'keeps')
    .flatMap((edge) => {
      const store = nodes.find(({ node }) => node.id === edge.to);
      const owner = nodes.find(({ node }) => node.id === edge.from);
      if (!store || !owner) return [];
      const d = direction === 'right' ? stemBelow(owner, store) : stemBeside(owner, store);
      return [
        element('g', edgeAttributes(edge), [
          textElement('title', {}, edge.tooltip),
          element('path', { class: 'line', d }),
        ]),
      ];
    });
}

/** Where several stores take more room than their application, those at the ends are reached around a corner. */
function stemBelow(owner: PlacedNode, { x, y, box }: PlacedNode): string {
  const middle = x + box.width / 2;
  const start = inside(middle, owner.x, owner.box.width);
  const corner = start === middle ? '' : `v${GAP / 2}H${number(middle)}`;
  return `M${number(start)} ${number(y - GAP)}${corner}V${number(y)}`;
}

function stemBeside(owner: PlacedNode, { x, y, box }: PlacedNode): string {
  const middle = y + box.height / 2;
  const start = inside(middle, owner.y, owner.box.height);
  const corner = start === middle ? '' : `h${GAP / 2}V${number(middle)}`;
  return `M${number(x - GAP)} ${number(start)}${corner}H${number(x)}`;
}

/** The place nearest to `at` on a side, off its round corners. */
function inside(at: number, start: number, length: number): number {
  return Math.min(Math.max(at, start + 12), start + length - 12);
}

function edgeAttributes(edge: GraphEdge) {
  return { class: `edge ${edge.kind}`, 'data-id': edge.id, role: 'graphics-symbol img', 'aria-label': edge.tooltip };
}

function labelElements({ edges, lines, x, y }: PlacedLabel): string[] {
  const of = { 'data-of': JSON.stringify(edges.map(({ id }) => id)) };
  return lines.map((line, index) => textElement('text', { class: 'label', ...of, x, y: y + 11 + 14 * index }, line));
}

function bandElements({ band }: Picture): string[] {
  if (!band) return [];
  const { x, y, width, height } = band;
  return [
    element('rect', { class: 'area', x, y, width, height, rx: 10 }),
    text('label', { text: band.text, x: x + 14, y: y + 20 }),
  ];
}

function legendElement({ kind, text: meaning, x, y }: LegendEntry): string {
  const points = [
    { x, y: y - 4 },
    { x: x + SAMPLE, y: y - 4 },
  ];
  const plain = kind === 'relation';
  return element('g', { class: `edge ${kind}` }, [
    element('path', { class: 'line', d: roundedPath(points) }),
    ...(plain ? [] : [head(kind === 'part' ? diamond(points) : arrowHead(points))]),
    text('label', { text: meaning, x: x + SAMPLE + 8, y }),
  ]);
}

function text(style: string, { text, x, y }: Point & { text: string }, anchor = 'start'): string {
  return textElement('text', { class: style, x, y, ...(anchor === 'start' ? {} : { 'text-anchor': anchor }) }, text);
}
