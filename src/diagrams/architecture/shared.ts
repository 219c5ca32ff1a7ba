import type { System } from '../../model/system.ts';
import type { GraphNode, NodeKind } from '../graph.ts';
import { CONSOLE, CONSUL, TRACING } from './ids.ts';
import { productName } from './products.ts';

/** What serves every application and is none itself. */
export function sharedNodes({ discovery, console, tracing }: System): GraphNode[] {
  const alerts = console.alerts.length === 1 ? '1 alert' : `${console.alerts.length} alerts`;
  return [
    ...(discovery.kind === 'consul' ? [shared('registry', CONSUL, 'consul', 'registry and configuration')] : []),
    ...(console.product === 'none'
      ? []
      : [
          shared(
            'console',
            CONSOLE,
            console.product,
            console.alerts.length > 0 ? `logs and metrics · ${alerts}` : 'logs and metrics',
          ),
        ]),
    ...(tracing === 'none' ? [] : [shared('tracing', TRACING, tracing, 'traces')]),
  ];
}

function shared(kind: NodeKind, id: string, name: string, detail: string): GraphNode {
  const title = productName(name);
  return { id, kind, title, detail, tooltip: `${title}: ${detail}.`, rows: [], shared: true };
}
