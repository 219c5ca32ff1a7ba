/** What is said of the forms of other languages. */
import type { IToken } from 'chevrotain';
import type { Parse } from './parse.ts';
import type { Rewrite } from './other-forms.ts';
import type { Change, Problem, ProblemData } from './problems.ts';
import { operatorProblem } from './slips.ts';
import type { Location, Source } from './source.ts';

/** One problem for each form of another language that was read as one of this. */
export function rewriteProblems(source: Source, { tokens, repairs }: Pick<Parse, 'tokens' | 'repairs'>): Problem[] {
  return [...repairs]
    .map(([start, repair]) => (repair.kind === 'rewrite' ? [rewriteProblem(source, tokens, start, repair)] : []))
    .flat();
}

function rewriteProblem(source: Source, tokens: readonly IToken[], start: number, rewrite: Rewrite): Problem {
  const { form, end, read } = rewrite;
  const place = source.location(start, end);
  const text = source.text.slice(start, end);
  switch (form) {
    case 'comment':
      return commentProblem(source, start, text);
    case 'annotation':
      return at(place, { kind: 'annotation', found: text.replace(/\(.*$/, ''), ...annotationMeant(text, read) });
    case 'operator': {
      const index = tokens.findIndex(({ startOffset }) => startOffset === start);
      if (/^\|\|$/.test(text)) return at(place, operatorProblem(source, tokens, index, 'and'));
      return at(place, { kind: 'operator', found: text, ...(isSure(text) && { meant: read }) });
    }
    case 'choice':
      return choiceProblem(source, start, text);
    default: {
      const change = { text: read, place };
      const [shown, offset] = shownPart(text);
      const first = read.startsWith('{') ? (/^\{\s*([^,}]*[^,}\s])/.exec(read)?.[1] ?? read) : read;
      return at(source.location(start + offset, start + offset + shown.length), {
        kind: 'other-form',
        form,
        found: oneLine(shown),
        meant: first,
        change,
      });
    }
  }
}

/** Of a block, the first of what it holds; what is shown stands on one line. */
function shownPart(text: string): readonly [string, number] {
  const [, before = '', first] = /^(\{\s*)([^,}]*[^,}\s])/.exec(text) ?? [];
  return first === undefined ? [text, 0] : [first, before.length];
}

/** What a comparison other than `==` and `!=` is to be, nobody knows. */
function isSure(operator: string): boolean {
  return !/^[<>~]|~$/.test(operator) || operator === '<>';
}

function commentProblem(source: Source, start: number, text: string): Problem {
  const [sign = ''] = /^(?:<!--|#+|--+)/.exec(text) ?? [];
  const first = source.location(start, start + sign.length);
  if (sign !== '<!--') return at(first, { kind: 'comment-sign', sign, changes: [{ text: '//', place: first }] });
  const end = start + text.length;
  const changes: readonly Change[] = [
    { text: '/*', place: first },
    { text: '*/', place: source.location(end - '-->'.length, end) },
  ];
  return at(first, { kind: 'comment-sign', sign, changes });
}

/** What other languages call what every field is that has no `?`. */
const REQUIRED = /^@(?:NotNull|NonNull|NotBlank|NotEmpty|Nonnull|Required)$/i;

function annotationMeant(text: string, read: string): { meant?: string } {
  return read !== '' || REQUIRED.test(text) ? { meant: read } : {};
}

/** `status in (A, B)`: a rule for each of the values, if nothing else is said behind. */
function choiceProblem(source: Source, start: number, text: string): Problem {
  const place = source.location(start, start + 'in'.length);
  const values = text
    .slice('in'.length)
    .replaceAll(/[()[\]]/g, '')
    .split(',')
    .map((value) => value.trim());
  const end = start + text.length;
  const lineStart = source.text.lastIndexOf('\n', start) + 1;
  const line = source.text.slice(lineStart, start);
  const [, indent = '', rule] = /^([ \t]*)(allow\b.*)$/.exec(line) ?? [];
  const isLast = /^[ \t]*(?:[\r\n}]|$)/.test(source.text.slice(end, end + 100));
  const again =
    rule !== undefined && isLast
      ? { text: values.map((value) => `== ${value}`).join(`\n${indent}${rule}`), place: source.location(start, end) }
      : undefined;
  return at(place, { kind: 'operator', found: 'in', ...(again && { again }) });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function at(location: Location, data: ProblemData): Problem {
  return { ...location, ...data };
}
