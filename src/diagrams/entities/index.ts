import type { Application, Microservice, System } from '../../model/system.ts';
import type { Graph } from '../graph.ts';
import { firstLine } from '../text.ts';
import { entityEdges } from './edges.ts';
import { tables } from './tables.ts';

/** An application with something to draw. */
export function hasEntities(application: Application): application is Microservice {
  return application.kind === 'microservice' && application.entities.length > 0;
}

/** What an application keeps: its entities with their fields, parts and relations, its enums, and whose rows it refers to. */
export function entityGraph(system: System, application: Microservice): Graph {
  return {
    view: 'entities',
    title: application.name,
    caption: firstLine(application.documentation) || `Entities of ${application.name}, in ${system.name}`,
    nodes: tables(application),
    edges: entityEdges(application),
  };
}
