import { isDisplay, isField, resolveType, type EntityMember, type Symbols } from '../language/index.ts';

/**
 * The field by which people are shown a row: the one that is said, or the first that they could call it by, which is a text
 * that every row has.
 *
 * @param members of an entity, those of its mixins among them
 */
export function displayedField(members: readonly EntityMember[], symbols: Symbols): string | undefined {
  const said = members.find(isDisplay)?.field;
  return (
    said ?? members.filter(isField).find(({ type }) => !type.optional && !type.many && isText(type, symbols))?.name
  );
}

function isText(type: Parameters<typeof resolveType>[1], symbols: Symbols): boolean {
  const resolved = resolveType(symbols, type);
  return resolved.kind === 'plain' && resolved.type === 'String';
}
