import type { IToken } from 'chevrotain';
import { GrammarAST, GrammarUtils } from 'langium';
import { findFirstFeatures, findNextFeatures, type NextFeature } from 'langium/lsp';
import { createServices, type MsaServices } from '../../../../src/language/index.ts';
import { placeOf, ruleOf } from '../../words/places.ts';
import { meantHead } from './heads.ts';

let shared: MsaServices | undefined;

/** What may be written at a place. */
export interface Expected {
  /** Words of the language, with the rules of the grammar that say them. */
  readonly keywords: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names, and texts in quotes, by what they are there: `Calls.applications`, a rule and a property of the grammar. */
  readonly places: ReadonlySet<string>;
  /** The blocks that the place is in, outermost first: what stands before their braces. */
  readonly heads: readonly string[];
  /** What stands before the place in the innermost block, from the last brace on. */
  readonly before: string;
  /** Where the brace of the innermost block stands, in UTF-16 code units. */
  readonly brace: number | undefined;
}

/** What text the place is in that is not of the language: a comment, or a text in quotes and what stands before that. */
export type Within = { readonly kind: 'comment' } | { readonly kind: 'string'; readonly before: string };

/** @param text up to the place */
export function withinText(text: string): Within | undefined {
  const { Lexer } = (shared ??= createServices()).parser;
  const last = Lexer.tokenize(text).tokens.at(-1);
  const comment = Lexer.comments.at(-1)?.image ?? '';
  if (text.endsWith(comment) && (comment.startsWith('//') || /^\/\*(?![^]*\*\/)/.test(comment)))
    return { kind: 'comment' };
  const isOpen = last && text.endsWith(last.image) && /^(["'])(?:\\.|(?!\1)[^\\])*\\?$/.test(last.image);
  return isOpen ? { kind: 'string', before: text.slice(0, last.startOffset) } : undefined;
}

/**
 * What may follow a text. Blocks that are closed count for nothing, so that mistakes in them do no harm, and a large file
 * costs no more than a small one.
 *
 * @param text up to the word that is being written
 */
export function expectedAfter(text: string): Expected {
  const services = (shared ??= createServices());
  const { heads: written, before, brace } = openBlocks(text, services);
  const asWritten = featuresAfter(opened(written) + before, services);
  // A keyword before a brace may be misspelt, or a mistake stand before it.
  const heads = asWritten.length > 0 ? written : written.map(meantHead);
  const around = opened(heads);
  const whole = asWritten.length > 0 ? asWritten : featuresAfter(around + before, services);
  // A mistake before it in the same block may be in the way; hardly ever on the same line.
  const features =
    whole.length > 0 ? whole : featuresAfter(around + before.slice(before.lastIndexOf('\n') + 1), services);
  const keywords = new Map<string, Set<string>>();
  for (const { feature } of features) {
    if (!GrammarAST.isKeyword(feature)) continue;
    const rules = keywords.get(feature.value) ?? new Set<string>();
    keywords.set(feature.value, rules.add(ruleOf(feature)?.name ?? ''));
  }
  // A comma may end a list of an event: the parser takes it for that, although a name may follow.
  const [elements] = /(?:\b[\w-]+\s*,\s*)+$/.exec(before) ?? [];
  const listed =
    elements === undefined || places(features).length > 0
      ? features
      : featuresAfter(around + before.slice(0, -elements.length), services);
  return { keywords, places: new Set(places(listed)), heads, before, brace };
}

/** The blocks that the end of a text is in, and what stands in the innermost. */
export interface Blocks extends Pick<Expected, 'heads' | 'before' | 'brace'> {
  /** Of what stands in the innermost, in the order of the text. */
  readonly tokens: readonly IToken[];
}

/** @param text of a file, up to a place */
export function blocksBefore(text: string): Blocks {
  return openBlocks(text, (shared ??= createServices()));
}

function openBlocks(text: string, { parser: { Lexer } }: MsaServices): Blocks {
  const heads: string[] = [];
  const braces: number[] = [];
  const { tokens } = Lexer.tokenize(text);
  let from = 0;
  let first = 0;
  for (const [index, { image, startOffset }] of tokens.entries()) {
    if (image === '{') {
      heads.push(text.slice(from, startOffset));
      braces.push(startOffset);
    } else if (image === '}') {
      heads.pop();
      braces.pop();
    } else continue;
    from = startOffset + 1;
    first = index + 1;
  }
  return { heads, before: text.slice(from), brace: braces.at(-1), tokens: tokens.slice(first) };
}

/** As Langium's completion finds them, which takes documents that we have not. */
function featuresAfter(text: string, { parser: { CompletionParser }, Grammar }: MsaServices): readonly NextFeature[] {
  const { tokens, tokenIndex, elementStack } = CompletionParser.parse(text);
  if (tokenIndex > 0) {
    const stack = elementStack.map((feature): NextFeature => ({ feature }));
    return findNextFeatures([stack], tokens.slice(tokenIndex));
  }
  const entry = GrammarUtils.getEntryRule(Grammar);
  const first = entry ? findFirstFeatures(entry.definition) : [];
  return tokens.length > 0 ? findNextFeatures(first, tokens.slice(1)) : first.flatMap((each) => each.at(-1) ?? []);
}

function places(features: readonly NextFeature[]): readonly string[] {
  return features.flatMap((each) => placeIn(each) ?? []);
}

/** What a name, a number or a text in quotes is there. */
function placeIn({ feature, property }: NextFeature): string | undefined {
  if (!GrammarAST.isRuleCall(feature) || !OPEN.has(feature.rule.$refText)) return undefined;
  // Texts of several tokens are read by rules of their own.
  const rule = ruleOf(feature)?.name;
  if (rule === 'QualifiedName') return 'Package.package';
  return rule === 'Amount' ? `Amount.${property}` : placeOf(feature);
}

/** Where anything of a kind may stand. */
const OPEN: ReadonlySet<string> = new Set(['NAME', 'FIELD_NAME', 'STRING', 'NUMBER', 'QUANTITY']);

/** The beginnings of blocks. */
function opened(heads: readonly string[]): string {
  return heads.map((head) => `${head}{`).join('');
}
