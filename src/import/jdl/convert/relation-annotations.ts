import type { JdlAnnotation } from '../model.ts';
import { lowerFirst } from '../relation-fields.ts';
import type { Report } from '../report.ts';

const ON_DELETE: Readonly<Record<string, string>> = {
  CASCADE: 'cascade',
  'SET NULL': 'clear',
  RESTRICT: '',
  'NO ACTION': '',
};

const ANNOTATIONS: Readonly<Record<string, string>> = {
  id: 'every entity has a key of its own',
  onUpdate: 'keys never change',
  bagRelationship: 'a matter of the generator',
};

/**
 * What annotations of a side say of the field that points there.
 *
 * @param holdsKey whether the table of that field keeps the key
 * @param required whether there must be a row that it points to
 */
export function relationModifiers(
  annotations: readonly JdlAnnotation[],
  { holdsKey, required }: { readonly holdsKey: boolean; readonly required: boolean },
  report: Report,
): { readonly modifiers: readonly string[]; readonly comments: string[] } {
  const modifiers: string[] = [];
  const comments: string[] = [];
  for (const { name, value } of annotations) {
    const text = `@${name.text}${value ? `("${value.text}")` : ''}`;
    const action = ON_DELETE[value?.text.toUpperCase().replaceAll('_', ' ') ?? ''];
    if (lowerFirst(name.text) !== 'onDelete')
      comments.push(report.leftOut(name.at, text, ANNOTATIONS[lowerFirst(name.text)] ?? 'it has no counterpart'));
    else if (!holdsKey) comments.push(report.leftOut(name.at, text, 'the other side keeps the key, and says so'));
    else if (action === undefined)
      comments.push(report.leftOut(name.at, text, 'it is `restrict`, `cascade` or `clear`'));
    else if (action === 'clear' && required)
      comments.push(report.leftOut(name.at, text, 'a required field cannot be cleared'));
    else if (action !== '') modifiers.push(`on delete ${action}`);
  }
  return { modifiers, comments };
}
