import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  createParser,
  DatatypeSymbol,
  DefaultValueConverter,
  EmptyFileSystem,
  inject,
  isAstNode,
  type AstNode,
  type CstNode,
  LangiumParser,
  type GrammarAST,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type ParseResult,
  type ParserOptions,
  type PartialLangiumCoreServices,
  type ValueType,
} from 'langium';
import { analysis } from './generated/analysis.ts';
import { reflection } from './generated/ast.ts';
import { MsaGeneratedModule, MsaGeneratedSharedModule } from './generated/module.ts';
import { MsaCstNodeBuilder } from './concrete-tree.ts';
import { LateAnalysis } from './grammar-analysis.ts';
import { RULE_MARK } from './keywords-in.ts';
import { MsaLexer } from './lexer.ts';
import { ExpectationKeeper, teachRecovery, type RecoveryRecord } from './recovery.ts';
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
      const parser = new LangiumParser(services);
      Reflect.set(parser, 'nodeBuilder', new MsaCstNodeBuilder());
      spareTypeComputing(parser);
      createParser(services.Grammar, parser, services.parser.Lexer.definition);
      analyseLate(parser);
      return parser;
    },
    RecoveryRecord: (services) =>
      teachRecovery(services.parser.LangiumParser, services.parser.Lexer, services.parser.ParserErrorMessageProvider),
  },
};

/** Langium finds out what a rule makes by walking through it and all that it calls, twice. */
function spareTypeComputing(parser: LangiumParser): void {
  const compute: (rule: GrammarAST.ParserRule) => unknown = Reflect.get(parser, 'computeRuleType').bind(parser);
  Reflect.set(parser, 'computeRuleType', (rule: GrammarAST.ParserRule) => {
    const makes = analysis.makes[rule.name];
    if (makes === undefined) return compute(rule);
    if (makes === 'part') return undefined;
    return makes === 'value' ? DatatypeSymbol : makes.node;
  });
}

/** Has the parser analyse the grammar when it meets the first mistake, and not before. */
function analyseLate(parser: LangiumParser): void {
  const late = new LateAnalysis(Reflect.get(parser, 'wrapper'), analysis, (rule) => `${rule}${RULE_MARK}`);
  const parse = parser.parse.bind(parser);
  // What was begun stays on its stack.
  const reset = (): boolean => Reflect.set(parser, 'stack', []);
  parser.parse = <Tree extends AstNode>(text: string, options?: ParserOptions): ParseResult<Tree> =>
    late.run(() => parse<Tree>(text, options), reset);
}

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
