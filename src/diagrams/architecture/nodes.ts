import type { Application, System } from '../../model/system.ts';
import type { GraphNode, NodeKind } from '../graph.ts';
import { inWords, oneLine } from '../text.ts';
import { ownId, PEOPLE } from './ids.ts';
import { productName } from './products.ts';
import { isFrontDoor } from './doors.ts';

/** People first, then each application in the order of the source with what it has for itself. */
export function architectureNodes(system: System): GraphNode[] {
  return [
    ...(system.applications.some(isFrontDoor) ? [people(system)] : []),
    ...system.applications.flatMap((application) => [applicationNode(application), ...ownNodes(application)]),
  ];
}

function people(system: System): GraphNode {
  const roles = system.roles.map(({ name }) => name);
  return node({
    id: PEOPLE,
    kind: 'people',
    title: 'People',
    detail: roles.length > 4 ? `${roles.length} roles` : roles.join(' · '),
    tooltip: `People with the roles ${inWords(roles)}.`,
  });
}

function applicationNode(application: Application): GraphNode {
  const { name, kind, port, documentation } = application;
  return node({
    id: name,
    kind,
    title: name,
    detail: [WORDS[kind], `port ${port}`].join(' · '),
    tooltip: documentation === undefined ? `${name}: ${WORDS[kind]} on port ${port}.` : oneLine(documentation),
    shared: kind === 'registry',
  });
}

const WORDS: Readonly<Record<Application['kind'], string>> = {
  registry: 'registry',
  uaa: 'accounts and sign-in',
  gateway: 'gateway',
  microservice: 'service',
  monolith: 'application',
};

/** The stores of one application. */
function ownNodes(application: Application): GraphNode[] {
  const { name } = application;
  const own = (kind: NodeKind, product: string, what: string): GraphNode =>
    node({
      id: ownId(name, kind),
      kind,
      title: productName(product),
      detail: what,
      tooltip: `${productName(product)}: the ${what} of ${name}.`,
      of: name,
    });
  return 'database' in application ? [own('database', application.database, 'database')] : [];
}

function node(given: Pick<GraphNode, 'id' | 'kind' | 'title' | 'detail' | 'tooltip'> & Partial<GraphNode>): GraphNode {
  return { rows: [], shared: false, ...given };
}
