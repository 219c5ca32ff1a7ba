import { CodeActionKind } from 'vscode-languageserver';
import { OWNERS } from '../../../../../src/check/index.ts';
import {
  isEntity,
  isTable,
  relationsOf,
  type Application,
  type Entity,
  type Program,
  type TypeDeclaration,
} from '../../../../../src/language/index.ts';
import { restName, tableName } from '../../../../../src/model/names.ts';
import type { Draft } from '../draft.ts';
import { headAt } from '../heads.ts';
import { draftOn, type Offer, type Place, type Refactoring } from '../offer.ts';
import { followWithCalls } from './calls.ts';
import { companyOf, type Company } from './company.ts';
import { cutRelations } from './crossing.ts';
import { applicationsOf, Homes, renameAcross, whyMisunderstood } from './homes.ts';
import { joinReferences } from './joining.ts';
import { followWithRoutes } from './routes.ts';
import { settleIn, settleOutside } from './settle.ts';

/** Moves an entity, with all that belongs to it, to another application. */
export const moveEntity: Refactoring = (place) => {
  const entity = headAt(place, isEntity);
  if (!entity) return [];
  const targets = applicationsOf(place.programs[0]).filter(
    (each) => each !== entity.$container && OWNERS.Entity.includes(each.kind),
  );
  return targets.map((target): Offer => ({
    title: `Move \`${entity.name}\` to \`${target.name}\``,
    kind: CodeActionKind.RefactorMove,
    draft: () => moved(entity, target, place),
  }));
};

function moved(entity: Entity, target: Application, { programs, ground }: Place): Draft {
  const draft = draftOn(ground);
  const [program] = programs;
  const company = companyOf(entity, program.symbols);
  const { from, entities, events, own, shared } = company;
  const leaving = [...entities, ...events, ...own];
  const homes = new Homes(
    new Map([...leaving.map((each) => [each, target] as const), ...shared.map((each) => [each, undefined] as const)]),
  );
  const stranger = programs.find((each) => !applicationsOf(each).includes(target));
  if (stranger)
    return draft.refuse(`\`${target.name}\` does not belong to every system that \`${from.name}\` belongs to.`);
  for (const each of programs) {
    const types = leaving.filter((node): node is Entity | TypeDeclaration => node.$type !== 'Event');
    const reason = whyMisunderstood(types, homes, target, each) ?? whyMisunderstood(shared, homes, undefined, each);
    if (reason !== undefined) return draft.refuse(reason);
    joinReferences(draft, entities, target, each);
    const gone = cutRelations(draft, company, each.symbols);
    renameAcross(draft, homes, each);
    followWithCalls(draft, homes, each, gone);
    followWithRoutes(draft, servedOf(company, each), from, target, each);
  }
  settleIn(draft, leaving, target);
  settleOutside(draft, shared, from);
  tell(draft, company, target, program);
  return draft;
}

/** Parts are read and written with their whole, and have no addresses. */
function servedOf({ entities, from }: Company, { symbols }: Program): Entity[] {
  const sides = [...relationsOf(symbols, from).values()];
  return entities.filter((entity) => !sides.some(({ owned, target }) => owned && target === entity));
}

function tell(draft: Draft, company: Company, target: Application, program: Program): void {
  const { from, entities, events, own, shared } = company;
  const tables = entities.map((entity) => {
    const written = program.symbols.members(entity).find(isTable)?.name;
    return `\`${written ?? tableName(entity.name)}\``;
  });
  const rows = tables.length === 1 ? `The rows of ${tables.join('')}` : `The rows of ${tables.join(', ')}`;
  draft.notes.unshift(
    `${rows} stay in the database of \`${from.name}\`: copy them to that of \`${target.name}\`, which no build does.`,
    ...servedOf(company, program).map(
      (each) => `\`${each.name}\` is served at ${addressOf(each, target)}, and no longer at ${addressOf(each, from)}.`,
    ),
  );
  for (const { name } of events) draft.note(`\`${name}\` is an event of \`${target.name}\` now.`);
  const along = [...entities.slice(1), ...own].map(({ name }) => `\`${name}\``);
  if (along.length > 0) draft.note(`${along.join(', ')} went along.`);
  for (const { name } of shared)
    draft.note(`\`${name}\` stands outside of applications now: \`${from.name}\` needs it as well.`);
}

/** Services are reached through gateways, monoliths by themselves. */
function addressOf({ name }: Entity, application: Application): string {
  const path = `/api/${restName(name)}`;
  return application.kind === 'monolith'
    ? `\`${path}\` of \`${application.name}\``
    : `\`/services/${application.name}${path}\``;
}
