/** Completion: what may be written at a place, with what it means. */
import type { CompletionItem } from 'vscode-languageserver';
import { modifiersFitFor, OWNERS } from '../../../../src/check/index.ts';
import type { Application, Program, SourceFile } from '../../../../src/language/index.ts';
import { aroundOf, type Around } from './around.ts';
import type { Elsewhere } from './elsewhere.ts';
import { expectedAfter, withinText, type Expected } from './expected.ts';
import { keywordItem, pathItem, snippetItem, textItem } from './items.ts';
import { isLegalInside } from './legal.ts';
import { itemsFor } from './meant.ts';
import { namesSaid, wordsSaid } from './said.ts';
import { FIELD, snippetsOf } from './snippets.ts';
import { textsAt } from './texts.ts';

export interface CompletionOptions {
  /** Whether the editor takes patterns to fill in. */
  readonly snippets: boolean;
  /** The other files, as an import names them: `./catalog.msa`. Asked for where an import is written. */
  readonly files: () => readonly string[];
  /** What could be imported. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** @param offset in UTF-16 code units */
export function completions(
  { file, offset }: { readonly file: SourceFile; readonly offset: number },
  program: Program,
  { snippets, files, elsewhere }: CompletionOptions,
): CompletionItem[] {
  const text = file.source.text.slice(0, offset);
  const within = withinText(text);
  if (within?.kind === 'comment') return [];
  const [word = ''] = within ? [text.slice(within.before.length)] : (/[\w$-]*$/.exec(text) ?? []);
  const start = offset - word.length;
  const [rest = ''] = /^[\w$-]*/.exec(file.source.text.slice(offset)) ?? [];
  const expected = expectedAfter(text.slice(0, start));
  const around = aroundOf(expected, { file, start, end: offset + rest.length }, program, elsewhere);
  const texts = [...expected.places].flatMap((place) => textsAt(place, around, files));
  if (within) return texts.map((each) => pathItem(each, word.slice(1), text));
  return [
    ...texts.map(textItem),
    ...[...expected.places].flatMap((place) => namedAt(place, around)),
    ...(snippets && expected.places.has('Field.name') ? [snippetItem(FIELD)] : []),
    ...keywords(expected, around, snippets),
  ];
}

function namedAt(place: string, around: Around): CompletionItem[] {
  const items = itemsFor(place, around);
  const said = items.length === 0 ? new Set() : namesSaid(place, around);
  if (said.size === 0) return items;
  const owner = place === 'EventReference.event' ? /([\w-]+\s*\.)\s*$/.exec(around.before)?.[1] : undefined;
  return items.filter(({ label }) => !said.has(`${owner ?? ''}${label}`));
}

function keywords(expected: Expected, around: Around, snippets: boolean): CompletionItem[] {
  const said = wordsSaid(around);
  const takes = around.field && modifiersFitFor(around.field, around.program);
  return [...expected.keywords].flatMap(([keyword, all]) => {
    const isOpen = (rule: string): boolean =>
      !said.has(`${rule}.${keyword}`) && !(rule === 'Modifier' && takes?.(keyword) === false);
    const rules = new Set([...all].filter(isOpen));
    const [rule] = rules;
    if (rule === undefined || !/^[a-z]|^[=!]=$/.test(keyword) || !isLegal(rules, expected, around)) return [];
    const rank = rankOf(keyword, rules, expected);
    const items = [keywordItem(keyword, rule), ...(snippets ? snippetsOf(keyword, rule, around).map(snippetItem) : [])];
    return rank === undefined ? items : items.map((item) => ({ ...item, sortText: `${rank}${item.label}` }));
  });
}

/** Before the other items (`!`), or after them (`~`): what is likely at a place, as far as it can be told by its line. */
function rankOf(keyword: string, rules: ReadonlySet<string>, { before }: Expected): '!' | '~' | undefined {
  if (keyword === 'system') return '!';
  if (!rules.has('Modifier')) return undefined;
  // A field goes on where its line does; on a new line, what comes is mostly the next thing.
  return /:[^\n]*$/.test(before) ? '!' : '~';
}

/** The grammar takes every member in every application; the checker does not. */
function isLegal(rules: ReadonlySet<string>, { heads }: Expected, { application }: Around): boolean {
  if (application && heads.length === 1 && owners(rules).some((kinds) => !kinds.includes(application.kind)))
    return false;
  return isLegalInside(heads, rules, application);
}

const OWNERS_BY_RULE: ReadonlyMap<string, readonly Application['kind'][]> = new Map(Object.entries(OWNERS));

function owners(rules: ReadonlySet<string>): (readonly Application['kind'][])[] {
  return [...rules].flatMap((rule) => {
    const kinds = OWNERS_BY_RULE.get(rule);
    return kinds ? [kinds] : [];
  });
}
