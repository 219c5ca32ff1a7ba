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
export { entityGraph, hasEntities } from './entities/index.ts';
export { mermaidOf } from './mermaid/index.ts';
export { markdownOf } from './mermaid/markdown.ts';
export type { EdgeKind, Graph, GraphEdge, GraphNode, NodeKind, Row } from './graph.ts';
