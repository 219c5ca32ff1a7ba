import type { AstNode } from 'langium';
import { locationOf, sourceOf } from '../language/index.ts';
import { related, type Context } from './context.ts';
import * as say from './generated/catalogue.ts';
import { removed, removedFromList } from './removal.ts';

/** Reports each node that says what a former one has said already; `settingOf` gives what it says, or nothing. */
export function checkSaidOnce<T extends AstNode>(
  nodes: readonly T[],
  settingOf: (node: T) => string | undefined,
  context: Context,
): void {
  const seen = new Map<string, T>();
  for (const node of nodes) {
    const setting = settingOf(node);
    if (setting === undefined) continue;
    const former = seen.get(setting);
    if (!former) seen.set(setting, node);
    else
      context.report(locationOf(node), say.saidTwice({ setting }), {
        related: [related(say.saidTwice.related({}), former)],
        edits: [removed(node)],
        asks: textOf(node) !== textOf(former),
      });
  }
}

function textOf(node: AstNode): string {
  const { start, end } = locationOf(node).range;
  return sourceOf(node).text.slice(start.offset, end.offset).replaceAll(/\s+/g, ' ');
}

/** A name in a list: the `index`th value of a property of `node`. */
export interface ListedName {
  readonly node: AstNode;
  readonly property: string;
  readonly index: number;
  readonly name: string;
}

/** The names that a list property holds, with their places. */
export function namesIn<P extends string>(
  node: AstNode & { readonly [K in P]: readonly string[] },
  property: P,
): ListedName[] {
  return node[property].map((name, index) => ({ node, property, index, name }));
}

/**
 * Reports each name that a former one of the same list repeats; `sameAs` gives the same text for names that are the same.
 *
 * @returns the others, so that what is wrong with a name is said once
 */
export function checkListedOnce(
  names: readonly ListedName[],
  context: Context,
  sameAs = (name: string): string => name,
): readonly ListedName[] {
  const seen = new Map<string, ListedName>();
  for (const listed of names) {
    const { node, property, index, name } = listed;
    const former = seen.get(sameAs(name));
    if (!former) seen.set(sameAs(name), listed);
    else
      context.report(locationOf(node, property, index), say.listedTwice({ name }), {
        related: [related(say.listedTwice.related({}), former.node, former.property, former.index)],
        edits: [removedFromList(node, property, index)],
      });
  }
  return [...seen.values()];
}
