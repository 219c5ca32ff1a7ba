/** What has been said, and need not be offered: settings that stand once, and names that a list has already. */
import { CstUtils, GrammarAST, type AstNode, type CstNode } from 'langium';
import { deploymentsOf, listedIn, saidOnceIn } from '../../../../src/check/index.ts';
import { locationOf, sourceOf } from '../../../../src/language/index.ts';
import { ruleOf } from '../../words/places.ts';
import type { Around, Place } from './around.ts';

/** Words that begin what may not be said again at a place, each with the rule that says it: `Port.port`. */
export function wordsSaid(around: Around): ReadonlySet<string> {
  const { program, block, field, heads } = around;
  const said = [
    ...(heads.length === 0 ? program.symbols.systems : []),
    ...(block ? saidOnceIn(block, program) : []),
    ...(field ? saidOnceIn(field, program) : []),
  ];
  return new Set(said.flatMap((node) => beginningOf(node, around) ?? []));
}

/** @returns nothing for what is being written at the place */
function beginningOf(node: AstNode, place: Place): string | undefined {
  const first = node.$cstNode && firstLeaf(node.$cstNode);
  if (!first || !GrammarAST.isKeyword(first.grammarSource)) return undefined;
  if (sourceOf(node) === place.file.source && touches(first.offset, first.end, place)) return undefined;
  return `${ruleOf(first.grammarSource)?.name}.${first.grammarSource.value}`;
}

function firstLeaf(node: CstNode): CstNode | undefined {
  for (const leaf of CstUtils.streamCst(node)) if (!('content' in leaf) && !leaf.hidden) return leaf;
  return undefined;
}

function touches(start: number, end: number, place: Place): boolean {
  return start <= place.end && place.start <= end;
}

/**
 * Names that may not be listed again at a place.
 *
 * @param grammarPlace what would be listed, a rule and a property of the grammar
 */
export function namesSaid(grammarPlace: string, around: Around): ReadonlySet<string> {
  const { block, field, program, before, after } = around;
  const names = new Set([...listedBefore(before), ...listedAfter(after)]);
  const isHere = (node: AstNode, property: string, index?: number): boolean => {
    const { file, range } = locationOf(node, property, index);
    return file === around.file.source.path && touches(range.start.offset, range.end.offset, around);
  };
  const listed = [block, field].flatMap((node) => (node ? listedIn(node, grammarPlace) : []));
  for (const { node, property, index, name } of listed) if (!isHere(node, property, index)) names.add(name);
  if (grammarPlace === 'Deployment.target')
    for (const node of deploymentsOf(program)) if (node.target && !isHere(node, 'target')) names.add(node.target);
  return names;
}

/** What a list names before the place: `A` and `B` in `to A, B, `. */
function listedBefore(before: string): readonly string[] {
  return /(?:[\w.-]+\s*,\s*)+$/.exec(before)?.[0].split(/[\s,]+/) ?? [];
}

/** What it names behind the place. */
function listedAfter(after: string): readonly string[] {
  return /^(?:\s*,\s*[\w.-]+)+/.exec(after)?.[0].split(/[\s,]+/) ?? [];
}
