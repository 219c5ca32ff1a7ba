import type { Diagnostic } from './diagnostic.ts';
import { unknownField } from './generated/catalogue.ts';

/**
 * Tells once what has one cause: a field that is not there any more is named by an index, the order of pages and rules
 * alike. The first place is told, the others are related to it, and what mends one mends all.
 */
export function withoutRepeated(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    if (each.code !== unknownField.entry.code) continue;
    const key = `${each.file}\n${each.message}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const followers = new Set([...groups.values()].flatMap((group) => group.slice(1)));
  return diagnostics.flatMap((each) => {
    if (followers.has(each)) return [];
    const group = groups.get(`${each.file}\n${each.message}`);
    return group && group.length > 1 && group[0] === each ? [together(group)] : [each];
  });
}

function together(group: readonly Diagnostic[]): Diagnostic {
  const [first, ...others] = group.toSorted((left, right) => left.range.start.offset - right.range.start.offset);
  if (!first) throw new Error('A group of none');
  const related = others.map(({ file, range }) => ({ file, range, message: unknownField.related({}) }));
  const { fix } = first;
  const edits = group.flatMap((each) => each.fix?.edits ?? []);
  return { ...first, related: [...first.related, ...related], ...(fix && { fix: { ...fix, edits } }) };
}
