import type { EdgeKind, GraphEdge } from '../graph.ts';

const VERBS: Partial<Readonly<Record<EdgeKind, string>>> = {
  routes: 'routes',
  calls: 'calls',
  'signs-in': 'signs in',
};

/** An edge of an architecture; its id is made of both ends, so that it survives any other change. */
export function edge(kind: EdgeKind, from: string, to: string, protocol: string, tooltip: string): GraphEdge {
  const words = [VERBS[kind] ?? '', protocol].filter((word) => word !== '');
  return { id: `${from} ${kind} ${to}`, from, to, kind, label: [words.join(' · ')], tooltip, quiet: false };
}

/** The same of what a readable picture leaves out. */
export function quiet(kind: EdgeKind, from: string, to: string, tooltip: string): GraphEdge {
  return { ...edge(kind, from, to, '', tooltip), quiet: true };
}
