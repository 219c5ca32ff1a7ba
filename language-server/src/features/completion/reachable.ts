import type { CompletionItem } from 'vscode-languageserver';
import { missingCall } from '../../../../src/check/index.ts';
import type { Application } from '../../../../src/language/index.ts';
import { toRange } from '../../protocol.ts';

/**
 * What an application keeps, as far as another one can refer to it, with the `calls` that its name takes: a monolith calls
 * nobody, and is called by nobody.
 *
 * @param owner of what the items name
 * @param application in which they are offered
 */
export function reachable(
  items: CompletionItem[],
  owner: Application,
  application: Application | undefined,
): CompletionItem[] {
  if (application && owner !== application && [application, owner].some(({ kind }) => kind === 'monolith')) return [];
  const edits = application && owner.name && application.name ? missingCall(application, owner) : [];
  if (edits.length === 0) return items;
  const added = edits.map(({ range, text }) => ({ range: toRange(range), newText: text }));
  return items.map((item) => ({
    ...item,
    additionalTextEdits: [...(item.additionalTextEdits ?? []), ...added],
  }));
}
