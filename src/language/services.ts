import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  createLangiumParser,
  DefaultValueConverter,
  EmptyFileSystem,
  inject,
  isAstNode,
  type CstNode,
  type GrammarAST,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type ValueType,
} from 'langium';
import { reflection } from './generated/ast.ts';
import { MsaGeneratedModule, MsaGeneratedSharedModule } from './generated/module.ts';
import { MsaLexer } from './lexer.ts';
import { ExpectationKeeper, spareCommentSearch, teachRecovery, type RecoveryRecord } from './recovery.ts';
import { unquote } from './texts.ts';
import { MsaTokenBuilder, STRING } from './tokens.ts';

export interface MsaAddedServices {
  readonly parser: {
    readonly Lexer: MsaLexer;
    readonly ParserErrorMessageProvider: ExpectationKeeper;
    /** What recovery did in the last parse. */
    readonly RecoveryRecord: RecoveryRecord;
  };
}

export type MsaServices = LangiumCoreServices & MsaAddedServices;

/** What is ours in Langium's services: to be injected beside the default core module, or an editor's. */
export const MsaModule: Module<MsaServices, PartialLangiumCoreServices & MsaAddedServices> = {
  parser: {
    TokenBuilder: () => new MsaTokenBuilder(),
    Lexer: (services) => new MsaLexer(services),
    ValueConverter: () => new MsaValueConverter(),
    ParserErrorMessageProvider: () => new ExpectationKeeper(),
    // Two tokens tell every statement from every other. ALL(*), Langium's default, starts no slower and is what a wider
    // grammar may need; with a fixed number, where a broken text stops being read does not depend on what comes much later.
    ParserConfig: () => ({ maxLookahead: 2, recoveryEnabled: true, nodeLocationTracking: 'full' }),
    LangiumParser: (services) => {
      const parser = createLangiumParser(services);
      spareCommentSearch(parser);
      return parser;
    },
    RecoveryRecord: (services) =>
      teachRecovery(services.parser.LangiumParser, services.parser.Lexer, services.parser.ParserErrorMessageProvider),
  },
};

/** Services for reading text without an editor. */
export function createServices(): MsaServices {
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    MsaGeneratedSharedModule,
  );
  const services = inject(createDefaultCoreModule({ shared }), MsaGeneratedModule, MsaModule);
  services.parser.Lexer.commentsInTree = false;
  return services;
}

/**
 * Rules ask of nearly every node what it is: a twentieth of a check went into Langium's search for that. Most types have no
 * others below them, and the name of such a type tells it all.
 */
function spareTypeSearch(): void {
  const wide = new Set(Object.values(reflection.types).flatMap(({ superTypes }): readonly string[] => superTypes));
  const search = reflection.isInstance.bind(reflection);
  reflection.isInstance = (node, type) =>
    wide.has(type) ? search(node, type) : isAstNode(node) && node.$type === type;
}

spareTypeSearch();

/** What a text says is ours to tell. */
class MsaValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
    return rule.name === STRING ? unquote(input) : super.runConverter(rule, input, node);
  }
}
