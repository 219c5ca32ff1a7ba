import type { Auth, Gateway, Microservice, Monolith, Route, System } from '../../model/system.ts';
import type { GraphEdge } from '../graph.ts';
import { inWords } from '../text.ts';
import { isFrontDoor } from './doors.ts';
import { edge, quiet } from './edge.ts';
import { eventEdges } from './events.ts';
import { CONSOLE, CONSUL, EDGE, issuerId, ownId, PEOPLE, TRACING } from './ids.ts';
import { productName } from './products.ts';
import { storesOf } from './stores.ts';

/** Who talks to whom. */
export function architectureEdges(system: System): GraphEdge[] {
  const { applications } = system;
  return [
    ...wayIn(system),
    ...applications.filter((application) => application.kind === 'gateway').flatMap(routeEdges),
    ...applications.filter((application) => application.kind === 'microservice').flatMap(callEdges),
    ...applications.filter(isFrontDoor).flatMap(({ name, auth }) => signInEdges(name, auth)),
    ...applications.flatMap((application) => (application.kind === 'uaa' ? clientEdges(application) : [])),
    ...eventEdges(system),
    ...applications.flatMap((application) => storesOf(application).map(storeEdge(application.name))),
    ...sharedEdges(system),
  ];
}

/** From people to the front doors, through the proxy if there is one. */
function wayIn({ edge: proxy, applications }: System): GraphEdge[] {
  const doors = applications.filter(isFrontDoor).map(({ name }) => name);
  if (proxy === 'none' || doors.length === 0)
    return doors.map((door) => edge('opens', PEOPLE, door, 'HTTPS', `People open ${door} in their browsers.`));
  const name = productName(proxy);
  return [
    edge('opens', PEOPLE, EDGE, 'HTTPS', `People come in through ${name}.`),
    ...doors.map((door) => edge('forwards', EDGE, door, 'HTTP', `${name} passes requests on to ${door}.`)),
  ];
}

function routeEdges({ name, routes }: Gateway): GraphEdge[] {
  return routes.map((route) => edge('routes', name, route.to, 'HTTP', routeText(name, route)));
}

/** `storefront routes GET and POST of /api/x/** to billing over HTTP.` */
function routeText(name: string, { to, paths, methods }: Route): string {
  const what = [methods.length > 0 ? inWords(methods) : '', paths.length > 0 ? inWords(paths) : ''].filter(Boolean);
  return [name, 'routes', ...(what.length > 0 ? [what.join(' of ')] : []), `to ${to} over HTTP.`].join(' ');
}

function callEdges({ name, calls }: Microservice): GraphEdge[] {
  return calls.map((to) => edge('calls', name, to, 'HTTP', `${name} calls ${to} over HTTP.`));
}

/** Towards who signs people in, when that is somebody else. */
function signInEdges(name: string, auth: Auth): GraphEdge[] {
  if (auth.kind === 'uaa')
    return [edge('signs-in', name, auth.application, OIDC, `${name} has ${auth.application} sign people in.`)];
  return auth.kind === 'oidc'
    ? [edge('signs-in', name, issuerId(auth.issuer), OIDC, `${name} has ${auth.issuer} sign people in.`)]
    : [];
}

const OIDC = 'OpenID Connect';

function clientEdges({ name, clients }: { name: string; clients: readonly { name: string }[] }): GraphEdge[] {
  return clients.map((client) =>
    edge('signs-in', ownId(name, client.name), name, OIDC, `${client.name} gets its tokens from ${name}.`),
  );
}

function storeEdge(name: string) {
  return ({ kind, what, protocol }: ReturnType<typeof storesOf>[number]): GraphEdge =>
    edge('keeps', name, ownId(name, kind), protocol, `${name} has a ${what} of its own.`);
}

/** What nearly every application does. */
function sharedEdges(system: System): GraphEdge[] {
  const { discovery, console, tracing, applications } = system;
  const registry = discovery.kind === 'registry' ? discovery.application : CONSUL;
  return applications.flatMap((application) => [
    ...(discovery.kind === 'none' || application.name === registry
      ? []
      : [quiet('registers', application.name, registry, `${application.name} registers, and finds the others.`)]),
    ...(application.kind === 'microservice' || application.kind === 'monolith' ? dataEdges(application) : []),
    ...(console.product === 'none' ? [] : [quiet('reports', application.name, CONSOLE, 'Logs and metrics.')]),
    ...(tracing === 'none' ? [] : [quiet('reports', application.name, TRACING, 'Traces.')]),
  ]);
}

function dataEdges({ name, kind, auth, entities }: Microservice | Monolith): GraphEdge[] {
  const owners = new Set(
    entities.flatMap(({ references }) => references.flatMap(({ application }) => application ?? [])),
  );
  return [
    ...(kind === 'microservice' && auth.kind === 'uaa'
      ? [quiet('tokens', name, auth.application, `${name} gets its tokens, and the keys to check others with.`)]
      : []),
    ...[...owners].map((to) => quiet('refers', name, to, `${name} keeps keys of rows that ${to} owns.`)),
  ];
}
