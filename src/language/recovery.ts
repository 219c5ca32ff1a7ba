/**
 * Chevrotain's recovery from errors, taught two things about this language: a block between braces is skipped as a whole,
 * and a closing brace may be assumed only in a file that lacks one.
 */
import type { IRecognitionException, IToken, TokenType } from 'chevrotain';
import { AbstractParserErrorMessageProvider, type LangiumParser } from 'langium';
import { isClosing, isOpening, openingOf, partnerOf } from './brackets.ts';
import { RULE_MARK } from './keywords-in.ts';
import type { MsaLexer } from './lexer.ts';
import { isWord, MISSING } from './tokens.ts';

/** The parts of Chevrotain's parser that take part in recovery. It offers them to subclasses only. */
interface RecoveringParser {
  currIdx: number;
  tokVectorLength: number;
  SKIP_TOKEN(): IToken;
  readonly input: readonly IToken[];
  readonly RULE_STACK_IDX: number;
  LA(howMuch: number): IToken;
  ruleInvocationStateUpdate(shortName: number, fullName: string, index: number): void;
  reSyncTo(type: TokenType): IToken[];
  flattenFollowSet(): TokenType[];
  tokenMatcher(token: IToken, type: TokenType): boolean;
  findReSyncTokenType(): TokenType;
  canTokenTypeBeInsertedInRecovery(type: TokenType): boolean;
  canTokenTypeBeDeletedInRecovery(type: TokenType): boolean;
  SAVE_ERROR(error: IRecognitionException): IRecognitionException;
}

/** A place at which the parser could not go on. */
export interface SyntaxFailure {
  /** The token that does not fit: the end of the file, when its offset is negative. */
  readonly token: IToken;
  /** The rule of the grammar that was being read. */
  readonly rule: string;
  /** The rule of the innermost block around it, or the rule of the whole file. */
  readonly block: string;
  /** Name of the one token type that had to come, if it was one. */
  readonly expected: string | undefined;
}

/** What happened during one parse. */
export interface RecoveryRecord {
  failures: SyntaxFailure[];
  /** Indices of tokens that were skipped, as ranges from the first to the last. */
  skipped: [number, number][];
}

/** Keeps which token was expected: Chevrotain's errors tell it in their message only, and ours are worded elsewhere. */
export class ExpectationKeeper extends AbstractParserErrorMessageProvider {
  expected: string | undefined;

  override buildMismatchTokenMessage({ expected }: { expected: TokenType }): string {
    this.expected = expected.name;
    return `Expected ${expected.name}`;
  }

  override buildNotAllInputParsedMessage(): string {
    this.expected = 'EOF';
    return 'Expected the end of the file';
  }

  override buildNoViableAltMessage(): string {
    this.expected = undefined;
    return 'Unexpected input';
  }

  override buildEarlyExitMessage(): string {
    this.expected = undefined;
    return 'Unexpected input';
  }
}

/** Changes how `parser` recovers. The record gathers until its lists are replaced. */
export function teachRecovery(parser: LangiumParser, lexer: MsaLexer, keeper: ExpectationKeeper): RecoveryRecord {
  const inner: RecoveringParser = Reflect.get(parser, 'wrapper');
  const record: RecoveryRecord = { failures: [], skipped: [] };
  const starts: number[] = [];
  const save = inner.SAVE_ERROR.bind(inner);
  const enterRule = inner.ruleInvocationStateUpdate.bind(inner);
  const resync = inner.reSyncTo.bind(inner);
  inner.ruleInvocationStateUpdate = (...rule) => {
    enterRule(...rule);
    starts[inner.RULE_STACK_IDX] = inner.currIdx + 1;
  };
  inner.SKIP_TOKEN = () => skipBlockOrToken(inner, record, lexer);
  inner.findReSyncTokenType = () => findResyncType(inner, lexer, endOfOpenBlock(inner, starts) ?? inner.currIdx);
  inner.reSyncTo = (type) => {
    const end = endOfOpenBlock(inner, starts);
    if (end !== undefined) {
      record.skipped.push([inner.currIdx + 1, end]);
      inner.currIdx = end;
    }
    return resync(type);
  };
  inner.canTokenTypeBeInsertedInRecovery = (type) => canInsert(type, inner, lexer);
  inner.canTokenTypeBeDeletedInRecovery = () => canDelete(inner.LA(1), inner.LA(2));
  inner.SAVE_ERROR = (error) => {
    const saved = save(error);
    record.failures.push({ token: error.token, ...rulesOf(error), expected: keeper.expected });
    return saved;
  };
  return record;
}

