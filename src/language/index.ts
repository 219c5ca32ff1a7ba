/** The door of this room: text in, program out. */
export * from './generated/ast.ts';
export { ApplicationCache } from './application-cache.ts';
export { documentationOf } from './documentation.ts';
export { disk, filesBelow, overlay, SIZE_LIMIT, virtualFiles, type FileSystem, type ReadResult } from './files.ts';
export { format, formattingEdits, type Formatted, type FormattingEdit } from './format/format.ts';
export { formBeginningWith } from './forms.ts';
export { hintAt, LateAnalysis, type GrammarAnalysis } from './grammar-analysis.ts';
export type { Ignore } from './ignores.ts';
export { importTarget, loadProgram, type Phases } from './load.ts';
export { childrenOf, isDeclaration, mentionsIn, nodesIn, type Declaration, type Mention } from './mentions.ts';
export { ParseCache } from './parse-cache.ts';
export { withLineEndOf } from './line-end.ts';
export { isPlainType, PLAIN_TYPES, plainTypeMeant, type PlainType } from './plain-types.ts';
export type { Change, FileProblem, Problem, ProblemData, SyntaxProblem } from './problems.ts';
export { commentsIn, locationOf, sourceOf, type LostNames, type Program, type SourceFile } from './program.ts';
export { relationsOf, type Cardinality, type Relations, type RelationSide } from './relations.ts';
export { nearest } from './nearest.ts';
export { createServices, MsaModule, type MsaServices } from './services.ts';
export { Source, type Location, type Position, type Range } from './source.ts';
export {
  ADMIN,
  applicationOf,
  collectSymbols,
  findDeclaration,
  resolveType,
  statementsOf,
  USER,
  type FieldHolder,
  type ResolvedType,
  type Scope,
  type Symbols,
  type TypeDeclaration,
} from './symbols.ts';
