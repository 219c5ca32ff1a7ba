import type { Application, Microservice, Monolith, System } from '../../model/system.ts';
import type { Graph } from '../graph.ts';
import { firstLine } from '../text.ts';
import { entityEdges } from './edges.ts';
import { tables } from './tables.ts';

/** An application with something to draw. */
export function hasEntities(application: Application): application is Microservice | Monolith {
  const owns = application.kind === 'microservice' || application.kind === 'monolith';
  return owns && application.entities.length > 0;
}

/** What an application keeps: its entities with their fields, parts and relations, its enums and value types, and whose rows it refers to. */
export function entityGraph(system: System, application: Microservice | Monolith): Graph {
  return {
    view: 'entities',
    title: application.name,
    caption: firstLine(application.documentation) || `Entities of ${application.name}, in ${system.name}`,
    nodes: tables(application),
    edges: entityEdges(application),
  };
}
