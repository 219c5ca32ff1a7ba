import type { CompletionItem } from 'vscode-languageserver';
import { missingCall } from '../../../../src/check/index.ts';
import type { Application } from '../../../../src/language/index.ts';
import { toRange } from '../../protocol.ts';

/**
 * What another service keeps, with the `calls` that its name takes.
 *
 * @param owner of what the items name
 * @param application in which they are offered
 */
export function withCall(
  items: CompletionItem[],
  owner: Application,
  application: Application | undefined,
): CompletionItem[] {
  const edits = application && owner.name && application.name ? missingCall(application, owner) : [];
  if (edits.length === 0) return items;
  const added = edits.map(({ range, text }) => ({ range: toRange(range), newText: text }));
  return items.map((item) => ({
    ...item,
    additionalTextEdits: [...(item.additionalTextEdits ?? []), ...added],
  }));
}
