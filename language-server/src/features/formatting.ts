import type { TextEdit } from 'vscode-languageserver';
import { formattingEdits, Source, type SourceFile } from '../../../src/language/index.ts';
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
export function blockBefore({ source }: Pick<SourceFile, 'source'>, offset: number): Part | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = source.text[at];
    if (character === '}') depth++;
    if (character === '{' && --depth === 0) return { start: source.text.lastIndexOf('\n', at) + 1, end: offset };
  }
  return undefined;
}
