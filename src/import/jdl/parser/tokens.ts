import { createToken, Lexer, type IToken, type TokenType } from 'chevrotain';

/** Every token; what is no declaration is skipped as a row of these. */
export const Any = createToken({ name: 'Any', pattern: Lexer.NA });

/** Keywords are names too: `entity Order { entity String }` is legal. */
export const Name = createToken({
  name: 'Name',
  pattern: /[A-Za-z_\u00a1-\u1fff][\w\u00a1-\u1fff-]*/,
  categories: [Any],
  line_breaks: false,
});

function keyword(word: string): TokenType {
  return createToken({ name: word, pattern: word, longer_alt: Name, categories: [Name, Any] });
}

function sign(name: string, pattern: string): TokenType {
  return createToken({ name, pattern, categories: [Any] });
}

export const UNARY = ['skipClient', 'skipServer', 'noFluentMethod', 'readOnly', 'embedded', 'filter'] as const;
/** `pagination`, `changelogDate`: accepted by some versions; `paginate` is the usual word. */
export const BINARY = [
  'dto',
  'service',
  'paginate',
  'pagination',
  'search',
  'microservice',
  'clientRootFolder',
  'angularSuffix',
  'changelogDate',
] as const;

export const UnaryOption = createToken({ name: 'UnaryOption', pattern: Lexer.NA });
export const BinaryOption = createToken({ name: 'BinaryOption', pattern: Lexer.NA });
export const Bounded = createToken({ name: 'Bounded', pattern: Lexer.NA });

function word(text: string, category: TokenType): TokenType {
  return createToken({
    name: text,
    pattern: text,
    longer_alt: Name,
    categories: [category, Name, Any],
  });
}

export const Entity = keyword('entity');
export const Enum = keyword('enum');
export const Relationship = keyword('relationship');
export const Application = keyword('application');
export const Deployment = keyword('deployment');
export const Config = keyword('config');
export const Entities = keyword('entities');
export const Use = keyword('use');
export const For = keyword('for');
export const With = keyword('with');
export const Except = keyword('except');
export const To = keyword('to');
export const Required = keyword('required');
export const Unique = keyword('unique');
export const Pattern = keyword('pattern');

const boundWords = ['minlength', 'maxlength', 'minbytes', 'maxbytes', 'min', 'max'].map((text) => word(text, Bounded));
const unaryWords = UNARY.map((text) => word(text, UnaryOption));
const binaryWords = [...BINARY].sort((a, b) => b.length - a.length).map((text) => word(text, BinaryOption));

export const BraceOpen = sign('{', '{');
export const BraceClose = sign('}', '}');
export const ParenOpen = sign('(', '(');
export const ParenClose = sign(')', ')');
export const BracketOpen = sign('[', '[');
export const BracketClose = sign(']', ']');
export const Comma = sign(',', ',');
export const Equals = sign('=', '=');
export const Dot = sign('.', '.');
export const Star = sign('*', '*');
export const At = sign('@', '@');

/** May lack its closing quote, which is reported once instead of as what follows from it. */
export const Text = createToken({ name: 'Text', pattern: /"[^"]*"?/, line_breaks: true, categories: [Any] });
export const NumberToken = createToken({ name: 'Number', pattern: /-?\d+(\.\d+)?/, categories: [Any] });
export const Regex = createToken({
  name: 'Regex',
  pattern: matchRegex,
  start_chars_hint: ['/'],
  line_breaks: false,
  categories: [Any],
});

/** Comments are no part of the grammar: they are given to what they stand beside. */
export const COMMENTS = 'comments';
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\n\r]*/, group: COMMENTS });
export const BlockComment = createToken({
  name: 'BlockComment',
  pattern: /\/\*[\s\S]*?(?:\*\/|(?![\s\S]))/,
  group: COMMENTS,
  line_breaks: true,
});
/** A line that begins with `#`. */
const HashComment = createToken({
  name: 'HashComment',
  pattern: (text: string, offset: number) => {
    const first = offset === 0 || /[\n\r]/.test(text.charAt(offset - 1));
    return first ? stickyMatch(/#[^\n\r]*/y, text, offset) : null;
  },
  start_chars_hint: ['#'],
  line_breaks: false,
  group: COMMENTS,
});
const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: /[\s\uFEFF]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

const KEYWORDS = [
  Entities,
  Entity,
  Enum,
  Relationship,
  Application,
  Deployment,
  Config,
  Use,
  For,
  With,
  Except,
  To,
  Required,
  Unique,
  Pattern,
];
const SIGNS = [BraceOpen, BraceClose, ParenOpen, ParenClose, BracketOpen, BracketClose, Comma, Equals, Dot, Star, At];

/** In the order in which they are tried. */
export const TOKENS: TokenType[] = [
  WhiteSpace,
  Regex,
  LineComment,
  BlockComment,
  HashComment,
  Text,
  NumberToken,
  ...KEYWORDS,
  ...boundWords,
  ...unaryWords,
  ...binaryWords,
  Name,
  ...SIGNS,
  Any,
  UnaryOption,
  BinaryOption,
  Bounded,
];

/**
 * A regular expression, which stands after `pattern (` only: anywhere else a slash begins a comment, or nothing. It ends
 * at the first slash with a `)` after it that leaves an expression that is sound; other tools take the last slash of the
 * line, and so swallow whatever stands between two patterns.
 */
function matchRegex(text: string, offset: number, before: IToken[]): [string] | null {
  if (before.at(-1)?.tokenType !== ParenOpen || before.at(-2)?.tokenType !== Pattern) return null;
  const line = stickyMatch(/\/[^\n\r]*/y, text, offset)?.[0];
  if (line === undefined) return null;
  const ends = [...line.matchAll(/(?<=[^\\](?:\\\\)*)\/(?=\s*\))/g)].map((match) => match.index);
  const end = ends.find((index) => isSound(line.slice(1, index))) ?? ends[0];
  return end === undefined ? null : [line.slice(0, end + 1)];
}

function isSound(source: string): boolean {
  try {
    return new RegExp(source).source !== '';
  } catch {
    return false;
  }
}

function stickyMatch(pattern: RegExp, text: string, offset: number): [string] | null {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match ? [match[0]] : null;
}
