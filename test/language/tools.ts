import { loadProgram, virtualFiles, type Program, type Problem } from '../../src/language/index.ts';

/** A program of one text. */
export function read(text: string): Program {
  return loadProgram('main.msa', virtualFiles({ 'main.msa': text }));
}

/** Problems as `line:column kind detail`, which reads like a message. */
export function problemsOf(text: string): string[] {
  return read(text).problems.map(brief);
}

export function brief(problem: Problem): string {
  const { line, column } = problem.range.start;
  return `${line}:${column} ${problem.kind}${detail(problem)}`;
}

function detail(problem: Problem): string {
  switch (problem.kind) {
    case 'unexpected':
      return `: ${problem.expected}${problem.after ? ` after ${problem.after}` : ''}, not ${problem.found}`;
    case 'misspelt-keyword':
      return ` ${problem.found} → ${problem.nearest}`;
    case 'colon-after-keyword':
      return ` ${problem.keyword}`;
    case 'missing-colon':
    case 'quoted-name':
      return ` ${problem.name}`;
    case 'unclosed':
      return ` ${problem.bracket}${problem.block ? ` of ${problem.block}` : ''} from ${problem.opened.range.start.line}:${problem.opened.range.start.column}, not ${problem.found}`;
    case 'unopened':
      return ` ${problem.bracket}`;
    case 'missing-comma':
      return ` ${problem.list}`;
    case 'misplaced-optional':
    case 'type-first':
      return ` ${problem.name}: ${problem.type}`;
    case 'operator':
      return ` ${problem.found} → ${problem.meant ?? problem.again?.text.trim()}`;
    case 'unexpected-character':
      return ` ${problem.found}`;
    case 'not-text':
      return ` ${problem.what}`;
    case 'missing-file':
    case 'not-a-file':
    case 'bad-import':
    case 'missing-package':
      return ` ${problem.path}`;
    case 'unreadable-file':
      return ` ${problem.path}: ${problem.reason}`;
    default:
      return '';
  }
}
