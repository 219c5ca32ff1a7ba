import { architectureGraph, entityGraph, hasEntities, type Graph } from '../../diagrams/index.ts';
import { nearest } from '../../language/index.ts';
import type { System } from '../../model/system.ts';
import { CommandFailure } from '../status.ts';

/** A picture, and what its file is called in a folder, without an ending. */
export interface NamedGraph {
  readonly name: string;
  readonly graph: Graph;
}

/** The architecture, then the entities of each application that has any. */
export function allPictures(system: System): NamedGraph[] {
  return [
    { name: 'architecture', graph: architectureGraph(system) },
    ...system.applications
      .filter(hasEntities)
      .map((application) => ({ name: `entities-${application.name}`, graph: entityGraph(system, application) })),
  ];
}

/**
 * The entities of one application.
 *
 * @throws CommandFailure when there is none of that name, or it has no entities
 */
export function entitiesOf(system: System, name: string): NamedGraph {
  const application = system.applications.find((application) => application.name === name);
  const drawable = system.applications.filter(hasEntities);
  if (application && hasEntities(application))
    return { name: `entities-${name}`, graph: entityGraph(system, application) };
  const known = drawable.map(({ name }) => name);
  const others = known.length === 0 ? 'No application here has any.' : `These have: ${known.join(', ')}.`;
  if (application)
    throw new CommandFailure(`--of ${name}: this ${application.kind} has no entities to draw. ${others}`);
  const near = nearest(name, known);
  throw new CommandFailure(
    `--of: ${system.name} has no application \`${name}\`. ${near === undefined ? others : `Did you mean \`${near}\`?`}`,
  );
}
