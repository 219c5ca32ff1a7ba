import {
  isApplication,
  isEntity,
  isEvent,
  isField,
  isRoleList,
  locationOf,
  type Field,
  type Former,
} from '../../language/index.ts';
import type { AstNode } from 'langium';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';
import { badName } from './names.ts';

/** `was`: what was called otherwise before, so that what is stored under the old name follows. */
export const renameRules: Rules = {
  program(context) {
    const elements = context.program.files.flatMap(({ tree }) => tree.elements);
    checkRenames(elements.filter(isApplication), formerOf, context);
    checkRenames(
      elements.filter(isRoleList).flatMap(({ roles }) => roles),
      formerOf,
      context,
    );
  },
  Application({ members }, context) {
    checkRenames(members.filter(isEntity), formerOf, context);
    checkRenames(members.filter(isEvent), formerOf, context);
  },
  Entity: (entity, context) =>
    checkRenames(context.symbols.members(entity).filter(isField), formerField, context, entity),
  Mixin: (mixin, context) => checkRenames(context.symbols.members(mixin).filter(isField), formerField, context, mixin),
  Value: ({ members }, context) => checkRenames(members, formerField, context),
  Event: ({ members }, context) => checkRenames(members, formerField, context),
  Enum: ({ values }, context) => checkRenames(values, formerOf, context),
};

/** Whether something may ever have had a name: those of applications have hyphens. What begins with a digit is told where it is read. */
function isName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name);
}

type Renamed = AstNode & { readonly name: string };

function formerOf({ former }: { readonly former?: Former | undefined }): Former | undefined {
  return former;
}

function formerField({ modifiers }: Field): Former | undefined {
  return modifiers.find(({ former }) => former)?.former;
}

/**
 * Checks what is told apart by name among `nodes`.
 *
 * @param holder only what stands in it is reported, when it is given: the rest is a mixin's
 */
function checkRenames<T extends Renamed>(
  nodes: readonly T[],
  formerName: (node: T) => Former | undefined,
  context: Context,
  holder?: AstNode,
): void {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const byFormer = new Map<string, T>();
  for (const node of nodes) {
    const former = formerName(node);
    if (!former?.name || !node.name) continue;
    if (!isName(former.name)) {
      // A mixin's is told of the mixin.
      if (!holder || node.$container === holder) context.report(locationOf(former, 'name'), badName(former.name));
      continue;
    }
    const other = byFormer.get(former.name);
    if (!other) byFormer.set(former.name, node);
    if (holder && node.$container !== holder) continue;
    const at = locationOf(former, 'name');
    const { name } = node;
    const still = byName.get(former.name);
    if (still === node) context.report(at, say.renamedToItself({ name }), { edits: [replace('', former)] });
    else if (still)
      context.report(at, say.stillThere({ name, former: former.name }), {
        related: [related(say.stillThere.related({ former: former.name }), still, 'name')],
      });
    else if (other)
      context.report(at, say.renamedTwice({ name, other: other.name, former: former.name }), {
        related: [related(say.renamedTwice.related({ other: other.name }), other, 'name')],
      });
  }
}
