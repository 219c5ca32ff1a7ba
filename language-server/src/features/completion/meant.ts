/** Names and values: what of a program may be meant at a place. */
import type { CompletionItem } from 'vscode-languageserver';
import { constraintsOf, SIGN_IN, VOCABULARY, type Vocabulary } from '../../../../src/check/index.ts';
import {
  findDeclaration,
  isEntity,
  isEnum,
  isEvent,
  isMixin,
  isPlainType,
  isValue,
  PLAIN_TYPES,
  resolveType,
  type Application,
  type Field,
  type FieldHolder,
  type ResolvedType,
  type Symbols,
  type Type,
} from '../../../../src/language/index.ts';
import type { Around } from './around.ts';
import { withCall } from './calls.ts';
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
  'Index.fields': fields,
  'Sort.field': (around) => [...plainFields(around), valueItem('id', 'Sort.field')],
  'Filter.fields': fields,
  'FullText.fields': ({ symbols, holder }) =>
    holder ? fieldItems(symbols, holder, ({ type }) => ['String', 'Text'].includes(type.target)) : [],
  'Display.field': plainFields,
  'Comparison.path': ({ symbols, holder, before }) => {
    const end = holder && pathEnd(/((?:\w+\s*\.\s*)*)$/.exec(before)?.[1] ?? '', holder, symbols);
    return end ? fieldItems(symbols, end) : [];
  },
  'Event.fields': ({ symbols, holder }) => {
    const entity =
      isEvent(holder) && holder.entity ? findDeclaration(symbols, holder.entity, holder.$container) : undefined;
    return isEntity(entity) ? fieldItems(symbols, entity) : [];
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
  'Modifier.field': ({ symbols, application, holder, before }) => {
    const entity = typeBefore(before, symbols, application);
    if (!isEntity(entity)) return [];
    const isOther = /\bopposite\s*$/.test(before);
    return fieldItems(symbols, entity, ({ type }) =>
      isOther ? findDeclaration(symbols, type.target, application) === holder : !isRelation(type, symbols),
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
  return Object.hasOwn(NAMES, place) ? (NAMES[place]?.(around) ?? []) : [];
}

function applications({ symbols, elsewhere }: Around, kind: Application['kind']): CompletionItem[] {
  const known = [...symbols.applications.values()].flatMap(([first]) => (first?.kind === kind ? [itemOf(first)] : []));
  return [...known, ...(elsewhere?.applications(kind) ?? [])];
}

/** After `catalog.`, what that keeps; else plain types, what is declared here or for all, and what other applications keep. */
function types(around: Around): CompletionItem[] {
  const { symbols, elsewhere, application, holder, before } = around;
  // What is embedded, mixed in or told has fields of its own and points to no rows.
  const pointsToRows = holder === undefined || isEntity(holder);
  const named = /([\w-]+)\s*\.\s*$/.exec(before)?.[1];
  if (named !== undefined) {
    if (!pointsToRows) return [];
    const owner = symbols.applications.get(named)?.[0];
    if (!owner) return elsewhere?.keptBy(named, application) ?? [];
    const user = owner.kind === 'uaa' ? [userItem()] : [];
    return [...withCall(symbols.scope(owner).entities.map(itemOf), owner, application), ...user];
  }
  const scopes = [...(application ? [symbols.scope(application)] : []), symbols.shared];
  const own = scopes
    .flatMap(({ types: declared }) => [...declared.values()].flat())
    .filter((each) => !isMixin(each) && (pointsToRows || (each !== holder && !isEntity(each))));
  const plain = [...own.map(itemOf), ...PLAIN_TYPES.map(plainTypeItem)];
  const unknown = elsewhere?.types(application) ?? [];
  if (!pointsToRows) return [...plain, ...unknown.filter(({ label }) => !label.includes('.'))];
  return [...plain, ...rowsOfOthers(around), ...unknown];
}

function rowsOfOthers({ symbols, application }: Around): CompletionItem[] {
  const others = [...symbols.applications.values()].flat().filter((each) => each !== application);
  return [
    userItem(),
    ...others.flatMap((owner) =>
      withCall(
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

function fields({ symbols, holder }: Around): CompletionItem[] {
  return holder ? fieldItems(symbols, holder) : [];
}

/** Those that are no relations. */
function plainFields({ symbols, holder }: Around): CompletionItem[] {
  return holder ? fieldItems(symbols, holder, ({ type }) => !isRelation(type, symbols)) : [];
}

function fieldItems(
  symbols: Symbols,
  holder: FieldHolder,
  fits: (field: Field) => boolean = () => true,
): CompletionItem[] {
  const all = [...symbols.fields(holder).values()].flatMap(([first]) => first ?? []);
  return all.filter((field) => field.type?.target !== undefined && fits(field)).map(itemOf);
}

function isRelation(type: Type, symbols: Symbols): boolean {
  return type.many !== undefined || ['entity', 'remote', 'user'].includes(resolveType(symbols, type).kind);
}

/** Where a path leads from what has fields: `order.product.` to the fields of a product. */
function pathEnd(path: string, holder: FieldHolder, symbols: Symbols): FieldHolder | undefined {
  let end: FieldHolder | undefined = holder;
  for (const [name] of path.matchAll(/\w+/g)) {
    const type: Type | undefined = end && symbols.fields(end).get(name)?.[0]?.type;
    const resolved: ResolvedType | undefined = type?.target === undefined ? undefined : resolveType(symbols, type);
    end = resolved?.kind === 'entity' ? resolved.entity : resolved?.kind === 'value' ? resolved.value : undefined;
  }
  return end;
}

/** What a field can be by default, or be compared with. */
function literals({ symbols, application, holder, before }: Around): CompletionItem[] {
  const [, path = '', compared] = /\b((?:\w+\s*\.\s*)*)(\w+)\s*[=!]=\s*$/.exec(before) ?? [];
  const end = holder && pathEnd(path, holder, symbols);
  const field = compared === undefined || !end ? undefined : symbols.fields(end).get(compared)?.[0];
  const type = field ? field.type.target : /:\s*(?:[\w-]+\s*\.\s*)?(\w+)[^:\n]*=\s*$/.exec(before)?.[1];
  const declared = type === undefined ? undefined : findDeclaration(symbols, type, application);
  if (isEnum(declared)) return declared.values.map(itemOf);
  if (compared !== undefined && !['Boolean'].includes(type ?? '')) return [literal('me')];
  if (type === 'Boolean') return ['true', 'false'].map(literal);
  if (type === 'UUID') return [literal('random')];
  return ['LocalDate', 'LocalTime', 'Instant', 'ZonedDateTime'].includes(type ?? '') ? [literal('now')] : [];
}

function literal(word: string): CompletionItem {
  return valueItem(word, 'WordLiteral.value');
}

/** What the type means that stands last before the cursor, after a colon. */
function typeBefore(before: string, symbols: Symbols, application: Application | undefined): FieldHolder | undefined {
  const [, owner, name = ''] = /:\s*(?:([\w-]+)\s*\.\s*)?(\w+)[^:\n]*$/.exec(before) ?? [];
  const from = owner === undefined ? application : symbols.applications.get(owner)?.[0];
  const found = findDeclaration(symbols, name, from);
  return isEntity(found) || isValue(found) ? found : undefined;
}
