/** Declarations, values and words of the language as an editor lists them. */
import { CompletionItemKind, InsertTextFormat, type CompletionItem } from 'vscode-languageserver';
import { VOCABULARY, type Vocabulary } from '../../../../src/check/index.ts';
import {
  ADMIN,
  locationOf,
  sourceOf,
  USER,
  type Application,
  type Declaration,
  type Entity,
  type Field,
  type PlainType,
} from '../../../../src/language/index.ts';
import { meaningOf } from '../../words/keywords.ts';
import { valuesAt } from '../../words/values.ts';
import { aboutDeclaration, type About } from './details.ts';
import { plainText, type Snippet } from './snippet.ts';

const VOCABULARIES: ReadonlyMap<string, Vocabulary> = new Map(Object.entries(VOCABULARY));

const KINDS: Readonly<Record<Declaration['$type'], CompletionItemKind>> = {
  System: CompletionItemKind.Module,
  Role: CompletionItemKind.Constant,
  Application: CompletionItemKind.Module,
  Client: CompletionItemKind.Constant,
  Entity: CompletionItemKind.Class,
  Mixin: CompletionItemKind.Interface,
  Value: CompletionItemKind.Struct,
  Enum: CompletionItemKind.Enum,
  EnumValue: CompletionItemKind.EnumMember,
  Event: CompletionItemKind.Event,
  Procedure: CompletionItemKind.Method,
  Field: CompletionItemKind.Field,
  Parameter: CompletionItemKind.Variable,
};

/** A declaration; what it says of itself is worked out when somebody looks at it. Lists are long, and mostly the same. */
export function itemOf(target: Declaration): CompletionItem {
  const known = items.get(target);
  if (known) return known;
  const item = {
    label: target.name,
    kind: KINDS[target.$type],
    detail:
      target.$type === 'Field'
        ? typeOf(target)
        : target.$type === 'Application'
          ? target.kind
          : target.$type.toLowerCase(),
    data: aboutDeclaration(target),
  };
  items.set(target, item);
  return item;
}

const items = new WeakMap<Declaration, CompletionItem>();

/** What another application keeps, by its full name. */
export function entityItem(owner: Application, entity: Entity): CompletionItem {
  const known = entityItems.get(entity);
  if (known) return known;
  const item = { ...itemOf(entity), label: `${owner.name}.${entity.name}` };
  entityItems.set(entity, item);
  return item;
}

const entityItems = new WeakMap<Entity, CompletionItem>();

function typeOf(field: Field): string {
  const { start, end } = locationOf(field, 'type').range;
  return sourceOf(field).text.slice(start.offset, end.offset);
}

/** In the place of what is typed of the path by now, dots and slashes included, which are parts of no word to an editor. */
export function pathItem(file: string, typed: string, text: string): CompletionItem {
  const line = text.split('\n').length - 1;
  const character = text.length - text.lastIndexOf('\n') - 1;
  const range = { start: { line, character: character - typed.length }, end: { line, character } };
  return { label: file, kind: CompletionItemKind.File, textEdit: { range, newText: file } };
}

/** A text in quotes, which nothing has been written of. */
export function textItem(text: string): CompletionItem {
  return { label: `"${text}"`, kind: text.endsWith('.msa') ? CompletionItemKind.File : CompletionItemKind.Value };
}

/**
 * @param place a rule and a property of the grammar, where the word means what it means
 * @param detail what is to be said of it, unless that is known
 */
export function valueItem(word: string, place: string, detail?: string): CompletionItem {
  const { default: usual } = valuesAt(place) ?? {};
  const what = detail ?? VOCABULARIES.get(place)?.what;
  const said = [what, usual === word ? 'the default' : undefined].filter((part) => part !== undefined).join(', ');
  return {
    label: word,
    kind: CompletionItemKind.Value,
    ...(said !== '' && { detail: said }),
    data: { value: word, place } satisfies About,
  };
}

/** In this order, before what has none. */
export function ranked(all: readonly CompletionItem[]): CompletionItem[] {
  return all.map((item, index) => ({ ...item, sortText: `!${String(index).padStart(2, '0')}` }));
}

/** What most fields are, the most frequent first. */
const FREQUENT: readonly PlainType[] = ['String', 'Int', 'Decimal', 'Boolean', 'Text', 'Instant', 'LocalDate', 'UUID'];

export function plainTypeItem(type: PlainType): CompletionItem {
  const rank = FREQUENT.indexOf(type);
  return {
    label: type,
    kind: CompletionItemKind.Struct,
    detail: 'a plain type',
    data: { type } satisfies About,
    ...(rank >= 0 && { sortText: `!${rank}` }),
  };
}

/** @param owner the uaa that is named before it */
export function userItem(owner?: Application): CompletionItem {
  const data: About = { builtIn: 'user' };
  return {
    label: owner ? `${owner.name}.${USER}` : USER,
    kind: CompletionItemKind.Struct,
    detail: 'an account of who signs users in',
    data,
  };
}

export function adminItem(): CompletionItem {
  const data: About = { builtIn: 'admin' };
  return { label: ADMIN, kind: CompletionItemKind.Constant, detail: 'every system has it', data };
}

/**
 * A word of the language.
 *
 * @param rule of the grammar that says the word
 */
export function keywordItem(keyword: string, rule: string | undefined): CompletionItem {
  const { default: usual } = meaningOf(keyword, rule) ?? {};
  return {
    label: keyword,
    kind: /^\w/.test(keyword) ? CompletionItemKind.Keyword : CompletionItemKind.Operator,
    ...(usual !== undefined && { detail: `default: ${usual.replaceAll('`', '')}` }),
    data: { keyword, rule } satisfies About,
  };
}

/** A whole construct, as a pattern to fill in. */
export function snippetItem({ word, label, text }: Snippet): CompletionItem {
  return {
    label,
    kind: CompletionItemKind.Snippet,
    filterText: word,
    insertText: text,
    insertTextFormat: InsertTextFormat.Snippet,
    documentation: { kind: 'markdown', value: `\`\`\`msa\n${plainText(text)}\n\`\`\`` },
  };
}
