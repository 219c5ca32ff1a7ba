/** Declarations, values and words of the language as an editor lists them. */
import { CompletionItemKind, InsertTextFormat, type CompletionItem } from 'vscode-languageserver';
import { documentationOf, locationOf, sourceOf, type Declaration, type Field } from '../../../../src/language/index.ts';
import { plainText, SNIPPETS } from './snippets.ts';

const KINDS: Readonly<Record<Declaration['$type'], CompletionItemKind>> = {
  System: CompletionItemKind.Module,
  Role: CompletionItemKind.Constant,
  Application: CompletionItemKind.Module,
  Entity: CompletionItemKind.Class,
  Mixin: CompletionItemKind.Interface,
  Value: CompletionItemKind.Struct,
  Enum: CompletionItemKind.Enum,
  EnumValue: CompletionItemKind.EnumMember,
  Event: CompletionItemKind.Event,
  Procedure: CompletionItemKind.Method,
  Field: CompletionItemKind.Field,
  Parameter: CompletionItemKind.Variable,
};

export function itemOf(target: Declaration): CompletionItem {
  const documentation = documentationOf(target);
  return {
    label: target.name,
    kind: KINDS[target.$type],
    detail:
      target.$type === 'Field'
        ? typeOf(target)
        : target.$type === 'Application'
          ? target.kind
          : target.$type.toLowerCase(),
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
  };
}

function typeOf(field: Field): string {
  const { start, end } = locationOf(field, 'type').range;
  return sourceOf(field).text.slice(start.offset, end.offset);
}

/** In the place of what is typed of the path by now, dots and slashes included, which are parts of no word to an editor. */
export function pathItem(file: string, typed: string, text: string): CompletionItem {
  const line = text.split('\n').length - 1;
  const character = text.length - text.lastIndexOf('\n') - 1;
  const range = { start: { line, character: character - typed.length }, end: { line, character } };
  return { label: file, kind: CompletionItemKind.File, textEdit: { range, newText: file } };
}

export function valueItem(word: string): CompletionItem {
  return { label: word, kind: CompletionItemKind.Value };
}

export function typeItem(label: string, detail: string): CompletionItem {
  return { label, kind: CompletionItemKind.Struct, detail };
}

/** A word of the language; of what it begins, where that is much, a pattern to fill in too. */
export function keywordItems(keyword: string, snippets: boolean): CompletionItem[] {
  const snippet = snippets ? SNIPPETS[keyword] : undefined;
  const word = { label: keyword, kind: CompletionItemKind.Keyword };
  if (snippet === undefined) return [word];
  return [
    word,
    {
      label: `${keyword} …`,
      kind: CompletionItemKind.Snippet,
      filterText: keyword,
      insertText: snippet,
      insertTextFormat: InsertTextFormat.Snippet,
      documentation: {
        kind: 'markdown',
        value: `\`\`\`msa\n${plainText(snippet)}\n\`\`\``,
      },
    },
  ];
}
