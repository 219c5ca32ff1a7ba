/** What the text leaves unsaid, and the system has nevertheless: ports, databases of development, other sides of relations. */
import { InlayHintKind, type InlayHint } from 'vscode-languageserver';
import {
  isApplication,
  isDatabase,
  isEnvironment,
  isPort,
  locationOf,
  relationsOf,
  type Application,
  type Position,
  type Program,
  type SourceFile,
} from '../../../src/language/index.ts';
import { OWNERS } from '../../../src/check/index.ts';
import { assignPorts } from '../../../src/lower/index.ts';
import { toPosition } from '../protocol.ts';
import { valuesAt } from '../words/values.ts';

export function inlayHints({ tree }: SourceFile, program: Program): InlayHint[] {
  const all = program.files.flatMap((file) => file.tree.elements.filter(isApplication));
  const ports = assignPorts(all);
  return tree.elements
    .filter(isApplication)
    .flatMap((application) => [
      ...portOf(application, ports.get(application)),
      ...developmentDatabase(application, program),
      ...opposites(application, program),
    ]);
}

function portOf(application: Application, port: number | undefined): InlayHint[] {
  if (port === undefined || !application.name || application.members.some(isPort)) return [];
  return [hint(locationOf(application, 'name').range.end, `port ${port}`, 'The first of its kind that no other has.')];
}

/**
 * What keeps the rows while one develops, beside what keeps them in production: embedded, if nobody says otherwise. It stands
 * behind the database that is said, or behind the name of an application that says none.
 */
function developmentDatabase(application: Application, { symbols }: Program): InlayHint[] {
  const { kind, members, name } = application;
  if (!name || !OWNERS.Database.includes(kind) || databaseOfDev(members) !== undefined) return [];
  const ofSystem = symbols.systems.flatMap(({ settings }) => settings);
  const node = members.find(isDatabase);
  const database = node
    ? node.database
    : (ofSystem.find(isDatabase)?.database ?? valuesAt('Database.database')?.default);
  const dev = databaseOfDev(ofSystem) ?? 'h2';
  if (!database || database === 'none' || database === dev) return [];
  const place = node ? locationOf(node) : locationOf(application, 'name');
  return [hint(place.range.end, `dev ${dev}`, 'The database of the environment `dev`.')];
}

function databaseOfDev(nodes: readonly { readonly $type: string }[]): string | undefined {
  const dev = nodes.filter((node) => isEnvironment(node)).filter(({ name }) => name === 'dev');
  return dev.flatMap(({ settings }) => settings).find(isDatabase)?.database;
}

/** The other side of a relation, where only one can be meant and nobody says it. */
function opposites(application: Application, { symbols }: Program): InlayHint[] {
  return [...relationsOf(symbols, application).values()].flatMap(({ field, entity, target, opposite }) => {
    // A mixin's field stands elsewhere, and has as many other sides as the mixin has users.
    if (!opposite || field.$container !== entity || field.modifiers.some(({ word }) => word === 'opposite')) return [];
    const tooltip = `The other side of ${target.name}.${opposite.name}.`;
    return [hint(locationOf(field, 'type').range.end, `opposite ${opposite.name}`, tooltip)];
  });
}

function hint(place: Position, label: string, tooltip: string): InlayHint {
  return { position: toPosition(place), label, tooltip, kind: InlayHintKind.Type, paddingLeft: true };
}
