/** What `msac build` leaves out of a declaration. */
import {
  applicationOf,
  isApplication,
  isEntity,
  isField,
  isMixin,
  isValue,
  type Declaration,
  type Field,
  type Program,
} from '../../../../src/language/index.ts';
import type {
  Application,
  Entity,
  Field as FieldModel,
  Reference,
  Relation,
  System,
} from '../../../../src/model/system.ts';
import { notBuilt, partsOf } from './becomes.ts';

/** A list of Markdown; empty where nothing is left out. */
export function unbuilt(target: Declaration, program: Program, system: System): string {
  const [first] = partsOf(target, program, system);
  const own = applicationOf(target)?.name ?? first?.application;
  const application =
    system.applications.find(({ name }) => name === own) ??
    // What stands outside of applications is in each that uses it.
    system.applications.find((each) => namedIn(each, target.name));
  return notBuilt(partIn(target, application, program, system), application, system);
}

function partIn(
  target: Declaration,
  application: Application | undefined,
  program: Program,
  system: System,
): object | undefined {
  if (isField(target)) return memberOf(target, program, system);
  if (isEntity(target)) return entityIn(application, target.name);
  return isApplication(target) ? application : namedIn(application, target.name);
}

/** A field in the model; of a mixin's or a shared value type's, which may be in several places, the first. */
export function memberOf(
  target: Field,
  program: Program,
  system: System,
): FieldModel | Relation | Reference | undefined {
  const holder = target.$container;
  if (isValue(holder)) return fieldOfValue(target, holder.name, applicationOf(target)?.name, system);
  if (!isEntity(holder) && !isMixin(holder)) return undefined;
  const [part] = partsOf(target, program, system);
  const application = system.applications.find(({ name }) => name === part?.application);
  const entity = entityIn(application, part?.declaration);
  const all = [...(entity?.fields ?? []), ...(entity?.relations ?? []), ...(entity?.references ?? [])];
  return all.find(({ name }) => name === target.name);
}

function fieldOfValue(target: Field, value: string, own: string | undefined, { applications }: System) {
  for (const each of applications) {
    if (!('values' in each) || (own !== undefined && each.name !== own)) continue;
    const found = each.values.find(({ name }) => name === value)?.fields.find(({ name }) => name === target.name);
    if (found) return found;
  }
  return undefined;
}

export function entityIn(application: Application | undefined, name: string | undefined): Entity | undefined {
  return application && 'entities' in application ? application.entities.find((each) => each.name === name) : undefined;
}

/** A value type, an event or an operation. */
function namedIn(application: Application | undefined, name: string): object | undefined {
  if (!application || !('values' in application)) return undefined;
  const { values, events, operations } = application;
  return [...values, ...events, ...operations].find((each) => each.name === name);
}
