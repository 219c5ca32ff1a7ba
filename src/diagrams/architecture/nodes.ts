import type { Application, Instances, System, Uaa } from '../../model/system.ts';
import type { GraphNode } from '../graph.ts';
import { inWords, oneLine } from '../text.ts';
import { isFrontDoor } from './doors.ts';
import { BROKER, EDGE, issuerId, ownId, PEOPLE } from './ids.ts';
import { productName } from './products.ts';
import { sharedNodes } from './shared.ts';
import { storesOf } from './stores.ts';

/** People and programs first, then each application in the order of the source with what it keeps data in. */
export function architectureNodes(system: System): GraphNode[] {
  const { applications, edge, broker } = system;
  return [
    ...(applications.some(isFrontDoor) ? [people(system)] : []),
    ...applications.filter((application) => application.kind === 'uaa').flatMap(clients),
    ...(edge === 'none' ? [] : [product('edge', EDGE, edge, 'reverse proxy')]),
    ...applications.flatMap((application) => [applicationNode(application), ...storeNodes(application)]),
    ...issuersOf(system).map(issuerNode),
    ...(broker === 'none' ? [] : [product('broker', BROKER, broker, 'carries events')]),
    ...sharedNodes(system),
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

/** Programs of others that sign people in, or themselves. */
function clients({ name, clients }: Uaa): GraphNode[] {
  return clients.map((client) =>
    node({
      id: ownId(name, client.name),
      kind: 'client',
      title: client.name,
      detail: 'client program',
      tooltip: oneLine(client.documentation ?? `${client.name}: a client of ${name}, by ${inWords(client.grants)}.`),
    }),
  );
}

function applicationNode(application: Application): GraphNode {
  const { name, kind, port, documentation, instances } = application;
  const framework = 'client' in application ? application.client.framework : 'none';
  const pages = framework === 'none' ? [] : [productName(framework)];
  return node({
    id: name,
    kind,
    title: name,
    detail: [WORDS[kind], ...pages, `port ${port}`, ...instancesText(instances)].join(' · '),
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

/** `2 instances`, `2–6 instances`; nothing when there is one. */
function instancesText({ min, max }: Instances): string[] {
  if (max === 1) return [];
  return [`${min === max ? min : `${min}–${max}`} instances`];
}

function storeNodes(application: Application): GraphNode[] {
  const { name } = application;
  return storesOf(application).map(({ kind, product, what }) =>
    node({
      id: ownId(name, kind),
      kind,
      title: productName(product),
      detail: what,
      tooltip: `${productName(product)}: the ${what} of ${name}.`,
      of: name,
    }),
  );
}

/** Providers of accounts outside of the system, each once. */
function issuersOf({ applications }: System): string[] {
  const issuers = applications.filter(isFrontDoor).flatMap(({ auth }) => (auth.kind === 'oidc' ? [auth.issuer] : []));
  return [...new Set(issuers)];
}

function issuerNode(issuer: string): GraphNode {
  return node({
    id: issuerId(issuer),
    kind: 'issuer',
    title: URL.canParse(issuer) ? new URL(issuer).host : issuer,
    detail: 'accounts, outside of the system',
    tooltip: `Accounts and sign-in by OpenID Connect: ${oneLine(issuer)}`,
  });
}

function product(kind: GraphNode['kind'], id: string, name: string, detail: string): GraphNode {
  return node({ id, kind, title: productName(name), detail, tooltip: `${productName(name)}: ${detail}.` });
}

function node(given: Pick<GraphNode, 'id' | 'kind' | 'title' | 'detail' | 'tooltip'> & Partial<GraphNode>): GraphNode {
  return { rows: [], shared: false, ...given };
}
