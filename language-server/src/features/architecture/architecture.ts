import { architectureGraph, entityGraph, hasEntities, mermaidOf, type Graph } from '../../../../src/diagrams/index.ts';
import { lower, LoweringCache } from '../../../../src/lower/index.ts';
import type { System } from '../../../../src/model/system.ts';
import type { KnownSystem } from '../../workspace.ts';
import { placesOfEntities, placesOfSystem } from './places.ts';
import type { Architecture } from './protocol.ts';

/** Draws systems. Of each, by entry file, it keeps what it was when it last was right, to show that while it is not. */
export class Draughtsman {
  readonly #models = new Map<string, System>();
  readonly #caches = new Map<string, LoweringCache>();

  /** A picture of a system; of one that never was right yet, none. */
  draw(known: KnownSystem, of: string | undefined): Architecture | undefined {
    const isStale = known.diagnostics.some(({ severity }) => severity === 'error');
    if (!isStale) this.#models.set(known.entry, this.#lower(known));
    const system = this.#models.get(known.entry);
    if (!system) return undefined;
    const applications = system.applications.filter(hasEntities);
    const inside = applications.find(({ name }) => name === of);
    const graph: Graph = inside ? entityGraph(system, inside) : architectureGraph(system);
    return {
      system: system.name,
      ...(inside ? { of: inside.name } : {}),
      graph,
      mermaid: mermaidOf(graph),
      applications: applications.map(({ name }) => name),
      places: inside ? placesOfEntities(known.program, inside.name) : placesOfSystem(known.program),
      isStale,
    };
  }

  #lower({ entry, program }: KnownSystem): System {
    const cache = this.#caches.get(entry) ?? new LoweringCache();
    this.#caches.set(entry, cache);
    return lower(program, cache).system;
  }
}
