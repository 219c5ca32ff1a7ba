import {
  SemanticTokensBuilder,
  type Range,
  type SemanticTokens,
  type SemanticTokensLegend,
} from 'vscode-languageserver';
import {
  locationOf,
  mentionsIn,
  type Declaration,
  type Program,
  type SourceFile,
} from '../../../src/language/index.ts';

/** By declaration, the type of the protocol whose colour suits it. */
const TYPES: Readonly<Record<Declaration['$type'], string>> = {
  System: 'namespace',
  Application: 'namespace',
  Role: 'decorator',
  Client: 'variable',
  Entity: 'class',
  Mixin: 'interface',
  Value: 'struct',
  Enum: 'enum',
  EnumValue: 'enumMember',
  Event: 'event',
  Procedure: 'method',
  Field: 'property',
  Parameter: 'parameter',
};

export const LEGEND: SemanticTokensLegend = {
  tokenTypes: [...new Set(Object.values(TYPES))],
  tokenModifiers: ['declaration'],
};

/**
 * What names are, for who colours them: a word that is a keyword elsewhere may be a name here.
 *
 * @param part the lines that are wanted; without it, the whole file
 */
export function semanticTokens({ tree }: SourceFile, { symbols }: Program, part?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const mentions = mentionsIn(tree, symbols)
    .map((mention) => ({ mention, range: locationOf(mention.node, mention.property, mention.index).range }))
    .filter(({ range }) => !part || (part.start.line < range.start.line && range.start.line <= part.end.line + 1))
    .toSorted((left, right) => left.range.start.offset - right.range.start.offset);
  for (const { mention, range } of mentions) {
    const { line, column, offset } = range.start;
    const type = LEGEND.tokenTypes.indexOf(TYPES[mention.target.$type]);
    builder.push(line - 1, column - 1, range.end.offset - offset, type, mention.node === mention.target ? 1 : 0);
  }
  return builder.build();
}
