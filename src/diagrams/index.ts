/**
 * The door of this room: a system as pictures.
 *
 * ```ts
 * const graph = architectureGraph(system);
 * const text = mermaidOf(graph);
 * const { svgOf } = await import('./svg/index.ts'); // brings a layout library, and only then
 * ```
 */
export { architectureGraph } from './architecture/index.ts';
export type { EdgeKind, Graph, GraphEdge, GraphNode, NodeKind, Row } from './graph.ts';
