/** Names and values: what of a program may be meant at a place. */
import type { CompletionItem } from 'vscode-languageserver';
import {
  constraintsOf,
  fieldsFitFor,
  isShowable,
  SIGN_IN,
  VOCABULARY,
  type Vocabulary,
} from '../../../../src/check/index.ts';
import {
  findDeclaration,
  isEntity,
  isEvent,
  isMixin,
  isPlainType,
  isValue,
  PLAIN_TYPES,
  type Application,
  type Field,
  type FieldHolder,
  type Symbols,
} from '../../../../src/language/index.ts';
import type { Around } from './around.ts';
import { reachable } from './reachable.ts';
import { examplesAt } from './examples.ts';
import { literals, pathEnd } from './literals.ts';
import { adminItem, entityItem, itemOf, plainTypeItem, userItem, valueItem } from './items.ts';

/** Where names of the program stand: what may be meant. */
const NAMES: Readonly<Record<string, (around: Around) => CompletionItem[]>> = {
  'Auth.provider': (around) => [
    ...applications(around, 'uaa'),
    ...SIGN_IN.map((word) => valueItem(word, 'Auth.provider')),
  ],
  'Discovery.provider': (around) => [
    ...applications(around, 'registry'),
    ...['consul', 'none'].map((word) => valueItem(word, 'Discovery.provider')),
  ],
  'Route.applications': (around) => applications(around, 'microservice'),
  'Calls.applications': (around) =>
    applications(around, 'microservice').filter(({ label }) => label !== around.application?.name),
  'Type.target': types,
  'Entity.mixins': mixins,
  'Mixin.mixins': mixins,
  'Allow.roles': roles,
  'Procedure.roles': roles,
  'Limit.roles': roles,
  'Index.fields': (around) => ownFields('Index.fields', around),
  'Sort.field': (around) => [...ownFields('Sort.field', around), valueItem('id', 'Sort.field')],
  'Filter.fields': (around) => ownFields('Filter.fields', around),
  'FullText.fields': (around) => ownFields('FullText.fields', around),
  'Display.field': (around) => ownFields('Display.field', around),
  'Comparison.path': (around) => {
    const { symbols, holder, before } = around;
    const end = holder && pathEnd(/((?:\w+\s*\.\s*)*)$/.exec(before)?.[1] ?? '', holder, symbols);
    return end ? fieldItems(end, around, fieldsFitFor('Comparison.path', around.program)) : [];
  },
  'Event.fields': (around) => {
    const name = /\bfrom\s+(\w+)\s*$/.exec(around.heads.at(-1) ?? '')?.[1];
    const entity = name === undefined ? undefined : findDeclaration(around.symbols, name, around.application);
    return isEntity(entity) ? fieldItems(entity, around, fieldsFitFor('Event.fields', around.program)) : [];
  },
  'Event.entity': ({ symbols, application }) => (application ? symbols.scope(application).entities.map(itemOf) : []),
  'EventReference.application': ({ symbols, elsewhere }) => [
    ...[...symbols.applications.values()]
      .flat()
      .filter((each) => each.members.some(isEvent))
      .map(itemOf),
    ...(elsewhere?.publishers() ?? []),
  ],
  'EventReference.event': ({ symbols, elsewhere, application, before }) => {
    const named = /([\w-]+)\s*\.\s*$/.exec(before)?.[1];
    const owner = named === undefined ? application : symbols.applications.get(named)?.[0];
    if (owner) return [...symbols.scope(owner).events.values()].flat().map(itemOf);
    return named === undefined ? [] : (elsewhere?.eventsOf(named) ?? []);
  },
  'Modifier.field': (around) => {
    const { symbols, application, holder, before, program } = around;
    const entity = typeBefore(before, symbols, application);
    if (!isEntity(entity)) return [];
    const isOther = /\bopposite\s*$/.test(before);
    return fieldItems(entity, around, (field) =>
      isOther ? findDeclaration(symbols, field.type.target, application) === holder : isShowable(field, program),
    );
  },
  'NamedConstraint.key': ({ before }) => {
    const [, type = ''] = /:\s*(\w+)\s*\([^()]*$/.exec(before) ?? [];
    return isPlainType(type) ? constraintsOf(type).map((key) => valueItem(key, 'NamedConstraint.key')) : [];
  },
  'WordLiteral.value': literals,
};

const VOCABULARIES: ReadonlyMap<string, Vocabulary> = new Map(Object.entries(VOCABULARY));

/** What may be meant at a place of the grammar, such as `Calls.applications`. */
export function itemsFor(place: string, around: Around): CompletionItem[] {
  // In a uaa it is no framework, but whatever the client is called.
  if (place === 'Client.name' && around.application?.kind === 'uaa') return [];
  const { known } = VOCABULARIES.get(place) ?? {};
  if (known) return known.map((word) => valueItem(word, place));
  return Object.hasOwn(NAMES, place) ? (NAMES[place]?.(around) ?? []) : examplesAt(place, around);
}

function applications({ symbols, elsewhere }: Around, kind: Application['kind']): CompletionItem[] {
  const known = [...symbols.applications.values()].flatMap(([first]) => (first?.kind === kind ? [itemOf(first)] : []));
  return [...known, ...(elsewhere?.applications(kind) ?? [])];
}

/** After `catalog.`, what that keeps; else plain types, what is declared here or for all, and what other applications keep. */
function types(around: Around): CompletionItem[] {
  const { symbols, elsewhere, application, holder, before } = around;
  // What is embedded or told has fields of its own and points to no rows; a mixin, to those of others alone.
  const hasRelations = holder === undefined || isEntity(holder);
  const pointsToRows = hasRelations || isMixin(holder);
  const named = /([\w-]+)\s*\.\s*$/.exec(before)?.[1];
  if (named !== undefined) {
    if (!pointsToRows) return [];
    const owner = symbols.applications.get(named)?.[0];
    if (!owner) return elsewhere?.keptBy(named, application) ?? [];
    const user = owner.kind === 'uaa' ? [userItem()] : [];
    return [...reachable(symbols.scope(owner).entities.map(itemOf), owner, application), ...user];
  }
  const scopes = [...(application ? [symbols.scope(application)] : []), symbols.shared];
  const own = scopes
    .flatMap(({ types: declared }) => [...declared.values()].flat())
    .filter((each) => !isMixin(each) && (hasRelations || (each !== holder && !isEntity(each))));
  const plain = [...own.map(itemOf), ...PLAIN_TYPES.map(plainTypeItem)];
  const unknown = elsewhere?.types(application) ?? [];
  if (!pointsToRows) return [...plain, ...unknown.filter(({ label }) => !label.includes('.'))];
  return [...plain, ...rowsOfOthers(around), ...unknown];
}

function rowsOfOthers({ symbols, application }: Around): CompletionItem[] {
  const others = [...symbols.applications.values()].flat().filter((each) => each !== application);
  return [
    userItem(),
    ...others.flatMap((owner) => (owner.kind === 'uaa' && owner.name ? [userItem(owner)] : [])),
    ...others.flatMap((owner) =>
      reachable(
        symbols.scope(owner).entities.map((entity) => entityItem(owner, entity)),
        owner,
        application,
      ),
    ),
  ];
}

function mixins({ symbols, elsewhere, application }: Around): CompletionItem[] {
  const scopes = [...(application ? [symbols.scope(application)] : []), symbols.shared];
  return [...scopes.flatMap((scope) => scope.mixins.map(itemOf)), ...(elsewhere?.mixins() ?? [])];
}

function roles({ symbols, elsewhere }: Around): CompletionItem[] {
  const declared = [...symbols.roles.values()].flatMap(([first]) => (first ? [itemOf(first)] : []));
  return [...declared, adminItem(), ...(elsewhere?.roles() ?? [])];
}

/** Those that may be named at a place of the entity or mixin itself. */
function ownFields(place: string, around: Around): CompletionItem[] {
  const { holder, program } = around;
  return holder ? fieldItems(holder, around, fieldsFitFor(place, program)) : [];
}

function fieldItems(holder: FieldHolder, { symbols }: Around, fits: (field: Field) => boolean): CompletionItem[] {
  const all = [...symbols.fields(holder).values()].flatMap(([first]) => first ?? []);
  return all.filter((field) => field.type?.target !== undefined && fits(field)).map(itemOf);
}

/** What the type means that stands last before the cursor, after a colon. */
function typeBefore(before: string, symbols: Symbols, application: Application | undefined): FieldHolder | undefined {
  const [, owner, name = ''] = /:\s*(?:([\w-]+)\s*\.\s*)?(\w+)[^:\n]*$/.exec(before) ?? [];
  const from = owner === undefined ? application : symbols.applications.get(owner)?.[0];
  const found = findDeclaration(symbols, name, from);
  return isEntity(found) || isValue(found) ? found : undefined;
}
