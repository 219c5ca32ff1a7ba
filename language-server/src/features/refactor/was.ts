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
import { isFormatted } from './layout.ts';

/** What becomes of the `was` of something that gets another name. */
export type Remembering =
  /** Its name of before may be remembered: `text` goes to `at`. */
  | { readonly kind: 'offer'; readonly at: Span; readonly text: string }
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
  return { kind: 'offer', at: { path, start: end, end }, text: ` was ${target.name}` };
}

/**
 * The text that remembers a name, broken before `was` when that is what the formatter would do with a line that gets too long.
 *
 * @param rendered the text of the whole file with what is inserted
 */
export function fittingText(target: Declaration, text: string, rendered: (text: string) => string): string {
  const { path } = sourceOf(target);
  if (isFormatted(path, rendered(text))) return text;
  const { column } = locationOf(target).range.start;
  const broken = `\n${' '.repeat(column + 1)}${text.trim()}`;
  return isFormatted(path, rendered(broken)) ? broken : text;
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
