/** What there is to say of words of the language: keywords, settings' values, plain types. */
import { constraintsInWords, VOCABULARY, type Vocabulary } from '../../../../src/check/index.ts';
import {
  ADMIN,
  formBeginningWith,
  isPlainType,
  USER,
  type PlainType,
  type Program,
} from '../../../../src/language/index.ts';
import { meaningOf } from '../../words/keywords.ts';
import type { WordAt } from '../../words/places.ts';
import { TYPES } from '../../words/types.ts';
import { valueAt, valuesAt } from '../../words/values.ts';
import { block, code, fact, paragraphs } from './markdown.ts';

/** What a word means at its place; `undefined` for one that means nothing of the language's own. */
export function wordMeaning({ text, rule, place = '' }: WordAt, { symbols }: Program): string | undefined {
  if (place === 'Type.target' && isPlainType(text)) return typeMeaning(text);
  if (place === 'Type.target' && text === USER) return userMeaning(symbols.accounts?.name);
  if (ROLE_PLACES.has(place) && text === ADMIN) return adminMeaning();
  return valueMeaning(place, text) ?? keywordMeaning(text, rule);
}

const ROLE_PLACES: ReadonlySet<string> = new Set(['Allow.roles', 'Procedure.roles', 'Limit.roles']);

export function typeMeaning(type: PlainType): string {
  const { holds, java, sql, json, default: usual } = TYPES[type];
  const constraints = constraintsInWords(type);
  const facts = [
    ...(java === undefined ? [] : [fact('Java', code(java))]),
    ...(sql === undefined ? [] : [fact('SQL', usual ? `${code(sql)}, by default` : code(sql))]),
    ...(json === undefined ? [] : [fact('JSON', json)]),
  ].join('\n');
  return paragraphs([
    block(type),
    holds,
    constraints && `In parentheses: ${constraints}.${usual ? ` Without: ${usual}.` : ''}`,
    facts || fact('Not built yet', 'fields of this type are left out.'),
  ]);
}

/** @param accounts the uaa that keeps the accounts */
export function userMeaning(accounts: string | undefined): string {
  const who = accounts === undefined ? 'whoever signs users in' : code(accounts);
  return paragraphs([
    block(USER),
    `An account of ${who}. The key alone is kept; \`me\` is compared with it in rules.`,
    [fact('Java', code('UUID')), fact('SQL', code('uuid')), fact('JSON', 'string (UUID)')].join('\n'),
  ]);
}

export function adminMeaning(): string {
  return paragraphs([block(`role ${ADMIN}`), 'The role that every system has. Without rules, it alone writes.']);
}

export function keywordMeaning(keyword: string, rule: string | undefined): string | undefined {
  const meaning = meaningOf(keyword, rule);
  if (!meaning) return undefined;
  const { means, default: usual, form = formBeginningWith(keyword) } = meaning;
  return paragraphs([block(form ?? keyword), means, usual && `Default: ${usual}.`]);
}

const VOCABULARIES: ReadonlyMap<string, Vocabulary> = new Map(Object.entries(VOCABULARY));

/** A word, what it means, and what else might stand there. */
export function valueMeaning(place: string, word: string): string | undefined {
  const means = valueAt(place, word);
  if (means === undefined) return undefined;
  const isDefault = valuesAt(place)?.default === word;
  const { what, known = [] } = VOCABULARIES.get(place) ?? {};
  const others = known.filter((each) => each !== word).map(code);
  return paragraphs([
    what === undefined ? `**${code(word)}**` : `**${code(word)}** (${what}${isDefault ? ', the default' : ''})`,
    means,
    others.length > 0 ? `Others: ${others.join(', ')}.` : undefined,
  ]);
}
