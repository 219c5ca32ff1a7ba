/** Completion: what may be written at a place, with what it means. */
import type { CompletionItem } from 'vscode-languageserver';
import { OWNERS } from '../../../../src/check/index.ts';
import {
  findDeclaration,
  isEnum,
  isPlainType,
  isValue,
  type Application,
  type Program,
} from '../../../../src/language/index.ts';
import { aroundOf, type Around } from './around.ts';
import type { Elsewhere } from './elsewhere.ts';
import { expectedAfter, withinText, type Expected } from './expected.ts';
import { keywordItems, pathItem } from './items.ts';
import { isLegalInside } from './legal.ts';
import { itemsFor } from './meant.ts';

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
