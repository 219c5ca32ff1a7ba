import type { EdgeKind, NodeKind } from '../graph.ts';

/** Two colours: on light paper, on dark. */
type Colour = readonly [light: string, dark: string];

const INK: Colour = ['#1f2328', '#e6edf3'];
const MUTED: Colour = ['#59636e', '#9198a1'];
const PAPER: Colour = ['#ffffff', '#0d1117'];
const CARD: Colour = ['#ffffff', '#151b23'];
const QUIET: Colour = ['#f6f8fa', '#151b23'];
const RIM: Colour = ['#d1d9e0', '#3d444d'];

const BLUE: Colour = ['#0969da', '#58a6ff'];
const TEAL: Colour = ['#0f766e', '#2dd4bf'];
const VIOLET: Colour = ['#7c3aed', '#b794ff'];
const ORANGE: Colour = ['#bc4c00', '#f0883e'];
const SLATE: Colour = ['#475569', '#a3b3c7'];
const AMBER: Colour = ['#8a6100', '#e3b341'];

const KINDS: Readonly<Record<NodeKind, Colour>> = {
  people: SLATE,
  client: SLATE,
  edge: BLUE,
  gateway: BLUE,
  monolith: TEAL,
  microservice: TEAL,
  uaa: VIOLET,
  issuer: VIOLET,
  broker: ORANGE,
  database: SLATE,
  cache: SLATE,
  search: SLATE,
  registry: AMBER,
  console: AMBER,
  tracing: AMBER,
  entity: BLUE,
  part: TEAL,
  value: TEAL,
  enum: AMBER,
  foreign: SLATE,
};

const EDGES: Readonly<Record<EdgeKind, Colour>> = {
  opens: SLATE,
  forwards: SLATE,
  routes: BLUE,
  calls: TEAL,
  publishes: ORANGE,
  delivers: ORANGE,
  'signs-in': VIOLET,
  keeps: SLATE,
  registers: SLATE,
  tokens: SLATE,
  refers: SLATE,
  reports: SLATE,
  relation: BLUE,
  part: TEAL,
  reference: SLATE,
  uses: AMBER,
};

/** Dashed: what does not wait for an answer, and what is only a key. */
const DASHED: readonly EdgeKind[] = ['publishes', 'delivers', 'reference', 'uses'];

const FONT = `font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif`;

/** For light pages, for dark ones, or for what the page prefers. */
export type Theme = 'light' | 'dark' | 'auto';

/**
 * The style sheet. No custom properties: converters that know no dark mode often do not know these either, and show the
 * light picture then. Everything is below one class, so that a picture may stand inside a page.
 */
export function styleSheet(nodes: ReadonlySet<NodeKind>, edges: ReadonlySet<EdgeKind>, theme: Theme = 'auto'): string {
  return [
    `.msac { ${FONT}; }`,
    '.msac .line, .msac .icon, .msac .rule { fill: none; stroke-linecap: round; stroke-linejoin: round; }',
    '.msac .line { stroke: currentColor; stroke-width: 1.5; }',
    '.msac .head { fill: currentColor; }',
    '.msac .icon { stroke: currentColor; stroke-width: 1.5; }',
    '.msac .seat, .msac .band { fill: currentColor; fill-opacity: 0.12; }',
    '.msac .shape { stroke-width: 1.25; }',
    '.msac .foreign .shape, .msac .issuer .shape { stroke-dasharray: 5 4; }',
    ...[...edges]
      .filter((kind) => DASHED.includes(kind))
      .map((kind) => `.msac .${kind} .line { stroke-dasharray: 6 4; }`),
    '.msac .title, .msac .heading { font-weight: 600; }',
    '.msac .heading { font-size: 20px; }',
    '.msac .title { font-size: 14px; }',
    '.msac .caption { font-size: 13px; }',
    '.msac .name, .msac .type, .msac .mark { font-size: 12px; }',
    '.msac .detail, .msac .store, .msac .label { font-size: 11px; }',
    '.msac .label { paint-order: stroke; stroke-width: 4px; stroke-linejoin: round; }',
    ...colours(theme === 'dark' ? 1 : 0, nodes, edges),
    ...(theme === 'auto'
      ? ['@media (prefers-color-scheme: dark) {', ...colours(1, nodes, edges).map((line) => `  ${line}`), '}']
      : []),
  ].join('\n');
}

function colours(mode: 0 | 1, nodes: ReadonlySet<NodeKind>, edges: ReadonlySet<EdgeKind>): string[] {
  return [
    `.msac .paper { fill: ${PAPER[mode]}; stroke: ${RIM[mode]}; }`,
    `.msac .shape { fill: ${CARD[mode]}; stroke: ${RIM[mode]}; }`,
    `.msac .area { fill: ${QUIET[mode]}; stroke: ${RIM[mode]}; }`,
    `.msac .rule { stroke: ${RIM[mode]}; }`,
    `.msac .title, .msac .heading, .msac .name, .msac .store { fill: ${INK[mode]}; }`,
    `.msac .detail, .msac .caption, .msac .type, .msac .mark, .msac .label { fill: ${MUTED[mode]}; }`,
    `.msac .label { stroke: ${PAPER[mode]}; }`,
    ...[...nodes].map((kind) => `.msac .node.${kind} { color: ${KINDS[kind][mode]}; }`),
    ...[...edges].map((kind) => `.msac .edge.${kind} { color: ${EDGES[kind][mode]}; }`),
  ];
}
