import type { IToken } from 'chevrotain';
import type { File } from './generated/ast.ts';
import { keywordsIn } from './keywords-in.ts';
import { lackingCommas } from './missing-commas.ts';
import { allFailures, type SyntaxFailure } from './recovery.ts';
import { rewriteAround, type Rewrite } from './other-forms.ts';
import { proposeRepairs } from './propose-repairs.ts';
import type { Repair, Repairs } from './repair.ts';
import type { MsaServices } from './services.ts';
import { isWordKeyword, MISSING } from './tokens.ts';

/** A text, read: the tree of what could be understood, and what went wrong. */
export interface Parse {
  readonly tree: File;
  /** As the parser saw them, repaired. */
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  /** Characters that no token takes. */
  readonly strays: readonly Stray[];
  readonly failures: readonly SyntaxFailure[];
  readonly repairs: Repairs;
  /** Indices of tokens that were skipped, as ranges from the first to the last. */
  readonly skipped: readonly (readonly [number, number])[];
  /** The bracket at which nesting became too deep; then nothing was parsed. */
  readonly tooDeep: IToken | undefined;
  /** False when some `{` is never closed. */
  readonly balanced: boolean;
  /** True when some `}` closes nothing. */
  readonly surplus: boolean;
}

export interface Stray {
  readonly offset: number;
  readonly length: number;
}

/** More parses than these are not tried for a better reading of broken text. */
const MOST_ROUNDS = 6;
/** In UTF-16 code units. A longer text is parsed again only once. */
const LONG_TEXT = 500_000;
/** Failures of one parse for which repairs are sought. */
const MOST_REPAIRED = 100;

/** Reads a text. Where it is broken, repairs are tried and kept where the parser gets further with them. */
export function parse(services: MsaServices, text: string): Parse {
  const rounds = text.length > LONG_TEXT ? 1 : MOST_ROUNDS;
  const rejected = new Set<string>();
  let current = dropBraces(services, text, parseOnce(services, text, new Map()), rounds);
  for (let round = 0; round < rounds && current.failures.length + current.strays.length > 0; round++) {
    const proposed = propose(services, text, current, rejected);
    if (proposed.size === 0) break;
    const tried = parseOnce(services, text, new Map([...current.repairs, ...proposed]));
    const useless = [...proposed].filter(([offset]) => failsAt(tried, offset));
    for (const [offset, repair] of useless) {
      rejected.add(keyOf(offset, repair));
      proposed.delete(offset);
      if (repair.kind === 'brace' && repair.partner !== undefined) proposed.delete(repair.partner);
    }
    if (useless.length === 0) current = tried;
    else if (proposed.size > 0) current = parseOnce(services, text, new Map([...current.repairs, ...proposed]));
  }
  return current;
}

/** Leaves out closing braces that a text has too many of, where that helps: those right before the parser stumbles. */
function dropBraces(services: MsaServices, text: string, parsed: Parse, rounds: number): Parse {
  let current = parsed;
  for (let round = 0; round < rounds && current.surplus && current.failures.length > 0; round++) {
    const brace = braceBeforeFailure(current);
    if (!brace) return current;
    const dropped = new Map([...current.repairs, [brace.startOffset, { kind: 'drop-brace' } as const] as const]);
    const tried = parseOnce(services, text, dropped);
    if (tried.failures.length >= current.failures.length) return current;
    current = tried;
  }
  return current;
}

/** The closing brace at which the parser first stumbles, or right after which it does. */
function braceBeforeFailure({ tokens, failures }: Parse): IToken | undefined {
  // Where a `{` is missing, its partner is the one that closes nothing.
  if (failures.some(({ expected }) => expected === '{')) return undefined;
  const failed = new Set(failures.map(({ token }) => token));
  const first = tokens.findIndex((token) => failed.has(token));
  return tokens.slice(Math.max(0, first - 1), first + 1).findLast((token) => token.image === '}');
}

function propose(
  services: MsaServices,
  text: string,
  parsed: Parse,
  rejected: ReadonlySet<string>,
): Map<number, Repair> {
  const keywords = Object.values(services.parser.Lexer.definition).filter(isWordKeyword);
  const indices = new Map(parsed.tokens.map((token, index) => [token, index]));
  const proposed = proposeRewrites(text, parsed, rejected);
  const rewritten = [...proposed];
  const { LangiumParser } = services.parser;
  for (const { token, rule, expected } of parsed.failures.slice(0, MOST_REPAIRED)) {
    const index = indices.get(token);
    if (index === undefined || rewritten.some((each) => isOnLineOf(text, token, each))) continue;
    const fitting = keywordsIn(LangiumParser, rule);
    const repairs = proposeRepairs({ tokens: parsed.tokens, index, rule, expected, fitting }, keywords);
    const fresh = repairs.find(
      ([offset, repair]) => !rejected.has(keyOf(offset, repair)) && !parsed.repairs.has(offset),
    );
    if (!fresh || proposed.has(fresh[0])) continue;
    proposed.set(...fresh);
    if (fresh[1].kind === 'brace' && fresh[1].partner !== undefined)
      proposed.set(fresh[1].partner, { kind: 'brace', brace: '}' });
    // A list that lacks one comma lacks them all, mostly.
    if (fresh[1].kind === 'insert-comma')
      for (const { startOffset } of lackingCommas(parsed.tokens, index, rule)) proposed.set(startOffset, fresh[1]);
  }
  return proposed;
}

