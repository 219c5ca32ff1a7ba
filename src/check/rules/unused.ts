import {
  applicationOf,
  findDeclaration,
  isApplication,
  isEntity,
  isEnum,
  isEvent,
  isMixin,
  isProcedure,
  isValue,
  locationOf,
  sourceOf,
  type Enum,
  type Mixin,
  type Type,
  type Value,
} from '../../language/index.ts';
import type { AstNode } from 'langium';
import type { Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { removed } from '../removal.ts';
import type { Rules } from '../rules.ts';

/** Shared types, and mixins, that nothing uses. What a package declares is for whoever needs it. */
export const unusedRules: Rules = {
  program(context) {
    if (!context.isComplete) return;
    const elements = context.program.files.flatMap(({ tree }) => tree.elements);
    const applications = elements.filter(isApplication);
    const scopes = [context.symbols.shared, ...applications.map(context.symbols.scope)];
    const shared = [
      ...elements.filter(isShareable),
      ...applications.flatMap((each) => context.symbols.scope(each).mixins),
    ];
    // Of two of one name, it cannot be told which is meant.
    const isAlone = ({ name }: Enum | Value | Mixin): boolean =>
      scopes.reduce((count, { types }) => count + (types.get(name)?.length ?? 0), 0) === 1;
    const candidates = shared.filter((node) => node.name && isAlone(node) && !isOfPackage(node));
    if (candidates.length === 0) return;
    // Most systems share nothing, and to look for what each field uses takes long.
    const nodes = elements.flatMap((each): AstNode[] => (isApplication(each) ? each.members : [each]));
    const used = new Set(nodes.flatMap((node) => usedBy(node, context)));
    for (const node of candidates) {
      if (used.has(node)) continue;
      const kind = isValue(node) ? 'value type' : node.$type.toLowerCase();
      context.report(locationOf(node, 'name'), say.unusedDeclaration({ kind, name: node.name }), {
        edits: [removed(node)],
        asks: true,
      });
    }
  },
};

function isShareable(node: AstNode): node is Enum | Value | Mixin {
  return isEnum(node) || isValue(node) || isMixin(node);
}

function isOfPackage(node: AstNode): boolean {
  return sourceOf(node).path.split(/[\\/]/).includes('node_modules');
}

/** The declarations that a declaration names. */
function usedBy(node: AstNode, context: Context): AstNode[] {
  const mixins = isEntity(node) || isMixin(node) ? node.mixins : [];
  const named = mixins.flatMap((name) => findDeclaration(context.symbols, name, applicationOf(node)) ?? []);
  return [...named, ...typesIn(node).flatMap((type) => declared(type, context))];
}

function typesIn(node: AstNode): Type[] {
  if (isEntity(node) || isMixin(node) || isValue(node) || isEvent(node))
    return node.members.flatMap((member) => (member.$type === 'Field' && member.type ? [member.type] : []));
  if (!isProcedure(node)) return [];
  return [...node.parameters.flatMap(({ type }) => type ?? []), ...(node.result ? [node.result] : [])];
}

function declared(type: Type, context: Context): AstNode[] {
  if (!type.target) return [];
  const resolved = context.resolve(type);
  if (resolved.kind === 'enum') return [resolved.enum];
  if (resolved.kind === 'value') return [resolved.value];
  return resolved.kind === 'mixin' ? [resolved.mixin] : [];
}
