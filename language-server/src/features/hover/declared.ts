/** What there is to say of a declaration: its head, its documentation, what holds for it, and what becomes of it. */
import {
  applicationOf,
  documentationOf,
  isApplication,
  isEntity,
  isField,
  isMixin,
  isPort,
  isRole,
  isSystem,
  locationOf,
  relationsOf,
  sourceOf,
  type Application,
  type Declaration,
  type Field,
  type Program,
} from '../../../../src/language/index.ts';
import { assignPorts } from '../../../../src/lower/index.ts';
import type { Application as ApplicationModel, Entity as EntityModel, System } from '../../../../src/model/system.ts';
import { becomes, notBuilt, partsOf } from './becomes.ts';
import { block, code, paragraphs } from './markdown.ts';
import { ofApplication, ofEntity, ofField, ofReference, ofRelation, ofSystem } from './resolved.ts';

/** @param system the model; without it, only what the text says for certain is told */
export function declared(target: Declaration, program: Program, system: System | undefined): string {
  const application = applicationOf(target);
  const holder = isField(target) ? target.$container : undefined;
  const within = holder ? [holder.name, application?.name] : [application === target ? undefined : application?.name];
  const places = within.flatMap((name) => (name === undefined ? [] : [code(name)])).join(' of ');
  return paragraphs([
    block(headOf(target)),
    places && `in ${places}`,
    documentation(target),
    resolved(target, program, system).join(' · '),
    system && becomes(target, program, system),
    system && unbuilt(target, program, system),
  ]);
}

function resolved(target: Declaration, program: Program, system: System | undefined): string[] {
  const certain = isApplication(target) && !system ? portOf(target, program) : [];
  const sides = isField(target) ? sideOf(target, program) : [];
  return [...certain, ...sides, ...(system ? ofModel(target, program, system) : [])];
}

/** The port, which is known however broken the rest is. */
function portOf(application: Application, program: Program): string[] {
  if (application.members.some(isPort)) return [];
  const all = program.files.flatMap((file) => file.tree.elements.filter(isApplication));
  const port = assignPorts(all).get(application);
  return port === undefined ? [] : [`port ${code(String(port))}`];
}

/** What a relation is, and its other side. */
function sideOf(field: Field, { symbols }: Program): string[] {
  const application = applicationOf(field);
  const side = application && relationsOf(symbols, application).get(field);
  if (!side) return [];
  const { cardinality, opposite, target } = side;
  const other = opposite ? [`opposite ${code(`${target.name}.${opposite.name}`)}`] : [];
  return [cardinality.replaceAll('-', ' '), ...other];
}

function ofModel(target: Declaration, program: Program, system: System): string[] {
  if (isSystem(target)) return ofSystem(system);
  const application = system.applications.find(({ name }) => name === applicationOf(target)?.name);
  if (isApplication(target)) return application ? ofApplication(application) : [];
  if (isEntity(target)) {
    const entity = entityIn(application, target.name);
    return entity ? ofEntity(entity) : [];
  }
  return isField(target) ? ofMember(target, program, system) : [];
}

function ofMember(target: Field, program: Program, system: System): string[] {
  const found = memberOf(target, program, system);
  if (!found) return [];
  if ('cardinality' in found) return ofRelation(found);
  return 'target' in found ? ofReference(found) : ofField(found);
}

/** The field in the model; of a mixin's, which several entities may have, the first. */
function memberOf(target: Field, program: Program, system: System) {
  if (!isEntity(target.$container) && !isMixin(target.$container)) return undefined;
  const [part] = partsOf(target, program, system);
  const application = system.applications.find(({ name }) => name === part?.application);
  const entity = entityIn(application, part?.declaration);
  const all = [...(entity?.fields ?? []), ...(entity?.relations ?? []), ...(entity?.references ?? [])];
  return all.find(({ name }) => name === target.name);
}

function entityIn(application: ApplicationModel | undefined, name: string | undefined): EntityModel | undefined {
  return application && 'entities' in application ? application.entities.find((each) => each.name === name) : undefined;
}

function unbuilt(target: Declaration, program: Program, system: System): string {
  const [first] = partsOf(target, program, system);
  const name = applicationOf(target)?.name ?? first?.application;
  const application = system.applications.find((each) => each.name === name);
  const part = isField(target)
    ? memberOf(target, program, system)
    : isEntity(target)
      ? entityIn(application, target.name)
      : isApplication(target)
        ? application
        : namedIn(application, target.name);
  return notBuilt(part, application, system);
}

/** A value type, an event or an operation. */
function namedIn(application: ApplicationModel | undefined, name: string): object | undefined {
  if (!application || !('values' in application)) return undefined;
  const { values, events, operations } = application;
  return [...values, ...events, ...operations].find((each) => each.name === name);
}

/** A comment above several roles speaks of them all. */
function documentation(target: Declaration): string | undefined {
  return documentationOf(target) ?? (isRole(target) ? documentationOf(target.$container) : undefined);
}

/** A declaration without what stands in its braces, on one line. */
function headOf(target: Declaration): string {
  const { start, end } = locationOf(target).range;
  const text = sourceOf(target).text.slice(start.offset, end.offset);
  const head = target.$type === 'Enum' ? text : text.replace(/\{[^]*$/, '');
  return `${isRole(target) ? 'role ' : ''}${head}`.replaceAll(/\s+/g, ' ').trim();
}
