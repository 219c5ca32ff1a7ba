/** Completion: what may be written at a place, with what it means. */
import type { CompletionItem } from 'vscode-languageserver';
import { constraintsOf, OWNERS, SIGN_IN, VOCABULARY, type Vocabulary } from '../../../../src/check/index.ts';
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
  type Program,
  type ResolvedType,
  type Symbols,
  type Type,
} from '../../../../src/language/index.ts';
import { expectedAfter, withinText, type Expected } from './expected.ts';
import { isLegalInside } from './legal.ts';
import type { Elsewhere } from './elsewhere.ts';
import { adminItem, entityItem, itemOf, keywordItems, pathItem, plainTypeItem, userItem, valueItem } from './items.ts';

export interface CompletionOptions {
  /** Whether the editor takes patterns to fill in. */
  readonly snippets: boolean;
  /** The other files, as an import names them: `./catalog.msa`. Asked for where an import is written. */
  readonly files: () => readonly string[];
  /** What could be imported. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** @param text of the file, up to the cursor */
export function completions(
  text: string,
  { symbols }: Program,
  { snippets, files, elsewhere }: CompletionOptions,
): CompletionItem[] {
  const within = withinText(text);
  if (within?.kind === 'string' && expectedAfter(within.before).places.has('Import.path')) {
    const typed = text.slice(within.before.length + 1);
    return files().map((file) => pathItem(file, typed, text));
  }
  if (within) return [];
  const [word = ''] = /[\w$-]*$/.exec(text) ?? [];
  const expected = expectedAfter(text.slice(0, text.length - word.length));
  const around = aroundOf(expected, symbols, elsewhere);
  const listed = listedBefore(expected.before);
  return [
    ...[...expected.places].flatMap((place) => itemsFor(place, around)).filter(({ label }) => !listed.has(label)),
    ...[...expected.keywords]
      .filter(([keyword, rules]) => /^[a-z]/.test(keyword) && fits(keyword, rules, expected, around))
      .flatMap(([keyword, rules]) => {
        const rank = rankOf(keyword, rules, expected, around);
        const items = keywordItems(keyword, [...rules][0], snippets);
        return rank === undefined ? items : items.map((item) => ({ ...item, sortText: `${rank}${item.label}` }));
      }),
  ];
}

/** Before the other items (`!`), or after them (`~`): what is likely at a place, as far as it can be told by its line. */
function rankOf(
  keyword: string,
  rules: ReadonlySet<string>,
  { before }: Expected,
  { symbols }: Around,
): '!' | '~' | undefined {
  if (keyword === 'system') return symbols.systems.length === 0 ? '!' : '~';
  if (!rules.has('Modifier')) return undefined;
  // A field goes on where its line does; on a new line, what comes is mostly the next thing.
  return /:[^\n]*$/.test(before) ? '!' : '~';
}

/** What a list names before the place: `A` and `B` in `to A, B, `. */
function listedBefore(before: string): ReadonlySet<string> {
  return new Set(/(?:[\w.-]+\s*,\s*)+$/.exec(before)?.[0].split(/[\s,]+/));
}

/** The grammar takes every member in every application, and every modifier behind every type; the checker does not. */
function fits(keyword: string, rules: ReadonlySet<string>, { heads, before }: Expected, around: Around): boolean {
  const { application } = around;
  if (application && heads.length === 1 && owners(rules).some((kinds) => !kinds.includes(application.kind)))
    return false;
  if (!isLegalInside(heads, rules, application)) return false;
  if (!OF_RELATIONS.has(keyword) || !rules.has('Modifier')) return true;
  const [, type = ''] = /:\s*(\w+)(?!\w*\s*\.)[^:\n]*$/.exec(before) ?? [];
  const declared = findDeclaration(around.symbols, type, application);
  return !(declared ? isEnum(declared) || isValue(declared) : isPlainType(type));
}

const OF_RELATIONS: ReadonlySet<string> = new Set(['owned', 'owning', 'opposite', 'shows', 'on']);

const OWNERS_BY_RULE: ReadonlyMap<string, readonly Application['kind'][]> = new Map(Object.entries(OWNERS));

function owners(rules: ReadonlySet<string>): (readonly Application['kind'][])[] {
  return [...rules].flatMap((rule) => {
    const kinds = OWNERS_BY_RULE.get(rule);
    return kinds ? [kinds] : [];
  });
}

/** What is known of the place. */
interface Around {
  readonly symbols: Symbols;
  readonly elsewhere: Elsewhere | undefined;
  readonly application: Application | undefined;
  /** The entity, mixin, value type or event. */
  readonly holder: FieldHolder | undefined;
  /** What stands before the cursor in the innermost block. */
  readonly before: string;
}

const HEAD = /(?:registry|uaa|gateway|microservice|monolith)\s+([\w-]+)[^{}]*$/;
const HOLDER = /(?:entity|mixin|value|event)\s+(\w+)[^{}]*$/;

function aroundOf({ heads, before }: Expected, symbols: Symbols, elsewhere: Elsewhere | undefined): Around {
  const named = (pattern: RegExp): string | undefined =>
    heads.map((head) => pattern.exec(head)?.[1]).find((name) => name !== undefined);
  const application = symbols.applications.get(named(HEAD) ?? '')?.[0];
  const name = named(HOLDER) ?? '';
  const event = application && symbols.scope(application).events.get(name)?.[0];
  const holder = findDeclaration(symbols, name, application) ?? event;
  return { symbols, elsewhere, application, holder: isEnum(holder) ? undefined : holder, before };
}

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
  'EventReference.event': ({ symbols, application, before }) => {
    const named = /([\w-]+)\s*\.\s*$/.exec(before)?.[1];
    const owner = named === undefined ? application : symbols.applications.get(named)?.[0];
    return owner ? [...symbols.scope(owner).events.values()].flat().map(itemOf) : [];
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

function itemsFor(place: string, around: Around): CompletionItem[] {
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
    const owner = symbols.applications.get(named)?.[0];
    const user = owner?.kind === 'uaa' ? [userItem()] : [];
    return owner && pointsToRows ? [...symbols.scope(owner).entities.map(itemOf), ...user] : [];
  }
  const scopes = [...(application ? [symbols.scope(application)] : []), symbols.shared];
  const own = scopes
    .flatMap(({ types: declared }) => [...declared.values()].flat())
    .filter((each) => !isMixin(each) && (pointsToRows || (each !== holder && !isEntity(each))));
  const plain = [...own.map(itemOf), ...PLAIN_TYPES.map(plainTypeItem)];
  const unknown = elsewhere?.types() ?? [];
  if (!pointsToRows) return [...plain, ...unknown.filter(({ label }) => !label.includes('.'))];
  return [...plain, ...rowsOfOthers(around), ...unknown];
}

function rowsOfOthers({ symbols, application }: Around): CompletionItem[] {
  const others = [...symbols.applications.values()].flat().filter((each) => each !== application);
  return [
    userItem(),
    ...others.flatMap((owner) => symbols.scope(owner).entities.map((entity) => entityItem(owner, entity))),
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
