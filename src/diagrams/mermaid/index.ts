import type { Graph } from '../graph.ts';
import { classDiagram } from './class-diagram.ts';
import { flowchart } from './flowchart.ts';

/** A graph as Mermaid text, ending in a line feed. */
export function mermaidOf(graph: Graph): string {
  return graph.view === 'architecture' ? flowchart(graph) : classDiagram(graph);
}
