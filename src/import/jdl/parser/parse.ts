import { Lexer, type ILexingError, type IRecognitionException, type IToken } from 'chevrotain';
import type { Diagnostic } from '../../../check/diagnostic.ts';
import { hintAt, LateAnalysis } from '../../../language/grammar-analysis.ts';
import { nearest } from '../../../language/nearest.ts';
import type { Source } from '../../../language/source.ts';
import { analysis } from '../generated/analysis.ts';
import { Comments } from './comments.ts';
import { emptyModel, type JdlModel } from '../model.ts';
import type { Stray } from './base.ts';
import { JdlParser } from './parser.ts';
import { problem } from '../problem.ts';
import { BINARY, BlockComment, COMMENTS, Text, TOKENS, UNARY } from './tokens.ts';

export interface Parsed {
  readonly model: JdlModel;
  readonly problems: readonly Diagnostic[];
}

let tools: ReturnType<typeof createTools> | undefined;

export function createTools(): { readonly lexer: Lexer; readonly parser: JdlParser; readonly late: LateAnalysis } {
  hintAt(TOKENS, analysis);
  const parser = new JdlParser();
  return {
    lexer: new Lexer(TOKENS, { skipValidations: true, positionTracking: 'full' }),
    parser,
    late: new LateAnalysis(parser, analysis),
  };
}

/** Reads one file. The model is to be relied on only when there are no problems. */
export function parseJdl(source: Source): Parsed {
  tools ??= createTools();
  const { lexer, parser, late } = tools;
  const { tokens, errors, groups } = lexer.tokenize(source.text);
  const hidden = groups[COMMENTS] ?? [];
  const { model, comments } = late.run(() => {
    const comments = new Comments(source, tokens, hidden);
    parser.take(source, tokens, comments);
    return { model: parser.file(), comments };
  });
  const problems = [
    ...errors.map((error) => unknownSign(error, source)),
    ...[...tokens, ...hidden].filter(isOpen).map((token) => unclosed(token, source)),
    ...parser.errors.map((error) => syntaxProblem(error, source)),
    ...parser.strays.map((stray) => strayProblem(stray, source)),
  ];
  return { model: { ...(model ?? emptyModel()), looseComments: comments.loose }, problems: onePerLine(problems) };
}

function isOpen({ tokenType, image }: IToken): boolean {
  if (tokenType === Text) return image.length < 2 || !image.endsWith('"');
  return tokenType === BlockComment && (image.length < 4 || !image.endsWith('*/'));
}

function unclosed(token: IToken, source: Source): Diagnostic {
  const text = token.tokenType === Text;
  const at = source.location(token.startOffset, token.startOffset + (text ? 1 : 2));
  return problem(
    at,
    text ? 'The text that begins here has no closing `"`.' : 'The comment that begins here has no `*/`.',
  );
}

function unknownSign({ offset, length }: ILexingError, source: Source): Diagnostic {
  const text = source.text.slice(offset, offset + Math.min(length, 20)).trim();
  const help = text.startsWith(';') ? 'Leave it out: lines end by themselves.' : undefined;
  return problem(source.location(offset, offset + length), `\`${text}\` is no sign of JDL.`, help);
}

const DECLARATIONS = ['application', 'deployment', 'entity', 'enum', 'relationship', 'use', ...UNARY, ...BINARY];
const VALIDATIONS = ['required', 'unique', 'min', 'max', 'minlength', 'maxlength', 'pattern', 'minbytes', 'maxbytes'];

function strayProblem({ where, tokens }: Stray, source: Source): Diagnostic {
  const [first] = tokens;
  const name = first?.image ?? '';
  const at = source.location(first?.startOffset ?? 0, (first?.endOffset ?? 0) + 1);
  if (where === 'validation') {
    const near = nearest(name, VALIDATIONS);
    const help = near
      ? `Did you mean \`${near}\`?`
      : 'A field takes `required`, `unique`, `pattern`, `min…` and `max…`.';
    return problem(at, `\`${name}\` is no validation.`, help);
  }
  const near = nearest(name, DECLARATIONS);
  const help = near
    ? `Did you mean \`${near}\`?`
    : 'A declaration begins with `entity`, `enum`, `relationship`, `application`, `deployment` or an option such as `paginate`.';
  return problem(at, `\`${name}\` begins no declaration.`, help);
}

function syntaxProblem(error: IRecognitionException, source: Source): Diagnostic {
  const { message, token } = error;
  if (!Number.isFinite(token.startOffset) || token.tokenType.name === 'EOF') {
    const end = source.text.trimEnd().length;
    return problem(source.location(end, end), message);
  }
  return problem(source.location(token.startOffset, (token.endOffset ?? token.startOffset) + 1), message);
}

/** What follows on the line of a mistake is mostly of its making. */
function onePerLine(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = [...problems].sort((left, right) => left.range.start.offset - right.range.start.offset);
  return sorted.filter((each, index) => each.range.start.line !== sorted[index - 1]?.range.start.line);
}
