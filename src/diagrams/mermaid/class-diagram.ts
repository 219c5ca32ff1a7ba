import type { Graph, GraphEdge, GraphNode, Row } from '../graph.ts';
import { oneLine } from '../text.ts';
import { mermaidIds, quoted } from './escape.ts';

/** The entities of a service as a class diagram, which knows parts and how many, unlike Mermaid's ER diagram. */
export function classDiagram(graph: Graph): string {
  const ids = mermaidIds(graph.nodes.map(({ id }) => id));
  const id = (name: string): string => ids.get(name) ?? name;
  return [
    'classDiagram',
    '  direction LR',
    ...graph.nodes.flatMap((node) => classOf(node, id(node.id)).map((line) => `  ${line}`)),
    ...graph.edges.map((edge) => `  ${line(edge, id)}`),
    '',
  ].join('\n');
}

function classOf({ kind, title, detail, rows }: GraphNode, id: string): string[] {
  const head = `class ${id}${title === id ? '' : `[${quoted(title)}]`}`;
  const stereotype =
    kind === 'enum' ? ['<<enumeration>>'] : kind === 'foreign' || kind === 'value' ? [`<<${plain(detail)}>>`] : [];
  const lines = [...stereotype, ...rows.map(memberOf)];
  return lines.length === 0 ? [head] : [`${head} {`, ...lines.map((line) => `  ${line}`), '}'];
}

/**
 * `sku : String 3..20 unique`. Mermaid would take parentheses for a method, `~` for generics, `$` and `*` at the end for
 * a classifier, a brace for the end.
 */
function memberOf({ name, type, mark }: Row): string {
  const text = type === '' ? name : `${name} : ${type.replaceAll(/[()]/g, ' ')} ${mark}`;
  return oneLine(text)
    .replaceAll(/[^\p{L}\p{N} :.,[\]*?_-]/gu, '_')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function line({ from, to, kind, ends }: GraphEdge, id: (name: string) => string): string {
  if (!ends) return `${id(from)} ..> ${id(to)}`;
  const middle = kind === 'part' ? '*--' : kind === 'reference' ? '..>' : ends.from.field ? '--' : '-->';
  // The name of the field goes to the middle of the line: at its ends Mermaid keeps little room.
  const fields = [ends.to.field, ends.from.field].filter((field) => field !== '').map(plain);
  return `${id(from)} ${quoted(ends.from.many)} ${middle} ${quoted(ends.to.many)} ${id(to)} : ${fields.join(' / ')}`;
}

function plain(text: string): string {
  return oneLine(text).replaceAll(/[^\p{L}\p{N} _-]/gu, '_');
}
