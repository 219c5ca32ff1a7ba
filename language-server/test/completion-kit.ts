/** What is offered at `|` in files that lie nowhere. */
import type { CompletionItem } from 'vscode-languageserver';
import { completions } from '../src/features/completion/completion.ts';
import { marked } from './marked.ts';

export interface OfferedOptions {
  /** Whether the editor fills in patterns. */
  readonly snippets?: boolean;
  /** Other files that could be imported. */
  readonly importable?: readonly string[];
}

/** @param text of one file, with a mark; or several files by path, one of which has it */
export function itemsAt(
  text: string | Readonly<Record<string, string>>,
  { snippets = false, importable = [] }: OfferedOptions = {},
): CompletionItem[] {
  const { file, offset, program } = marked(typeof text === 'string' ? { 'main.msa': text } : text);
  return completions({ file, offset }, program, { snippets, files: () => importable });
}

/** What an editor lists, in its order. */
export function offeredAt(...question: Parameters<typeof itemsAt>): string[] {
  return itemsAt(...question)
    .toSorted((one, other) => ((one.sortText ?? one.label) < (other.sortText ?? other.label) ? -1 : 1))
    .map(({ label }) => label);
}
