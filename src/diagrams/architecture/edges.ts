import type { Application, Gateway, Microservice, System } from '../../model/system.ts';
import type { EdgeKind, GraphEdge } from '../graph.ts';
import { isFrontDoor } from './doors.ts';
import { ownId, PEOPLE } from './ids.ts';

/** Who talks to whom; ids are made of both ends, so that they survive any other change. */
export function architectureEdges(system: System): GraphEdge[] {
  return [
    ...system.applications.filter(isFrontDoor).flatMap((door) => doorEdges(system, door)),
    ...system.applications.flatMap((application) => [...stores(application), ...shared(system, application)]),
    ...system.applications.filter((application) => application.kind === 'microservice').flatMap(serviceEdges),
  ];
}

function doorEdges(system: System, door: Gateway): GraphEdge[] {
  return [
    edge('opens', PEOPLE, door.name, 'HTTPS', `People open ${door.name} in their browsers.`),
    ...door.routes.map(({ to }) => edge('routes', door.name, to, 'HTTP', `${door.name} routes to ${to} over HTTP.`)),
    ...accountsOf(system).map((uaa) =>
      edge('signs-in', door.name, uaa, 'OpenID Connect', `${door.name} has ${uaa} sign people in.`),
    ),
  ];
}

function serviceEdges({ name, calls, entities }: Microservice): GraphEdge[] {
  const owners = new Set(
    entities.flatMap(({ references }) => references.flatMap(({ application }) => application ?? [])),
  );
  return [
    ...calls.map((to) => edge('calls', name, to, 'HTTP', `${name} calls ${to} over HTTP.`)),
    ...[...owners].map((to) => edge('refers', name, to, '', `${name} keeps keys of rows that ${to} owns.`, true)),
  ];
}

function stores(application: Application): GraphEdge[] {
  const { name } = application;
  if (!('database' in application)) return [];
  return [edge('keeps', name, ownId(name, 'database'), 'SQL', `${name} keeps its data in a database of its own.`)];
}

/** What every application does. */
function shared(system: System, { name, kind }: Application): GraphEdge[] {
  return [
    ...registriesOf(system)
      .filter((registry) => registry !== name)
      .map((registry) => edge('registers', name, registry, 'HTTP', `${name} registers with ${registry}.`, true)),
    ...(kind === 'microservice'
      ? accountsOf(system).map((uaa) =>
          edge(
            'tokens',
            name,
            uaa,
            'HTTP',
            `${name} gets its tokens, and the keys to check tokens with, from ${uaa}.`,
            true,
          ),
        )
      : []),
  ];
}

/** The uaa that signs people in, if one of the system does. */
function accountsOf({ auth }: System): string[] {
  return auth.kind === 'uaa' ? [auth.application] : [];
}

/** The registry in which applications find each other, if one of the system is. */
function registriesOf({ discovery }: System): string[] {
  return discovery.kind === 'registry' ? [discovery.application] : [];
}

const VERBS: Partial<Readonly<Record<EdgeKind, string>>> = {
  routes: 'routes',
  calls: 'calls',
  'signs-in': 'signs in',
  forwards: 'forwards',
};

function edge(kind: EdgeKind, from: string, to: string, protocol: string, tooltip: string, quiet = false): GraphEdge {
  const words = [VERBS[kind] ?? '', protocol].filter((word) => word !== '');
  return { id: `${from} ${kind} ${to}`, from, to, kind, label: [words.join(' · ')], tooltip, quiet };
}
