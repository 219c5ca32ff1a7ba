/**
 * The one place that knows what of the language is built today. It reduces a system to that, consistently: what names
 * something that is left out goes along. A backend that learns a construct takes its line away here.
 */
import type * as model from '../../../model/system.ts';
import type { Unbuilt } from '../../backend.ts';
import { remembered } from '../remembered.ts';
import { reduceApplication, surroundingsIn, type Surroundings } from './applications.ts';
import { Notes } from './notes.ts';
import type { Application, System } from './model.ts';
import { reduceDeployments, reduceRole, reduceSystemSettings } from './system-settings.ts';
import { authInWords } from './words.ts';

/** What can be built of a system, and what cannot. */
export interface Subset {
  /**
   * The system without what cannot be built, which says nothing else than what is built: reduced again it is the same.
   * Absent when nothing can be.
   */
  readonly system?: System;
  /** What is left out, in the order of the model. */
  readonly unbuilt: readonly Unbuilt[];
}

/** Reduces a system to what can be built of it. */
export const subsetOf = remembered((system: model.System): Subset => {
  const notes = new Notes();
  const reduced = reduceSystem(system, notes);
  return { ...(reduced && { system: reduced }), unbuilt: notes.unbuilt };
});

function reduceSystem(system: model.System, notes: Notes): System | undefined {
  const { auth, discovery } = system;
  const foundation = auth.kind === 'uaa' && discovery.kind === 'registry';
  if (!foundation) {
    noteFoundation(system, notes);
    return undefined;
  }
  return {
    ...system,
    ...reduceSystemSettings(system, notes),
    roles: system.roles.map((role) => reduceRole(role, notes)),
    auth,
    discovery,
    applications: reduceApplications(system, notes),
    deployments: reduceDeployments(system.deployments, notes),
  };
}

function reduceApplications(system: model.System, notes: Notes): Application[] {
  const surroundings = surroundingsIn(system);
  const given = JSON.stringify(surroundings);
  return system.applications.flatMap((application) => {
    const { reduced, unbuilt } = reducedOnce(application, surroundings, given);
    notes.take(unbuilt);
    return reduced ?? [];
  });
}

interface Reduced {
  readonly given: string;
  readonly reduced: Application | undefined;
  readonly unbuilt: readonly Unbuilt[];
}

/** The last that was made of an application: while a system is watched, most of them stay the same objects. */
const known = new WeakMap<model.Application, Reduced>();

/** @param given the surroundings as text */
function reducedOnce(application: model.Application, surroundings: Surroundings, given: string): Reduced {
  const before = known.get(application);
  if (before?.given === given) return before;
  const notes = new Notes();
  const reduced = reduceApplication(surroundings, application, notes);
  const now = { given, reduced, unbuilt: notes.unbuilt };
  known.set(application, now);
  return now;
}

/** Every application is built on a uaa and a registry, so that without them there is none. */
function noteFoundation(system: model.System, notes: Notes): void {
  const monoliths = system.applications.filter(({ kind }) => kind === 'monolith');
  for (const monolith of monoliths) notes.add(monolith, undefined, 'monolith', 'the application is left out');
  if (monoliths.length > 0 && monoliths.length === system.applications.length) return;
  const { auth, discovery } = system;
  if (auth.kind !== 'uaa')
    notes.add(system, 'auth', authInWords(auth), 'nothing is built until a `uaa` signs users in');
  if (discovery.kind !== 'registry')
    notes.add(system, 'discovery', `discovery ${discovery.kind}`, 'nothing is built without a `registry`');
}