/** Forms of other languages, at what nothing takes and where the parser stumbled. */
function proposeRewrites(text: string, parsed: Parse, rejected: ReadonlySet<string>): Map<number, Repair> {
  const proposed = new Map<number, Repair>();
  const { strays, failures, tokens, repairs } = parsed;
  const broken = [...strays.map(({ offset }) => offset), ...failures.map(({ token }) => token.startOffset)]
    .filter((offset) => offset >= 0)
    .slice(0, MOST_REPAIRED);
  for (const offset of broken) {
    const known = [...repairs, ...proposed];
    if (known.some((each) => isIn(offset, each))) continue;
    const found = rewriteAround(text, tokens, offset, (start, rewrite) => {
      const isFree = known.every((each) => !isIn(start, each) && !isIn(each[0], [start, rewrite]));
      return isFree && !rejected.has(keyOf(start, rewrite));
    });
    if (found) proposed.set(...found);
  }
  return proposed;
}

/** Whether a failure is in what is rewritten, or may come from that. */
function isOnLineOf(text: string, { startOffset }: IToken, [start, repair]: readonly [number, Repair]): boolean {
  if (repair.kind !== 'rewrite' || startOffset < start) return false;
  return !text.slice(repair.end, startOffset).includes('\n');
}

/** Whether a place is in what a repair changes. */
function isIn(offset: number, [start, repair]: readonly [number, Repair]): boolean {
  return repair.kind === 'rewrite' ? start <= offset && offset < repair.end : start === offset;
}

function keyOf(offset: number, repair: Repair): string {
  const what = 'keyword' in repair ? repair.keyword : 'read' in repair ? repair.read : '';
  return `${offset} ${repair.kind} ${what}`;
}

/** Whether the parser stumbles over the repaired token or over the one after it. */
function failsAt(parsed: Parse, offset: number): boolean {
  const repair = parsed.repairs.get(offset);
  if (repair?.kind === 'rewrite') return failsIn(parsed, offset, repair);
  // What was put in before it stands at the same place.
  const index = DROPPED.has(repair?.kind)
    ? parsed.tokens.findLastIndex((token) => token.startOffset < offset)
    : parsed.tokens.findLastIndex((token) => token.startOffset === offset && token.tokenType !== MISSING);
  const near = [parsed.tokens[index], parsed.tokens[index + 1]];
  return parsed.failures.some(({ token }) => near.includes(token));
}

/** Whether the parser stumbles over what it reads in the place of another form, or over the token after that. */
function failsIn({ tokens, failures }: Parse, start: number, { form, end }: Rewrite): boolean {
  // These are nothing to the parser: it stumbles over what stands there besides.
  if (form === 'comment' || form === 'annotation') return false;
  const after = tokens.find(({ startOffset }) => startOffset >= end)?.startOffset ?? Infinity;
  return failures.some(({ token }) => start <= token.startOffset && token.startOffset <= after);
}

/** Repairs that leave nothing in the place of a token. */
const DROPPED: ReadonlySet<Repair['kind'] | undefined> = new Set(['drop-sign', 'drop-call']);

function parseOnce(services: MsaServices, text: string, repairs: Repairs): Parse {
  const { Lexer, LangiumParser, RecoveryRecord } = services.parser;
  Lexer.repairs = repairs;
  RecoveryRecord.failures = [];
  RecoveryRecord.skipped = [];
  const { value, lexerErrors } = LangiumParser.parse<File>(text);
  Lexer.repairs = new Map();
  return {
    tree: value,
    tokens: Lexer.tokens,
    comments: Lexer.comments,
    strays: lexerErrors.map(({ offset, length }) => ({ offset, length })),
    failures: allFailures(RecoveryRecord, Lexer.tokens),
    repairs,
    skipped: RecoveryRecord.skipped,
    tooDeep: Lexer.tooDeep,
    balanced: Lexer.balanced,
    surplus: Lexer.surplus,
  };
}
