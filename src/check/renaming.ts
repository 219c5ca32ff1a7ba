import type { AstNode } from 'langium';
import { isFile, locationOf, mentionsIn, type Declaration } from '../language/index.ts';
import type { Context } from './context.ts';
import type { TextEdit } from './diagnostic.ts';

/** Names that only wrong letters keep from being ones, with letters that are right: `größe` as `groesse`. */
export function rightName(name: string, wordSign: '_' | '-'): string | undefined {
  const spelt = name.replaceAll(/\P{ASCII}/gu, (letter) => SPELT.get(letter) ?? letter);
  const plain = spelt.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const right = plain.replaceAll(/[-_$'`]+/g, wordSign).replaceAll(/^[-_]+|[-_]+$/g, '');
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(right) && right !== name ? right : undefined;
}

const SPELT: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
  ['Ä', 'Ae'],
  ['Ö', 'Oe'],
  ['Ü', 'Ue'],
]);

/** Gives a declaration another name, wherever it is named; nothing where something beside it has that name. */
export function renamed(target: Declaration, name: string, context: Context): TextEdit[] {
  if (siblingNames(target, context).has(name.toLowerCase())) return [];
  const files = context.program.files.filter(({ source }) => source.text.includes(target.name));
  const mentions = files.flatMap(({ tree }) => [...mentionsIn(tree, context.symbols)]);
  return mentions
    .filter((mention) => mention.target === target)
    .map(({ node, property, index }) => ({ ...locationOf(node, property, index), text: name }));
}

function siblingNames({ $container: container }: AstNode, { program }: Context): ReadonlySet<string> {
  // What stands outside of all braces is known in every file.
  const holders: readonly object[] = isFile(container) ? program.files.map(({ tree }) => tree) : [container ?? {}];
  const names = holders.flatMap((holder) => Object.entries(holder).flatMap(([key, value]) => namesIn(key, value)));
  return new Set(names.map((name) => name.toLowerCase()));
}

function namesIn(key: string, value: unknown): string[] {
  return key.startsWith('$') || !Array.isArray(value) ? [] : value.flatMap((node: unknown) => nameOf(node) ?? []);
}

function nameOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('name' in node)) return undefined;
  return typeof node.name === 'string' ? node.name : undefined;
}
