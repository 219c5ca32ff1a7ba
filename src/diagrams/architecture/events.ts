import type { Application, Microservice, Monolith, System } from '../../model/system.ts';
import type { GraphEdge } from '../graph.ts';
import { inWords } from '../text.ts';
import { BROKER } from './ids.ts';
import { productName } from './products.ts';

/** Events go from who publishes them to the broker, and from there to who reacts to them: one edge for each application. */
export function eventEdges({ broker, applications }: System): GraphEdge[] {
  if (broker === 'none') return [];
  const owners = applications.filter(hasEvents);
  const by = productName(broker);
  return [
    ...owners.flatMap(({ name, events }) => {
      const names = events.map((event) => event.name);
      const tooltip = `${name} publishes ${inWords(names)} by ${by}.`;
      return names.length > 0 ? [eventEdge('publishes', name, BROKER, names, tooltip)] : [];
    }),
    ...owners.flatMap(({ name, consumes }) => {
      const names = consumes.map(({ event }) => event);
      const tooltip = `${name} reacts to ${inWords(consumes.map(({ application, event }) => `${application}.${event}`))}.`;
      return names.length > 0 ? [eventEdge('delivers', BROKER, name, names, tooltip)] : [];
    }),
  ];
}

function hasEvents(application: Application): application is Microservice | Monolith {
  return application.kind === 'microservice' || application.kind === 'monolith';
}

function eventEdge(
  kind: 'publishes' | 'delivers',
  from: string,
  to: string,
  label: readonly string[],
  tooltip: string,
): GraphEdge {
  return { id: `${from} ${kind} ${to}`, from, to, kind, label, tooltip, quiet: false };
}
