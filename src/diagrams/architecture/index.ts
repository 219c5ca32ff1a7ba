import type { System } from '../../model/system.ts';
import type { Graph } from '../graph.ts';
import { firstLine } from '../text.ts';
import { architectureEdges } from './edges.ts';
import { architectureNodes } from './nodes.ts';

/**
 * The system from above: people, the front doors, services and what each keeps its data in, who signs people in, and
 * what runs between them. Every application is a node; every route and every call is an edge.
 */
export function architectureGraph(system: System): Graph {
  return {
    view: 'architecture',
    title: system.name,
    caption: firstLine(system.documentation),
    nodes: architectureNodes(system),
    edges: architectureEdges(system),
  };
}
