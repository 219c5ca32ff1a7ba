import type { TextEdit } from 'vscode-languageserver';
import { formattingEdits, nodesIn, Source, type SourceFile } from '../../../src/language/index.ts';
import { toRange } from '../protocol.ts';

/** Part of a text, in UTF-16 code units; the end is just after it. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * What formats a text or a part of it, as `msac fmt` does; nothing for a text with syntax errors. Whatever the editor is set
 * to, the language has one style.
 */
export function formatting(path: string, text: string, part?: Part): TextEdit[] {
  const source = new Source(path, text);
  return (formattingEdits(source, part) ?? []).map(({ start, end, text: newText }) => ({
    range: toRange(source.range(start, end)),
    newText,
  }));
}

/** The block that a brace closes which was just typed: from the line on which it begins. */
export function blockBefore({ tree, source }: SourceFile, offset: number): Part | undefined {
  for (const node of nodesIn(tree)) {
    const place = node.$cstNode;
    if (node !== tree && place?.end === offset)
      return { start: source.text.lastIndexOf('\n', place.offset) + 1, end: offset };
  }
  return undefined;
}
