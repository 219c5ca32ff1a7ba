/** What there is to say of a declaration: its head, its documentation, what holds for it, and what becomes of it. */
import {
  applicationOf,
  documentationOf,
  isApplication,
  isEntity,
  isEnumValue,
  isField,
  isPort,
  isRole,
  isSystem,
  isValue,
  relationsOf,
  type Application,
  type Declaration,
  type Field,
  type Program,
} from '../../../../src/language/index.ts';
import { assignPorts } from '../../../../src/lower/index.ts';
import type { System } from '../../../../src/model/system.ts';
import { becomes, embeddings } from './becomes.ts';
import { headOf } from './heads.ts';
import { block, code, paragraphs } from './markdown.ts';
import { labelOf, ofApplication, ofEntity, ofField, ofReference, ofRelation, ofSystem } from './resolved.ts';
import { entityIn, memberOf, unbuilt } from './unbuilt.ts';

/** @param system the model; without it, only what the text says for certain is told */
export function declared(target: Declaration, program: Program, system: System | undefined): string {
  const application = applicationOf(target);
  const holder = isField(target) || isEnumValue(target) ? target.$container : undefined;
  const within = holder ? [holder.name, application?.name] : [application === target ? undefined : application?.name];
  const places = within.flatMap((name) => (name === undefined ? [] : [code(name)])).join(' of ');
  return paragraphs([
    block(headOf(target)),
    places && `in ${places}`,
    documentation(target),
    resolved(target, program, system).join(' · '),
    isValue(target) ? embeddings(target, program) : undefined,
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
  if (isEnumValue(target)) return labelOf(target.$container.name, target.name, application, system);
  return isField(target) ? ofMember(target, program, system) : [];
}

function ofMember(target: Field, program: Program, system: System): string[] {
  const found = memberOf(target, program, system);
  if (!found) return [];
  if ('cardinality' in found) return ofRelation(found);
  return 'target' in found ? ofReference(found) : ofField(found);
}

/** A comment above several roles speaks of them all. */
function documentation(target: Declaration): string | undefined {
  return documentationOf(target) ?? (isRole(target) ? documentationOf(target.$container) : undefined);
}
