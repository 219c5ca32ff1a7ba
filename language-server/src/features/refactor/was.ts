import {
  isApplication,
  isEntity,
  isEnumValue,
  isEvent,
  isField,
  isRole,
  locationOf,
  sourceOf,
  type Declaration,
  type Former,
  type Modifier,
} from '../../../../src/language/index.ts';
import type { AstNode } from 'langium';
import { spanOf, type Span } from './pieces.ts';

/** What becomes of the `was` of something that gets another name. */
export type Remembering =
  /** Its name of before may be remembered: one of the texts goes to `at`, the latter where lines would get too long. */
  | { readonly kind: 'offer'; readonly at: Span; readonly texts: readonly string[] }
  /** It is called again what it was called before: its `was` goes, with the space before it. */
  | { readonly kind: 'remove'; readonly at: Span }
  /** It is remembered what it was called before that, or it is nothing that data is kept by. */
  | { readonly kind: 'keep' };

/**
 * What to do about `was` when a declaration gets another name. What it was called when data was last written is what counts,
 * so that a `was` that is there stays, whatever names come in between.
 */
export function rememberingOf(target: Declaration, name: string): Remembering {
  if (!hasFormer(target)) return { kind: 'keep' };
  const former = formerOf(target);
  if (former?.name === name) return { kind: 'remove', at: withSpaceBefore(former.node) };
  if (former || target.name === name) return { kind: 'keep' };
  const { path, end } = isField(target) ? spanOf(lastBeforeDefault(target)) : spanOf(target, 'name');
  const text = `was ${target.name}`;
  const indent = ' '.repeat(locationOf(target).range.start.column + 1);
  return { kind: 'offer', at: { path, start: end, end }, texts: [` ${text}`, `\n${indent}${text}`] };
}

type Renamable = Extract<Declaration, { $type: 'Application' | 'Entity' | 'Role' | 'Event' | 'EnumValue' | 'Field' }>;

function hasFormer(target: Declaration): target is Renamable {
  return (
    isApplication(target) ||
    isEntity(target) ||
    isRole(target) ||
    isEvent(target) ||
    isEnumValue(target) ||
    isField(target)
  );
}

interface FormerName {
  readonly name: string;
  /** What goes away with it. */
  readonly node: Former | Modifier;
}

function formerOf(target: Renamable): FormerName | undefined {
  if (!isField(target)) return target.former && { name: target.former.name, node: target.former };
  const node = target.modifiers.find(({ former }) => former);
  return node?.former && { name: node.former.name, node };
}

function lastBeforeDefault(field: Extract<Renamable, { $type: 'Field' }>): AstNode {
  const value = field.default && spanOf(field.default).start;
  return field.modifiers.findLast((modifier) => value === undefined || spanOf(modifier).start < value) ?? field.type;
}

function withSpaceBefore(node: AstNode): Span {
  const { path, start, end } = spanOf(node);
  return { path, start: sourceOf(node).text.slice(0, start).trimEnd().length, end };
}