const BLOCKS: ReadonlySet<string> = new Set(['File', 'System', 'Application', 'Entity', 'Enum']);

function rulesOf(error: IRecognitionException): { rule: string; block: string } {
  const rules = error.context.ruleStack.map((rule) => rule.replace(RULE_MARK, ''));
  return { rule: rules.at(-1) ?? '', block: rules.findLast((rule) => BLOCKS.has(rule)) ?? 'File' };
}

/**
 * The failures, and one more for every line that was skipped after one of them and looks like a statement of its own:
 * without recovery there, it would have been next.
 */
export function allFailures(record: RecoveryRecord, tokens: readonly IToken[]): SyntaxFailure[] {
  if (record.failures.length === 0) return [];
  const indices = new Map(tokens.map((token, index) => [token, index]));
  const causes = new Map(record.failures.map((failure) => [indices.get(failure.token) ?? tokens.length, failure]));
  const failures = [...record.failures];
  let cause: SyntaxFailure | undefined;
  let depth = 0;
  for (const [index, last] of record.skipped) {
    if (causes.has(index)) depth = 0;
    cause = causes.get(index) ?? cause;
    const token = tokens[index];
    if (token?.image === '{' && index === last) depth++;
    if (token?.image === '}' && depth > 0) depth--;
    if (depth > 0) continue;
    if (!cause || cause.expected === '{' || !token || causes.has(index) || !beginsStatement(tokens, index)) continue;
    const expected = cause.block === 'File' ? 'EOF' : '}';
    const failure = { token, rule: cause.block, block: cause.block, expected };
    causes.set(index, failure);
    failures.push(failure);
  }
  return failures;
}

function beginsStatement(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (!token || !before || (before.endLine ?? 0) >= (token.startLine ?? 0)) return false;
  return isWord(token) && !isOpening(before) && before.image !== ',';
}

function skipBlockOrToken(parser: RecoveringParser, record: RecoveryRecord, lexer: MsaLexer): IToken {
  const first = parser.currIdx + 1;
  if (first >= parser.tokVectorLength) return parser.LA(1);
  parser.currIdx = endOfBlock(parser.LA(1), lexer) ?? first;
  record.skipped.push([first, parser.currIdx]);
  return parser.LA(1);
}

/** The type of the next token after `last`, outside of blocks, at which some rule that is being read can go on. */
function findResyncType(parser: RecoveringParser, lexer: MsaLexer, last: number): TokenType {
  const follows = parser.flattenFollowSet();
  let index = last + 1;
  for (;;) {
    const token = parser.LA(index - parser.currIdx);
    const match = follows.find((type) => parser.tokenMatcher(token, type));
    if (match) return match;
    index = (endOfBlock(token, lexer) ?? index) + 1;
  }
}

/** Where the block ends that the current rule has begun but not finished: its brace belongs to no other rule. */
function endOfOpenBlock(parser: RecoveringParser, starts: readonly number[]): number | undefined {
  for (let index = starts[parser.RULE_STACK_IDX] ?? 0; index <= parser.currIdx; index++) {
    const token = parser.input[index];
    const end = token?.image === '{' ? partnerOf(token) : undefined;
    if (end !== undefined && end > parser.currIdx) return end;
    index = end ?? index;
  }
  return undefined;
}

/** In a text with a `{` too many, a block may well end where another should: then it is none to be skipped. */
function endOfBlock(token: IToken, lexer: MsaLexer): number | undefined {
  return isOpening(token) && (lexer.balanced || token.image !== '{') ? partnerOf(token) : undefined;
}

/** What is missing at the end of a line is not found at the start of the next, unless it closes what is open. */
function canInsert(type: TokenType, parser: RecoveringParser, lexer: MsaLexer): boolean {
  if (type.name === '}') return !lexer.balanced;
  return isClosing(type.name) || type.name === '{' || parser.LA(1).startLine === parser.LA(0).endLine;
}

/**
 * A bracket never goes alone, and what is missing is not found by leaving out what marks the gap; nor is a word of the next
 * line what this line lacks.
 */
function canDelete(token: IToken, next: IToken): boolean {
  if (isOpening(token) || openingOf(token) || token.tokenType === MISSING) return false;
  return !isWord(next) || next.startLine === token.endLine;
}
