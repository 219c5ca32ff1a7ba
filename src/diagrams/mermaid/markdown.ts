import { markdown } from '../../backends/common/escape.ts';
import type { Graph } from '../graph.ts';
import { mermaidOf } from './index.ts';

/** A page of Markdown with a picture under each heading; the first is the page's own. GitHub and GitLab draw them. */
export function markdownOf(graphs: readonly Graph[]): string {
  return graphs.map((graph, index) => section(graph, index === 0 ? '#' : '##')).join('\n');
}

function section(graph: Graph, level: string): string {
  const caption = graph.caption === '' ? [] : [markdown(graph.caption), ''];
  return [`${level} ${markdown(graph.title)}`, '', ...caption, '```mermaid', `${mermaidOf(graph)}\`\`\``, ''].join(
    '\n',
  );
}
