import type { EdgeKind, Graph, GraphEdge, GraphNode, NodeKind } from '../graph.ts';
import { mermaidIds, quoted, quotedLines } from './escape.ts';

/** The architecture as a flowchart. What the picture leaves out for being alike everywhere is left out here too. */
export function flowchart(graph: Graph): string {
  const ids = mermaidIds([...graph.nodes.map(({ id }) => id), SHARED]);
  const id = (name: string): string => ids.get(name) ?? name;
  const [shared, own] = [graph.nodes.filter(isShared), graph.nodes.filter((node) => !isShared(node))];
  return [
    'flowchart LR',
    ...own.map((node) => `  ${id(node.id)}${shapeOf(node)}`),
    ...(shared.length === 0
      ? []
      : [
          `  subgraph ${id(SHARED)} ["Serves every application"]`,
          ...shared.map((node) => `    ${id(node.id)}${shapeOf(node)}`),
          '  end',
        ]),
    ...graph.edges.filter(({ quiet }) => !quiet).map((edge) => `  ${id(edge.from)} ${arrow(edge)} ${id(edge.to)}`),
    ...styles(graph.nodes, id),
    '',
  ].join('\n');
}

/** What the group of these is called beside the nodes. */
const SHARED = '@shared';

function isShared({ shared }: GraphNode): boolean {
  return shared;
}

const BRACKETS: Partial<Readonly<Record<NodeKind, readonly [string, string]>>> = {
  people: ['([', '])'],
  client: ['([', '])'],
  database: ['[(', ')]'],
  cache: ['(', ')'],
  search: ['(', ')'],
  broker: ['[[', ']]'],
  edge: ['{{', '}}'],
};

function shapeOf({ kind, title, detail, of }: GraphNode): string {
  const [open, close] = BRACKETS[kind] ?? ['[', ']'];
  return `${open}${quotedLines(detail === '' || of !== undefined ? [title] : [title, detail])}${close}`;
}

const DASHED: readonly EdgeKind[] = ['publishes', 'delivers'];

function arrow({ kind, label }: GraphEdge): string {
  const lines = label.filter((line) => line !== '');
  const line = kind === 'keeps' ? '---' : DASHED.includes(kind) ? '-.->' : '-->';
  return lines.length === 0 || kind === 'keeps'
    ? line
    : `${line}|${lines.length === 1 ? quoted(lines[0] ?? '') : quotedLines(lines)}|`;
}

/** Tints that are readable on light and on dark pages, since the text keeps Mermaid's colour. */
const TINTS: Partial<Readonly<Record<NodeKind, string>>> = {
  edge: '#0969da',
  gateway: '#0969da',
  monolith: '#0f766e',
  microservice: '#0f766e',
  uaa: '#7c3aed',
  issuer: '#7c3aed',
  broker: '#bc4c00',
};

function styles(nodes: readonly GraphNode[], id: (name: string) => string): string[] {
  const kinds = [...new Set(nodes.map(({ kind }) => kind))].filter((kind) => TINTS[kind]);
  return kinds.flatMap((kind) => [
    `  classDef kind_${kind} stroke:${TINTS[kind] ?? ''},stroke-width:2px`,
    `  class ${nodes
      .filter((node) => node.kind === kind)
      .map((node) => id(node.id))
      .join(',')} kind_${kind}`,
  ]);
}
