import { CodeActionKind } from 'vscode-languageserver';
import {
  isField,
  relationsOf,
  resolveType,
  type Entity,
  type Field,
  type RelationSide,
} from '../../../../src/language/index.ts';
import { camelCase, tableName } from '../../../../src/model/names.ts';
import type { Draft } from './draft.ts';
import { freeFieldName } from './free-names.ts';
import { nodeAround } from './heads.ts';
import { addBehind } from './lists.ts';
import { draftOn, type Offer, type Place, type Refactoring } from './offer.ts';
import { bodyOf, isOnOneLine, spanOf } from './pieces.ts';

/** Adds the field that points back to a field that points to another entity, and has no other side. */
export const addOpposite: Refactoring = (place) => {
  const field = nodeAround(place, isField);
  const side = field && sideOf(field, place);
  if (!side || side.opposite || side.candidates.length > 0) return [];
  const { entity, target, many, owned } = side;
  const one = camelCase(entity.name);
  const list = camelCase(tableName(entity.name));
  const offer = (name: string, type: string, what: string): Offer => ({
    title: `Add \`${name}\` to \`${target.name}\`: ${what}`,
    kind: CodeActionKind.RefactorRewrite,
    draft: () => added(side, { name, type }, place),
  });
  const named = (wanted: string): string => nameFor(wanted, side, place);
  const toList = offer(named(list), `${entity.name}[]`, many ? 'many to many' : `the list of those that point to one`);
  if (many) {
    const back = offer(named(one), entity.name, `the \`${entity.name}\` that each belongs to`);
    return owned ? [back] : [back, toList];
  }
  const toOne = offer(named(one), `${entity.name}?`, 'one to one');
  return owned ? [toOne] : [toList, toOne];
};

interface Opposite {
  readonly name: string;
  /** As it is written. */
  readonly type: string;
}

function sideOf(field: Field, { programs: [{ symbols }] }: Place): RelationSide | undefined {
  const { $container: holder } = field;
  if (holder.$type !== 'Entity' || !field.type?.target || resolveType(symbols, field.type).kind !== 'entity')
    return undefined;
  return relationsOf(symbols, holder.$container).get(field);
}

/** Where the target has a field of that name already, the name of the field goes before it. */
function nameFor(wanted: string, { field, target }: RelationSide, { programs }: Place): string {
  const isFree = freeFieldName(wanted, target, programs) === wanted;
  return isFree ? wanted : freeFieldName(camelCase(`${field.name}_${wanted}`), target, programs);
}

/** Says `opposite` where it could not be told otherwise, and `owning` where the key would move. */
function added(side: RelationSide, opposite: Opposite, place: Place): Draft {
  const tries = [
    written(side, opposite, '', place),
    written(side, opposite, ` opposite ${side.field.name}`, place),
    written(side, opposite, ` opposite ${side.field.name}`, place, ' owning'),
  ];
  const draft = tries.find((each) => isPaired(each, side, opposite, place));
  if (!draft)
    return written(side, opposite, '', place).refuse(`\`${opposite.name}\` would not be taken for the other side.`);
  if (opposite.type.endsWith('?'))
    draft.note(`No two rows of \`${side.entity.name}\` may point to the same \`${side.target.name}\` from now on.`);
  return draft;
}

function written(side: RelationSide, { name, type }: Opposite, modifier: string, { ground }: Place, own = ''): Draft {
  const draft = draftOn(ground);
  addField(draft, side.target, `${name}: ${type}${modifier}`);
  if (own !== '') {
    const { path, end } = spanOf(side.field.type);
    draft.insert(path, end, own);
  }
  return draft;
}

/** Behind the last field of an entity. */
function addField(draft: Draft, entity: Entity, text: string): void {
  const last = entity.members.findLast(isField);
  if (last) return addBehind(draft, last, text);
  const body = bodyOf(entity);
  if (body) draft.insert(body.path, body.start, isOnOneLine(entity) ? ` ${text} ` : `\n${text}\n`);
}

/** Whether the two are the sides of one relation then, whose key is where it was. */
function isPaired(
  draft: Draft,
  { field, entity, target, many, holdsKey }: RelationSide,
  { name }: Opposite,
  place: Place,
): boolean {
  return place.ground.workspace.whatIf(draft.texts()).every(({ program: { symbols } }) => {
    const application = symbols.applications.get(entity.$container.name)?.[0];
    if (!application) return false;
    const found = [...relationsOf(symbols, application).values()].find(
      (side) => side.entity.name === entity.name && side.field.name === field.name,
    );
    const isSame = found?.opposite?.name === name && found.target.name === target.name;
    return isSame && (many || !holdsKey || found.holdsKey);
  });
}
